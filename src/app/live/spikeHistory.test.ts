import { expect, test } from "vitest";
import type { RasterChunk, SampleView } from "../session/protocol";
import { spikedAt, tally, timeAt, windowOf } from "../views/raster/rasterWindow";
import { CAPACITY, SpikeHistory, spikeCounts } from "./spikeHistory";

/** Neuron `step % neurons` fires in every step: each spike tells where it should be. */
function chunk(start: number, steps: number, neurons = 40): RasterChunk {
  const words = Math.ceil(neurons / 32);
  const bits = new Uint32Array(steps * words);
  for (let step = 0; step < steps; step++) {
    const neuron = step % neurons;
    bits[step * words + (neuron >> 5)]! |= 1 << (neuron & 31);
  }
  return { population: "features", neurons, start, dt: 1, steps, bits };
}

function sample(index: number, spikes: RasterChunk): SampleView {
  const pixels = new Uint8Array(784);
  return {
    index,
    pixels,
    label: 3,
    whole: true,
    prediction: 3,
    scores: new Float32Array(10),
    spikes: [spikes],
  };
}

test("every spike is found at its neuron and step, also after the ring has come round", () => {
  const history = new SpikeHistory();
  const samples = Math.ceil((2.5 * CAPACITY) / 90);
  for (let k = 0; k < samples; k++) history.append(sample(k, chunk(k * 90, 90)));
  const lane = history.lanes[0]!;
  const newest = history.presented.at(-1)!;
  for (let step = 0; step < 90; step++) {
    for (let neuron = 0; neuron < 40; neuron++) {
      expect(spikedAt(lane, neuron, newest.from + step)).toBe(step % 40 === neuron);
    }
  }
});

test("samples that the ring has overwritten are forgotten", () => {
  const history = new SpikeHistory();
  for (let k = 0; k < 100; k++) history.append(sample(k, chunk(k * 100, 100)));
  expect(history.presented.length).toBe(Math.floor(CAPACITY / 100));
  expect(history.presented[0]!.from).toBeGreaterThanOrEqual(history.head - CAPACITY);
});

test("a step's time is that of the network, also where samples were left out between", () => {
  const history = new SpikeHistory();
  history.append(sample(0, chunk(0, 100)));
  history.append(sample(9, chunk(900, 100)));
  expect(timeAt(history, 99)).toBe(99);
  expect(timeAt(history, 100)).toBe(900);
  expect(timeAt(history, 200)).toBe(null);
});

test("a presentation longer than the ring keeps its end", () => {
  const history = new SpikeHistory();
  history.append(sample(0, chunk(0, CAPACITY + 50)));
  expect(history.head).toBe(CAPACITY);
  expect(timeAt(history, 0)).toBe(50);
  expect(spikedAt(history.lanes[0]!, 50 % 40, 0)).toBe(true);
});

test("another number of neurons starts the history anew", () => {
  const history = new SpikeHistory();
  history.append(sample(0, chunk(0, 100)));
  history.append(sample(1, chunk(100, 100, 64)));
  expect(history.presented.length).toBe(1);
  expect(history.lanes[0]!.neurons).toBe(64);
});

test("the tally of a window counts its spikes and its neurons", () => {
  const history = new SpikeHistory();
  history.append(sample(0, chunk(0, 100)));
  expect(tally(history.lanes[0]!, windowOf(history))).toEqual({ spikes: 100, fired: 40 });
});

test("spikes are counted by neuron, the 32nd bit of a word too", () => {
  const counts = spikeCounts(chunk(0, 80));
  expect([...counts]).toEqual(Array.from({ length: 40 }, () => 2));
});

test("rewards lie at the steps at which they were paid, and of those forgotten the last one is kept", () => {
  const history = new SpikeHistory();
  const dose = (step: number, level: number) => ({ step, reward: 1, level, tau: 200 });
  history.append({ ...sample(-1, chunk(0, 100)), whole: false, doses: [dose(30, 1), dose(100, 2)] });
  history.append({ ...sample(-1, chunk(100, 100)), whole: false });
  history.append({ ...sample(-1, chunk(200, 100)), whole: false, doses: [dose(7, 3)] });
  expect(history.doses.map(({ step, level }) => [step, level])).toEqual([
    [30, 1],
    [100, 2],
    [207, 3],
  ]);
  for (let start = 300; start < CAPACITY + 150; start += 50)
    history.append({ ...sample(-1, chunk(start, 50)), whole: false });
  expect(history.doses.map(({ step }) => step)).toEqual([100, 207]); // that of 100 may still fade
  for (let start = 0; start < CAPACITY; start += 50)
    history.append({ ...sample(-1, chunk(start, 50)), whole: false });
  expect(history.doses.map(({ step }) => step)).toEqual([207]);
});
