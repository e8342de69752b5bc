// PNG as grey pixels, in Node. Every size is checked before memory is taken for it, every part by its checksum, and
// what is unpacked is held to the size that the header states: a small file cannot become a large one.
// Format: W3C Portable Network Graphics specification, third edition, https://www.w3.org/TR/png-3/.
import { DataError } from "../../util/errors";
import { greyOf, type Picture } from "./grey";
import { nodeModules } from "./modules";

/** What the header, IHDR, says. */
interface Header {
  readonly width: number;
  readonly height: number;
  /** bits of a value */
  readonly depth: number;
  readonly color: number;
  readonly interlaced: boolean;
}

/** Values of a pixel by color type: grey, RGB, palette, grey and alpha, RGB and alpha. */
const CHANNELS: Readonly<Record<number, number>> = { 0: 1, 2: 3, 3: 1, 4: 2, 6: 4 };
const DEPTHS: Readonly<Record<number, readonly number[]>> = {
  0: [1, 2, 4, 8, 16],
  2: [8, 16],
  3: [1, 2, 4, 8],
  4: [8, 16],
  6: [8, 16],
};

/** Adam7: where each pass starts, and its steps; a plain image is one pass. */
const ADAM7 = [
  [0, 0, 8, 8],
  [4, 0, 8, 8],
  [0, 4, 4, 8],
  [2, 0, 4, 4],
  [0, 2, 2, 4],
  [1, 0, 2, 2],
  [0, 1, 1, 2],
] as const;
const PLAIN = [[0, 0, 1, 1]] as const;

const SIGNATURE = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];

export function isPng(bytes: Uint8Array): boolean {
  return SIGNATURE.every((byte, i) => bytes[i] === byte);
}

/**
 * @param file - its name, for errors
 * @param mostPixels - of an image that is read
 * @param background - 0..255, what shows through where the image is transparent
 * @throws {DataError} if the file is cut short, damaged, too large, or no PNG
 */
export function decodePng(file: string, bytes: Uint8Array, mostPixels: number, background: number): Picture {
  const chunks = readChunks(file, bytes);
  const header = readHeader(file, chunks.get("IHDR")?.[0]);
  const { width, height, color } = header;
  if (width * height > mostPixels) {
    throw new DataError(
      file,
      `has ${width}x${height} pixels; at most ${mostPixels} are read. Make it smaller first.`,
    );
  }
  const palette = chunks.get("PLTE")?.[0];
  if (color === 3 && !palette)
    throw new DataError(file, `has colors by number, and no list of them. ${AGAIN}`);
  const data = inflate(file, chunks.get("IDAT") ?? [], sizeOf(header));
  const pixels = new Uint8Array(width * height);
  const paint = painter(header, palette, chunks.get("tRNS")?.[0], background);
  let at = 0;
  for (const [left, top, right, down] of header.interlaced ? ADAM7 : PLAIN) {
    const [columns, rows] = [Math.ceil((width - left) / right), Math.ceil((height - top) / down)];
    if (columns <= 0 || rows <= 0) continue;
    const stride = strideOf(header, columns);
    let above: Uint8Array = new Uint8Array(stride);
    for (let row = 0; row < rows; row++, at += 1 + stride) {
      const line = data.subarray(at + 1, at + 1 + stride);
      unfilter(file, data[at]!, line, above, Math.max(1, (bitsOf(header) / 8) | 0));
      for (let column = 0; column < columns; column++) {
        pixels[(top + row * down) * width + left + column * right] = paint(line, column);
      }
      above = line;
    }
  }
  return { width, height, pixels };
}

const AGAIN = "Get or save the file again.";

/** Contents by type, in order. Those that are neither needed nor critical are passed over. */
function readChunks(file: string, bytes: Uint8Array): Map<string, Uint8Array[]> {
  const { zlib } = nodeModules(file);
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const chunks = new Map<string, Uint8Array[]>();
  for (let at = SIGNATURE.length; ; ) {
    const length = at + 8 <= bytes.length ? view.getUint32(at) : Number.POSITIVE_INFINITY;
    const end = at + 12 + length;
    if (end > bytes.length) throw new DataError(file, `is cut short after ${bytes.length} bytes. ${AGAIN}`);
    const type = String.fromCharCode(...bytes.subarray(at + 4, at + 8));
    if (zlib.crc32(bytes.subarray(at + 4, at + 8 + length)) !== view.getUint32(end - 4)) {
      throw new DataError(file, `is damaged: the checksum of its part '${type}' is wrong. ${AGAIN}`);
    }
    if (type === "IEND") return chunks;
    const content = bytes.subarray(at + 8, at + 8 + length);
    const same = chunks.get(type);
    if (same) same.push(content);
    else chunks.set(type, [content]);
    at = end;
  }
}

