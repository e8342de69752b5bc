// Figures of a population from the spikes that are kept, and of any array: rates, intervals, histograms.
import { CAPACITY, type Lane, type Presented } from "../../live/spikeHistory";

export interface Bins {
  readonly low: number;
  readonly high: number;
  /** values in each of equal bins from low to high */
  readonly counts: readonly number[];
  readonly mean: number;
  readonly n: number;
}

/** Null without a finite value. All in one bin where all values are equal. */
export function binsOf(values: ArrayLike<number>, bins = 32): Bins | null {
  let low = Infinity;
  let high = -Infinity;
  let sum = 0;
  let n = 0;
  for (let k = 0; k < values.length; k++) {
    const value = values[k]!;
    if (!Number.isFinite(value)) continue;
    low = Math.min(low, value);
    high = Math.max(high, value);
    sum += value;
    n++;
  }
  if (n === 0) return null;
  const counts = new Array<number>(bins).fill(0);
  const scale = high > low ? bins / (high - low) : 0;
  for (let k = 0; k < values.length; k++) {
    const value = values[k]!;
    if (Number.isFinite(value)) counts[Math.min(bins - 1, Math.floor((value - low) * scale))]! += 1;
  }
  return { low, high, counts, mean: sum / n, n };
}

export interface Activity {
  /** ms of network time that was looked at */
  readonly ms: number;
  readonly spikes: number;
  /** of each neuron, Hz */
  readonly rates: Float32Array;
  /** Hz, of all neurons */
  readonly rate: number;
  /** neurons that fired at all */
  readonly active: number;
  /** number of the one that fired most; -1: none fired */
  readonly busiest: number;
  /** ms between two spikes of one neuron, of all neurons, where both fell into one sample */
  readonly intervals: Float32Array;
}

/** Intervals looked at, at most: a busy network has millions. */
const MOST_INTERVALS = 20_000;

/** What a population did over the samples that are kept; null where none is. */
export function activityOf(lane: Lane, presented: readonly Presented[], dt: number): Activity | null {
  const steps = presented.reduce((sum, one) => sum + one.steps, 0);
  if (steps === 0) return null;
  const counts = new Uint32Array(lane.neurons);
  const last = new Float64Array(lane.neurons);
  const intervals: number[] = [];
  for (const { from, steps: length } of presented) {
    last.fill(-1);
    for (let step = from; step < from + length; step++) {
      const row = (step % CAPACITY) * lane.words;
      for (let w = 0; w < lane.words; w++) {
        let word = lane.bits[row + w]!;
        while (word !== 0) {
          const bit = 31 - Math.clz32(word);
          word &= ~(1 << bit);
          const neuron = w * 32 + bit;
          counts[neuron]! += 1;
          if (last[neuron]! >= 0 && intervals.length < MOST_INTERVALS)
            intervals.push((step - last[neuron]!) * dt);
          last[neuron] = step;
        }
      }
    }
  }
  const ms = steps * dt;
  let spikes = 0;
  let active = 0;
  let busiest = -1;
  for (const [neuron, n] of counts.entries()) {
    spikes += n;
    if (n > 0) active++;
    if (n > (counts[busiest] ?? 0)) busiest = neuron;
  }
  return {
    ms,
    spikes,
    rates: Float32Array.from(counts, (n) => (1000 * n) / ms),
    rate: (1000 * spikes) / (ms * lane.neurons),
    active,
    busiest,
    intervals: Float32Array.from(intervals),
  };
}

/** Standard deviation over mean; null for fewer than two values. */
export function variationOf(values: ArrayLike<number>): number | null {
  if (values.length < 2) return null;
  let sum = 0;
  let squares = 0;
  for (let k = 0; k < values.length; k++) sum += values[k]!;
  const mean = sum / values.length;
  for (let k = 0; k < values.length; k++) squares += (values[k]! - mean) ** 2;
  return mean === 0 ? null : Math.sqrt(squares / values.length) / mean;
}

/** Weights onto one neuron, of an array `[pre, post]`. */
export function weightsOnto(weights: ArrayLike<number>, neuron: number, post: number): Float32Array {
  return Float32Array.from(
    { length: Math.floor(weights.length / post) },
    (_, pre) => weights[pre * post + neuron]!,
  );
}
