// The one door for what a network learns from: samples, arrays, or what an iterable yields.
import type { NetworkDocument } from "../core/document";
import { collect, type LabelledImage, type Numeric, toSamples } from "../data/arrays";
import type { Samples } from "../data/samples";
import { inputOf } from "../training/samples";
import { DataError } from "../util/errors";

/**
 * Images and their classes in memory, under one of two pairs of names. Bytes (`Uint8Array`, `Uint8ClampedArray`) are
 * 0..255; all other numbers 0..1, or 0..`max`.
 */
export type ArrayPair = { readonly max?: number; readonly shape?: readonly number[] } & (
  | { readonly x: Numeric; readonly y: ArrayLike<number> }
  | { readonly images: Numeric; readonly labels: ArrayLike<number> }
);

/** What `fit` and `evaluate` take: a part of a data set, arrays, or what yields one image and its label after another. */
export type LabelledData = Samples | ArrayPair | Iterable<LabelledImage> | AsyncIterable<LabelledImage>;

/** Values of an iterable. Chosen: twice MNIST's 60,000 images; their f32 take half a GiB. */
const MOST_VALUES = 2 ** 27;

/**
 * Samples from any of these. Samples go through as they are.
 *
 * @param most - values that an iterable may yield: one without an end is stopped there
 * @throws {DataError} naming sample and pixel, as `toSamples`, or what may be given
 */
export async function samplesFrom(
  data: LabelledData,
  document: NetworkDocument,
  most = MOST_VALUES,
): Promise<Samples> {
  if (isSamples(data)) return data;
  const parts = fieldsOf(data);
  if (parts?.train !== undefined)
    throw new DataError("data", "is a data set of two parts. Give one of them, as data.train.");
  try {
    const [x, y] = [parts?.x ?? parts?.images, parts?.y ?? parts?.labels];
    if (isNumeric(x) && isNumeric(y)) {
      const { shape: given, max } = parts as Extract<LabelledData, { readonly max?: number }>;
      // one array of all samples says nothing of their shape: the network does
      const shape = given ?? (isFlat(x) ? inputOf(document)[1].shape : undefined);
      const options = { ...(shape ? { shape } : {}), ...(max === undefined ? {} : { max }) };
      return toSamples(x, y as ArrayLike<number>, options);
    }
    if (parts && (Symbol.iterator in parts || Symbol.asyncIterator in parts))
      return await collect(bounded(data as Iterable<LabelledImage>, most));
  } catch (error) {
    if (!(error instanceof DataError)) throw error;
    throw new DataError("data", error.message);
  }
  const got = parts ? `{ ${Object.keys(parts).slice(0, 5).join(", ")} }` : String(data);
  throw new DataError(
    "data",
    `samples, { x, y }, { images, labels }, or an iterable of { image, label } are expected, got ${got}.`,
  );
}

async function* bounded(
  source: AsyncIterable<LabelledImage> | Iterable<LabelledImage>,
  most: number,
): AsyncGenerator<LabelledImage> {
  let values = 0;
  let k = 0;
  for await (const sample of source) {
    if (!isNumeric(sample?.image) || typeof sample.label !== "number") {
      throw new DataError(`sample ${k}`, "is no { image, label }: numbers, and the number of a class.");
    }
    values += countOf(sample.image);
    if (values > most) {
      throw new DataError(
        `sample ${k}`,
        `makes more than ${most} values, and there may be no end. Stop before, as collect(source, { count }) does.`,
      );
    }
    yield sample;
    k++;
  }
}

type Fields = Readonly<Record<string, unknown>>;

function fieldsOf(data: unknown): Fields | null {
  return typeof data === "object" && data !== null ? (data as Fields) : null;
}

function isSamples(data: unknown): data is Samples {
  const { images, labels, count, shape } = (fieldsOf(data) ?? {}) as Partial<Samples>;
  const isPixels = images instanceof Uint8Array || images instanceof Float32Array;
  return isPixels && ArrayBuffer.isView(labels) && typeof count === "number" && Array.isArray(shape);
}

function isNumeric(values: unknown): values is Numeric {
  return Array.isArray(values) || (ArrayBuffer.isView(values) && "length" in values);
}

function isFlat(x: Numeric): boolean {
  return ArrayBuffer.isView(x) || typeof x[0] === "number";
}

/** By the first of each list. */
function countOf(image: Numeric): number {
  return isFlat(image) || image.length === 0 ? image.length : image.length * countOf(image[0] as Numeric);
}