function readHeader(file: string, content: Uint8Array | undefined): Header {
  if (content?.length !== 13) throw new DataError(file, `has no header where a PNG has one. ${AGAIN}`);
  const view = new DataView(content.buffer, content.byteOffset, content.byteLength);
  const [width, height] = [view.getUint32(0), view.getUint32(4)];
  const [depth, color, compression, filter, interlace] = content.subarray(8) as unknown as number[];
  if (width === 0 || height === 0) throw new DataError(file, `has ${width}x${height} pixels. ${AGAIN}`);
  if (!DEPTHS[color!]?.includes(depth!) || compression !== 0 || filter !== 0 || interlace! > 1) {
    const got = `color type ${color}, ${depth} bits, methods ${compression}, ${filter} and ${interlace}`;
    throw new DataError(file, `has ${got}, which PNG does not know. ${AGAIN}`);
  }
  return { width, height, depth: depth!, color: color!, interlaced: interlace === 1 };
}

function bitsOf({ depth, color }: Header): number {
  return depth * CHANNELS[color]!;
}

/** Bytes of a row of so many pixels, without the byte before it that names its filter. */
function strideOf(header: Header, columns: number): number {
  return Math.ceil((columns * bitsOf(header)) / 8);
}

/** Bytes of all rows of all passes. */
function sizeOf(header: Header): number {
  return (header.interlaced ? ADAM7 : PLAIN).reduce((sum, [left, top, right, down]) => {
    const [columns, rows] = [
      Math.ceil((header.width - left) / right),
      Math.ceil((header.height - top) / down),
    ];
    return columns > 0 && rows > 0 ? sum + rows * (1 + strideOf(header, columns)) : sum;
  }, 0);
}

function inflate(file: string, parts: readonly Uint8Array[], size: number): Uint8Array {
  const { zlib } = nodeModules(file);
  const packed = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  parts.reduce((at, part) => {
    packed.set(part, at);
    return at + part.length;
  }, 0);
  let data: Uint8Array;
  try {
    data = zlib.inflateSync(packed, { maxOutputLength: size });
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    const fault =
      code === "ERR_BUFFER_TOO_LARGE" ? `unpacks to more than the ${size} bytes its size says` : message;
    throw new DataError(file, `has damaged pixels (${fault}). ${AGAIN}`);
  }
  if (data.length === size) return data;
  throw new DataError(
    file,
    `is cut short: ${data.length} bytes of pixels, where its size says ${size}. ${AGAIN}`,
  );
}

/** Undoes the filter of a row, in place: PNG specification, section 9. @param step - bytes of a pixel */
function unfilter(file: string, filter: number, line: Uint8Array, above: Uint8Array, step: number): void {
  if (filter > 4) throw new DataError(file, `is damaged: a row has filter ${filter}, of 0..4. ${AGAIN}`);
  if (filter === 0) return;
  for (let i = 0; i < line.length; i++) {
    const left = i < step ? 0 : line[i - step]!;
    const up = above[i]!;
    const corner = i < step ? 0 : above[i - step]!;
    if (filter === 1) line[i]! += left;
    else if (filter === 2) line[i]! += up;
    else if (filter === 3) line[i]! += (left + up) >> 1;
    else line[i]! += nearest(left, up, corner);
  }
}

/** Paeth's predictor: which of the three is nearest to left + up - corner. */
function nearest(left: number, up: number, corner: number): number {
  const guess = left + up - corner;
  const [toLeft, toUp, toCorner] = [Math.abs(guess - left), Math.abs(guess - up), Math.abs(guess - corner)];
  if (toLeft <= toUp && toLeft <= toCorner) return left;
  return toUp <= toCorner ? up : corner;
}

/** Grey of the pixel in a column of a row. @param clear - the part tRNS: alpha of colors, or the color without any */
function painter(
  { depth, color }: Header,
  palette: Uint8Array | undefined,
  clear: Uint8Array | undefined,
  background: number,
): (line: Uint8Array, column: number) => number {
  const channels = CHANNELS[color]!;
  const full = 2 ** depth - 1;
  const value = (line: Uint8Array, i: number): number => {
    if (depth === 8) return line[i]!;
    if (depth === 16) return line[2 * i]! * 256 + line[2 * i + 1]!;
    return (line[(i * depth) >> 3]! >> (8 - depth - ((i * depth) & 7))) & full;
  };
  const over = (r: number, g: number, b: number, alpha: number) =>
    Math.round(greyOf(r, g, b) * 255 * alpha + background * (1 - alpha));
  if (color === 3) {
    return (line, column) => {
      const number = value(line, column);
      const [r = 0, g = 0, b = 0] = palette!.subarray(3 * number, 3 * number + 3);
      return over(r / 255, g / 255, b / 255, (clear?.[number] ?? 255) / 255);
    };
  }
  const key = clear && Array.from({ length: channels }, (_, i) => clear[2 * i]! * 256 + clear[2 * i + 1]!);
  return (line, column) => {
    const at = column * channels;
    const first = value(line, at);
    const isColor = color === 2 || color === 6;
    const [green, blue] = isColor ? [value(line, at + 1), value(line, at + 2)] : [first, first];
    const isKey = key && first === key[0] && (!isColor || (green === key[1] && blue === key[2]));
    const alpha = color >= 4 ? value(line, at + channels - 1) / full : isKey ? 0 : 1;
    return over(first / full, green / full, blue / full, alpha);
  };
}
