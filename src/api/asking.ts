// What a network answers to images.
import { type TypedNumbers, toSamples } from "../data/arrays";
import type { Model } from "../training/model";
import type { SampleResult } from "../training/runs";
import { DataError } from "../util/errors";

/**
 * One image, a value for each input neuron, row-major. Bytes (`Uint8Array`, `Uint8ClampedArray`) are 0..255; all other
 * numbers 0..1.
 */
export type Image = TypedNumbers | readonly number[];

/** The answer to one image, or to each of several. */
export async function ask(
  model: Model,
  input: Image | readonly Image[],
): Promise<SampleResult | SampleResult[]> {
  if (!isList(input)) return model.predict(pixelsOf([input]));
  return input.length === 0 ? [] : model.predictAll(pixelsOf(input), { watch: "all" });
}

function isList(input: Image | readonly Image[]): input is readonly Image[] {
  return Array.isArray(input) && typeof input[0] !== "number";
}

/** @throws {DataError} naming image and pixel */
function pixelsOf(images: readonly Image[]) {
  try {
    return toSamples(images, new Uint8Array(images.length)).images;
  } catch (error) {
    if (!(error instanceof DataError)) throw error;
    throw new DataError("predict", error.message.replace(/, or say which value .*$/, ".")); // that is no option here
  }
}
