// Transforms: pure functions from samples to samples, one after another. What is drawn depends on the seed, the place
// in the chain, and the number of the sample alone: equal seeds give equal bytes, in whatever parts samples come.
import { DataError } from "../../util/errors";
import type { Quad } from "../../util/random";
import { philox } from "../../util/random";
import { emptyLike, type Pixels, type Samples, sizeOfShape } from "../samples";

/**
 * @param place - in a chain, from 0: two equal steps of one chain draw different numbers
 * @returns new samples; those given stay as they are
 */
export type Transform = (samples: Samples, place?: number) => Samples;

/**
 * Applies transforms one after another: `transform(samples, shift(1), noise(0.1))`. For other draws in each epoch give
 * each another seed. Bytes stay bytes and f32 stays f32, within 0..1.
 */
export function transform(samples: Samples, ...steps: readonly Transform[]): Samples {
  return steps.reduce((done, step, place) => step(done, place), samples);
}

/** Images, `[count, rows, columns, channels]`. */
export interface Images {
  readonly count: number;
  readonly rows: number;
  readonly columns: number;
  readonly channels: number;
}

/** @throws {DataError} if samples are no images. @param name - of the transform that wants some */
export function imagesOf({ shape, count }: Samples, name: string): Images {
  const [rows, columns, channels = 1] = shape;
  if (rows !== undefined && columns !== undefined && shape.length <= 3) {
    return { count, rows, columns, channels };
  }
  throw new DataError(
    name,
    `takes images, and samples have shape [${shape.join(", ")}]. Give them rows and columns, such as [28, 28].`,
  );
}

/** Samples whose images have other sides. */
export function withSides(samples: Samples, images: Pixels, rows: number, columns: number): Samples {
  return { ...samples, images, shape: [rows, columns, ...samples.shape.slice(2)] };
}

/** Each pixel by itself. @param change - from 0..1 to any number, which is held within 0..1 */
export function mapPixels(samples: Samples, change: (value: number) => number): Samples {
  const { images } = samples;
  if (images instanceof Float32Array) return { ...samples, images: images.map((v) => clamp(change(v), 1)) };
  const table = Uint8Array.from({ length: 256 }, (_, byte) => toByte(255 * change(byte / 255)));
  return { ...samples, images: images.map((byte) => table[byte]!) };
}

/** Each sample's pixels at once. @param fill - writes those of sample `k` into `to`, of the same size */
export function mapSamples(samples: Samples, fill: (from: Pixels, to: Pixels, k: number) => void): Samples {
  const size = sizeOfShape(samples.shape);
  const images = emptyLike(samples.images, samples.images.length);
  for (let k = 0; k < samples.count; k++) {
    const [at, end] = [k * size, (k + 1) * size];
    fill(samples.images.subarray(at, end), images.subarray(at, end), k);
  }
  return { ...samples, images };
}

/** What full brightness is: 255 of bytes, 1 of f32. */
export function fullOf(pixels: Pixels): 255 | 1 {
  return pixels instanceof Uint8Array ? 255 : 1;
}

/** A number of 0..1 as a pixel of the kind that `pixels` has. */
export function pixelOf(value: number, pixels: Pixels): number {
  return pixels instanceof Uint8Array ? toByte(255 * value) : clamp(value, 1);
}

/** Rounded, and held within 0..255. */
export function toByte(value: number): number {
  return clamp(Math.round(value), 255);
}

export function clamp(value: number, most: number): number {
  return value < 0 ? 0 : Math.min(value, most);
}

/** Four u32 drawn for place `index` of sample `k`. @param stream - what they are for */
export function drawQuad(seed: number, stream: number, place: number, k: number, index: number): Quad {
  return philox([index, k, stream, place], seed, 0);
}

/** @throws {DataError} if `value` is not within `least`..`most` */
export function checkNumber(name: string, value: number, least: number, most: number): number {
  if (value >= least && value <= most && Number.isFinite(value)) return value;
  const range = most === Number.POSITIVE_INFINITY ? `from ${least} on` : `${least}..${most}`;
  throw new DataError(name, `is ${value}, where a number ${range} is expected.`);
}

/** @throws {DataError} if `value` is no whole number from `least` on */
export function checkWhole(name: string, value: number, least: number): number {
  if (Number.isInteger(value) && value >= least) return value;
  throw new DataError(name, `is ${value}, where a whole number from ${least} on is expected.`);
}
