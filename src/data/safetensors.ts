// Safetensors, the container of trained weights: eight bytes with the header's length, the header as JSON, and the
// numbers one after another. Format: https://github.com/huggingface/safetensors, README, "Format". What is read may
// come from anyone: every length is held against the file before anything is taken from it.
import { DataError } from "../util/errors";

export type TensorData =
  | Float32Array<ArrayBuffer>
  | Float64Array<ArrayBuffer>
  | Int32Array<ArrayBuffer>
  | Uint32Array<ArrayBuffer>
  | Uint16Array<ArrayBuffer>
  | Uint8Array<ArrayBuffer>;

export interface Tensor {
  /** row-major; `[]` is one number */
  readonly shape: readonly number[];
  readonly data: TensorData;
}

export interface Tensors {
  /** text by name */
  readonly metadata: ReadonlyMap<string, string>;
  readonly tensors: ReadonlyMap<string, Tensor>;
}

/** The types that are read and written, the widest first: in this order every tensor lies where its type may. */
const TYPES = {
  F64: Float64Array,
  F32: Float32Array,
  I32: Int32Array,
  U32: Uint32Array,
  U16: Uint16Array,
  U8: Uint8Array,
} as const;
type TypeName = keyof typeof TYPES;
const TYPE_NAMES = Object.keys(TYPES) as TypeName[];

const METADATA = "__metadata__";
const LENGTH_BYTES = 8;
/** The format's own limit is 100 MB. Chosen: a network of a thousand populations takes less than one. */
const MOST_HEADER = 8 * 2 ** 20;
const MOST_TENSORS = 10_000;
const MOST_DIMENSIONS = 8;
/** The numbers begin at a multiple of this; the header is filled up with spaces. */
const ALIGNMENT = 8;

/**
 * Writes metadata and tensors as one file. Equal contents give equal bytes, whatever the order they come in.
 *
 * @throws {RangeError} if a tensor's data is not as long as its shape says
 */
export function writeSafetensors({ metadata, tensors }: Tensors): Uint8Array<ArrayBuffer> {
  const placed = [...tensors].sort(inOrder);
  const entries: [string, unknown][] = [[METADATA, Object.fromEntries(metadata)]];
  let end = 0;
  for (const [name, { shape, data }] of placed) {
    if (data.length !== sizeOf(shape))
      throw new RangeError(`tensor ${name}: [${shape}] takes ${sizeOf(shape)} numbers, got ${data.length}.`);
    entries.push([name, { dtype: typeOf(data), shape, data_offsets: [end, end + data.byteLength] }]);
    end += data.byteLength;
  }
  const text = JSON.stringify(Object.fromEntries(entries));
  const length = new TextEncoder().encode(text).length;
  const padding = (ALIGNMENT - (length % ALIGNMENT)) % ALIGNMENT;
  const head = new TextEncoder().encode(text + " ".repeat(padding));
  const file = new Uint8Array(LENGTH_BYTES + head.length + end);
  new DataView(file.buffer).setBigUint64(0, BigInt(head.length), true);
  file.set(head, LENGTH_BYTES);
  let at = LENGTH_BYTES + head.length;
  for (const [, { data }] of placed) {
    file.set(new Uint8Array(data.buffer, data.byteOffset, data.byteLength), at);
    at += data.byteLength;
  }
  return file;
}

/**
 * Reads a file. Its tensors are copies: they take no more memory than the file does.
 *
 * @param file - its name, for errors
 * @throws {DataError} if it is no such file, is cut short, or its header contradicts itself or the rest
 */
export function readSafetensors(file: string, bytes: Uint8Array<ArrayBuffer>): Tensors {
  const fail = (what: string): never => {
    throw new DataError(file, what);
  };
  const [header, start] = readHeader(bytes, fail);
  const length = bytes.length - start;
  let metadata: ReadonlyMap<string, string> = new Map();
  const found: (readonly [string, Place])[] = [];
  for (const [name, entry] of Object.entries(header)) {
    if (name === METADATA) metadata = readMetadata(entry, fail);
    else found.push([name, readPlace(name, entry, length, fail)]);
  }
  if (found.length > MOST_TENSORS) fail(`holds ${found.length} tensors; at most ${MOST_TENSORS} are read.`);
  let end = 0;
  for (const [name, { from, to }] of [...found].sort(([, a], [, b]) => a.from - b.from || a.to - b.to)) {
    if (from !== end)
      fail(`tensor ${quoted(name)} begins at byte ${from}, where ${end} is expected: ${GAPLESS}`);
    end = to;
  }
  if (end !== length) fail(`has ${length} bytes of numbers, but its tensors take ${end}. ${AGAIN}`);
  const tensors = new Map<string, Tensor>();
  for (const [name, { type, shape, from, to }] of found) {
    const copy = bytes.slice(start + from, start + to).buffer;
    tensors.set(name, { shape, data: new TYPES[type](copy) });
  }
  return { metadata, tensors };
}

