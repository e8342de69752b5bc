// What a network answers to images.
import type { Model } from "../training/model";
import type { SampleResult } from "../training/runs";
import { ModelError } from "../util/errors";

/** One image: a value 0..255 for each input neuron, row-major. */
export type Image = Uint8Array | Uint8ClampedArray | readonly number[];

/** The answer to one image, or to each of several. */
export async function ask(
  model: Model,
  input: Image | readonly Image[],
): Promise<SampleResult | SampleResult[]> {
  if (!isList(input)) return model.predict(bytesOf(input, "image"));
  const pixels = input.map((image, k) => bytesOf(image, `images[${k}]`));
  const n = pixels[0]?.length ?? 0;
  const odd = pixels.findIndex(({ length }) => length !== n);
  if (odd >= 0)
    throw new ModelError(`images[${odd}]`, `${pixels[odd]!.length} values, where the first image has ${n}.`);
  if (n === 0) return [];
  const images = new Uint8Array(pixels.length * n);
  for (const [k, image] of pixels.entries()) images.set(image, k * n);
  return model.predictAll(images, { watch: "all" });
}

function isList(input: Image | readonly Image[]): input is readonly Image[] {
  return Array.isArray(input) && (input.length === 0 || typeof input[0] !== "number");
}

/** @throws {ModelError} naming the first value that is none of a pixel */
function bytesOf(image: Image, path: string): Uint8Array {
  if (image instanceof Uint8Array) return image;
  const wrong = image.findIndex((value) => !(Number.isInteger(value) && value >= 0 && value <= 255));
  if (wrong >= 0)
    throw new ModelError(
      `${path}[${wrong}]`,
      `a whole number from 0 to 255 is expected, got ${image[wrong]}.`,
    );
  return Uint8Array.from(image);
}
