// Samples from numbers in memory: nested lists, typed arrays, or what an iterable yields.
import { DataError } from "../util/errors";
import { type Labels, MOST_CLASSES, type Pixels, type Samples, sizeOfShape } from "./samples";

/** Lists of numbers, nested to any depth, or any typed array of numbers. */
export type Numeric = readonly number[] | readonly Numeric[] | TypedNumbers;

export type TypedNumbers =
  | Uint8Array
  | Uint8ClampedArray
  | Int8Array
  | Uint16Array
  | Int16Array
  | Uint32Array
  | Int32Array
  | Float32Array
  | Float64Array;

export interface ArrayOptions {
  /** of one sample; by the nesting, or one dimension, if absent */
  readonly shape?: readonly number[];
  /** the value that means full brightness: 1 if absent. Bytes (`Uint8Array`) always have 255 */
  readonly max?: number;
  /** names of the classes */
  readonly classes?: readonly string[];
}

/**
 * Makes samples from arrays. Bytes stay bytes; all other numbers become f32 between 0 and 1.
 *
 * @param x - a list of samples, each nested as it is shaped or a typed array; or one typed array of all of them,
 *   `[count, ...shape]`, row-major. A last dimension of 1 is dropped: `[28, 28, 1]` is an image of `[28, 28]`
 * @param y - the class of each, whole numbers 0 to 999
 * @throws {DataError} naming sample and pixel, if rows are ragged, a pixel is no number between 0 and `max`, there are
 *   more of one than of the other or none at all, or a label is no class
 */
export function toSamples(x: Numeric, y: ArrayLike<number>, options: ArrayOptions = {}): Samples {
  if (x.length === 0) throw new DataError("x", "holds no samples. Give at least one.");
  const { values, shape, count } = isList(x) ? fromList(x, options) : fromFlat(flat(x), y.length, options);
  if (y.length !== count) {
    throw new DataError("y", `holds ${y.length} labels, and x ${count} samples. Give one for each.`);
  }
  const classes = options.classes ? { classes: [...options.classes] } : {};
  return { images: values, labels: readLabels(y, options.classes), count, shape, ...classes };
}

/** One sample of an iterable. */
export interface LabelledImage {
  readonly image: Numeric;
  readonly label: number;
}

/**
 * Gathers what an iterable yields into samples, as `toSamples` does.
 *
 * @param options - `count`: stops after so many, for an iterable without an end
 * @throws {DataError} as `toSamples`
 */
export async function collect(
  source: AsyncIterable<LabelledImage> | Iterable<LabelledImage>,
  { count = Number.POSITIVE_INFINITY, ...options }: ArrayOptions & { readonly count?: number } = {},
): Promise<Samples> {
  const images: Numeric[] = [];
  const labels: number[] = [];
  for await (const { image, label } of source) {
    // an iterable may fill one array over and over
    images.push(isTyped(image) ? image.slice() : structuredClone(image));
    labels.push(label);
    if (images.length >= count) break;
  }
  return toSamples(images, labels, options);
}

/** Samples in the making. */
interface Values {
  readonly values: Pixels;
  readonly shape: readonly number[];
  readonly count: number;
}

/** @param labels - how many there are: decides the size of a sample where no shape is given */
function fromFlat(x: TypedNumbers, labels: number, { shape, max = 1 }: ArrayOptions): Values {
  const size = shape ? checkShape(shape) : x.length / labels;
  const count = x.length / size;
  if (!Number.isInteger(size) || !Number.isInteger(count)) {
    const parts = shape ? `samples of ${shape.join("x")} = ${size}` : `${labels} samples, one for each label`;
    throw new DataError(
      "x",
      `has ${x.length} values, which do not part into ${parts}. Give 'shape', or cut x to whole samples.`,
    );
  }
  const values = emptyFor([x], x.length);
  fill({ values, size, max }, 0, x);
  return { values, shape: withoutLastOne(shape ?? [size]), count };
}

function fromList(x: readonly Numeric[], { shape, max = 1 }: ArrayOptions): Values {
  const found = shapeOf(x[0]!);
  if (found.length === 0) throw new DataError("x[0]", `is ${x[0]}, where a list of numbers is expected.`);
  const size = sizeOfShape(found);
  if (size === 0) throw new DataError("x[0]", "holds no values. Give at least one for each sample.");
  if (shape && checkShape(shape) !== size) {
    throw new DataError(
      "x[0]",
      `has ${found.join("x")} = ${size} values, and 'shape' says ${shape.join("x")} = ${sizeOfShape(shape)}. Give both one shape.`,
    );
  }
  const values = emptyFor(x, x.length * size);
  x.forEach((sample, k) => {
    fillNested({ values, size, max }, k * size, sample, found, `x[${k}]`);
  });
  return { values, shape: withoutLastOne(shape ?? found), count: x.length };
}

