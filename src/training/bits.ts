// Which of many neurons spiked, for many samples: a bit each, spread out to bytes only where some of them are shown.
import type { Pixels } from "../data/samples";

/** Bytes 0 or 255 of every byte of bits, in order; and the same as two words of four bytes. */
const SPREAD = Uint8Array.from({ length: 256 * 8 }, (_, k) => (((k >>> 3) >>> (k & 7)) & 1 ? 255 : 0));
const SPREAD_WORDS = new Uint32Array(SPREAD.buffer);

export class Bits {
  /** values in all, as if each were a byte */
  readonly length: number;
  private readonly n: number;
  private readonly row: number;
  private readonly bytes: Uint8Array;

  /** @param n - values of one sample */
  constructor(count: number, n: number) {
    this.length = count * n;
    this.n = n;
    this.row = Math.ceil(n / 8);
    this.bytes = new Uint8Array(count * this.row);
  }

  set(sample: number, k: number): void {
    this.bytes[sample * this.row + (k >>> 3)]! |= 1 << (k & 7);
  }

  /** Whole samples as bytes, as a typed array gives a part of itself. */
  subarray(first = 0, end = this.length): Uint8Array {
    const { n, row, bytes } = this;
    const values = new Uint8Array(end - first);
    const from = Math.floor(first / n) * row;
    const samples = (end - first) / n;
    if (n % 8 === 0) {
      const words = new Uint32Array(values.buffer);
      for (let i = 0; i < samples * row; i++) {
        const byte = bytes[from + i]!;
        if (byte === 0) continue;
        words[2 * i] = SPREAD_WORDS[2 * byte]!;
        words[2 * i + 1] = SPREAD_WORDS[2 * byte + 1]!;
      }
      return values;
    }
    for (let k = 0; k < samples; k++)
      for (let v = 0; v < n; v++)
        values[k * n + v] = SPREAD[8 * bytes[from + k * row + (v >>> 3)]! + (v & 7)]!;
    return values;
  }

  /** For samples: training takes whole ones, by `subarray`, and nothing else of them. */
  asPixels(): Pixels {
    return this as unknown as Pixels;
  }
}
