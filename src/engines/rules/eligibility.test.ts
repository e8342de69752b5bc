// What synapses do between spikes, on every engine: weights that drift, eligibilities that wait for a reward, and both
// where learning pauses, samples begin, or a batch is shown.
import { beforeAll, describe, expect, test } from "vitest";
import type { NetworkDocument, Projection } from "../../core/document";
import { defineRule } from "../../core/rule";
import { register } from "../../models/registry";
import type { Command } from "../engine";
import { createEngine, ENGINES } from "../testEngines";

const about = "For tests: a part of the language that no published rule here has.";
const source = "Written for these tests, 2026";

beforeAll(() => {
  register(
    defineRule({
      name: "drifting",
      about,
      source,
      params: {
        tau_w: { value: 40, unit: "ms", about: "decay of the weight" },
        gain: { value: 0.02, unit: "1/ms", about: "what it gains" },
      },
      traces: {},
      drift: "gain - w / tau_w",
    }),
  );
  register(
    defineRule({
      name: "tonic",
      about,
      source,
      params: { rate: { value: 0.05, unit: "1/ms", about: "what an eligibility of 1 moves the weight by" } },
      traces: {
        e: { of: "synapse", about: "eligibility that stays" },
        d: { of: "reward", about: "rewards" },
      },
      onPre: "e += 1",
      drift: "rate * (d + 1) * e",
    }),
  );
  register(
    defineRule({
      name: "remembering",
      about,
      source,
      params: {
        tau_e: { value: 30, unit: "ms", about: "decay of one eligibility" },
        tau_d: { value: 50, unit: "ms", about: "decay of what was paid" },
        tau_w: { value: 200, unit: "ms", about: "decay of the weight" },
        rate: { value: 0.01, unit: "1/ms", about: "what dopamine and eligibility move the weight by" },
      },
      traces: {
        e: { of: "synapse", tau: "tau_e", about: "eligibility that fades" },
        kept: { of: "synapse", about: "eligibility that stays" },
        d: { of: "reward", tau: "tau_d", onReward: "d = reward", about: "the last reward" },
        all: { of: "reward", about: "all rewards" },
      },
      onPre: "kept += 1; e += kept",
      onReward: "e -= 0.5 * reward * e",
      drift: "rate * (d * e ^ 2 + all * kept / 4) - w / tau_w",
    }),
  );
});

const CONNECTORS = [
  { name: "all_to_all" },
  { name: "all_to_all", self: false },
  { name: "fixed_probability", p: 0.6 },
] as const;

/** Seven cells that spike where they are set far above threshold, and as many that only listen. */
function network(
  rule: string,
  connector: Projection["connector"],
  more: Partial<NetworkDocument> = {},
): NetworkDocument {
  const cells = {
    kind: "neurons",
    shape: [7],
    neuron: "lif",
    params: { v_rest: 0, v_reset: 0, v_thresh: 1000, tau_refrac: 0 },
  } as const;
  return {
    format: "spikeyard",
    version: 1,
    name: "memory",
    dt: 0.5,
    seed: 8,
    populations: { pre: cells, post: cells },
    projections: {
      link: {
        from: "pre",
        to: "post",
        synapse: "delta",
        receptor: "exc",
        connector,
        weight: { uniform: [0.2, 0.9] },
        delay: 2,
        learn: { name: rule },
      },
    },
    ...more,
  };
}

/** The weight after `ms`, where its presynaptic neuron spiked `since` ms ago; and what decides it. */
const DRIFTS = [
  { rule: "drifting", weight: (w: number, ms: number) => 0.8 + (w - 0.8) * Math.exp(-ms / 40) }, // gain tau_w = 0.8
  { rule: "remembering", weight: (w: number, ms: number) => w * Math.exp(-ms / 200) }, // no one was paid
  { rule: "tonic", weight: (w: number, _: number, since: number) => w + 0.05 * Math.max(0, since) },
] as const;

const run = (steps: number, learn = true): Command => ({ do: "run", steps, learn });
const begin: Command = { do: "begin", inputs: {}, clock: 0 };
const FIRE = [1e6, 0, 0, 0, 0, 0, 0];
const worst = (a: ArrayLike<number>, b: ArrayLike<number>) =>
  Math.max(0, ...Array.from(a, (x, k) => Math.abs(x - b[k]!)));

