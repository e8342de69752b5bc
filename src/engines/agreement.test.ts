// The GPU against the oracle, on the digit network and on random small ones.
import fc from "fast-check";
import { beforeAll, describe, expect, test } from "vitest";
import type { NetworkDocument, NeuronPopulation, Projection } from "../core/document";
import type { Samples } from "../data/mnist";
import { loadTestDigits } from "../data/testDigits";
import { mnistRate } from "../examples/mnistRate";
import type { Command, Engine, Spikes } from "./engine";
import { createEngine, ENGINES } from "./testEngines";

let digits: Samples;
beforeAll(async () => {
  digits = (await loadTestDigits()).train;
});

function show(index: number, steps: number, learn: boolean): Command[] {
  const pixels = digits.images.subarray(index * 784, (index + 1) * 784);
  const inputs = { retina: Float32Array.from(pixels, (pixel) => pixel / 255) };
  const shown: Command[] = [
    { do: "begin", inputs, clock: index * 100 },
    { do: "run", steps, learn },
  ];
  return learn ? [...shown, { do: "end" }] : shown;
}

async function onBoth<T>(document: NetworkDocument, work: (engine: Engine) => Promise<T>): Promise<[T, T]> {
  const results: T[] = [];
  for (const name of ENGINES) {
    const engine = await createEngine(name, document);
    results.push(await work(engine));
    engine.dispose();
  }
  return results as [T, T];
}

/** The largest difference and where it is; NaN and infinity never pass for small. */
function worst(a: ArrayLike<number>, b: ArrayLike<number>): { difference: number; index: number } {
  let found = { difference: a.length === b.length ? 0 : Number.POSITIVE_INFINITY, index: -1 };
  for (let i = 0; i < a.length; i++) {
    const finite = Number.isFinite(a[i]) && Number.isFinite(b[i]);
    const difference = finite ? Math.abs(a[i]! - b[i]!) : Number.POSITIVE_INFINITY;
    if (difference > found.difference) found = { difference, index: i };
  }
  return found;
}

const countBits = (spikes: Spikes, population: string): number =>
  spikes[population]!.reduce((sum, word) => {
    let count = 0;
    for (let bits = word; bits !== 0; bits &= bits - 1) count++;
    return sum + count;
  }, 0);

describe("the digit network, gpu against reference", () => {
  test("50 digits of 20 ms without learning: input spikes equal bit for bit, output spike trains equal", async () => {
    const commands = Array.from({ length: 50 }, (_, k) => show(k, 20, false)).flat();
    const [reference, gpu] = await onBoth(mnistRate, (engine) => engine.run(commands));
    expect(countBits(reference, "retina")).toBeGreaterThan(5000);
    expect(countBits(reference, "features")).toBeGreaterThan(50);
    expect(gpu.retina).toEqual(reference.retina);
    expect(gpu.features).toEqual(reference.features);
  });

  test("20 digits of learning: the same spikes, weights within 1e-5, thresholds within 1e-4 mV", async () => {
    const commands = Array.from({ length: 20 }, (_, k) => show(k, 100, true)).flat();
    const [reference, gpu] = await onBoth(mnistRate, async (engine) => ({
      spikes: await engine.run(commands),
      weights: await engine.read("retina_features.w"),
      theta: await engine.read("features.theta"),
    }));
    expect(gpu.spikes.features).toEqual(reference.spikes.features);
    // f32 sums of 784 weights err by some 1e-6 of their total; 20 normalisations add up. Measured: 4e-7 and 4e-6.
    expect(worst(gpu.weights, reference.weights).difference).toBeLessThan(1e-5);
    expect(worst(gpu.theta, reference.theta).difference).toBeLessThan(1e-4);
    const drawn = await createEngine("reference", mnistRate);
    expect(worst(reference.weights, await drawn.read("retina_features.w")).difference).toBeGreaterThan(0.1); // it did learn
  });

  test("a rule 5 % off is told apart by the weights' tolerance", async () => {
    const { retina_features, ...others } = mnistRate.projections;
    const mutant = { ...retina_features!, learn: { name: "instar", params: { eta: 0.042 } } };
    const commands = show(0, 100, true);
    const run = async (document: NetworkDocument) => {
      const engine = await createEngine("reference", document);
      await engine.run(commands);
      return engine.read("retina_features.w");
    };
    const [right, wrong] = [
      await run(mnistRate),
      await run({ ...mnistRate, projections: { retina_features: mutant, ...others } }),
    ];
    expect(worst(right, wrong).difference).toBeGreaterThan(1e-5);
  });
});