const AGAIN = "It is damaged: save or copy it once more.";
const GAPLESS = "tensors may neither overlap nor leave gaps.";
/** What is shown of a name that may be hostile. */
const quoted = (name: string) => JSON.stringify(name.slice(0, 60));

type Fail = (what: string) => never;

interface Place {
  readonly type: TypeName;
  readonly shape: readonly number[];
  readonly from: number;
  readonly to: number;
}

/** @returns the header, and where the numbers start */
function readHeader(bytes: Uint8Array<ArrayBuffer>, fail: Fail): readonly [object, number] {
  if (bytes.length < LENGTH_BYTES + 2) fail(`has ${bytes.length} bytes, too few for a header. ${AGAIN}`);
  const said = new DataView(bytes.buffer, bytes.byteOffset).getBigUint64(0, true);
  if (said > BigInt(MOST_HEADER))
    fail(
      `its first 8 bytes ask for a header of ${said} bytes; at most ${MOST_HEADER} are read. It is no model file.`,
    );
  const length = Number(said);
  const left = bytes.length - LENGTH_BYTES;
  if (length > left)
    fail(`is cut short: a header of ${length} bytes is announced, ${left} are left. ${AGAIN}`);
  const header = parse(bytes.subarray(LENGTH_BYTES, LENGTH_BYTES + length));
  if (!isObject(header)) return fail(`its header is no JSON object. It is no model file, or damaged.`);
  return [header, LENGTH_BYTES + length];
}

function parse(bytes: Uint8Array): unknown {
  if (bytes[0] !== 0x7b) return null; // "{", as the format asks for
  try {
    return JSON.parse(new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes));
  } catch {
    return null;
  }
}

function readMetadata(entry: unknown, fail: Fail): ReadonlyMap<string, string> {
  if (!isObject(entry)) return fail(`${METADATA} is no object of texts. ${AGAIN}`);
  const texts = Object.entries(entry).map(([name, text]) => {
    if (typeof text === "string") return [name, text] as const;
    return fail(`${METADATA}.${name.slice(0, 60)}: a text is expected, got ${typeof text}.`);
  });
  return new Map(texts);
}

/** Where a tensor lies among `length` bytes of numbers. */
function readPlace(name: string, entry: unknown, length: number, fail: Fail): Place {
  const where = `tensor ${quoted(name)}`;
  if (!isObject(entry)) return fail(`${where}: dtype, shape and data_offsets are expected.`);
  const own = (key: string): unknown => (Object.hasOwn(entry, key) ? entry[key] : undefined);
  const type = TYPE_NAMES.find((known) => known === own("dtype"));
  if (!type)
    return fail(`${where}: dtype ${TYPE_NAMES.join(", ")} is read, got ${quoted(String(own("dtype")))}.`);
  const shape = wholeNumbers(own("shape"));
  if (!shape || shape.length > MOST_DIMENSIONS)
    return fail(`${where}: shape: at most ${MOST_DIMENSIONS} whole numbers are expected.`);
  const [from, to, ...more] = wholeNumbers(own("data_offsets")) ?? [];
  if (from === undefined || to === undefined || more.length > 0)
    return fail(`${where}: data_offsets: two whole numbers are expected.`);
  if (from > to || to > length)
    return fail(`${where}: bytes ${from} to ${to} are announced, of ${length} that there are. ${AGAIN}`);
  const size = sizeOf(shape) * TYPES[type].BYTES_PER_ELEMENT;
  if (to - from !== size)
    return fail(
      `${where}: [${shape}] in ${type} takes ${size} bytes, but ${to - from} are announced. ${AGAIN}`,
    );
  return { type, shape, from, to };
}

function wholeNumbers(value: unknown): readonly number[] | null {
  if (!Array.isArray(value) || value.length > MOST_DIMENSIONS) return null;
  return value.every((n) => Number.isSafeInteger(n) && n >= 0) ? value : null;
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function sizeOf(shape: readonly number[]): number {
  return shape.reduce((product, extent) => product * extent, 1);
}

function typeOf(data: TensorData): TypeName {
  return TYPE_NAMES.find((name) => data instanceof TYPES[name])!;
}

/** By type, the widest first, then by name. */
function inOrder(
  [a, { data: x }]: readonly [string, Tensor],
  [b, { data: y }]: readonly [string, Tensor],
): number {
  return TYPE_NAMES.indexOf(typeOf(x)) - TYPE_NAMES.indexOf(typeOf(y)) || (a < b ? -1 : 1);
}