/** By the first sample; the others are held against it. */
function shapeOf(sample: Numeric): number[] {
  const shape: number[] = [];
  let inner: number | Numeric | undefined = sample;
  while (typeof inner === "object" && inner !== null) {
    shape.push(inner.length);
    inner = isTyped(inner) ? undefined : inner[0];
  }
  return shape;
}

/** Where values go, how many a sample has, and which of them is full. */
interface Target {
  readonly values: Pixels;
  readonly size: number;
  readonly max: number;
}

/** @param path - of these values, as in `x[3][2]` */
function fillNested(
  target: Target,
  at: number,
  given: Numeric,
  shape: readonly number[],
  path: string,
): void {
  const [length, ...rest] = shape as [number, ...number[]];
  const first = path.replace(/\d+/g, "0");
  if (typeof given !== "object" || given === null) {
    throw new DataError(path, `is ${given}, and ${first} is a list of ${length}. ${EQUAL}`);
  }
  if (given.length !== length) {
    throw new DataError(path, `has ${given.length} values, and ${first} has ${length}. ${EQUAL}`);
  }
  if (rest.length === 0) {
    fill(target, at, given as ArrayLike<number>);
    return;
  }
  const size = sizeOfShape(rest);
  for (let k = 0; k < length; k++) {
    fillNested(target, at + k * size, (given as readonly Numeric[])[k]!, rest, `${path}[${k}]`);
  }
}

/** Checked and scaled. Bytes go as they are into bytes, and as k / 255 into f32. */
function fill({ values, size, max }: Target, at: number, given: ArrayLike<number>): void {
  if (isBytes(given) && values instanceof Uint8Array) {
    values.set(given, at);
    return;
  }
  const most = isBytes(given) ? 255 : max;
  if (!(most > 0)) throw new DataError("max", `is ${most}, where a number above 0 is expected.`);
  for (let i = 0; i < given.length; i++) {
    const value: unknown = given[i];
    if (typeof value !== "number" || !(value >= 0 && value <= most)) {
      const where = `sample ${Math.floor((at + i) / size)}, pixel ${(at + i) % size}`;
      const got = typeof value === "number" ? value : JSON.stringify(value);
      throw new DataError("x", `${where} is ${got}, where 0..${most} is expected. ${remedyFor(value, most)}`);
    }
    values[at + i] = value / most;
  }
}

function remedyFor(value: unknown, most: number): string {
  const tooBright = typeof value === "number" && value > most && value < Number.POSITIVE_INFINITY;
  if (tooBright) return "Give bytes as a Uint8Array, or say which value is full brightness: { max: 255 }.";
  return "Mend the sample, or leave it out.";
}

/** @throws {DataError} if a label is no class. @param names - of the classes, where they have some */
export function readLabels(y: ArrayLike<number>, names?: readonly string[]): Labels {
  const classes = names?.length ?? MOST_CLASSES;
  let highest = 0;
  for (let k = 0; k < y.length; k++) {
    const label: unknown = y[k];
    if (!Number.isInteger(label) || (label as number) < 0 || (label as number) >= classes) {
      const oneHot = typeof label === "object" ? " Not one-hot: the number of the class alone." : "";
      throw new DataError(
        "y",
        `label ${k} is ${JSON.stringify(label) ?? label}, where a whole number 0..${classes - 1} is expected.${oneHot || " Number the classes from 0."}`,
      );
    }
    highest = Math.max(highest, label as number);
  }
  return highest < 256 ? Uint8Array.from(y) : Uint16Array.from(y);
}

/** @returns its size */
function checkShape(shape: readonly number[]): number {
  if (shape.length > 0 && shape.every((n) => Number.isInteger(n) && n > 0)) return sizeOfShape(shape);
  throw new DataError(
    "shape",
    `is [${shape.join(", ")}], where whole numbers above 0 are expected, such as [28, 28].`,
  );
}

/** Bytes where all samples are bytes, or else f32. */
function emptyFor(parts: readonly unknown[], length: number): Pixels {
  return parts.every(isBytes) ? new Uint8Array(length) : new Float32Array(length);
}

function withoutLastOne(shape: readonly number[]): readonly number[] {
  return shape.length > 2 && shape.at(-1) === 1 ? shape.slice(0, -1) : [...shape];
}

function isBytes(values: unknown): values is Uint8Array | Uint8ClampedArray {
  return values instanceof Uint8Array || values instanceof Uint8ClampedArray;
}

/** Whether it holds samples, and not their values one after another. */
function isList(x: Numeric): x is readonly Numeric[] {
  return !isTyped(x) && typeof x[0] !== "number";
}

function flat(x: Numeric): TypedNumbers {
  return isTyped(x) ? x : Float64Array.from(x as readonly number[]);
}

function isTyped(values: Numeric): values is TypedNumbers {
  return ArrayBuffer.isView(values);
}

const EQUAL = "All samples must have one shape.";
