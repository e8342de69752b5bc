import { expect, test } from "vitest";
import { SpikeHistory } from "../../live/spikeHistory";
import type { SampleView } from "../../session/protocol";
import { activityOf, binsOf, variationOf, weightsOnto } from "./figures";

/** One sample of 40 neurons: neuron 33 fires every 5 steps, neuron 2 once. */
function sample(index: number): SampleView {
  const steps = 20;
  const bits = new Uint32Array(steps * 2);
  for (const step of [0, 5, 10, 15]) bits[step * 2 + 1]! |= 1 << 1;
  bits[7 * 2]! |= 1 << 2;
  return {
    index,
    pixels: null,
    label: null,
    whole: true,
    prediction: -1,
    scores: new Float32Array(0),
    spikes: [{ population: "a", neurons: 40, start: index * 10, dt: 0.5, steps, bits }],
  };
}

test("rates, intervals and the busiest neuron come from the spikes that are kept", () => {
  const history = new SpikeHistory();
  history.append(sample(0));
  history.append(sample(1));
  const activity = activityOf(history.lanes[0]!, history.presented, history.dt)!;
  expect(activity.ms).toBe(20);
  expect(activity.spikes).toBe(10);
  expect(activity.rates[33]).toBe(400); // 8 spikes in 20 ms
  expect(activity.rate).toBeCloseTo(12.5, 9); // 10 spikes of 40 neurons in 20 ms
  expect(activity.active).toBe(2);
  expect(activity.busiest).toBe(33);
  expect([...activity.intervals]).toEqual(Array(6).fill(2.5)); // three a sample, none from one to the next
  expect(variationOf(activity.intervals)).toBe(0);
});

test("without a sample there is nothing to tell", () => {
  const history = new SpikeHistory();
  history.append(sample(0));
  expect(activityOf(history.lanes[0]!, [], 0.5)).toBeNull();
});

test("a histogram counts every finite value once", () => {
  const bins = binsOf([0, 1, 2, 3, 4, Number.NaN, Infinity], 4)!;
  expect(bins).toEqual({ low: 0, high: 4, counts: [1, 1, 1, 2], mean: 2, n: 5 });
  expect(binsOf([7, 7, 7], 4)?.counts).toEqual([3, 0, 0, 0]);
  expect(binsOf([])).toBeNull();
});

test("weights onto a neuron are its column", () => {
  expect([...weightsOnto([1, 2, 3, 4, 5, 6], 1, 3)]).toEqual([2, 5]);
});
