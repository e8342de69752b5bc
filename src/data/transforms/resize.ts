// Scaling by area: a new pixel is the mean of the old ones under it, each by the share that it covers. Means are kept
// exactly where sides are multiples of each other, and nothing rings or overshoots.
import { emptyLike, type Pixels } from "../samples";
import { type Images, toByte } from "./transform";

/** @returns `[count, rows, columns, channels]`, of the same kind */
export function resizeImages<T extends Pixels>(pixels: T, from: Images, rows: number, columns: number): T {
  const { channels } = from;
  const down = weightsOf(from.rows, rows);
  const across = weightsOf(from.columns, columns);
  const scaled = emptyLike(pixels, from.count * rows * columns * channels);
  const isBytes = pixels instanceof Uint8Array;
  const line = columns * channels;
  const narrow = new Float64Array(from.rows * line);
  for (let k = 0; k < from.count; k++) {
    for (let row = 0; row < from.rows; row++) {
      const at = (k * from.rows + row) * from.columns;
      for (let i = 0; i < line; i++) {
        const { first, shares } = across[Math.floor(i / channels)]!;
        let sum = 0;
        for (let j = 0; j < shares.length; j++) {
          sum += shares[j]! * pixels[(at + first + j) * channels + (i % channels)]!;
        }
        narrow[row * line + i] = sum;
      }
    }
    for (let row = 0; row < rows; row++) {
      const { first, shares } = down[row]!;
      for (let i = 0; i < line; i++) {
        let sum = 0;
        for (let j = 0; j < shares.length; j++) sum += shares[j]! * narrow[(first + j) * line + i]!;
        // a sum of shares may end a hair above 1
        scaled[(k * rows + row) * line + i] = isBytes ? toByte(sum) : Math.min(1, sum);
      }
    }
  }
  return scaled;
}

/** Which old places lie under a new one, and the share of each. */
interface Cover {
  readonly first: number;
  /** summing to 1 */
  readonly shares: Float64Array;
}

/** Of each of `to` places along a side that had `from`. */
function weightsOf(from: number, to: number): Cover[] {
  return Array.from({ length: to }, (_, place) => {
    const [start, end] = [place * from, (place + 1) * from]; // in units of 1 / to: whole numbers
    const first = Math.floor(start / to);
    const last = Math.ceil(end / to);
    const shares = Float64Array.from({ length: last - first }, (_, i) => {
      const [left, right] = [Math.max(start, (first + i) * to), Math.min(end, (first + i + 1) * to)];
      return (right - left) / from;
    });
    return { first, shares };
  });
}
