// What a weight normalisation is: how large the weights onto a neuron are, and what to multiply them by.
import { requireUnit } from "../lang/check";
import { parseExpression } from "../lang/parse";
import type { Node } from "../lang/tree";
import { ONE } from "../lang/units";
import { requireForm } from "./form";
import { type Params, requireName, unitsOfParams } from "./params";

export interface NormalizationDescription {
  readonly name: string;
  readonly about: string;
  readonly source: string;
  readonly params: Params;
  /** of each weight w onto the neuron; `sum` adds them up in index order */
  readonly measure: string;
  /** factor for all those weights, from `sum`; left alone where sum is 0 */
  readonly factor: string;
}

export interface NormalizationModel extends NormalizationDescription {
  readonly kind: "normalization";
  readonly trees: { readonly measure: Node; readonly factor: Node };
}

/** Checks a normalisation and parses its texts. */
export function defineNormalization(description: NormalizationDescription): NormalizationModel {
  requireForm(description, "normalization", { measure: "text", factor: "text" });
  const { name, measure, factor } = description;
  requireName(name, "normalization.name");
  const params = unitsOfParams(description.params, name, ["w", "sum"]);
  const parse = (part: string, text: string, variable: string): Node => {
    const path = `${name}, ${part}`;
    const tree = parseExpression(text, path);
    requireUnit(tree, ONE, { path, text, units: { ...params, [variable]: ONE } }, `The ${part}`);
    return tree;
  };
  const trees = { measure: parse("measure", measure, "w"), factor: parse("factor", factor, "sum") };
  return { ...description, kind: "normalization", trees };
}