const neurons = fc.record({
  kind: fc.constant("neurons" as const),
  shape: fc.tuple(fc.integer({ min: 1, max: 70 })),
  neuron: fc.constantFrom("lif", "lif_adaptive"),
  params: fc.record({ i_ext: fc.integer({ min: 0, max: 800 }), tau_refrac: fc.integer({ min: 0, max: 4 }) }),
  winners: fc.option(fc.constant(1 as const), { nil: undefined }),
});

const projection = (from: string, to: string) =>
  fc.record({
    from: fc.constant(from),
    to: fc.constant(to),
    synapse: fc.constant("delta"),
    receptor: fc.constantFrom("exc" as const, "inh" as const),
    connector: fc.record({ name: fc.constant("all_to_all" as const), self: fc.boolean() }),
    weight: fc.oneof(fc.constant({ uniform: [0, 3] as const }), fc.constant(1.5)),
    delay: fc.integer({ min: 1, max: 4 }),
    learn: fc.option(fc.constantFrom({ name: "stdp" }, { name: "instar" }), { nil: undefined }),
    normalize: fc.option(fc.constant({ name: "l1", params: { total: 60 } }), { nil: undefined }),
  });

const network = fc.record({
  seed: fc.nat(),
  inputs: fc.integer({ min: 1, max: 70 }),
  a: neurons,
  b: neurons,
  projections: fc.tuple(
    projection("in", "a"),
    projection("a", "b"),
    projection("b", "a"),
    projection("a", "a"),
  ),
});

function documentOf({
  seed,
  inputs,
  a,
  b,
  projections,
}: typeof network extends fc.Arbitrary<infer T> ? T : never): NetworkDocument {
  const clean = <T>(value: T): T => JSON.parse(JSON.stringify(value)) as T; // drops undefined
  return {
    format: "spikeyard",
    version: 1,
    name: "random",
    dt: 1,
    seed,
    populations: {
      in: { kind: "input", shape: [inputs], encoder: "poisson", params: { max_rate: 500 } },
      a: clean(a) as NeuronPopulation,
      b: clean(b) as NeuronPopulation,
    },
    projections: Object.fromEntries(projections.map((p, i) => [`p${i}`, clean(p) as Projection])),
  };
}

test("random small networks: spikes and weights of 30 learning steps agree", async () => {
  let spikes = 0;
  await fc.assert(
    fc.asyncProperty(network, async (description) => {
      const document = documentOf(description);
      const inputs = { in: new Float32Array(description.inputs).fill(0.5) };
      const [reference, gpu] = await onBoth(document, async (engine) => {
        const got = await engine.run([
          { do: "begin", inputs, clock: 7 },
          { do: "run", steps: 30, learn: true },
          { do: "end" },
        ]);
        const v = await engine.read("a.v");
        const stored = engine.plan.projections.filter(({ weights }) => weights === "dense");
        const weights = await Promise.all(stored.map(({ name }) => engine.read(`${name}.w`)));
        return { spikes: got, v, weights };
      });
      expect(gpu.spikes).toEqual(reference.spikes);
      expect(worst(gpu.v, reference.v).difference).toBeLessThan(2e-3); // 4 ulp of 65 mV over 100 steps of memory
      for (const [i, weights] of reference.weights.entries()) {
        expect(worst(gpu.weights[i]!, weights).difference).toBeLessThan(1e-4); // weights up to some 10
      }
      spikes += countBits(reference.spikes, "a") + countBits(reference.spikes, "b");
    }),
    { seed: 20261123, numRuns: 20 },
  );
  expect(spikes).toBeGreaterThan(500); // silence would agree, too
});
