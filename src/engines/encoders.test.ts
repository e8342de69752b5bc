// Encoders: when inputs of a value spike, by closed forms, and the same spikes on every engine.
import { expect, test } from "vitest";
import type { NetworkDocument } from "../core/document";
import { isSpiking } from "./engine";
import { createEngine, ENGINES } from "./testEngines";

function networkOf(
  encoder: string,
  params: Readonly<Record<string, number>>,
  n: number,
  steps: number,
  dt: number,
): NetworkDocument {
  return {
    format: "spikeyard",
    version: 1,
    name: encoder,
    dt,
    seed: 5,
    presentation: { duration: steps * dt },
    populations: {
      in: { kind: "input", shape: [n], encoder, params },
      out: { kind: "neurons", shape: [1], neuron: "lif" },
    },
    projections: {},
    readout: { population: "out", classes: 2 },
  };
}

/** Steps in which each input spikes. */
async function spikesOf(
  engine: (typeof ENGINES)[number],
  encoder: string,
  params: Readonly<Record<string, number>>,
  values: readonly number[],
  steps: number,
  dt: number,
): Promise<number[][]> {
  const made = await createEngine(engine, networkOf(encoder, params, values.length, steps, dt));
  const { in: words } = await made.run([
    { do: "begin", inputs: { in: Float32Array.from(values) }, clock: 0 },
    { do: "run", steps, learn: false },
  ]);
  made.dispose();
  const row = words!.length / steps;
  return values.map((_, n) =>
    Array.from({ length: steps }, (_, step) => step).filter((step) => isSpiking(words!, step * row, n)),
  );
}

test.each(ENGINES)("regular spikes are evenly spaced, at the rate of their value, on %s", async (engine) => {
  for (const dt of [1, 0.1]) {
    const values = [0, 0.1, 0.25, 0.5, 0.73, 1];
    const seconds = dt === 1 ? 1 : 0.2;
    const steps = (1000 * seconds) / dt;
    const found = await spikesOf(engine, "regular", { max_rate: 40 }, values, steps, dt);
    for (const [n, value] of values.entries()) {
      // one spike an interval, the last on the second's edge where rounding to f32 does not put it after it
      expect(Math.abs(found[n]!.length - 40 * value * seconds)).toBeLessThan(1.0001);
      const intervals = found[n]!.slice(1).map((step, k) => step - found[n]![k]!);
      const exact = 1000 / (40 * value) / dt;
      for (const interval of intervals) expect(Math.abs(interval - exact)).toBeLessThan(1); // whole steps
    }
    expect(found[5]![0]).toBe(25 / dt - 1); // after one whole interval: the step that ends then
  }
});

test.each(ENGINES)(
  "regular spikes of 1 to 20 in 200 steps, as a receptive field asks for, on %s",
  async (engine) => {
    // 5 to 100 Hz: the values shifted by a nineteenth, times 95 Hz
    const found = await spikesOf(
      engine,
      "regular",
      { max_rate: 95, base: 1 / 19 + 1e-6 },
      [0, 0.5, 1],
      200,
      1,
    );
    expect(found.map(({ length }) => length)).toEqual([1, 10, 20]);
  },
);

test.each(ENGINES)(
  "bernoulli spikes in a share of steps that does not depend on dt, on %s",
  async (engine) => {
    for (const dt of [1, 0.1]) {
      const values = [0, 0.2, 0.8, 1];
      const found = await spikesOf(engine, "bernoulli", { p_max: 0.5 }, values, 1500, dt);
      for (const [n, value] of values.entries()) {
        const p = 0.5 * value;
        // 4 standard deviations of a binomial count
        expect(Math.abs(found[n]!.length - 1500 * p)).toBeLessThanOrEqual(4 * Math.sqrt(1500 * p * (1 - p)));
      }
    }
  },
);

test.each([
  ["regular", { max_rate: 83.7, base: 0.01 }],
  ["bernoulli", { p_max: 0.3 }],
] as const)("%s gives the same spikes on every engine, bit for bit", async (encoder, params) => {
  const values = Array.from({ length: 256 }, (_, k) => Math.fround(k / 255));
  const exact = await spikesOf("reference", encoder, params, values, 300, 0.5);
  expect(exact.flat().length).toBeGreaterThan(1000);
  for (const engine of ENGINES)
    expect(await spikesOf(engine, encoder, params, values, 300, 0.5)).toEqual(exact);
});

test("regular spikes of bytes, which engines may look up in a table, are those of numbers", async () => {
  const document = networkOf("regular", { max_rate: 83.7 }, 256, 100, 0.5);
  const bytes = Uint8Array.from({ length: 512 }, (_, k) => (k * 7) % 256);
  const results = [];
  for (const engine of ENGINES) {
    const made = await createEngine(engine, document);
    const batch = { count: 2, clocks: [0, 100], learn: false, minibatch: 1, spikesFrom: 0 };
    const { spikes } = await made.present({ ...batch, inputs: { in: bytes } });
    results.push(spikes.in!);
    made.dispose();
  }
  expect(results[0]!.some((word) => word !== 0)).toBe(true);
  for (const words of results) expect(words).toEqual(results[0]);
});
