// Repeats a piece of work, each time beside the yardstick, and sums up.
import { rounded } from "../terminal";
import { bandwidthOf, measurePass } from "./yardstick";

/** Chosen: the fewest with a middle and a spread. */
export const REPEATS = 5;

export interface Measured {
  /** s: the median, and the least and the most */
  readonly wall_s: number;
  readonly spread: readonly [low: number, high: number];
  readonly repeats: number;
  /** the median of wall over the time of one pass of the yardstick just before and after it */
  readonly ratio: number;
  readonly yardstick_gb_per_s: number;
}

/**
 * @param work - does it once, and gives the seconds that count
 * @param warmUp - once more before, not counted: what is compiled while it runs is ready then
 */
export async function measure(
  repeats: number,
  work: () => Promise<number>,
  warmUp = true,
): Promise<Measured> {
  if (warmUp) await work();
  const walls: number[] = [];
  const ratios: number[] = [];
  const passes = [await measurePass()];
  for (let k = 0; k < repeats; k++) {
    const seconds = await work();
    passes.push(await measurePass());
    walls.push(seconds);
    ratios.push(seconds / ((passes.at(-1)! + passes.at(-2)!) / 2));
  }
  return {
    wall_s: rounded(median(walls)),
    spread: [rounded(Math.min(...walls)), rounded(Math.max(...walls))],
    repeats,
    ratio: rounded(median(ratios)),
    yardstick_gb_per_s: rounded(bandwidthOf(median(passes))),
  };
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
}
