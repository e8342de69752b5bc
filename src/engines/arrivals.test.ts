// Which weights arrive at a neuron, and that no others do: over many projections at once, and over drawn synapses
// beside a matrix.
import { describe, expect, test } from "vitest";
import { planNetwork } from "../compiler/plan";
import type { NetworkDocument, Projection } from "../core/document";
import type { EngineName } from "./engine";
import { createEngine, ENGINES } from "./testEngines";

/** mV, of every synapse */
const WEIGHT = 0.25;
const KINDS = {
  matrix: { connector: { name: "all_to_all" }, weight: { uniform: [WEIGHT, WEIGHT] } },
  "one weight": { connector: { name: "all_to_all" }, weight: WEIGHT },
  drawn: { connector: { name: "fixed_probability", p: 1 }, weight: WEIGHT },
  "a few drawn": { connector: { name: "fixed_probability", p: 0.02 }, weight: WEIGHT },
} as const satisfies Record<string, Pick<Projection, "connector" | "weight">>;
type Kind = keyof typeof KINDS;

/** A projection of a kind from inputs that spike once each, in these steps, or from a dark one. */
type Wire = readonly [kind: Kind, ...steps: (number | "never")[]];

/** Cells that never spike, so that v is what has arrived and what is left of it. */
function network(cells: number, wires: readonly Wire[]): NetworkDocument {
  const input = (n: number) =>
    ({ kind: "input", shape: [n], encoder: "latency", params: { window: 100, value_min: 0.078 } }) as const;
  const ends = { to: "cells", synapse: "delta", receptor: "exc" } as const;
  return {
    format: "spikeyard",
    version: 1,
    name: "arrivals",
    dt: 1,
    seed: 2,
    populations: {
      ...Object.fromEntries(wires.map(([, ...steps], k) => [`in_${k}`, input(steps.length)])),
      cells: { kind: "neurons", shape: [cells], neuron: "lif", params: { v_rest: 0, v_thresh: 90 } },
    },
    projections: Object.fromEntries(
      wires.map(([kind], k) => [`wire_${k}`, { from: `in_${k}`, ...ends, ...KINDS[kind] }]),
    ),
  };
}

/** The largest difference between the cells' v and its closed form, at the ends of runs after the steps given. */
async function worst(name: EngineName, cells: number, wires: readonly Wire[], ends: readonly number[]) {
  const document = network(cells, wires);
  const { projections } = planNetwork(document);
  /** the cell's v after so many steps: a spike of step s arrives in the next one, which ends after s + 2 */
  const exact = (cell: number, end: number): number => {
    let v = 0;
    for (const [w, [, ...steps]] of wires.entries()) {
      const { connections } = projections[w]!;
      for (const [k, step] of steps.entries()) {
        if (step === "never" || step + 2 > end) continue;
        const targets = connections?.post.subarray(connections.start[k], connections.start[k + 1]);
        if (!targets || targets.includes(cell)) v += WEIGHT * Math.exp(-(end - step - 2) / 20);
      }
    }
    return v;
  };
  const engine = await createEngine(name, document);
  // in the middle of its step, so that no rounding moves it; 0 is dark
  const values = wires.map(([, ...steps]) => steps.map((s) => (s === "never" ? 0 : 1 - (s + 0.5) / 100)));
  const inputs = Object.fromEntries(values.map((value, k) => [`in_${k}`, Float32Array.from(value)]));
  await engine.run([{ do: "begin", inputs, clock: 0 }]);
  let found = 0;
  for (const [k, end] of ends.entries()) {
    await engine.run([{ do: "run", steps: end - (ends[k - 1] ?? 0), learn: false }]);
    for (const [cell, v] of (await engine.read("cells.v")).entries())
      found = Math.max(found, Math.abs(v - exact(cell, end)));
  }
  engine.dispose();
  return found;
}

/** f32: 4 * 2^-24 * (tau/dt = 20) * 9 mV (design, traces between spikes); a weight is 0.25 mV. */
const tolerance = (name: EngineName): number => (name === "reference" ? 1e-12 : 4 * 2 ** -24 * 20 * 9);

describe.each(ENGINES)("on %s", (name) => {
  test("of 35 projections each brings its own weight and no other", async () => {
    const kinds: Kind[] = ["matrix", "one weight", "drawn"];
    const wires = Array.from({ length: 35 }, (_, k): Wire => [kinds[k % 3]!, k < 32 ? 0 : 10 * (k - 31)]);
    expect(await worst(name, 1, wires, [5, 15, 25, 35])).toBeLessThan(tolerance(name));
  });

  for (const cells of name === "gpu" ? [96] : [20, 40, 64, 96]) {
    test(`drawn spikes beside a silent matrix arrive at once, wherever among ${cells} cells they go`, async () => {
      const steps = Array.from({ length: 12 }, (_, k) => 20 + 6 * k);
      const wires: Wire[] = [
        ["a few drawn", ...steps],
        ["matrix", "never"],
      ];
      const ends = steps.flatMap((step) => [step + 2, step + 4]);
      expect(await worst(name, cells, wires, ends)).toBeLessThan(tolerance(name));
    });
  }

  test("drawn spikes and a matrix's, in one step and in two, add up", async () => {
    const wires: Wire[] = [
      ["drawn", 20, 60],
      ["matrix", 20, 25],
      ["one weight", 60],
      ["a few drawn", 25, 60, 61],
    ];
    expect(await worst(name, 64, wires, [21, 22, 26, 27, 62, 80])).toBeLessThan(tolerance(name));
  });
});
