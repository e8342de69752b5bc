// The GPU against the oracle, on the digit network and on random small ones.
import fc from "fast-check";
import { beforeAll, describe, expect, test } from "vitest";
import type { NetworkDocument, NeuronPopulation, Projection } from "../core/document";
import type { Samples } from "../data/samples";
import { loadTestDigits } from "../data/testDigits";
import { sizedCoba as coba, sizedCuba as cuba } from "../examples/lib/balanced";
import { mnistLatency400 as mnistLatency } from "../examples/mnistLatency400";
import { mnistRate } from "../examples/mnistRate";
import {
  type Command,
  type Engine,
  type EngineName,
  isSpiking,
  type SampleBatch,
  type Spikes,
} from "./engine";
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

/** What every engine but the oracle is compared with it. */
const OTHERS = ENGINES.filter((name) => name !== "reference");

async function on<T>(
  name: EngineName,
  document: NetworkDocument,
  work: (engine: Engine) => Promise<T>,
): Promise<T> {
  const engine = await createEngine(name, document);
  const result = await work(engine);
  engine.dispose();
  return result;
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

/** Steps in which each of n neurons spikes. */
function timesOf(bits: Uint32Array, n: number): number[][] {
  const words = Math.ceil(n / 32);
  return Array.from({ length: n }, (_, neuron) =>
    Array.from({ length: bits.length / words }, (_, step) => step).filter((step) =>
      isSpiking(bits, step * words, neuron),
    ),
  );
}

const countBits = (spikes: Spikes, population: string): number =>
  spikes[population]!.reduce((sum, word) => {
    let count = 0;
    for (let bits = word; bits !== 0; bits &= bits - 1) count++;
    return sum + count;
  }, 0);

describe.each(OTHERS)("the digit network, %s against reference", (name) => {
  test("50 digits of 20 ms without learning: input spikes equal bit for bit, output spike trains equal", async () => {
    const commands = Array.from({ length: 50 }, (_, k) => show(k, 20, false)).flat();
    const [reference, other] = await onBoth("looks", name, mnistRate, (engine) => engine.run(commands));
    expect(countBits(reference, "retina")).toBeGreaterThan(5000);
    expect(countBits(reference, "features")).toBeGreaterThan(50);
    expect(other.retina).toEqual(reference.retina);
    expect(other.features).toEqual(reference.features);
  });

  test("20 digits of learning: the same spikes, weights within 1e-5, thresholds within 1e-4 mV", async () => {
    const commands = Array.from({ length: 20 }, (_, k) => show(k, 100, true)).flat();
    const [reference, other] = await onBoth("learns", name, mnistRate, async (engine) => ({
      spikes: await engine.run(commands),
      weights: await engine.read("retina_features.w"),
      theta: await engine.read("features.theta"),
    }));
    expect(other.spikes.features).toEqual(reference.spikes.features);
    // f32 sums of 784 weights err by some 1e-6 of their total; 20 normalisations add up. Measured: 4e-7 and 4e-6.
    expect(worst(other.weights, reference.weights).difference).toBeLessThan(1e-5);
    expect(worst(other.theta, reference.theta).difference).toBeLessThan(1e-4);
    const drawn = await createEngine("reference", mnistRate);
    expect(worst(reference.weights, await drawn.read("retina_features.w")).difference).toBeGreaterThan(0.1); // it did learn
  });

  test.each([1, 4])(
    "12 digits of latency code in minibatches of %i: spikes and counts equal",
    async (minibatch) => {
      const network: NetworkDocument = {
        ...mnistLatency,
        training: { batch: minibatch },
        populations: {
          ...mnistLatency.populations,
          features: { ...(mnistLatency.populations.features as NeuronPopulation), shape: [50] },
        },
      };
      const batch = (learn: boolean): SampleBatch => ({
        count: 12,
        inputs: { retina: digits.images.subarray(0, 12 * 784) },
        clocks: Array.from({ length: 12 }, (_, k) => k * 20),
        learn,
        minibatch,
        spikesFrom: 0,
      });
      const [reference, other] = await onBoth("latency", name, network, async (engine) => ({
        learned: await engine.present(batch(true)),
        tested: await engine.present(batch(false)),
        weights: await engine.read("retina_features.w"),
        theta: await engine.read("features.theta"),
      }));
      expect(other.learned).toEqual(reference.learned);
      expect(other.tested).toEqual(reference.tested);
      const total = (counts: Uint16Array) => counts.reduce((a, b) => a + b, 0);
      expect(total(reference.learned.counts)).toBe(12); // it ends at the first spike
      expect(total(reference.tested.counts)).toBe(60); // and at the fifth
      expect(worst(other.weights, reference.weights).difference).toBeLessThan(1e-6); // of at most 1; measured 1e-7
      expect(worst(other.theta, reference.theta).difference).toBeLessThan(1e-6);
      expect([...reference.theta].reduce((a, b) => a + b, 0)).toBeCloseTo(0, 6); // what one gains all pay
    },
  );

  test("a minibatch of rate code: the same counts, weights within 1e-5", async () => {
    const network: NetworkDocument = { ...mnistRate, training: { batch: 3 } };
    const [reference, other] = await onBoth("minibatch", name, network, async (engine) => ({
      result: await engine.present({
        count: 7,
        inputs: { retina: digits.images.subarray(0, 7 * 784) },
        clocks: Array.from({ length: 7 }, (_, k) => k * 100),
        learn: true,
        minibatch: 3,
        spikesFrom: 6,
      }),
      weights: await engine.read("retina_features.w"),
      theta: await engine.read("features.theta"),
    }));
    expect(other.result.counts).toEqual(reference.result.counts);
    expect(other.result.spikes).toEqual(reference.result.spikes);
    expect(worst(other.weights, reference.weights).difference).toBeLessThan(1e-5);
    expect(worst(other.theta, reference.theta).difference).toBeLessThan(1e-4);
  });

  test.each([
    ["currents", cuba],
    ["conductances", coba],
  ])("a sparse network with %s: the same spikes for 50 ms, within a step", async (_, network) => {
    const [reference, other] = await onBoth("runs", name, network(200), (engine) =>
      engine.run([
        { do: "begin", inputs: {}, clock: 0 },
        { do: "run", steps: 500, learn: false },
      ]),
    );
    expect(countBits(reference, "exc")).toBeGreaterThan(20);
    for (const [population, n] of [
      ["exc", 160],
      ["inh", 40],
    ] as const) {
      const [expected, got] = [timesOf(reference[population]!, n), timesOf(other[population]!, n)];
      for (const [neuron, times] of expected.entries()) {
        expect(got[neuron]!.length).toBe(times.length);
        // one step where the margin at the crossing is less than f32 can tell
        for (const [k, time] of times.entries())
          expect(Math.abs(got[neuron]![k]! - time)).toBeLessThanOrEqual(1);
      }
    }
  });
});

/** What the oracle made of a network, by what was done to it: it is the same for every other engine. */
const known = new Map<string, unknown>();

/** @param what - is done to the network: equal words for equal work */
async function onBoth<T>(
  what: string,
  name: EngineName,
  document: NetworkDocument,
  work: (engine: Engine) => Promise<T>,
) {
  const key = `${what} ${JSON.stringify(document)}`;
  if (!known.has(key)) known.set(key, await on("reference", document, work));
  return [known.get(key) as T, await on(name, document, work)] as const;
}

describe("the digit network", () => {
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

/** What a spike does to a neuron beside moving its potential, and how many mV count as one of it. */
const SYNAPSES: Readonly<Record<string, readonly [name: string, unit: number]>> = {
  lif_exp: ["current", 30], // pA
  lif_cond: ["conductance", 1], // nS
};

const neurons = fc.record({
  kind: fc.constant("neurons" as const),
  shape: fc.tuple(fc.integer({ min: 1, max: 70 })),
  neuron: fc.constantFrom("lif", "lif_adaptive", "lif_exp", "lif_cond"),
  params: fc.record({ i_ext: fc.integer({ min: 0, max: 800 }), tau_refrac: fc.integer({ min: 0, max: 4 }) }),
  // apart from the start: who wins among equals is a matter of rounding
  init: fc.constant({ v: { uniform: [-66, -64] as const } }),
  winners: fc.option(fc.constant(1 as const), { nil: undefined }),
});

const projection = (from: string, to: "a" | "b") =>
  fc.record({
    from: fc.constant(from),
    to: fc.constant(to),
    synapse: fc.constantFrom("delta", "of the neuron"),
    receptor: fc.constantFrom("exc" as const, "inh" as const),
    connector: fc.oneof(
      fc.record({ name: fc.constant("all_to_all" as const), self: fc.boolean() }),
      fc.record({
        name: fc.constant("fixed_probability" as const),
        p: fc.constantFrom(0.1, 0.4, 1),
        self: fc.boolean(),
      }),
    ),
    weight: fc.oneof(fc.constant({ uniform: [0, 3] as const }), fc.constant(1.5)),
    delay: fc.oneof(fc.integer({ min: 1, max: 4 }), fc.constant({ uniform: [1, 4.4] as const })),
    learn: fc.option(fc.constantFrom({ name: "stdp" }, { name: "instar" }), { nil: undefined }),
    normalize: fc.option(fc.constant({ name: "l1", params: { total: 60 } }), { nil: undefined }),
  });

const encoders = fc.constantFrom(
  { encoder: "poisson", params: { max_rate: 500 } },
  { encoder: "latency", params: { window: 25 } },
);

const network = fc.record({
  seed: fc.nat(),
  inputs: fc.integer({ min: 1, max: 70 }),
  encoder: encoders,
  a: neurons,
  b: neurons,
  projections: fc.tuple(
    projection("in", "a"),
    projection("a", "b"),
    projection("b", "a"),
    projection("a", "a"),
  ),
});
type Description = typeof network extends fc.Arbitrary<infer T> ? T : never;

function documentOf({ seed, inputs, encoder, a, b, projections }: Description): NetworkDocument {
  const clean = <T>(value: T): T => JSON.parse(JSON.stringify(value)) as T; // drops undefined
  const wire = ({ synapse, weight, ...others }: Description["projections"][0]) => {
    const own = SYNAPSES[{ a, b }[others.to].neuron];
    const [name, unit] = (synapse !== "delta" && !others.learn && own) || ["delta", 1];
    const scaled = typeof weight === "number" ? weight * unit : { uniform: [0, 3 * unit] };
    return { ...others, synapse: name, weight: scaled };
  };
  return {
    format: "spikeyard",
    version: 1,
    name: "random",
    dt: 1,
    seed,
    populations: {
      in: { kind: "input", shape: [inputs], ...encoder },
      a: clean(a) as NeuronPopulation,
      b: clean(b) as NeuronPopulation,
    },
    projections: Object.fromEntries(projections.map((p, i) => [`p${i}`, clean(wire(p)) as Projection])),
  };
}

test.each(OTHERS)(
  "random small networks on %s: spikes and weights of 30 learning steps agree",
  async (name) => {
    let spikes = 0;
    const kinds = new Set<string>();
    await fc.assert(
      fc.asyncProperty(network, async (description) => {
        const document = documentOf(description);
        const inputs = {
          in: Float32Array.from({ length: description.inputs }, (_, k) => ((k * 37) % 100) / 100),
        };
        const [reference, other] = await onBoth("learns", name, document, async (engine) => {
          const got = await engine.run([
            { do: "begin", inputs, clock: 7 },
            { do: "run", steps: 30, learn: true },
            { do: "end" },
          ]);
          const v = await engine.read("a.v");
          const stored = engine.plan.projections.filter(({ weights }) => weights === "stored");
          const weights = await Promise.all(stored.map(({ name }) => engine.read(`${name}.w`)));
          return { spikes: got, v, weights };
        });
        expect(other.spikes).toEqual(reference.spikes);
        expect(worst(other.v, reference.v).difference).toBeLessThan(2e-3); // 4 ulp of 65 mV over 100 steps of memory
        for (const [i, weights] of reference.weights.entries()) {
          expect(worst(other.weights[i]!, weights).difference).toBeLessThan(1e-4); // weights up to some 10
        }
        spikes += countBits(reference.spikes, "a") + countBits(reference.spikes, "b");
        kinds.add(description.encoder.encoder);
        for (const { synapse, connector, delay } of Object.values(document.projections)) {
          kinds.add(`${synapse} ${connector.name}`);
          kinds.add(`${typeof delay} ${connector.name}`);
        }
      }),
      { seed: 20261126, numRuns: 20 },
    );
    expect(spikes).toBeGreaterThan(500); // silence would agree, too
    expect(kinds.size).toBe(2 + (3 + 2) * 2); // encoders; synapses and kinds of delays, times connectors
  },
);
