// Every registered rule in random small networks: engines agree with the oracle, a run in parts is the whole, and a snapshot
// continues. All rules are in each network, a projection each.
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { NetworkDocument, Population, Projection } from "../../core/document";
import type { Command, Engine, EngineName } from "../engine";
import { createEngine, ENGINES } from "../testEngines";
import { isTaught, RULES } from "./testRules";

const connectors = fc.oneof(
  fc.record({ name: fc.constant("all_to_all" as const), self: fc.boolean() }),
  fc.record({
    name: fc.constant("fixed_probability" as const),
    p: fc.constantFrom(0.3, 0.8),
    self: fc.boolean(),
  }),
);

const networks = fc.record({
  seed: fc.nat(),
  inputs: fc.integer({ min: 1, max: 40 }),
  cells: fc.integer({ min: 1, max: 19 }),
  current: fc.integer({ min: 250, max: 500 }),
  connector: connectors,
  other: connectors,
  delay: fc.nat(3),
  turn: fc.nat(5),
});
type Description = typeof networks extends fc.Arbitrary<infer T> ? T : never;

/** One projection for each rule: from the inputs, or among the neurons; the rules that are taught go to the readout. */
function networkOf(description: Description): NetworkDocument {
  const { seed, inputs, cells, current, connector, other, delay, turn } = description;
  const projection = (rule: string, k: number): Projection => {
    const to = isTaught(rule) || k % 2 === 0 ? "readers" : "others";
    return {
      from: (k + turn) % 3 === 0 ? "others" : "in",
      to,
      synapse: "delta",
      receptor: (k >> 1) % 2 === 0 ? "exc" : "inh", // about as much of either
      connector: (k + turn) % 2 === 0 ? connector : other,
      weight: { uniform: [0, 0.8] },
      delay: 1 + ((k + delay) % 4),
      learn: { name: rule },
    };
  };
  const neurons: Population = {
    kind: "neurons",
    shape: [cells],
    neuron: "lif",
    params: { i_ext: current },
    init: { v: { uniform: [-66, -52] } },
  };
  return {
    format: "spikeyard",
    version: 1,
    name: "random",
    dt: 1,
    seed,
    populations: {
      in: { kind: "input", shape: [inputs], encoder: "poisson", params: { max_rate: 120 } },
      readers: neurons,
      others: neurons,
    },
    projections: Object.fromEntries(RULES.map((rule, k) => [rule, projection(rule, k)])),
    readout: { population: "readers", classes: 2 },
    training: { teacher: { name: "delta" } },
  };
}

const STEPS = 40;
const run = (steps: number): Command => ({ do: "run", steps, learn: true });
const reward = (value: number): Command => ({ do: "reward", value });
/** Spikes, rewards between them, and spikes again. */
const COURSE = [run(17), reward(0.4), run(9), reward(-0.3), run(STEPS - 26)];

function beginOf({ inputs }: Description): Command {
  const values = Float32Array.from({ length: inputs }, (_, k) => ((k * 37 + 50) % 100) / 100);
  return { do: "begin", inputs: { in: values }, clock: 11 };
}

const endOf = ({ cells }: Description): Command => ({
  do: "end",
  lesson: { label: 1, classes: Array.from({ length: cells }, (_, j) => j % 2) },
});

/** Weights, and what synapses and neurons remember of pairs and rewards. */
async function readAll(engine: Engine): Promise<Readonly<Record<string, ArrayLike<number>>>> {
  const values: Record<string, ArrayLike<number>> = {};
  for (const { name, rule } of engine.plan.projections) {
    const remembered = [...(rule?.eligibility ?? []), ...(rule?.paid ?? [])];
    for (const variable of ["w", ...remembered.map((trace) => trace.name)])
      values[`${name}.${variable}`] = await engine.read(`${name}.${variable}`);
  }
  return values;
}

async function runWhole(name: EngineName, description: Description) {
  const engine = await createEngine(name, networkOf(description));
  const spikes = await engine.run([beginOf(description), ...COURSE, endOf(description)]);
  const weights = await readAll(engine);
  engine.dispose();
  return { spikes, weights };
}

test.each(ENGINES.filter((name) => name !== "reference"))(
  "all rules in random networks on %s: spikes equal the oracle's, weights within 5e-6",
  async (name) => {
    const moved = new Set<string>();
    await fc.assert(
      fc.asyncProperty(networks, async (description) => {
        const before = await createEngine("reference", networkOf(description));
        const drawn = await readAll(before);
        const exact = await runWhole("reference", description);
        const other = await runWhole(name, description);
        for (const population of Object.keys(exact.spikes))
          expect(other.spikes[population], population).toEqual(exact.spikes[population]);
        for (const [projection, weights] of Object.entries(exact.weights)) {
          const far = Array.from(weights, (w, k) => Math.abs(other.weights[projection]![k]! - w));
          // f32: up to some 100 changes of weights near 1, each rounded to 2^-24
          expect(Math.max(0, ...far), projection).toBeLessThan(5e-6);
          if (Array.from(weights).some((w, k) => Math.abs(w - drawn[projection]![k]!) > 1e-4))
            moved.add(projection.split(".")[0]!);
        }
      }),
      { seed: 20261126, numRuns: 3 },
    );
    expect([...moved].sort()).toEqual([...RULES].sort()); // none agrees by standing still
  },
);

describe.each(ENGINES)("all rules on %s", (name) => {
  const [description] = fc.sample(networks, { seed: 7, numRuns: 1 }) as [Description];
  const [begin, end] = [beginOf(description), endOf(description)];

  test("a run in parts is the whole, and a snapshot restored elsewhere continues to the same weights", async () => {
    const whole = await runWhole(name, description);
    const parts = await createEngine(name, networkOf(description));
    await parts.run([begin]);
    for (const steps of [1, 12, 4]) await parts.run([run(steps)]);
    await parts.run([reward(0.4)]);
    for (const steps of [2, 7]) await parts.run([run(steps)]);
    await parts.run([reward(-0.3), run(3)]);
    await parts.run([run(STEPS - 29)]);
    await parts.run([end]);
    expect(await readAll(parts)).toEqual(whole.weights);

    const first = await createEngine(name, networkOf(description));
    await first.run([begin, run(13), reward(0.4), run(4)]);
    const snapshot = await first.snapshot();
    const rest = [run(9), reward(-0.3), run(STEPS - 26), end];
    const expected = await first.run(rest);
    await parts.restore(snapshot);
    expect(await parts.run(rest)).toEqual(expected);
    expect(await readAll(parts)).toEqual(await readAll(first));
    parts.dispose();
    first.dispose();
  });
});
