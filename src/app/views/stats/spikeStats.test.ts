import { expect, test } from "vitest";
import { CAPACITY, type Lane, SpikeHistory } from "../../live/spikeHistory";
import type { RasterChunk, SampleView } from "../../session/protocol";
import { selectivityOf } from "./selectivity";
import { histogram, intervalsOf, ratesOf } from "./spikeStats";

/** Neuron k of 3 fires every `10 * (k + 1)` steps. */
function sample(index: number, start: number, steps: number, dt: number): SampleView {
  const bits = new Uint32Array(steps);
  for (let step = 0; step < steps; step++)
    for (let k = 0; k < 3; k++) if (step % (10 * (k + 1)) === 0) bits[step]! |= 1 << k;
  const chunk: RasterChunk = { population: "exc", neurons: 3, start, dt, steps, bits };
  const none = new Float32Array(0);
  return { index, pixels: null, label: null, whole: true, prediction: -1, scores: none, spikes: [chunk] };
}

const historyOf = (...samples: SampleView[]): [SpikeHistory, Lane] => {
  const history = new SpikeHistory();
  for (const one of samples) history.append(one);
  return [history, history.lanes[0]!];
};

test("intervals are those of each neuron by itself, in ms", () => {
  const { total, mean } = intervalsOf(...historyOf(sample(0, 0, 121, 0.5)));
  // 12 of 5 ms, 6 of 10 ms, 4 of 15 ms
  expect(total).toBe(22);
  expect(mean).toBeCloseTo((12 * 5 + 6 * 10 + 4 * 15) / 22, 10);
});

test("no interval spans samples between which time was left out", () => {
  const apart = intervalsOf(...historyOf(sample(0, 0, 31, 1), sample(5, 500, 31, 1)));
  const one = intervalsOf(...historyOf(sample(0, 0, 31, 1)));
  expect(apart.total).toBe(2 * one.total);
  const joined = intervalsOf(...historyOf(sample(0, 0, 30, 1), sample(1, 30, 30, 1)));
  expect(joined.total).toBe(9); // 5 of the first, 3 of the second, 1 of the third
});

test("bins are whole steps wide and the coefficient of variation is that of the intervals", () => {
  const { width, counts, cv } = histogram([10, 10, 10, 30, 30, 30], 1);
  expect(width).toBe(1);
  expect(counts[10]).toBe(3);
  expect(counts[30]).toBe(3);
  expect(cv).toBeCloseTo(0.5, 10); // 10 ms around a mean of 20 ms
  expect(histogram([7, 7, 7], 1).cv).toBe(0);
});

test("a rate is spikes a neuron and second", () => {
  const [history, lane] = historyOf(sample(0, 0, 600, 1));
  const { mean, bins, width } = ratesOf(history, lane, CAPACITY);
  // 100, 50 and 33.3 Hz; the bins leave out 5 steps of 600
  expect(mean / ((100 + 50 + 100 / 3) / 3)).toBeCloseTo(1, 1);
  expect(bins.length).toBe(Math.floor(600 / width));
});

test("neurons are ordered by their class, the surest first, and those that never fire come last", () => {
  const responses = [Float32Array.of(0, 4, 1, 0), Float32Array.of(3, 1, 9, 0)];
  const { order, sizes, without, classes } = selectivityOf(responses, [], 4, 2);
  expect(order).toEqual([1, 0, 2, 3]); // 1 for class 0; 0 fires for class 1 alone, 2 nearly so
  expect(classes).toEqual([0, 1, 1, -1]);
  expect(sizes).toEqual([1, 2]);
  expect(without).toBe(1);
  expect(selectivityOf(responses, [1, 1, 1, 1], 4, 2).sizes).toEqual([0, 4]); // what the network says, counts
});
