// Drawn connections and start values, time in equations, and ends by spikes on the GPU, against the oracle.
import { describe, expect, test } from "vitest";
import type { NetworkDocument, Projection } from "../../core/document";
import { sizedCoba, sizedCuba } from "../../examples/lib/balanced";
import type { Command, Engine, Numbers, SampleBatch, Spikes } from "../engine";
import { open, SCHEDULES, show, total, type Way, worst } from "./testPresent";

/**
 * An input, neurons that drive themselves over drawn synapses, a competing readout, and a few beside; every projection
 * learns, drawn or not. On a CPU a lane sums for 50, 21 and 7 neurons in blocks of sixteen, four and one.
 */
function drawn(rule: string): NetworkDocument {
  const project = (from: string, to: string, more: Partial<Projection>): Projection => ({
    from,
    to,
    synapse: "delta",
    receptor: "exc",
    connector: { name: "fixed_probability", p: 0.3, self: false },
    weight: { uniform: [0.5, 1] },
    learn: { name: rule },
    normalize: { name: "l1", params: { total: 30 } },
    ...more,
  });
  return {
    format: "spikeyard",
    version: 1,
    name: "drawn",
    dt: 0.5,
    seed: 11,
    presentation: { duration: 30 },
    populations: {
      in: { kind: "input", shape: [90], encoder: "poisson", params: { max_rate: 100 } },
      mid: { kind: "neurons", shape: [50], neuron: "lif", init: { v: { uniform: [-65, -51] } } },
      out: { kind: "neurons", shape: [21], neuron: "lif_adaptive", winners: 1 },
      few: { kind: "neurons", shape: [7], neuron: "lif" },
    },
    projections: {
      up: project("in", "mid", {}),
      around: project("mid", "mid", { delay: 1.5 }),
      direct: project("in", "out", { connector: { name: "all_to_all" } }),
      aside: project("in", "few", { connector: { name: "all_to_all" }, delay: 1 }),
      onward: project("mid", "out", { connector: { name: "fixed_probability", p: 0.5 } }),
    },
    readout: { population: "out", classes: 2 },
  };
}

const shown = (how: Pick<SampleBatch, "learn" | "minibatch">): SampleBatch => ({
  count: 4,
  inputs: { in: Float32Array.from({ length: 4 * 90 }, (_, k) => ((k * 37) % 100) / 100) },
  clocks: [0, 100, 200, 300],
  spikesFrom: 0,
  ...how,
});

describe("drawn synapses that learn and are normalised", () => {
  const arrays = ["up.w", "around.w", "direct.w", "aside.w", "onward.w", "out.theta"];

  test.each([
    ["stdp", 1],
    ["stdp", 3],
    ["instar_unit", 1],
    ["instar_unit", 3],
  ])("%s in minibatches of %d: spikes equal, weights within 1e-5", async (rule, minibatch) => {
    const document = drawn(rule);
    const batches = [shown({ learn: true, minibatch }), shown({ learn: false, minibatch: 1 })];
    const exact = await show("reference", document, batches, arrays);
    expect(total(exact.results[0]!.counts)).toBeGreaterThan(20);
    for (const way of SCHEDULES) {
      const gpu = await show(way, document, batches, arrays);
      for (const [k, { spikes, counts }] of exact.results.entries()) {
        expect(gpu.results[k]!.spikes, way).toEqual(spikes);
        expect(gpu.results[k]!.counts, way).toEqual(counts);
      }
      // Weights up to 5, some 25 a neuron: 2^-24 of that for each of four samples' sums and scalings.
      for (const name of arrays)
        expect(worst(gpu.arrays[name]!, exact.arrays[name]!), `${way} ${name}`).toBeLessThan(1e-5);
    }
  });
});

const run = (steps: number): Command[] => [
  { do: "begin", inputs: {}, clock: 0 },
  { do: "run", steps, learn: false },
];

async function onWays<T>(
  document: NetworkDocument,
  ways: readonly Way[],
  work: (engine: Engine) => Promise<T>,
): Promise<T[]> {
  const results: T[] = [];
  for (const way of ways) {
    const engine = await open(way, document);
    results.push(await work(engine));
    engine.dispose();
  }
  return results;
}

const trains = async (engine: Engine): Promise<{ spikes: Spikes; v: Numbers }> => ({
  spikes: await engine.run(run(200)),
  v: await engine.read("exc.v"),
});

describe("networks that keep themselves active", () => {
  test.each([
    ["CUBA", sizedCuba(200)],
    ["COBA", sizedCoba(200)],
  ])("%s of 200 neurons: the spikes of 20 ms are the oracle's", async (_, document) => {
    const [exact, gpu] = await onWays(document, ["reference", "stepped"], trains);
    expect(total([...exact!.spikes.exc!, ...exact!.spikes.inh!].map(bits))).toBeGreaterThan(10);
    expect(gpu!.spikes).toEqual(exact!.spikes);
    // 4 * 2^-24 * (tau/dt = 200) * 60 mV (docs: traces between spikes), before chaos has had time to part them
    expect(worst(gpu!.v, exact!.v)).toBeLessThan(4 * 2 ** -24 * 200 * 60);
  });

  test("start values are drawn for every neuron, and come back with every sample", async () => {
    const document = sizedCuba(100);
    const [exact, gpu] = await onWays(document, ["reference", "stepped"], async (engine) => {
      await engine.run([...run(7), ...run(0)]);
      return engine.read("exc.v");
    });
    expect(worst(gpu!, exact!)).toBe(0); // drawn in f32
    expect(new Set(exact!).size).toBe(80);
  });
});

function bits(word: number): number {
  let count = 0;
  for (let left = word; left !== 0; left &= left - 1) count++;
  return count;
}
