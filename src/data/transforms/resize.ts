// Scaling by area: a new pixel is the mean of the old ones under it, each by the share that it covers. Means are kept
// exactly where sides are multiples of each other, and nothing rings or overshoots.
import { emptyLike, type Pixels } from "../samples";
import { type Planes, toByte } from "./transform";

/** @returns `[from.count, rows, columns]`, of the same kind */
export function resizePlanes<T extends Pixels>(pixels: T, from: Planes, rows: number, columns: number): T {
  const down = weightsOf(from.rows, rows);
  const across = weightsOf(from.columns, columns);
  const scaled = emptyLike(pixels, from.count * rows * columns);
  const isBytes = pixels instanceof Uint8Array;
  const narrow = new Float64Array(from.rows * columns);
  for (let plane = 0; plane < from.count; plane++) {
    const at = plane * from.rows * from.columns;
    for (let row = 0; row < from.rows; row++) {
      for (let column = 0; column < columns; column++) {
        const { first, shares } = across[column]!;
        let sum = 0;
        for (let i = 0; i < shares.length; i++) {
          sum += shares[i]! * pixels[at + row * from.columns + first + i]!;
        }
        narrow[row * columns + column] = sum;
      }
    }
    for (let row = 0; row < rows; row++) {
      const { first, shares } = down[row]!;
      for (let column = 0; column < columns; column++) {
        let sum = 0;
        for (let i = 0; i < shares.length; i++) sum += shares[i]! * narrow[(first + i) * columns + column]!;
        // a sum of shares may end a hair above 1
        scaled[(plane * rows + row) * columns + column] = isBytes ? toByte(sum) : Math.min(1, sum);
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