describe.each(ENGINES)("on %s", (name) => {
  const close = name === "reference" ? 1e-12 : 2e-6; // f32 of numbers near 1

  test.each(DRIFTS.flatMap((drift) => CONNECTORS.map((connector) => ({ ...drift, connector }))))(
    "a weight drifts along its closed form, and a spike carries it as it then is: $rule, $connector",
    async ({ rule, connector, weight }) => {
      // nothing is written to the engine on the way: it would look at all synapses then
      const { populations, ...others } = network(rule, connector);
      const input = {
        kind: "input",
        shape: [7],
        encoder: "latency",
        params: { window: 100, value_min: 0 },
      } as const;
      const engine = await createEngine(name, { ...others, populations: { ...populations, pre: input } });
      const drawn = await engine.read("link.w");
      const from0 = engine.plan.projections[0]!.connections?.start[1] ?? 7; // places of neuron 0's synapses
      // where there is no synapse, its place stays as it is
      const weightsAt = (ms: number) =>
        Array.from(drawn, (w, k) =>
          "self" in connector && k % 8 === 0 ? w : weight(w, ms, k < from0 ? ms - 50.5 : 0),
        );
      // neuron 0 spikes in step 100, the others much later; 2 ms are 4 steps
      const values = Float32Array.from({ length: 7 }, (_, k) => (k === 0 ? 1 - 50.25 / 100 : 0));
      const spikes = await engine.run([{ do: "begin", inputs: { pre: values }, clock: 0 }, run(105)]);
      expect([...spikes.pre!].findIndex((word) => word !== 0)).toBe(100);
      const v = await engine.read("post.v");
      // it arrives in step 104, before that step's learning: the weight is that of 104 steps from the start
      const now = weightsAt(104 * 0.5);
      const expected = Array.from({ length: 7 }, (_, j) => {
        const place = placeOf(engine.plan.projections[0]!, j);
        return place < 0 || ("self" in connector && j === 0) ? 0 : now[place]!;
      });
      expect(worst(v, expected)).toBeLessThan(close);
      expect(worst(await engine.read("link.w"), weightsAt(105 * 0.5))).toBeLessThan(close);
      engine.dispose();
    },
  );

  test("nothing drifts or fades in steps without learning", async () => {
    const engine = await createEngine(name, network("remembering", CONNECTORS[0]));
    await engine.run([begin]);
    await engine.write("pre.v", FIRE);
    await engine.run([run(10), { do: "reward", value: 0.5 }, run(20)]);
    const read = () => Promise.all(["w", "e", "kept", "d", "all"].map((part) => engine.read(`link.${part}`)));
    const before = await read();
    expect(before[1]![0]).toBeGreaterThan(0.1);
    await engine.run([run(50, false)]);
    expect(await read()).toEqual(before);
    await engine.run([run(10)]);
    const e = before[1]![0]! * Math.exp(-5 / 30);
    expect(Math.abs((await engine.read("link.e"))[0]! - e)).toBeLessThan(close);
    engine.dispose();
  });

  test("a sample begins without eligibility and payment, with the weights as the last one left them", async () => {
    const engine = await createEngine(name, network("remembering", CONNECTORS[1]));
    await engine.run([begin]);
    await engine.write("pre.v", FIRE);
    await engine.run([run(10), { do: "reward", value: 0.5 }, run(20)]);
    const snapshot = await engine.snapshot();
    await engine.run([begin]);
    for (const part of ["e", "kept", "d", "all"])
      expect((await engine.read(`link.${part}`)).every((x) => x === 0)).toBe(true);
    expect(worst(await engine.read("link.w"), snapshot.arrays["link.w"]!)).toBe(0);
    engine.dispose();
  });

  test("a reward after each of 1,200 steps is heard, however many go to the device at once", async () => {
    const engine = await createEngine(name, network("tonic", CONNECTORS[0]));
    const all = Array.from({ length: 1200 }, (): Command[] => [run(1), { do: "reward", value: 0.5 }]);
    await engine.run([begin, ...all.flat()]);
    expect([...(await engine.read("link.d"))]).toEqual(Array(7).fill(600)); // halves are exact
    engine.dispose();
  });

  test("a reward that is no number is refused", async () => {
    const engine = await createEngine(name, network("remembering", CONNECTORS[0]));
    await expect(engine.run([begin, { do: "reward", value: Number.NaN }])).rejects.toThrow(
      "reward: a finite number is expected, got NaN.",
    );
    engine.dispose();
  });

  test("an eligibility that grows without bound stops the run by its name", async () => {
    const engine = await createEngine(name, network("remembering", CONNECTORS[0]));
    await engine.run([begin]);
    await engine.write("link.e", new Float32Array(49).fill(Number.POSITIVE_INFINITY));
    await expect(
      (async () => {
        await engine.write("pre.v", FIRE);
        await engine.run([run(3)]);
      })(),
    ).rejects.toThrow(/link\.(e|w)\[\d+\] became/);
    engine.dispose();
  });
});

