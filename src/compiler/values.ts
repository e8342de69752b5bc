// Numbers that a document gives for many: one for all, drawn by seed, or each its own.
import type { Values } from "../core/document";

/** A uniform number in [0, 1), and one of the standard normal distribution, for each index. */
export interface Draws {
  readonly uniform: (index: number) => number;
  readonly normal: (index: number) => number;
}

/** Standard deviations from the mean that no normal draw passes: see util/random.ts. */
const FARTHEST = 6.8;

/** @param order - which of the explicit ones each takes; absent: its own @returns shape `[n]` */
export function drawValues(
  values: Values,
  n: number,
  draws: Draws,
  order?: ArrayLike<number> | null,
): Float32Array<ArrayBuffer> {
  if (typeof values === "number") return new Float32Array(n).fill(values);
  const drawn = drawing(values, draws, order);
  return Float32Array.from({ length: n }, (_, index) => drawn(index));
}

/** The value of each index, in f64. */
export function drawing(
  values: Values,
  { uniform, normal }: Draws,
  order?: ArrayLike<number> | null,
): (index: number) => number {
  if (typeof values === "number") return () => values;
  if ("uniform" in values) {
    const [low, high] = values.uniform;
    return (index) => low + (high - low) * uniform(index);
  }
  if ("normal" in values) {
    const {
      normal: [mean, sd],
      min = -Infinity,
      max = Infinity,
    } = values;
    return (index) => Math.min(max, Math.max(min, mean + sd * normal(index)));
  }
  return order ? (index) => values.values[order[index]!]! : (index) => values.values[index]!;
}

/** The lowest and the highest that can be drawn. */
export function rangeOfValues(values: Values): readonly [low: number, high: number] {
  if (typeof values === "number") return [values, values];
  if ("uniform" in values) return values.uniform;
  if ("normal" in values) {
    const {
      normal: [mean, sd],
      min = -Infinity,
      max = Infinity,
    } = values;
    const within = (x: number) => Math.min(max, Math.max(min, x));
    return [within(mean - FARTHEST * sd), within(mean + FARTHEST * sd)];
  }
  const least = values.values.reduce((low, x) => Math.min(low, x), Infinity);
  return [least, values.values.reduce((high, x) => Math.max(high, x), -Infinity)];
}
