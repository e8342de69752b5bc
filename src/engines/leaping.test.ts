// What the event engine leaves out changes nothing: against itself computing with every neuron and synapse in every
// step, and against the oracle, above all where silences are longer than any single leap.
import { beforeEach, describe, expect, test, vi } from "vitest";
import { planNetwork } from "../compiler/plan";
import { LEAPS } from "../compiler/wasm/layout";
import type { NetworkDocument, Projection } from "../core/document";
import { loadTestDigits } from "../data/testDigits";
import { sizedCuba } from "../examples/lib/balanced";
import { mnistLatency400 } from "../examples/mnistLatency400";
import { type Command, type Engine, isSpiking, type Spikes } from "./engine";
import { createEvent } from "./event/event";
import { createEngine } from "./testEngines";

// A leap of k steps asks for the plan with dt k times as long: that tells whether there was one.
vi.mock("../compiler/plan", async (importOriginal) => {
  const original = await importOriginal<typeof import("../compiler/plan")>();
  return { ...original, planNetwork: vi.fn(original.planNetwork) };
});
beforeEach(() => void vi.mocked(planNetwork).mockClear());

const longestLeap = (): number => Math.max(...vi.mocked(planNetwork).mock.calls.map(([, leap = 1]) => leap));

const begin = (inputs: Record<string, Float32Array>): Command => ({ do: "begin", inputs, clock: 0 });
const run = (steps: number): Command => ({ do: "run", steps, learn: false });

/** The same on the clocked engine, which never leaps, and then on the event engine. */
async function onBoth<T>(document: NetworkDocument, work: (engine: Engine) => Promise<T>): Promise<[T, T]> {
  const on = async (clocked: boolean) => {
    const engine = await createEvent(planNetwork(document), { clocked });
    const result = await work(engine);
    engine.dispose();
    return result;
  };
  const clocked = await on(true);
  expect(longestLeap()).toBe(1);
  return [clocked, await on(false)];
}

/** Steps in which any of n neurons spikes, once for each. */
function stepsOf(spikes: Spikes, population: string, n: number): number[] {
  const bits = spikes[population]!;
  const words = Math.ceil(n / 32);
  return Array.from({ length: (bits.length / words) * n }, (_, k) => k)
    .filter((k) => isSpiking(bits, Math.floor(k / n) * words, k % n))
    .map((k) => Math.floor(k / n));
}

const drawn = (from: string, to: string, p: number, more: Partial<Projection>): Projection => ({
  from,
  to,
  synapse: "current",
  receptor: "exc",
  connector: { name: "fixed_probability", p },
  weight: 100,
  ...more,
});
const dense = (from: string, to: string, more: Partial<Projection>): Projection =>
  drawn(from, to, 1, { connector: { name: "all_to_all" }, ...more });

/** CUBA with delays; with `drive`, neurons that rest below threshold until rare input reaches some of them. */
function balanced(drive: boolean): NetworkDocument {
  const network = sizedCuba(250);
  const delays = { exc_exc: 1.5, exc_inh: 0.4, inh_exc: 0.8, inh_inh: 2 };
  const delayed = Object.entries(network.projections).map(([name, projection]) => {
    return [name, { ...projection, delay: delays[name as keyof typeof delays] }] as const;
  });
  if (!drive) return { ...network, projections: Object.fromEntries(delayed) };
  const resting = Object.entries(network.populations).map(([name, population]) => {
    return [name, { ...population, params: { v_rest: -58 } }] as const;
  });
  return {
    ...network,
    populations: {
      in: { kind: "input", shape: [20], encoder: "poisson", params: { max_rate: 10 } },
      ...Object.fromEntries(resting),
    },
    projections: {
      in_exc: drawn("in", "exc", 0.15, { weight: { uniform: [300, 1200] }, delay: 0.3 }),
      in_inh: drawn("in", "inh", 0.1, { weight: 700 }),
      ...Object.fromEntries(delayed),
    },
  };
}

/** Steps of the only input spikes; what they set off is over after some 100. */
const SPIKES_AT = [10, 100, 310, 910, 1710];
const STEPS = 2600;

