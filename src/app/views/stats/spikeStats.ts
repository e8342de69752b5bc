// What the spikes kept say in numbers: rates over time, and intervals between the spikes of a neuron.
import type { Lane, SpikeHistory } from "../../live/spikeHistory";
import { eachSpike } from "../raster/rasterWindow";

export interface Intervals {
  /** ms; bin k holds intervals from `k * width` to `(k + 1) * width` */
  readonly width: number;
  readonly counts: readonly number[];
  readonly total: number;
  /** ms */
  readonly mean: number;
  /** standard deviation over mean */
  readonly cv: number;
}

const BINS = 40;

/**
 * Intervals between spikes that follow each other in one neuron. Spikes of different presentations are not paired
 * where time was left out between; the longest twentieth is left out of the bins, not of mean and cv.
 */
export function intervalsOf(history: SpikeHistory, lane: Lane): Intervals {
  const intervals: number[] = [];
  const last = new Int32Array(lane.neurons).fill(-1);
  let time = Number.NaN; // ms at which the one before ends
  for (const { from, steps, start } of history.presented) {
    if (Math.abs(start - time) > history.dt / 2) last.fill(-1);
    time = start + steps * history.dt;
    for (let step = from; step < from + steps; step++) {
      eachSpike(lane, step, (neuron) => {
        if (last[neuron]! >= 0) intervals.push((step - last[neuron]!) * history.dt);
        last[neuron] = step;
      });
    }
  }
  return histogram(intervals, history.dt);
}

export function histogram(intervals: readonly number[], dt: number): Intervals {
  const total = intervals.length;
  if (total === 0) return { width: dt, counts: [], total, mean: 0, cv: 0 };
  const mean = intervals.reduce((sum, one) => sum + one, 0) / total;
  const spread = Math.sqrt(intervals.reduce((sum, one) => sum + (one - mean) ** 2, 0) / total);
  const sorted = [...intervals].sort((a, b) => a - b);
  const most = sorted[Math.floor(0.95 * (total - 1))]!;
  // whole steps, so that no bin is fuller only because more steps fall into it
  const width = dt * Math.max(1, Math.ceil(most / dt / BINS));
  const counts = new Array<number>(Math.floor(most / width + 1e-9) + 1).fill(0);
  for (const one of intervals) {
    const bin = Math.floor(one / width + 1e-9);
    if (bin < counts.length) counts[bin]!++;
  }
  return { width, counts, total, mean, cv: mean > 0 ? spread / mean : 0 };
}

export interface Rates {
  /** Hz, a neuron, over all steps kept */
  readonly mean: number;
  /** step at which each bin begins, and Hz in it */
  readonly bins: readonly { readonly step: number; readonly rate: number }[];
  readonly width: number;
}

/** ms of a bin at least. Chosen: a winner every few ms is a rate, not a comb. */
const LEAST_BIN = 20;

/** Spikes a neuron and second: in bins of about 1/60 of the steps shown. */
export function ratesOf(history: SpikeHistory, lane: Lane, steps: number): Rates {
  const from = Math.max(0, history.head - steps, history.presented[0]?.from ?? 0);
  const width = Math.max(1, Math.ceil(steps / 60), Math.round(LEAST_BIN / history.dt));
  const bins: { step: number; rate: number }[] = [];
  let all = 0;
  // bins begin at multiples of their width: they do not change while time goes on
  for (let step = Math.ceil(from / width) * width; step + width <= history.head; step += width) {
    let spikes = 0;
    for (let k = step; k < step + width; k++) eachSpike(lane, k, () => spikes++);
    all += spikes;
    bins.push({ step, rate: (spikes * 1000) / (lane.neurons * width * history.dt) });
  }
  const mean = bins.length > 0 ? (all * 1000) / (lane.neurons * bins.length * width * history.dt) : 0;
  return { mean, bins, width };
}
