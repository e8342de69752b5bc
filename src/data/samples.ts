// What a network learns from: images, or any numbers of one shape, each with its class. Also the cuts one makes in them.
import { DataError } from "../util/errors";
import { philox } from "../util/random";

/** Bytes 0..255, or f32 0..1: byte k stands for k / 255. */
export type Pixels = Uint8Array | Float32Array;

/** Classes, as whole numbers from 0. */
export type Labels = Uint8Array | Uint16Array;

/** Images with the class of each. */
export interface Samples {
  /** `[count, ...shape]`, row-major */
  readonly images: Pixels;
  /** `[count]`, 0 to `MOST_CLASSES` - 1 */
  readonly labels: Labels;
  readonly count: number;
  /** of one sample: `[rows, columns]` of an image, or `[rows, columns, channels]`; `[n]` of a plain list */
  readonly shape: readonly number[];
  /** names of the classes, where they have some */
  readonly classes?: readonly string[];
}

/** Samples to learn from, and others to test with. */
export interface Dataset {
  readonly name: string;
  readonly train: Samples;
  readonly test: Samples;
  readonly source: "embedded" | "official" | "files" | "arrays" | "folder" | "drawn";
}

/** Chosen: as many as ImageNet has. */
export const MOST_CLASSES = 1000;

/** Values of one sample. */
export function sizeOfShape(shape: readonly number[]): number {
  return shape.reduce((product, n) => product * n, 1);
}

/** A part of the samples in order, as a view: no pixel is copied. All from `from` on if there are no more. */
export function take(samples: Samples, count = samples.count, from = 0): Samples {
  const first = Math.min(from, samples.count);
  const end = Math.max(first, Math.min(first + count, samples.count));
  if (first === 0 && end === samples.count) return samples;
  const size = sizeOfShape(samples.shape);
  return {
    ...samples,
    count: end - first,
    images: samples.images.subarray(first * size, end * size),
    labels: samples.labels.subarray(first, end),
  };
}

/** The samples numbered in `order`, copied. @throws {DataError} if there is no sample of a number */
export function pick(samples: Samples, order: ArrayLike<number>): Samples {
  const size = sizeOfShape(samples.shape);
  const count = order.length;
  const images = emptyLike(samples.images, count * size);
  const labels = emptyLike(samples.labels, count);
  for (let k = 0; k < count; k++) {
    const from = order[k]!;
    if (!(from < samples.count)) {
      throw new DataError("pick", `there is no sample ${from}: the last of them is ${samples.count - 1}.`);
    }
    images.set(samples.images.subarray(from * size, (from + 1) * size), k * size);
    labels[k] = samples.labels[from]!;
  }
  return { ...samples, images, labels, count };
}

/** Those of the first `classes` classes, copied; all as they are where there are no others. */
export function ofClasses(samples: Samples, classes: number): Samples {
  if (samples.labels.every((label) => label < classes)) return samples;
  const kept = Array.from(samples.labels.keys()).filter((k) => samples.labels[k]! < classes);
  const names = samples.classes ? { classes: samples.classes.slice(0, classes) } : {};
  return { ...pick(samples, kept), ...names };
}

/** The samples in an order that the seed decides, copied. Equal seeds give equal orders. */
export function shuffle(samples: Samples, seed = 1): Samples {
  return pick(samples, shuffledOrder(samples.count, seed));
}

/**
 * Parts samples into some to learn from and some to validate with. Without a seed the last ones go to validation;
 * with one they are drawn, and both parts come in the order of the draw.
 *
 * @param size - of the validation part: a share between 0 and 1, or from 1 on a number of samples
 * @throws {DataError} if a part would be empty
 */
export function split(
  samples: Samples,
  size: number,
  { seed }: { readonly seed?: number } = {},
): { readonly train: Samples; readonly validation: Samples } {
  const held = size < 1 ? Math.round(size * samples.count) : size;
  if (!(Number.isInteger(held) && held >= 1 && held < samples.count)) {
    throw new DataError(
      "split",
      `${size} leaves nothing on one side of ${samples.count} samples. Give a share between 0 and 1, or a whole number from 1 to ${samples.count - 1}.`,
    );
  }
  const ordered = seed === undefined ? samples : shuffle(samples, seed);
  const kept = samples.count - held;
  return { train: take(ordered, kept), validation: take(ordered, held, kept) };
}

/** How many classes there are: names, or else the highest label and those below it. */
export function classesOf(samples: Samples): number {
  if (samples.classes) return samples.classes.length;
  let classes = 0;
  for (const label of samples.labels) classes = Math.max(classes, label + 1);
  return classes;
}

/** Samples of each class, shape `[classes]`. */
export function samplesPerClass(samples: Samples, classes = classesOf(samples)): Uint32Array<ArrayBuffer> {
  const counts = new Uint32Array(classes);
  for (const label of samples.labels) counts[label]!++;
  return counts;
}

/** Pixels as bytes: those of f32 rounded, bytes as they are. */
export function toBytes(pixels: Pixels): Uint8Array {
  return pixels instanceof Uint8Array ? pixels : Uint8Array.from(pixels, (value) => Math.round(255 * value));
}

/** As many zeros of the same kind. */
export function emptyLike<T extends Pixels | Labels>(values: T, length: number): T;
export function emptyLike(values: Pixels | Labels, length: number): Pixels | Labels {
  if (values instanceof Float32Array) return new Float32Array(length);
  return values instanceof Uint16Array ? new Uint16Array(length) : new Uint8Array(length);
}

/** Keeps these draws apart from others of the same seed. Chosen: any. */
const SHUFFLE_STREAM = 0xda7a0001;

/** A permutation of 0..n-1: Fisher-Yates from the last place down, the draw of place i depending on seed and i alone. */
function shuffledOrder(n: number, seed: number): Uint32Array {
  const order = Uint32Array.from({ length: n }, (_, i) => i);
  for (let i = n - 1; i > 0; i--) {
    const j = Math.floor(philox([i, 0, SHUFFLE_STREAM, 0], seed, 0)[0] * 2 ** -32 * (i + 1));
    const moved = order[i]!;
    order[i] = order[j]!;
    order[j] = moved;
  }
  return order;
}
