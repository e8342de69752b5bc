// Spikes that count less the later they come, and traces that remember when: over matrices, drawn and shared weights.
import { describe, expect, test } from "vitest";
import type { Connector, NetworkDocument } from "../core/document";
import type { SampleBatch } from "./engine";
import { createEngine, ENGINES } from "./testEngines";

const WINDOW = 8;

/** Inputs that spike once, the brighter the earlier, to neurons that weigh them by it. */
function latencies(connector: Connector, learns: boolean): NetworkDocument {
  return {
    format: "spikeyard",
    version: 1,
    name: "latencies",
    dt: 1,
    seed: 2,
    presentation: { duration: WINDOW + 6 },
    populations: {
      picture: {
        kind: "input",
        shape: [5, 5],
        encoder: "latency",
        params: { window: WINDOW, value_min: 0.078 },
      },
      cells: {
        kind: "neurons",
        shape: connector.name === "conv2d" ? [3, 3, 6] : [10],
        neuron: "if_latency",
        params: { onset: WINDOW, close: WINDOW + 2, v_floor: 0.5 },
        winners: 1,
        among: "place",
      },
    },
    projections: {
      up: {
        from: "picture",
        to: "cells",
        synapse: "fading",
        receptor: "exc",
        connector,
        weight: { uniform: [0, 1] },
        ...(learns ? { learn: { name: "instar_latency", params: { window: WINDOW } } } : {}),
        normalize: { name: "l2" },
      },
    },
    readout: { population: "cells", classes: 2 },
  };
}

const values = Float32Array.from({ length: 6 * 25 }, (_, k) => ((k * 29) % 31) / 30);
const batch = (learn: boolean, minibatch: number): SampleBatch => ({
  count: 6,
  inputs: { picture: values },
  clocks: [0, 20, 40, 60, 80, 100],
  learn,
  minibatch,
  spikesFrom: 0,
});

describe.each<[string, Connector, boolean, number]>([
  ["all to all, learning", { name: "all_to_all" }, true, 1],
  ["all to all, learning in minibatches", { name: "all_to_all" }, true, 3],
  ["drawn, learning", { name: "fixed_probability", p: 0.6 }, true, 1],
  ["drawn, learning in minibatches", { name: "fixed_probability", p: 0.6 }, true, 2],
  ["shared", { name: "conv2d", kernel: [3, 3] }, false, 1],
])("%s", (_, connector, learns, minibatch) => {
  test("every engine has the oracle's spikes, potentials and weights", async () => {
    const plain = latencies(connector, learns);
    const document = minibatch > 1 ? { ...plain, training: { batch: minibatch } } : plain;
    const run = async (name: (typeof ENGINES)[number]) => {
      const engine = await createEngine(name, document);
      const drawn = await engine.read("up.w");
      const { spikes } = await engine.present(batch(learns, minibatch));
      await engine.present(batch(false, 1));
      const result = { spikes, drawn, v: await engine.read("cells.v"), w: await engine.read("up.w") };
      engine.dispose();
      return result;
    };
    const worst = (a: ArrayLike<number>, b: ArrayLike<number>) =>
      Array.from(a, (x, k) => Math.abs(x - b[k]!)).reduce((most, x) => Math.max(most, x), 0);
    const exact = await run("reference");
    expect(exact.spikes.cells!.some((word) => word !== 0)).toBe(true);
    if (learns) expect(worst(exact.w, exact.drawn)).toBeGreaterThan(0.01);
    for (const name of ENGINES) {
      const { spikes, v, w } = await run(name);
      expect(spikes, name).toEqual(exact.spikes);
      expect(worst(v, exact.v), name).toBeLessThan(3e-6); // f32 sums of 25 weights below 1
      expect(worst(w, exact.w), name).toBeLessThan(2e-6);
    }
  });
});

test.each(ENGINES)(
  "a potential is the sum of weights times brightness, in steps of the window, on %s",
  async (name) => {
    const engine = await createEngine(name, latencies({ name: "all_to_all" }, false));
    const w = await engine.read("up.w");
    const bright = [1, 0.9, 0.5, 0.3, 0.13, 0];
    const picture = Float32Array.from({ length: 25 }, (_, i) => bright[i] ?? 0);
    await engine.run([
      { do: "begin", inputs: { picture }, clock: 0 },
      { do: "run", steps: WINDOW + 6, learn: false },
    ]);
    const v = await engine.read("cells.v");
    // a spike in step floor((1 - x) 8) counts (8 - that) / 8
    const counts = [1, 1, 0.5, 0.375, 0.25, 0];
    for (let j = 0; j < 10; j++) {
      const expected = counts.reduce((sum, count, i) => sum + count * w[10 * i + j]!, 0);
      expect(v[j]).toBeCloseTo(expected, 6);
    }
    engine.dispose();
  },
);