/** Five inputs that spike once each, to neurons that hear them over a matrix, over drawn synapses, or over both. */
const silent: NetworkDocument = {
  format: "spikeyard",
  version: 1,
  name: "silent",
  dt: 0.1,
  seed: 4,
  presentation: { duration: STEPS * 0.1 },
  populations: {
    in: { kind: "input", shape: [5], encoder: "latency", params: { window: STEPS * 0.1, value_min: 0 } },
    matrix: { kind: "neurons", shape: [12], neuron: "lif_exp", params: { v_rest: -57.3, tau_syn_exc: 20 } },
    sparse: { kind: "neurons", shape: [70], neuron: "lif_exp", params: { v_rest: -60, i_ext: 51 } },
    both: { kind: "neurons", shape: [32], neuron: "lif_exp", params: { v_rest: -54.7 } },
    plain: { kind: "neurons", shape: [20], neuron: "lif", params: { i_ext: 111 } },
  },
  projections: {
    in_matrix: dense("in", "matrix", { weight: { uniform: [0, 400] }, delay: 1 }),
    in_sparse: drawn("in", "sparse", 0.3, { weight: { uniform: [200, 900] }, delay: 2.3 }),
    in_plain: drawn("in", "plain", 0.5, { synapse: "delta", weight: 4.9 }),
    matrix_both: dense("matrix", "both", { weight: { uniform: [0, 90] } }),
    sparse_both: drawn("sparse", "both", 0.1, { weight: 150, delay: 1.1 }),
    sparse_sparse: drawn("sparse", "sparse", 0.2, { receptor: "inh", weight: 40, delay: 0.7 }),
  },
};
const SIZES = { matrix: 12, sparse: 70, both: 32, plain: 20 };
/** In the middle of their steps, so that no rounding moves them. */
const inputs = { in: Float32Array.from(SPIKES_AT, (step) => 1 - (step + 0.5) / STEPS) };

describe("on the event engine and the clocked one", () => {
  test.each([
    ["that keeps itself active", false],
    ["that rare input drives", true],
  ])("a sparse random network %s has the same spikes in every step of 200 ms", async (_, drive) => {
    const network = balanced(drive);
    const given = drive ? { in: new Float32Array(20).fill(1) } : {};
    const [clocked, event] = await onBoth(network, (engine) => engine.run([begin(given), run(2000)]));
    expect(stepsOf(event, "exc", 200).length).toBeGreaterThan(100);
    expect(stepsOf(event, "inh", 50).length).toBeGreaterThan(25);
    expect(event).toEqual(clocked);
    expect(longestLeap() > 10).toBe(drive);
  });

  test("the latency network has the same spikes, weights and thresholds, learning and not", async () => {
    const { features, ...others } = mnistLatency400.populations;
    const network = {
      ...mnistLatency400,
      populations: { ...others, features: { ...features!, shape: [50] } },
    } as NetworkDocument;
    const { images } = (await loadTestDigits()).train;
    const batch = (first: number, learn: boolean) => ({
      count: 10,
      inputs: { retina: images.subarray(first * 784, (first + 10) * 784) },
      clocks: new Uint32Array(10),
      learn,
      minibatch: 1,
      spikesFrom: 0,
    });
    const [clocked, event] = await onBoth(network, async (engine) => ({
      learned: await engine.present(batch(0, true)),
      tested: await engine.present(batch(10, false)),
      weights: await engine.read("retina_features.w"),
      theta: await engine.read("features.theta"),
    }));
    expect(stepsOf(event.learned.spikes, "features", 50)).toHaveLength(10);
    expect(stepsOf(event.tested.spikes, "features", 50)).toHaveLength(50);
    expect(event).toEqual(clocked); // to the bit: both add up the same weights in the same order
  });

  test("a network that is silent for 90 to 890 steps at a time has the same spikes in every step", async () => {
    const [clocked, event] = await onBoth(silent, (engine) => engine.run([begin(inputs), run(STEPS)]));
    expect(stepsOf(event, "in", 5)).toEqual(SPIKES_AT);
    for (const [population, n] of Object.entries(SIZES))
      expect(stepsOf(event, population, n).length, population).toBeGreaterThan(20);
    expect(event).toEqual(clocked);
    expect(longestLeap()).toBe(LEAPS);
  });
});

test("after each silence the event engine's potentials and currents are the oracle's", async () => {
  const ends = [...SPIKES_AT.slice(1), STEPS];
  const states: Record<string, number[]>[] = [];
  const spikes: number[][] = [];
  for (const name of ["reference", "event"] as const) {
    const engine = await createEngine(name, silent);
    await engine.run([begin(inputs)]);
    const seen = { v: [] as number[], i_syn_exc: [] as number[], i_syn_inh: [] as number[] };
    const steps: number[] = [];
    for (const [k, end] of ends.entries()) {
      const part = await engine.run([run(end - (ends[k - 1] ?? 0))]);
      for (const [population, n] of Object.entries(SIZES)) {
        steps.push(...stepsOf(part, population, n));
        for (const [variable, values] of Object.entries(seen))
          if (variable === "v" || population !== "plain")
            values.push(...(await engine.read(`${population}.${variable}`)));
      }
    }
    states.push(seen);
    spikes.push(steps);
    engine.dispose();
  }
  expect(longestLeap()).toBe(LEAPS);
  expect(spikes[1]).toEqual(spikes[0]);
  const tolerance = 4 * 2 ** -24 * (20 / 0.1); // of the scale: f32 traces between spikes, as the design has it
  for (const [variable, scale] of [
    ["v", 60], // mV
    ["i_syn_exc", 600], // pA
    ["i_syn_inh", 600],
  ] as const) {
    const differences = states[0]![variable]!.map((exact, k) => Math.abs(exact - states[1]![variable]![k]!));
    expect(Math.max(...differences), variable).toBeLessThan(tolerance * scale);
  }
});
