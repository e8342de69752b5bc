// Which of many neurons spiked, for many samples: a bit each, spread out to bytes only where some of them are shown.
import type { Pixels } from "../data/samples";

/** Bytes 0 or 255 of every byte of bits, in order. */
const SPREAD = Uint8Array.from({ length: 256 * 8 }, (_, k) => (((k >>> 3) >>> (k & 7)) & 1 ? 255 : 0));

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
    const from = Math.floor(first / n);
    for (let k = 0; k < (end - first) / n; k++) {
      for (let i = 0; i < row; i++) {
        const byte = bytes[(from + k) * row + i]!;
        if (byte === 0) continue;
        const at = k * n + 8 * i;
        for (let b = 0; b < Math.min(8, n - 8 * i); b++) values[at + b] = SPREAD[8 * byte + b]!;
      }
    }
    return values;
  }

  /** For samples: training takes whole ones, by `subarray`, and nothing else of them. */
  asPixels(): Pixels {
    return this as unknown as Pixels;
  }
}
