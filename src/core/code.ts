// What an observation code is: how the numbers that an agent observes become values of an input population, whose shape
// says how finely. Plain code, as environments are.
import { ModelError } from "../util/errors";
import type { Quantity } from "./environment";
import { requireForm } from "./form";
import { type Params, type ParamValues, requireName } from "./params";

export interface CodeSetting {
  /** what is observed */
  readonly quantities: readonly Quantity[];
  /** of the input population */
  readonly shape: readonly number[];
  /** values of all parameters */
  readonly values: ParamValues;
}

/** Writes the values of an observation, 0..1, shape `[n]`, into `out`. */
export type Encode = (observation: readonly number[], out: Float32Array) => void;

export interface CodeDescription {
  readonly name: string;
  readonly about: string;
  readonly source: string;
  readonly params: Params;
  /** the input's extents that fit so many quantities, in words, for errors: "one for each quantity" */
  readonly extents: string;
  readonly fits: (quantities: number, shape: readonly number[]) => boolean;
  /** the shape fits */
  readonly create: (setting: CodeSetting) => Encode;
}

export interface CodeModel extends CodeDescription {
  readonly kind: "code";
}

/** @throws {ModelError} if a part is missing */
export function defineCode(description: CodeDescription): CodeModel {
  requireForm(description, "code", { extents: "text" });
  requireName(description.name, "code.name");
  for (const part of ["fits", "create"] as const)
    if (typeof description[part] !== "function")
      throw new ModelError(`${description.name}.${part}`, "a function is expected.");
  return { ...description, kind: "code" };
}

/** Where a quantity lies between its bounds: 0 to 1. */
export function shareOf(value: number, { low, high }: Quantity): number {
  return Math.min(1, Math.max(0, (value - low) / (high - low)));
}
