// Neurons that wait must fire when the oracle's do, also where a sample is cut: learned from in part, or written to.
import { expect, test } from "vitest";
import type { NetworkDocument } from "../../core/document";
import type { Command, Engine } from "../engine";
import { createEngine } from "../testEngines";

/** Inputs over drawn synapses to neurons that only add up; 3 of them reach the threshold. */
const document: NetworkDocument = {
  format: "spikeyard",
  version: 1,
  name: "waiting",
  dt: 1,
  seed: 1,
  populations: {
    lines: { kind: "input", shape: [8], encoder: "latency", params: { window: 16, value_min: 0 } },
    cells: {
      kind: "neurons",
      shape: [40],
      neuron: "if_latency",
      params: { v_thresh: 3.5, ramp: 0, theta_plus: 0 },
    },
  },
  projections: {
    up: {
      from: "lines",
      to: "cells",
      synapse: "delta",
      receptor: "exc",
      connector: { name: "fixed_probability", p: 0.7 },
      weight: 1,
    },
  },
};
const begin: Command = {
  do: "begin",
  inputs: { lines: Float32Array.from({ length: 8 }, (_, k) => 1 - (2 * k) / 16) },
  clock: 0,
};
const run = (steps: number, learn: boolean): Command => ({ do: "run", steps, learn });

async function onBoth(work: (engine: Engine) => Promise<Uint32Array>, network = document) {
  const [exact, ours] = [await createEngine("reference", network), await createEngine("event", network)];
  const [expected, got] = [await work(exact), await work(ours)];
  expect(expected.some((word) => word !== 0)).toBe(true);
  expect([...got]).toEqual([...expected]);
}

test("a sample that is learned from at first, and then only shown", () =>
  onBoth(async (engine) => (await engine.run([begin, run(9, true), run(9, false)])).cells!));

test("a sample that is shown, learned from, shown again, and the next one", () =>
  onBoth(async (engine) => {
    const parts = [run(5, false), run(4, true), run(9, false)];
    return (await engine.run([begin, ...parts, { do: "end" }, begin, run(18, false)])).cells!;
  }));

test("weights of both signs: what is added may be taken away again before a neuron could fire", () => {
  const weight = { normal: [1, 2] } as const;
  const network = { ...document, projections: { up: { ...document.projections.up!, weight } } };
  return onBoth(async (engine) => (await engine.run([begin, run(18, false)])).cells!, network);
});

test("potentials written in the middle of a sample, when some neurons have waited", () =>
  onBoth(async (engine) => {
    await engine.run([begin, run(4, false)]);
    await engine.write(
      "cells.v",
      Float32Array.from({ length: 40 }, (_, j) => (j % 4) * 0.9),
    );
    return (await engine.run([run(6, false)])).cells!;
  }));

test("a sample that goes on from a snapshot of its middle", () =>
  onBoth(async (engine) => {
    await engine.run([begin, run(9, false)]);
    const snapshot = await engine.snapshot();
    await engine.run([begin, run(18, false)]);
    await engine.restore(snapshot);
    return (await engine.run([run(9, false)])).cells!;
  }));
