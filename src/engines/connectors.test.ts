// Every connector, with weights and delays of every kind and with rules that learn, on every engine against the oracle.
import fc from "fast-check";
import { expect, test } from "vitest";
import type { Connector, NetworkDocument, NeuronPopulation, Projection, Values } from "../core/document";
import type { Spikes } from "./engine";
import { createEngine, ENGINES } from "./testEngines";

const OTHERS = ENGINES.filter((name) => name !== "reference");
const STEPS = 30;
type Shape = readonly [number, number, number];

/** What can be between two shapes of one size each: some ask for another shape of the second. */
function connectorOf(
  name: Connector["name"],
  pre: Shape,
  post: Shape,
  pick: (n: number) => number,
): Connector {
  const sizes = [pre, post].map((shape) => shape[0] * shape[1] * shape[2]) as [number, number];
  const self = { self: pick(2) === 0 };
  switch (name) {
    case "all_to_all":
      return { name, ...self };
    case "fixed_probability":
      return { name, p: 0.3, ...self };
    case "fixed_in_degree":
      return { name, n: pick(sizes[0]), ...self };
    case "fixed_out_degree":
      return { name, n: pick(sizes[1]), ...self };
    case "distance":
      return { name, p: 0.8, sigma: 0.3, ...(pick(2) ? { radius: 0.5 } : {}), wrap: pick(2) === 0, ...self };
    case "conv2d":
    case "local2d":
      return { name, kernel: [2, 2] };
    case "pool2d":
      return { name, size: [2, 2], stride: [1, 1] };
    case "one_to_one":
      return { name };
    case "list": {
      const chosen = Array.from({ length: sizes[0] * sizes[1] }, (_, k) => k).filter(() => pick(3) === 0);
      const mixed = chosen.map((k) => [pick(1e6), k] as const).sort(([a], [b]) => a - b);
      return {
        name,
        pre: mixed.map(([, k]) => Math.floor(k / sizes[1])),
        post: mixed.map(([, k]) => k % sizes[1]),
      };
    }
  }
}

const NAMES: readonly Connector["name"][] = [
  "all_to_all",
  "one_to_one",
  "fixed_probability",
  "fixed_in_degree",
  "fixed_out_degree",
  "distance",
  "conv2d",
  "local2d",
  "pool2d",
  "list",
];
const KINDS = ["one", "uniform", "normal", "values"] as const;
type Kind = (typeof KINDS)[number];

/** Of a projection onto a neuron that some mV make fire; explicit ones of both signs. */
function weightsOf(kind: Kind, count: number): Values {
  if (kind === "uniform") return { uniform: [0, 8] };
  if (kind === "normal") return { normal: [3, 2] };
  if (kind === "values") return { values: Array.from({ length: count }, (_, k) => ((k * 7) % 11) - 3) };
  return 2.5;
}

function delaysOf(kind: Kind, count: number): Values {
  if (kind === "uniform") return { uniform: [1, 5] };
  if (kind === "normal") return { normal: [3, 1], min: 1 };
  if (kind === "values") return { values: Array.from({ length: count }, (_, k) => 1 + (k % 4)) };
  return 2;
}

const description = fc.record({
  seed: fc.nat(2 ** 31),
  rows: fc.integer({ min: 2, max: 5 }),
  columns: fc.integer({ min: 2, max: 5 }),
  channels: fc.integer({ min: 1, max: 2 }),
  weight: fc.constantFrom(...KINDS),
  delay: fc.constantFrom(...KINDS),
  learn: fc.boolean(),
  normalize: fc.boolean(),
  picks: fc.array(fc.nat(2 ** 30), { minLength: 1400, maxLength: 1400 }),
});
type Description = typeof description extends fc.Arbitrary<infer T> ? T : never;

const DRAWN = new Set(["fixed_probability", "fixed_in_degree", "fixed_out_degree", "distance"]);

/** An input to `a` by one connector, and `a` to itself by another that fits one shape. */
function networkOf(name: Connector["name"], given: Description): NetworkDocument {
  const { seed, rows, columns, channels, picks } = given;
  let next = 0;
  const pick = (n: number) => picks[next++ % picks.length]! % n;
  const windows = name === "conv2d" || name === "local2d" || name === "pool2d";
  const pre: Shape = [rows, columns, channels];
  const post: Shape = windows
    ? [rows - 1, columns - 1, name === "pool2d" ? channels : 3]
    : name === "one_to_one"
      ? pre
      : [columns, rows, 2];
  const inner = windows || name === "one_to_one" ? "list" : name;
  const wire = (from: "in" | "a", kind: Connector["name"]): Projection => {
    const source = from === "in" ? pre : post;
    const connector = connectorOf(kind, source, post, pick);
    const count = explicitOf(connector, source, post);
    const drawn = (wanted: Kind): Kind => (DRAWN.has(kind) && wanted === "values" ? "normal" : wanted);
    const learns = given.learn && kind !== "conv2d";
    return {
      from,
      to: "a",
      synapse: "delta",
      receptor: from === "in" ? "exc" : "inh",
      connector,
      weight: weightsOf(drawn(given.weight), count),
      delay: kind === "conv2d" ? 2 : delaysOf(drawn(given.delay), count),
      ...(learns ? { learn: { name: "stdp", params: { w_min: -4, w_max: 9 } } } : {}),
      ...(given.normalize && given.weight !== "values"
        ? { normalize: { name: "l1", params: { total: 40 } } }
        : {}),
    };
  };
  const a: NeuronPopulation = {
    kind: "neurons",
    shape: post,
    neuron: "lif",
    params: { i_ext: 100, tau_refrac: 1 },
    // apart from the start, so that no two cross at once by rounding
    init: { v: { normal: [-60, 3], max: -52 } },
  };
  return {
    format: "spikeyard",
    version: 1,
    name: "connectors",
    dt: 1,
    seed,
    presentation: { duration: STEPS },
    populations: { in: { kind: "input", shape: pre, encoder: "poisson", params: { max_rate: 400 } }, a },
    projections: { forward: wire("in", name), loop: wire("a", inner) },
  };
}

