// Which weights arrive at a neuron, and that no others do: over many projections at once, and over drawn synapses
// beside a matrix.
import { describe, expect, test } from "vitest";
import type { NetworkDocument, Projection } from "../core/document";
import type { EngineName } from "./engine";
import { createEngine, ENGINES } from "./testEngines";

/** A projection's connector and weight: 0.25 mV. */
const KINDS = {
  matrix: { connector: { name: "all_to_all" }, weight: { uniform: [0.25, 0.25] } },
  "one weight": { connector: { name: "all_to_all" }, weight: 0.25 },
  drawn: { connector: { name: "fixed_probability", p: 1 }, weight: 0.25 },
} as const satisfies Record<string, Pick<Projection, "connector" | "weight">>;
type Kind = keyof typeof KINDS;

/** A projection of a kind from an input that spikes once, in that step, or never. */
type Wire = readonly [kind: Kind, step: number | "never"];

/** Cells that never spike, so that v is what has arrived and what is left of it. */
function network(cells: number, wires: readonly Wire[]): NetworkDocument {
  const inputs = wires.map(([, step]) => `in_${step}`);
  return {
    format: "spikeyard",
    version: 1,
    name: "arrivals",
    dt: 1,
    seed: 2,
    populations: {
      ...Object.fromEntries(
        inputs.map((name) => [
          name,
          { kind: "input", shape: [1], encoder: "latency", params: { window: 100 } } as const,
        ]),
      ),
      cells: {
        kind: "neurons",
        shape: [cells],
        neuron: "lif",
        params: { tau_m: 20, v_rest: 0, v_thresh: 90 },
      },
    },
    projections: Object.fromEntries(
      wires.map(([kind], k) => [
        `wire_${k}`,
        { ...KINDS[kind], from: inputs[k]!, to: "cells", synapse: "delta", receptor: "exc" } as const,
      ]),
    ),
  };
}

/** The largest difference between the cells' v and its closed form, in runs that end after the steps given. */
async function worst(name: EngineName, cells: number, wires: readonly Wire[], ends: readonly number[]) {
  const engine = await createEngine(name, network(cells, wires));
  // in the middle of its step, so that no rounding moves it; 0 is dark
  const value = (step: number | "never") => (step === "never" ? 0 : 1 - (step + 0.5) / 100);
  const inputs = Object.fromEntries(wires.map(([, step]) => [`in_${step}`, Float32Array.of(value(step))]));
  await engine.run([{ do: "begin", inputs, clock: 0 }]);
  let found = 0;
  for (const [k, end] of ends.entries()) {
    await engine.run([{ do: "run", steps: end - (ends[k - 1] ?? 0), learn: false }]);
    // a spike of step s arrives in the next one, which ends after s + 2 of them
    const since = wires.flatMap(([, step]) => (step === "never" || step + 2 > end ? [] : [end - step - 2]));
    const exact = since.reduce((sum, steps) => sum + 0.25 * Math.exp(-steps / 20), 0);
    for (const v of await engine.read("cells.v")) found = Math.max(found, Math.abs(v - exact));
  }
  engine.dispose();
  return found;
}

/** f32: 4 * 2^-24 * (tau/dt = 20) * 9 mV (design, traces between spikes); a weight is 0.25 mV. */
const tolerance = (name: EngineName): number => (name === "reference" ? 1e-12 : 4 * 2 ** -24 * 20 * 9);

describe.each(ENGINES)("on %s", (name) => {
  test.each<Kind>(["matrix", "one weight", "drawn"])(
    "the spike of the last of 33 projections (%s) brings its own weight and no other",
    async (kind) => {
      const wires = Array.from({ length: 33 }, (_, k): Wire => [kind, k < 32 ? 0 : 10]);
      expect(await worst(name, 1, wires, [5, 15])).toBeLessThan(tolerance(name));
    },
  );

  // rows that are a power of two, and such that are none
  test.each([20, 64, 70, 96])(
    "a drawn spike beside a silent matrix arrives at once at all of %d cells",
    async (cells) => {
      const wires: Wire[] = [
        ["drawn", 50],
        ["matrix", "never"],
      ];
      expect(await worst(name, cells, wires, [51, 52, 60])).toBeLessThan(tolerance(name));
    },
  );

  test("a drawn spike and a matrix's, in one step and in two, add up", async () => {
    const wires: Wire[] = [
      ["drawn", 20],
      ["matrix", 20],
      ["matrix", 25],
      ["drawn", 60],
      ["one weight", 60],
    ];
    expect(await worst(name, 64, wires, [21, 22, 26, 27, 62, 80])).toBeLessThan(tolerance(name));
  });
});
