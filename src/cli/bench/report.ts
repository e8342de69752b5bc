// What a benchmark gives back, and words that all of them share.
import { formatNumber } from "../terminal";
import type { Measured } from "./measure";

/** Lines for people, the rest for scripts. */
export interface BenchResult {
  readonly lines: readonly string[];
  readonly json: Readonly<Record<string, unknown>>;
}

/** The line about time. */
export function describeWall({
  wall_s,
  spread: [low, high],
  repeats,
  ratio,
  yardstick_gb_per_s,
}: Measured): string {
  const times = `${formatNumber(wall_s)} s (${formatNumber(low)} to ${formatNumber(high)}, ${repeats} runs)`;
  return `wall ${times}; ratio ${formatNumber(ratio)} to a yardstick of ${formatNumber(yardstick_gb_per_s)} GB/s`;
}