function explicitOf(connector: Connector, pre: Shape, post: Shape): number {
  const sizes = [pre, post].map((shape) => shape[0] * shape[1] * shape[2]) as [number, number];
  if (connector.name === "all_to_all") return sizes[0] * sizes[1];
  if (connector.name === "one_to_one") return sizes[0];
  if (connector.name === "list") return connector.pre.length;
  if (connector.name === "conv2d") return 4 * pre[2] * post[2];
  return sizes[1] * 4 * (connector.name === "local2d" ? pre[2] : 1);
}

const countBits = (spikes: Spikes, population: string): number =>
  spikes[population]!.reduce((sum, word) => {
    let count = 0;
    for (let bits = word; bits !== 0; bits &= bits - 1) count++;
    return sum + count;
  }, 0);

test.each(OTHERS.flatMap((engine) => NAMES.map((name) => [engine, name] as const)))(
  "on %s, random small networks of %s have the oracle's spikes and weights",
  async (engine, name) => {
    let spikes = 0;
    const seen = new Set<string>();
    await fc.assert(
      fc.asyncProperty(description, async (given) => {
        const document = networkOf(name, given);
        const inputs = given.rows * given.columns * given.channels;
        const results = [];
        for (const one of ["reference", engine] as const) {
          const made = await createEngine(one, document);
          const shown = await made.run([
            {
              do: "begin",
              inputs: { in: Float32Array.from({ length: inputs }, (_, k) => ((k * 37) % 100) / 100) },
              clock: 3,
            },
            { do: "run", steps: STEPS, learn: given.learn },
            ...(given.learn ? [{ do: "end" } as const] : []),
          ]);
          const stored = made.plan.projections.filter(({ weights }) => weights === "stored");
          const weights = await Promise.all(stored.map((projection) => made.read(`${projection.name}.w`)));
          results.push({ spikes: shown, weights: weights.map((w) => [...w]) });
          made.dispose();
        }
        const [exact, other] = results as [(typeof results)[0], (typeof results)[0]];
        expect(other.spikes).toEqual(exact.spikes);
        for (const [p, weights] of exact.weights.entries())
          for (const [k, w] of weights.entries())
            expect(Math.abs(other.weights[p]![k]! - w)).toBeLessThan(1e-4); // f32 of weights up to 40, some 100 changes
        spikes += countBits(exact.spikes, "a");
        seen.add(`weight ${given.weight}`).add(`delay ${given.delay}`).add(`learn ${given.learn}`);
      }),
      { seed: 6, numRuns: engine === "gpu" ? 2 : 8 }, // it compiles shaders for each
    );
    expect(spikes).toBeGreaterThan(10); // silence would agree, too
    expect(seen.size).toBeGreaterThan(engine === "gpu" ? 4 : 7);
  },
);

test.each(ENGINES)("a weight below 0 takes away what one above 0 gives, on %s", async (engine) => {
  const projection = (part: Pick<Projection, "receptor" | "weight">): Projection => ({
    from: "in",
    to: "out",
    synapse: "delta",
    connector: { name: "all_to_all" },
    ...part,
  });
  const engineOf = (projections: NetworkDocument["projections"]) =>
    createEngine(engine, {
      format: "spikeyard",
      version: 1,
      name: "signs",
      dt: 1,
      seed: 1,
      populations: {
        in: { kind: "input", shape: [2], encoder: "latency", params: { window: 4 } },
        out: { kind: "neurons", shape: [4], neuron: "lif", params: { v_rest: -65, v_thresh: -50 } },
      },
      projections,
    });
  const run = async (projections: NetworkDocument["projections"]) => {
    const made = await engineOf(projections);
    await made.run([
      { do: "begin", inputs: { in: new Float32Array(2).fill(1) }, clock: 0 },
      { do: "run", steps: 2, learn: false },
    ]);
    const v = [...(await made.read("out.v"))];
    made.dispose();
    return v.map((x) => Math.round(1e4 * (x + 65)) / 1e4); // mV above rest; f32 of 65 mV errs by 4e-6
  };
  // both inputs spike in step 0 and arrive in step 1: what is left is their sum, [pre, post] row-major
  const matrix = { values: [10, 10, 4, -7, 3, -10, -4, -7] };
  expect(await run({ p: projection({ receptor: "exc", weight: matrix }) })).toEqual([13, 0, 0, -14]);
  expect(await run({ p: projection({ receptor: "inh", weight: matrix }) })).toEqual([-13, 0, 0, 14]);
  expect(await run({ p: projection({ receptor: "exc", weight: -3 }) })).toEqual([-6, -6, -6, -6]);
  expect(await run({ p: projection({ receptor: "inh", weight: -3 }) })).toEqual([6, 6, 6, 6]);
});
