// What a synapse model is: what the spikes that arrive in a step do to the postsynaptic neuron.
import { linearIn } from "../lang/linear";
import { parseStatements } from "../lang/parse";
import type { Statement } from "../lang/tree";
import { parseUnit, type Unit } from "../lang/units";
import { ModelError } from "../util/errors";
import { checkStatements } from "./neuron";
import { type Params, requireName, requireSymbol, unitsOfParams } from "./params";

export interface SynapseDescription {
  readonly name: string;
  readonly about: string;
  readonly source: string;
  readonly params: Params;
  /** unit of the weight */
  readonly unit: string;
  /** variables that the postsynaptic neuron must have, with their units */
  readonly post: Readonly<Record<string, string>>;
  /** one statement, linear in w: the sum of the weights that arrive, negative at an inhibitory receptor */
  readonly onSpike: string;
}

export interface SynapseModel extends SynapseDescription {
  readonly kind: "synapse";
  readonly trees: { readonly onSpike: Statement };
  readonly postUnits: Readonly<Record<string, Unit>>;
}

/** Checks a synapse model and parses its text. @throws {ModelError} if onSpike is not one linear sum in w */
export function defineSynapse(description: SynapseDescription): SynapseModel {
  const { name } = description;
  requireName(name, "synapse.name");
  const postUnits: Record<string, Unit> = {};
  for (const [variable, unit] of Object.entries(description.post)) {
    requireSymbol(variable, `${name}.post`, ["w"]);
    postUnits[variable] = parseUnit(unit, `${name}.post.${variable}`).unit;
  }
  const path = `${name}, onSpike`;
  const units = {
    ...unitsOfParams(description.params, name, ["w", ...Object.keys(postUnits)]),
    ...postUnits,
    w: parseUnit(description.unit, `${name}.unit`).unit,
  };
  const [onSpike, ...more] = parseStatements(description.onSpike, path);
  const parts = onSpike && linearIn(onSpike.value, "w");
  if (
    !onSpike ||
    more.length > 0 ||
    onSpike.op !== "+=" ||
    !parts ||
    parts.offset.kind !== "number" ||
    parts.offset.value !== 0
  ) {
    throw new ModelError(
      path,
      `one statement 'x += ...' proportional to w is expected, got '${description.onSpike}'.`,
    );
  }
  checkStatements([onSpike], postUnits, { path, text: description.onSpike, units });
  return { ...description, kind: "synapse", trees: { onSpike }, postUnits };
}
