// Short-term plasticity on every engine: against Brian 2's amplitudes, and against the recursion that they follow.
import { describe, expect, test } from "vitest";
import type { NetworkDocument } from "../core/document";
import golden from "./golden/tsodyks_markram.json";
import { createEngine, ENGINES } from "./testEngines";
import { network, relayedBy, relays, withEngine } from "./testGoldens";

type Name = (typeof ENGINES)[number];
type Parameters = (typeof golden.sets)[keyof typeof golden.sets];

/** The GPU's software driver takes long for a step. */
const LONGEST: Readonly<Record<Name, number>> = { reference: 10_000, event: 10_000, gpu: 600 };

/** What each spike of a neuron counts, times the weight. */
async function amplitudes(name: Name, train: readonly number[], given: Parameters): Promise<number[]> {
  const { a_se, u_se, tau_rec, tau_facil, tau_in } = given;
  const params = { u_0: u_se, tau_rec, tau_facil: Math.max(1e-3, tau_facil), tau_syn: tau_in };
  const parts = [
    relays("pre", [train], golden.dt),
    {
      populations: { cell: { kind: "neurons", shape: [1], neuron: "lif" } },
      projections: {
        link: {
          from: "pre",
          to: "cell",
          synapse: "tsodyks_markram",
          receptor: "exc",
          connector: { name: "all_to_all" },
          weight: a_se,
          synapseParams: params,
        },
      },
    } as const,
  ];
  const steps = train.at(-1)! + 2;
  const inputs = relayedBy({ pre: [train] });
  return withEngine(name, network(golden.dt, steps * golden.dt, parts), inputs, async (engine) => {
    const sizes: number[] = [];
    let done = 0;
    for (const step of train) {
      await engine.run([{ do: "run", steps: step + 2 - done, learn: false }]); // it arrives one step after it
      done = step + 2;
      sizes.push((await engine.read("link.release"))[0]! * a_se);
    }
    return sizes;
  });
}

const runs = golden.runs.filter(({ kind }) => kind === "two");

describe.each(ENGINES)("on %s", (name) => {
  test.each(runs)("$set, $train: what each spike releases is Brian 2's", async ({ set, train, size }) => {
    const all = golden.trains[train as keyof typeof golden.trains];
    const steps = all.filter((step) => step <= LONGEST[name]);
    const sizes = await amplitudes(name, steps, golden.sets[set as keyof typeof golden.sets]);
    expect(steps.length).toBeGreaterThan(1);
    // 12 digits are stated; f32: some ulp for each spike
    for (const [k, value] of sizes.entries())
      expect(Math.abs(value / size[k]! - 1)).toBeLessThan(name === "reference" ? 1e-9 : 2e-5);
  });

  test("a matrix of weights, a delay and learning are as without, times what is released", async () => {
    const document = (synapse: string): NetworkDocument => ({
      format: "spikeyard",
      version: 1,
      name: "test",
      dt: 1,
      seed: 11,
      populations: {
        source: { kind: "input", shape: [30], encoder: "poisson", params: { max_rate: 60 } },
        cells: { kind: "neurons", shape: [9], neuron: "lif" },
      },
      projections: {
        link: {
          from: "source",
          to: "cells",
          synapse,
          receptor: "exc",
          connector: { name: "all_to_all" },
          weight: { uniform: [30, 60] },
          delay: 3,
          learn: { name: "stdp", params: { w_max: 100 } },
        },
      },
    });
    const inputs = { source: new Float32Array(30).map((_, k) => (k % 3) / 2) };
    const [reference, engine] = [
      await createEngine("reference", document("tsodyks_markram")),
      await createEngine(name, document("tsodyks_markram")),
    ];
    for (const one of [reference, engine])
      await one.run([
        { do: "begin", inputs, clock: 5 },
        { do: "run", steps: 37, learn: true },
      ]);
    const snapshot = await engine.snapshot();
    await engine.run([{ do: "run", steps: 9, learn: true }]);
    await engine.restore(snapshot);
    for (const one of [reference, engine]) await one.run([{ do: "run", steps: 60, learn: true }]);
    for (const array of ["link.release", "link.release_x", "link.w", "cells.link__i"]) {
      const [exact, got] = [await reference.read(array), await engine.read(array)];
      const scale = Math.max(...exact.map(Math.abs));
      expect(scale).toBeGreaterThan(0.1);
      for (let k = 0; k < exact.length; k++) expect(Math.abs(got[k]! - exact[k]!)).toBeLessThan(2e-5 * scale);
    }
    reference.dispose();
    engine.dispose();
  });
});

test("a delay for each synapse is refused, and so is a release that nothing comes of", async () => {
  const base = network(1, 10, [relays("pre", [[2]], 1)]);
  const link = {
    from: "pre",
    to: "pre",
    synapse: "tsodyks_markram",
    receptor: "exc",
    connector: { name: "all_to_all" },
    weight: 1,
    delay: { uniform: [1, 4] },
  } as const;
  await expect(createEngine("reference", { ...base, projections: { link } })).rejects.toThrow(
    "projections.link.delay: tsodyks_markram needs one delay for all synapses: give a number of ms.",
  );
});
