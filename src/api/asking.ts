// What a network answers to images.
import { emptyLike, type Pixels } from "../data/samples";
import type { Model } from "../training/model";
import type { SampleResult } from "../training/runs";
import { ModelError } from "../util/errors";

/** One image, a value for each input neuron, row-major: 0..255, or 0..1 in a `Float32Array`. */
export type Image = Pixels | Uint8ClampedArray | readonly number[];

/** The answer to one image, or to each of several. */
export async function ask(
  model: Model,
  input: Image | readonly Image[],
): Promise<SampleResult | SampleResult[]> {
  if (!isList(input)) return model.predict(pixelsOf(input, "image"));
  const pixels = input.map((image, k) => pixelsOf(image, `images[${k}]`));
  const n = pixels[0]?.length ?? 0;
  const odd = pixels.findIndex(({ length }) => length !== n);
  if (odd >= 0)
    throw new ModelError(`images[${odd}]`, `${pixels[odd]!.length} values, where the first image has ${n}.`);
  if (n === 0) return [];
  const float = pixels.find((image) => image instanceof Float32Array);
  const images = emptyLike(float ?? pixels[0]!, pixels.length * n);
  for (const [k, image] of pixels.entries()) images.set(float ? floatsOf(image) : image, k * n);
  return model.predictAll(images, { watch: "all" });
}

function isList(input: Image | readonly Image[]): input is readonly Image[] {
  return Array.isArray(input) && (input.length === 0 || typeof input[0] !== "number");
}

/** @throws {ModelError} naming the first value that is none of a pixel */
function pixelsOf(image: Image, path: string): Pixels {
  if (image instanceof Uint8Array || image instanceof Float32Array) return image;
  const wrong = image.findIndex((value) => !(Number.isInteger(value) && value >= 0 && value <= 255));
  if (wrong >= 0)
    throw new ModelError(
      `${path}[${wrong}]`,
      `a whole number from 0 to 255 is expected, got ${image[wrong]}.`,
    );
  return Uint8Array.from(image);
}

function floatsOf(image: Pixels): Float32Array {
  return image instanceof Float32Array ? image : Float32Array.from(image, (byte) => byte / 255);
}
