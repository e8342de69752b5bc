// A current as a function of time: one expression in t, such as `10 if t > 100 else 0`; and where a neuron takes it.
import { requireNumber, requireUnit } from "../lang/check";
import { Draws } from "../lang/draws";
import { parseExpression } from "../lang/parse";
import type { Node } from "../lang/tree";
import { MS, ONE, parseUnit } from "../lang/units";
import { ModelError } from "../util/errors";
import { putInPlace, XI_UNIT } from "./equations";
import type { NeuronDescription } from "./neuron";

export interface Drive {
  /** in the unit it was read for, over `t`, `dt` and draws */
  readonly tree: Node;
  /** random numbers that it draws in a step */
  readonly draws: number;
}

/** Where a constant current is set, and where synapses' arrives, by the glossary's names. */
const CONSTANT = "i_ext";
const SYNAPTIC = "i_syn";

/**
 * Reads a current. In it t is a plain number of ms, and so is what it gives, in `unit`; it may be written with units all
 * the same, as `10*pA if t > 100*ms else 0`.
 *
 * @throws {ModelError} that points at what is wrong
 */
export function defineDrive(text: string, unit: string, path = "current"): Drive {
  const tree = parseExpression(text, path);
  const scope = { path, text, rand: true };
  const plain = { ...scope, units: { t: ONE, dt: ONE, xi: ONE } };
  const draws = new Draws();
  const read = (): Drive => ({ tree: putInPlace(tree, {}, draws, path), draws: draws.count });
  try {
    requireUnit(tree, ONE, plain, "This current");
    return read();
  } catch (fault) {
    if (!(fault instanceof ModelError)) throw fault;
    try {
      const units = { t: MS, dt: MS, xi: XI_UNIT };
      requireUnit(tree, parseUnit(unit, path).unit, { ...scope, units }, "This current");
    } catch {
      requireNumber(tree, plain); // what is no number at all is told as that
      throw fault;
    }
    return read();
  }
}

/** The name by which a neuron takes a current, its unit, and the neuron with a parameter of that name; null: it takes none. */
export interface Driven {
  readonly name: string;
  readonly unit: string;
  readonly description: NeuronDescription;
}

export function drivenBy(description: NeuronDescription): Driven | null {
  const { params, inputs = {} } = description;
  if (Object.hasOwn(params, CONSTANT)) return { name: CONSTANT, unit: params[CONSTANT]!.unit, description };
  if (!Object.hasOwn(inputs, SYNAPTIC)) return null;
  const { [SYNAPTIC]: input, ...others } = inputs;
  const { unit, about } = input!;
  const driven = { ...params, [SYNAPTIC]: { value: 0, unit, about } };
  return { name: SYNAPTIC, unit, description: { ...description, inputs: others, params: driven } };
}
