// IDX, the format of the MNIST files: a magic number, big-endian sizes, then one byte a value.
// Format: http://yann.lecun.com/exdb/mnist, "file formats for the MNIST database".
import { DataError } from "../../util/errors";

export interface IdxImages {
  readonly count: number;
  readonly rows: number;
  readonly columns: number;
  /** `[count, rows * columns]`, row-major, 0..255 */
  readonly pixels: Uint8Array<ArrayBuffer>;
}

export type IdxKind = "images" | "labels";

/** Bytes 0 and 1 are zero, byte 2 is the type (8: unsigned byte), byte 3 the number of dimensions. */
const MAGIC: Readonly<Record<IdxKind, readonly number[]>> = { images: [0, 0, 8, 3], labels: [0, 0, 8, 1] };

const DIGITS = 10;

/**
 * What a file holds, by its magic number.
 *
 * @throws {DataError} if that is neither images nor labels
 */
export function readKind(file: string, bytes: Uint8Array): IdxKind {
  const kind = kindOf(bytes);
  if (kind) return kind;
  throw new DataError(file, `${beginning(bytes)}, which is no IDX file of images or labels. ${WHICH}`);
}

/**
 * Reads an IDX file of images, one byte a pixel.
 *
 * @throws {DataError} if it is not one, is empty, cut short, or longer than its header says
 */
export function parseImages(file: string, bytes: Uint8Array): IdxImages {
  const [count, rows, columns] = readHeader(file, bytes, "images") as [number, number, number];
  if (count === 0 || rows === 0 || columns === 0) {
    throw new DataError(
      file,
      `holds no pixels: its header says ${count} images of ${rows}x${columns}. ${AGAIN}`,
    );
  }
  const pixels = readBody(file, bytes, [count, rows, columns]);
  return { count, rows, columns, pixels };
}

/**
 * Reads an IDX file of labels, each a class 0 to `classes` - 1.
 *
 * @throws {DataError} if it is not one, is empty, cut short, longer than its header says, or a label is too high
 */
export function parseLabels(file: string, bytes: Uint8Array, classes = DIGITS): Uint8Array<ArrayBuffer> {
  const [count] = readHeader(file, bytes, "labels") as [number];
  if (count === 0) throw new DataError(file, `holds no labels: its header says 0. ${AGAIN}`);
  const labels = readBody(file, bytes, [count]);
  const wrong = labels.findIndex((label) => label >= classes);
  if (wrong >= 0) {
    throw new DataError(
      file,
      `label ${wrong} is ${labels[wrong]}, where 0..${classes - 1} is expected. ${AGAIN}`,
    );
  }
  return labels;
}

const AGAIN = "Get the file again from where it came.";
const WHICH = "Is it one of the four MNIST files?";

function readHeader(file: string, bytes: Uint8Array, kind: IdxKind): number[] {
  const magic = MAGIC[kind];
  if (!startsWith(bytes, magic)) {
    const other = kindOf(bytes);
    const got = other ? `holds ${other}` : beginning(bytes);
    throw new DataError(
      file,
      `${got}, where an IDX file of ${kind} (${hex(magic)}) is expected. ${other ? "Were files mixed up?" : WHICH}`,
    );
  }
  const dimensions = magic[3]!;
  const end = 4 + 4 * dimensions;
  if (bytes.length < end) {
    throw new DataError(
      file,
      `is cut short: ${bytes.length} bytes, and the header alone has ${end}. ${AGAIN}`,
    );
  }
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return Array.from({ length: dimensions }, (_, i) => view.getUint32(4 + 4 * i));
}

/** The values after the header, copied so that they own their buffer. */
function readBody(file: string, bytes: Uint8Array, sizes: readonly number[]): Uint8Array<ArrayBuffer> {
  const start = 4 + 4 * sizes.length;
  const expected = sizes.reduce((product, size) => product * size, 1); // f64: three u32 cannot overflow it
  const got = bytes.length - start;
  if (got !== expected) {
    const fault = got < expected ? "is cut short" : `has ${got - expected} bytes too many`;
    throw new DataError(
      file,
      `${fault}: its header says ${sizes.join(" x ")} = ${expected} bytes of data, there are ${got}. ${AGAIN}`,
    );
  }
  return new Uint8Array(bytes.subarray(start));
}

function kindOf(bytes: Uint8Array): IdxKind | null {
  if (startsWith(bytes, MAGIC.images)) return "images";
  return startsWith(bytes, MAGIC.labels) ? "labels" : null;
}

function startsWith(bytes: Uint8Array, magic: readonly number[]): boolean {
  return magic.every((byte, i) => bytes[i] === byte);
}

function beginning(bytes: Uint8Array): string {
  return bytes.length === 0 ? "is empty" : `begins with ${hex(bytes.subarray(0, 4))}`;
}

function hex(bytes: Iterable<number>): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join(" ");
}
