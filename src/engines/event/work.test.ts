// What the event engine says it did, counted by hand from spikes and connections, and what a clocked one does.
import { describe, expect, test } from "vitest";
import { planNetwork } from "../../compiler/plan";
import type { NetworkDocument, Projection } from "../../core/document";
import { isSpiking, type Work } from "../engine";
import { createEvent } from "./event";

const [INPUTS, CELLS, STEPS] = [30, 20, 120];

function network(from: "in" | "cells", more: Partial<Projection>): NetworkDocument {
  return {
    format: "spikeyard",
    version: 1,
    name: "work",
    dt: 1,
    seed: 9,
    populations: {
      in: { kind: "input", shape: [INPUTS], encoder: "poisson", params: { max_rate: 60 } },
      cells: { kind: "neurons", shape: [CELLS], neuron: "lif", params: { i_ext: 260 } },
    },
    projections: {
      wire: {
        from,
        to: "cells",
        synapse: "delta",
        receptor: "exc",
        connector: { name: "all_to_all" },
        weight: { uniform: [0, 0.1] },
        delay: 3,
        ...more,
      },
    },
  };
}

/** The work of STEPS steps, and how often each neuron of `from` spiked early enough to arrive within them. */
async function workOf(document: NetworkDocument, clocked = false): Promise<{ work: Work; spikes: number[] }> {
  const plan = planNetwork(document);
  const engine = await createEvent(plan, { clocked });
  const all = await engine.run([
    { do: "begin", inputs: { in: new Float32Array(INPUTS).fill(1) }, clock: 0 },
    { do: "run", steps: STEPS, learn: false },
  ]);
  const { from, delaySteps } = plan.projections[0]!;
  const bits = all[from.name]!;
  const spikes = Array.from(
    { length: from.n },
    (_, k) =>
      Array.from({ length: STEPS - delaySteps }, (_, step) => isSpiking(bits, step, k)).filter(Boolean)
        .length,
  );
  const work = engine.work()!;
  engine.dispose();
  return { work, spikes };
}

const total = (numbers: readonly number[]): number => numbers.reduce((sum, x) => sum + x, 0);

describe("of a matrix of weights", () => {
  test("the event engine does the rows of spikes that arrive and skips all others", async () => {
    const { work, spikes } = await workOf(network("in", {}));
    expect(total(spikes)).toBeGreaterThan(100);
    expect(work.done).toBe(total(spikes) * CELLS);
    expect(work.done + work.skipped).toBe(STEPS * INPUTS * CELLS);
  });

  test("a clocked engine does every synapse in every step, and skips none", async () => {
    const { work } = await workOf(network("in", {}), true);
    expect(work).toEqual({ done: STEPS * INPUTS * CELLS, skipped: 0 });
  });

  test("within a population and without self, one synapse a neuron is not there", async () => {
    const { work, spikes } = await workOf(
      network("cells", { connector: { name: "all_to_all", self: false } }),
    );
    expect(total(spikes)).toBeGreaterThan(50);
    expect(work.done).toBe(total(spikes) * (CELLS - 1));
    expect(work.done + work.skipped).toBe(STEPS * CELLS * (CELLS - 1));
  });

  test("nor is it there for a clocked engine", async () => {
    const { work } = await workOf(network("cells", { connector: { name: "all_to_all", self: false } }), true);
    expect(work).toEqual({ done: STEPS * CELLS * (CELLS - 1), skipped: 0 });
  });
});

test("one weight for all counts as a matrix does", async () => {
  const { work, spikes } = await workOf(network("in", { weight: 0.05 }));
  expect(work.done).toBe(total(spikes) * CELLS);
  expect(work.done + work.skipped).toBe(STEPS * INPUTS * CELLS);
});

test.each([false, true])("drawn synapses are done for spikes alone, clocked (%s) or not", async (clocked) => {
  const document = network("in", { connector: { name: "fixed_probability", p: 0.3 } });
  const { start, post } = planNetwork(document).projections[0]!.connections!;
  const { work, spikes } = await workOf(document, clocked);
  expect(work.done).toBe(total(spikes.map((count, k) => count * (start[k + 1]! - start[k]!))));
  expect(work.done).toBeGreaterThan(500);
  expect(work.done + work.skipped).toBe(STEPS * post.length);
});

test("samples add up, and steps after a sample's end are no one's work", async () => {
  const document: NetworkDocument = {
    ...network("in", {}),
    presentation: { duration: STEPS, until: { train: 1, test: 1 } },
    readout: { population: "cells", classes: 2 },
  };
  const engine = await createEvent(planNetwork(document));
  const { counts, spikes } = await engine.present({
    count: 2,
    inputs: { in: new Float32Array(2 * INPUTS).fill(1) },
    clocks: [0, 1000],
    learn: false,
    minibatch: 1,
    spikesFrom: 0,
  });
  const work = engine.work()!;
  engine.dispose();
  expect(total([...counts])).toBeGreaterThanOrEqual(2);
  const moved = [0, 1].map(
    (k) => spikes.cells!.subarray(k * STEPS, (k + 1) * STEPS).findIndex((word) => word !== 0) + 1,
  );
  expect(Math.min(...moved)).toBeGreaterThan(5);
  expect(work.done + work.skipped).toBe(total(moved) * INPUTS * CELLS);
});