/** Where the weight from neuron 0 to neuron j is; -1: there is none. */
function placeOf(
  { connections }: { readonly connections: { start: Uint32Array; post: Uint32Array } | null },
  j: number,
) {
  if (!connections) return j;
  const at = connections.post.subarray(0, connections.start[1]).indexOf(j);
  return at;
}

describe("several rules of the language at once", () => {
  const course = [
    { fire: [0, 3], steps: 7 },
    { reward: 0.5 },
    { fire: [3, 6], steps: 90 },
    { reward: -0.3 },
    { reward: 0.2 },
    { fire: [1], steps: 200 },
  ] as const;

  test.each(CONNECTORS)(
    "engines end with the oracle's weights, eligibilities and payments: %j",
    async (connector) => {
      const parts = ["w", "e", "kept", "d", "all"];
      const endsOn = async (name: (typeof ENGINES)[number]) => {
        const engine = await createEngine(name, network("remembering", connector));
        await engine.run([begin]);
        for (const event of course) {
          if ("reward" in event) await engine.run([{ do: "reward", value: event.reward }]);
          else {
            const fire = event.fire as readonly number[];
            await engine.write(
              "pre.v",
              Array.from({ length: 7 }, (_, k) => (fire.includes(k) ? 1e6 : 0)),
            );
            await engine.run([run(event.steps)]);
          }
        }
        const values = await Promise.all(parts.map((part) => engine.read(`link.${part}`)));
        engine.dispose();
        return values;
      };
      const exact = await endsOn("reference");
      expect(exact.map((values) => values.some((x) => x !== 0))).toEqual([true, true, true, true, true]);
      for (const name of ENGINES)
        for (const [k, values] of (await endsOn(name)).entries())
          expect(worst(values, exact[k]!), `${parts[k]} on ${name}`).toBeLessThan(1e-5); // f32 over 300 steps, on the gpu one by one: each 2^-24
    },
  );

  test.each([1, 3])("batches in minibatches of %i end with the oracle's weights", async (minibatch) => {
    const input = { kind: "input", shape: [20], encoder: "poisson", params: { max_rate: 100 } } as const;
    const cells = { kind: "neurons", shape: [6], neuron: "lif", params: { i_ext: 300 } } as const;
    const base = network("r_stdp", CONNECTORS[0], {
      presentation: { duration: 30 },
      training: { batch: minibatch },
    });
    const document: NetworkDocument = { ...base, populations: { pre: input, post: cells } };
    const endsOn = async (name: (typeof ENGINES)[number]) => {
      const engine = await createEngine(name, document);
      const before = await engine.read("link.w");
      await engine.present({
        count: 7,
        inputs: { pre: Float32Array.from({ length: 140 }, (_, k) => (k % 3) / 2) },
        clocks: Array.from({ length: 7 }, (_, k) => 60 * k),
        learn: true,
        minibatch,
        spikesFrom: 7,
      });
      const weights = await engine.read("link.w");
      engine.dispose();
      return { before, weights };
    };
    const { before, weights } = await endsOn("reference");
    expect(worst(before, weights)).toBeGreaterThan(1e-4); // tonic dopamine moves them a little
    for (const name of ENGINES) expect(worst((await endsOn(name)).weights, weights), name).toBeLessThan(2e-6);
  });
});
