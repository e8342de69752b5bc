// What a teacher is: how the class of a sample becomes a reward for each neuron that is read out.
import { requireNumber, requireUnit } from "../lang/check";
import { parseExpression } from "../lang/parse";
import type { Node } from "../lang/tree";
import { ONE, parseUnit, type Unit } from "../lang/units";
import { ModelError } from "../util/errors";
import { requireEntries, requireForm } from "./form";
import { type Params, requireName, requireSymbol, unitsOfParams } from "./params";

/** One number for the whole population: the sum, or the largest, of `of` over its neurons. */
export interface TotalDescription {
  readonly by: "sum" | "max";
  /** of a neuron's variables and `target` */
  readonly of: string;
  readonly about: string;
}

export interface TeacherDescription {
  readonly name: string;
  readonly about: string;
  readonly source: string;
  readonly params: Params;
  /** variables that the neurons must have, with their units */
  readonly post: Readonly<Record<string, string>>;
  readonly totals?: Readonly<Record<string, TotalDescription>>;
  /**
   * Each neuron's reward, a plain number, at the end of a learning sample. May use the neuron's variables as they then
   * stand, the totals, and `target`: 1 for a neuron whose class is the sample's, else 0.
   */
  readonly reward: string;
}

export interface TeacherModel extends TeacherDescription {
  readonly kind: "teacher";
  readonly trees: { readonly totals: Readonly<Record<string, Node>>; readonly reward: Node };
  readonly postUnits: Readonly<Record<string, Unit>>;
}

/** 1 for neurons of the sample's class. */
export const TARGET = "target";

/** Checks a teacher and parses its texts. @throws {ModelError} if a unit does not balance or a text does not parse */
export function defineTeacher(description: TeacherDescription): TeacherModel {
  requireForm(description, "teacher", { post: "record", totals: "record?", reward: "text" });
  requireEntries(description.totals, `${description.name}.totals`, "{ by, of, about }");
  const { name } = description;
  requireName(name, "teacher.name");
  const postUnits: Record<string, Unit> = {};
  for (const [variable, unit] of Object.entries(description.post)) {
    requireSymbol(variable, `${name}.post`, [TARGET]);
    postUnits[variable] = parseUnit(unit, `${name}.post.${variable}`).unit;
  }
  const own = unitsOfParams(description.params, name, [TARGET, ...Object.keys(postUnits)]);
  const units: Record<string, Unit> = { ...own, ...postUnits, [TARGET]: ONE };
  const totals: Record<string, Node> = {};
  const found: Record<string, Unit> = {};
  for (const [total, { of }] of Object.entries(description.totals ?? {})) {
    const path = `${name}.totals.${total}`;
    requireSymbol(total, `${name}.totals`, [TARGET]);
    if (Object.hasOwn(units, total))
      throw new ModelError(path, "is also a parameter or variable. Rename one.");
    totals[total] = parseExpression(of, path);
    found[total] = requireNumber(totals[total], { path, text: of, units });
  }
  const path = `${name}, reward`;
  const reward = parseExpression(description.reward, path);
  requireUnit(reward, ONE, { path, text: description.reward, units: { ...units, ...found } }, "A reward");
  return { ...description, kind: "teacher", trees: { totals, reward }, postUnits };
}
