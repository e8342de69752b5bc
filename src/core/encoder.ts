// What an encoder is: when an input neuron with a given value spikes.
import { requireTruth } from "../lang/check";
import { RAND } from "../lang/functions";
import { parseExpression } from "../lang/parse";
import { countCalls, type Node } from "../lang/tree";
import { MS, ONE } from "../lang/units";
import { ModelError } from "../util/errors";
import { requireForm } from "./form";
import { type Params, requireName, unitsOfParams } from "./params";

export interface EncoderDescription {
  readonly name: string;
  readonly about: string;
  readonly source: string;
  readonly params: Params;
  /** holds in a step with a spike; may use `value` (0..1), `t` and `dt` (ms since the sample began; step) and `rand()` once */
  readonly spike: string;
}

export interface EncoderModel extends EncoderDescription {
  readonly kind: "encoder";
  readonly trees: { readonly spike: Node };
}

/** Checks an encoder and parses its condition. @throws {ModelError} if it draws more than once a step */
export function defineEncoder(description: EncoderDescription): EncoderModel {
  requireForm(description, "encoder", { spike: "text" });
  const { name, spike } = description;
  requireName(name, "encoder.name");
  const path = `${name}, spike`;
  const units = { ...unitsOfParams(description.params, name, ["value"]), value: ONE, t: MS, dt: MS };
  const tree = parseExpression(spike, path);
  requireTruth(tree, { path, text: spike, units, rand: true });
  if (countCalls(tree, RAND) > 1) throw new ModelError(path, "rand() may be used once only.");
  return { ...description, kind: "encoder", trees: { spike: tree } };
}
