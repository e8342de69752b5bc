// For tests: writes PNG files of every kind, and of kinds that there are not.
import { crc32, deflateSync } from "node:zlib";

export interface PngOptions {
  readonly depth?: number;
  /** color type; 0 (grey) if absent */
  readonly color?: number;
  readonly interlaced?: boolean;
  /** filter of row k; 0 if absent */
  readonly filter?: (row: number) => number;
  /** parts between header and pixels, such as a palette */
  readonly parts?: readonly (readonly [type: string, content: Uint8Array])[];
  /** unpacked pixels in place of those given */
  readonly raw?: Uint8Array;
}

const CHANNELS: Readonly<Record<number, number>> = { 0: 1, 2: 3, 3: 1, 4: 2, 6: 4 };

/** The start of each of the seven passes, and its steps: as the specification draws them. */
const PASSES = [
  { x: 0, y: 0, dx: 8, dy: 8 },
  { x: 4, y: 0, dx: 8, dy: 8 },
  { x: 0, y: 4, dx: 4, dy: 8 },
  { x: 2, y: 0, dx: 4, dy: 4 },
  { x: 0, y: 2, dx: 2, dy: 4 },
  { x: 1, y: 0, dx: 2, dy: 2 },
  { x: 0, y: 1, dx: 1, dy: 2 },
];

/** @param values - of each pixel one a channel, 0 to 2^depth - 1, `[height, width, channels]` */
export function encodePng(
  width: number,
  height: number,
  values: ArrayLike<number>,
  { depth = 8, color = 0, interlaced = false, filter = () => 0, parts = [], raw }: PngOptions = {},
): Uint8Array<ArrayBuffer> {
  const channels = CHANNELS[color] ?? 1;
  const passes = interlaced ? PASSES : [{ x: 0, y: 0, dx: 1, dy: 1 }];
  const bytes: number[] = [];
  for (const { x, y, dx, dy } of passes) {
    let above: number[] | null = null;
    for (let row = y; row < height && x < width; row += dy) {
      let bits = "";
      for (let column = x; column < width; column += dx) {
        for (let c = 0; c < channels; c++) {
          bits += values[(row * width + column) * channels + c]!.toString(2).padStart(depth, "0");
        }
      }
      const line: number[] = bits.match(/.{1,8}/g)!.map((byte) => Number.parseInt(byte.padEnd(8, "0"), 2));
      const step = Math.max(1, (channels * depth) >> 3);
      const kind = filter(row);
      bytes.push(kind, ...line.map((byte, i) => (byte - guess(kind, line, above, i, step)) & 255));
      above = line;
    }
  }
  const header = new Uint8Array(13);
  const view = new DataView(header.buffer);
  view.setUint32(0, width);
  view.setUint32(4, height);
  header.set([depth, color, 0, 0, Number(interlaced)], 8);
  const packed = deflateSync(raw ?? Uint8Array.from(bytes));
  const half = packed.length >> 1; // in two parts, as files have several
  return Uint8Array.from([
    ...[0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a],
    ...chunk("IHDR", header),
    ...parts.flatMap(([type, content]) => chunk(type, content)),
    ...chunk("IDAT", packed.subarray(0, half)),
    ...chunk("IDAT", packed.subarray(half)),
    ...chunk("IEND", new Uint8Array(0)),
  ]);
}

/** What a filter takes a byte to be, from those before it. */
function guess(kind: number, line: number[], above: number[] | null, i: number, step: number): number {
  const a = line[i - step] ?? 0;
  const b = above?.[i] ?? 0;
  const c = above?.[i - step] ?? 0;
  if (kind === 1) return a;
  if (kind === 2) return b;
  if (kind === 3) return Math.floor((a + b) / 2);
  if (kind !== 4) return 0;
  const far = [a, b, c].map((value) => Math.abs(a + b - c - value));
  return [a, b, c][far.indexOf(Math.min(...far))]!;
}

function chunk(type: string, content: Uint8Array): number[] {
  const body = Uint8Array.from([...Buffer.from(type, "latin1"), ...content]);
  const ends = new DataView(new ArrayBuffer(8));
  ends.setUint32(0, content.length);
  ends.setUint32(4, crc32(body));
  const all = [...new Uint8Array(ends.buffer)];
  return [...all.slice(0, 4), ...body, ...all.slice(4)];
}
