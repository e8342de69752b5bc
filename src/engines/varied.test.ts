// Parameters that differ between neurons, on every engine: each neuron is as one of its own population would be.
import { describe, expect, test } from "vitest";
import { planNetwork } from "../compiler/plan";
import type { NetworkDocument, NeuronPopulation } from "../core/document";
import { isSpiking } from "./engine";
import { createEngine, ENGINES } from "./testEngines";

function cells(cell: Partial<NeuronPopulation>): NetworkDocument {
  return {
    format: "spikeyard",
    version: 1,
    name: "test",
    dt: 0.1,
    seed: 5,
    populations: { cell: { kind: "neurons", shape: [4], neuron: "lif", ...cell } },
    projections: {},
  };
}

const begin = { do: "begin", inputs: {}, clock: 0 } as const;
const run = (steps: number) => ({ do: "run", steps, learn: false }) as const;
const spikesOf = (bits: Uint32Array, n: number) =>
  Array.from(bits, (_, step) => step).filter((step) => isSpiking(bits, step, n));

describe.each(ENGINES)("on %s", (name) => {
  test("each neuron has its own time constant, current and start", async () => {
    const [taus, currents, rests] = [
      [5, 10, 20, 40],
      [300, 200, 250, 160],
      [-65, -64, -66, -65],
    ];
    const vary = { tau_m: { values: taus }, i_ext: { values: currents }, v_rest: { values: rests } };
    const engine = await createEngine(name, cells({ vary }));
    await engine.run([begin]);
    expect(Array.from(await engine.read("cell.v"))).toEqual(rests); // it starts at rest
    const { cell } = await engine.run([run(500)]);
    for (let k = 0; k < 4; k++) {
      const params = { tau_m: taus[k]!, i_ext: currents[k]!, v_rest: rests[k]! };
      const alone = await createEngine(name, cells({ params, shape: [1] }));
      await alone.run([begin]);
      const own = await alone.run([run(500)]);
      const expected = spikesOf(own.cell!, 0);
      if (k !== 3) expect(expected.length).toBeGreaterThan(0); // 160 pA of 40 ms charge too slowly
      expect(spikesOf(cell!, k)).toEqual(expected);
      alone.dispose();
    }
    engine.dispose();
  });

  test("drawn values are those of the seed, the same in every sample", async () => {
    const document = cells({ shape: [50], vary: { i_ext: { normal: [200, 30], min: 120 } } });
    const engine = await createEngine(name, document);
    await engine.run([begin, run(20), begin]);
    const drawn = Array.from(await engine.read("cell.i_ext"));
    const plan = planNetwork(document).populations[0]!;
    expect(drawn).toEqual(Array.from(plan.kind === "neurons" ? plan.start.i_ext! : []));
    expect(Math.min(...drawn)).toBeGreaterThanOrEqual(120);
    const mean = drawn.reduce((a, b) => a + b) / 50;
    expect(Math.abs(mean - 200)).toBeLessThan((4 * 30) / Math.sqrt(50)); // four deviations of a mean of 50
    engine.dispose();
  });
});

test.each<[string, Partial<NeuronPopulation>, string]>([
  ["an unknown parameter", { vary: { tau: 3 } }, "populations.cell.vary.tau: lif has no such parameter."],
  [
    "values out of bounds",
    { vary: { tau_m: { normal: [5, 3] } } },
    "populations.cell.vary.tau_m: -15.399999999999999 ms can be drawn, outside of 0.001 to Infinity ms. Set min and max.",
  ],
  [
    "too few values",
    { vary: { tau_m: { values: [1, 2] } } },
    "populations.cell.vary.tau_m.values: 4 numbers are expected, one for each of the neurons, got 2.",
  ],
  [
    "a refractory period",
    { vary: { tau_refrac: { uniform: [1, 2] } } },
    "populations.cell.vary.tau_refrac: sets the refractory period, which all neurons of a population share.",
  ],
  [
    "a parameter that is given twice",
    { vary: { tau_m: { uniform: [1, 2] } }, params: { tau_m: 3 } },
    "populations.cell.vary.tau_m: is among params, too.",
  ],
])("refuses %s", (_, cell, message) => {
  expect(() => planNetwork(cells(cell))).toThrow(message);
});
