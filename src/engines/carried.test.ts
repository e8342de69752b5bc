// Spikes that carry a number, on every engine: each counts what its neuron sent when it fired, whatever the delay, the
// connector and the sign; learning sees a spike as any other. All numbers are sums of powers of two, so that f32 is exact.
import { describe, expect, test } from "vitest";
import { planNetwork } from "../compiler/plan";
import { eachSynapse } from "../compiler/runs";
import type { NetworkDocument, NeuronPopulation, OwnModels, Projection } from "../core/document";
import { createEngine, ENGINES } from "./testEngines";
import { trainsOf, withEngine } from "./testGoldens";

const words = { about: "test", source: "test" };
/** Fires every so many ms, and never sends the same number twice: first positive ones, then negative ones. */
const teller = {
  ...words,
  name: "teller",
  params: {
    every: { value: 2, unit: "ms", about: "from spike to spike" },
    tau: { value: 64, unit: "ms", about: "of its numbers" },
  },
  state: {
    phase: { init: 0, unit: "ms", about: "since the spike before" },
    said: { init: 0, unit: "1", about: "spikes so far" },
    v: { init: 0, unit: "1", about: "what it hears, to no effect" },
  },
  equations: "dphase/dt = 1\nsign = where(said > 1.5, -1, 1)",
  threshold: "phase >= every",
  carries: "sign * (1 + t / tau)",
  reset: "phase -= every\nsaid += 1",
};
const numberOf = (spike: number, step: number): number => (spike > 1 ? -1 : 1) * (1 + step / 64);
/** Adds up what it hears. */
const ear = {
  ...words,
  name: "ear",
  params: {},
  state: { v: { init: 0, unit: "1", about: "sum" } },
  equations: "",
  threshold: "v > 1000000",
  reset: "",
};
const { carries: _, ...mute } = { ...teller, name: "mute" };
const models: OwnModels = { neurons: { teller, ear, mute } };

type Wiring = Pick<Projection, "connector"> & Partial<Projection>;
interface Case {
  readonly pre: readonly number[];
  readonly post: readonly number[];
  readonly winners?: 1;
  readonly wiring: Wiring;
}

/** The k-th of some signed weights, quarters from -2 to 2. */
const weights = (n: number) => ({ values: Array.from({ length: n }, (_, k) => (((k * 7) % 17) - 8) / 4) });
const delays = (n: number) => ({ values: Array.from({ length: n }, (_, k) => 1 + ((k * 5) % 7)) });

const CASES: Readonly<Record<string, Case>> = {
  "all to all, one step": {
    pre: [5],
    post: [6],
    wiring: { connector: { name: "all_to_all" }, weight: weights(30) },
  },
  "all to all, seven steps, inhibitory": {
    pre: [37],
    post: [6],
    wiring: { connector: { name: "all_to_all" }, weight: weights(222), delay: 7, receptor: "inh" },
  },
  "all to all by one weight, but not to itself": {
    pre: [6],
    post: [6],
    wiring: { connector: { name: "all_to_all", self: false }, weight: 0.5, delay: 3 },
  },
  "all to all, each synapse with its delay": {
    pre: [5],
    post: [6],
    wiring: { connector: { name: "all_to_all" }, weight: weights(30), delay: delays(30) },
  },
  "a list, each synapse with its delay": {
    pre: [4],
    post: [5],
    wiring: {
      connector: { name: "list", pre: [3, 0, 1, 0], post: [1, 0, 0, 4] },
      weight: weights(4),
      delay: delays(4),
    },
  },
  "one to one by one weight, each synapse with its delay": {
    pre: [5],
    post: [5],
    wiring: { connector: { name: "one_to_one" }, weight: 0.25, delay: delays(5), receptor: "inh" },
  },
  "a convolution": {
    pre: [5, 4],
    post: [4, 3, 2],
    wiring: { connector: { name: "conv2d", kernel: [2, 2] }, weight: weights(8), delay: 4 },
  },
  "a pool of rivals": {
    pre: [4, 4, 2],
    post: [2, 2, 2],
    winners: 1,
    wiring: { connector: { name: "pool2d", size: [2, 2] }, weight: 0.5, delay: 2 },
  },
  "local fields": {
    pre: [4, 4],
    post: [2, 2, 3],
    wiring: { connector: { name: "local2d", kernel: [2, 2], stride: [2, 2] }, weight: weights(48), delay: 5 },
  },
  "at random": {
    pre: [40],
    post: [9],
    wiring: { connector: { name: "fixed_probability", p: 0.3 }, weight: 0.5, delay: 6 },
  },
};

function tellTo({ pre, post, winners, wiring }: Case, neuron = "teller"): NetworkDocument {
  const n = pre.reduce((product, extent) => product * extent, 1);
  const every = { values: Array.from({ length: n }, (_, k) => 1 + (k % 4)) };
  const tellers: NeuronPopulation = { kind: "neurons", shape: pre, neuron, vary: { every } };
  return {
    format: "spikeyard",
    version: 1,
    name: "test",
    dt: 1,
    seed: 3,
    models,
    populations: {
      // heard by those that come before and those that come after
      early: { kind: "neurons", shape: post, neuron: "ear" },
      tellers: winners ? { ...tellers, winners } : tellers,
      late: { kind: "neurons", shape: post, neuron: "ear" },
    },
    projections: Object.fromEntries(
      ["early", "late"].map((to) => [
        `to_${to}`,
        { from: "tellers", to, synapse: "delta", receptor: "exc", weight: 1, ...wiring },
      ]),
    ),
  };
}

/** What each neuron has heard by the end of so many steps. */
function heard(
  document: NetworkDocument,
  name: string,
  trains: readonly (readonly number[])[],
  steps: number,
): number[] {
  const projection = planNetwork(document).projections.find((one) => one.name === name)!;
  const { connections, delays, delaySteps, env, sign, to } = projection;
  const { weight } = document.projections[name]!;
  const given = typeof weight === "object" && "values" in weight ? weight.values : null;
  const sums = new Array<number>(to.n).fill(0);
  eachSynapse(connections!, (i, j, place) => {
    const w = given ? given[connections!.order?.[place] ?? place]! : env.weight!;
    for (const [spike, step] of trains[i]!.entries())
      if (step + (delays?.[place] ?? delaySteps) < steps) sums[j]! += sign * w * numberOf(spike, step);
  });
  return sums;
}

describe.each(ENGINES)("on %s", (name) => {
  test.each(Object.entries(CASES))("%s: every spike counts what it carries", async (_, one) => {
    const document = tellTo(one);
    const n = planNetwork(document).populations.find((population) => population.name === "tellers")!.n;
    const trains: number[][] = Array.from({ length: n }, () => []);
    await withEngine(name, document, {}, async (engine) => {
      let done = 0;
      const run = async (steps: number) => {
        for (const [i, train] of trainsOf(
          await engine.run([{ do: "run", steps, learn: false }]),
          "tellers",
          n,
        ).entries())
          trains[i]!.push(...train.map((step) => done + step));
        done += steps;
      };
      await run(9);
      const saved = await engine.snapshot();
      await engine.run([{ do: "run", steps: 5, learn: false }]);
      await engine.restore(saved);
      await run(6);
      await run(15);
      for (const to of ["early", "late"]) {
        const expected = heard(document, `to_${to}`, trains, 30);
        expect(Math.max(...expected.map(Math.abs))).toBeGreaterThan(1);
        expect(Array.from(await engine.read(`${to}.v`))).toEqual(expected);
      }
    });
  });

  test("a rule changes weights by spikes, whatever they carry", async () => {
    const learnt = (neuron: string) => {
      const learn = { name: "stdp", params: { w_max: 4 } };
      const wiring: Wiring = {
        connector: { name: "all_to_all" },
        weight: { uniform: [0, 2] },
        delay: 2,
        learn,
      };
      const document = tellTo({ pre: [6], post: [6], wiring }, neuron);
      const { early, ...others } = document.populations;
      const to = { ...(early as NeuronPopulation), neuron };
      return withEngine(name, { ...document, populations: { early: to, ...others } }, {}, async (engine) => {
        await engine.run([{ do: "run", steps: 30, learn: true }]);
        return engine.read("to_early.w");
      });
    };
    expect(await learnt("teller")).toEqual(await learnt("mute"));
  });

  test("short-term plasticity multiplies what a spike carries", async () => {
    const sizes = async (neuron: string) => {
      const wiring: Wiring = {
        connector: { name: "all_to_all" },
        weight: 2,
        delay: 3,
        synapse: "tsodyks_markram",
      };
      const document = tellTo({ pre: [5], post: [2], wiring }, neuron);
      const lif = { kind: "neurons", shape: [2], neuron: "lif" } as const;
      const populations = { ...document.populations, early: lif, late: lif };
      return withEngine(name, { ...document, populations }, {}, async (engine) => {
        const found: Float32Array[] = [];
        for (let step = 0; step < 16; step++) {
          await engine.run([{ do: "run", steps: 1, learn: false }]);
          found.push(Float32Array.from(await engine.read("to_early.release")));
        }
        return found;
      });
    };
    const [graded, plain] = [await sizes("teller"), await sizes("mute")];
    // neuron 1 fires in every second step, first in step 1: it arrives three steps later
    for (const [spike, arrives] of [4, 6, 8, 10, 12].entries()) {
      const exact = plain[arrives]![1]! * numberOf(spike, arrives - 3);
      expect(plain[arrives]![1]).toBeGreaterThan(1e-3);
      expect(Math.abs(graded[arrives]![1]! / exact - 1)).toBeLessThan(1e-6); // one product in f32
    }
  });

  test("a number that is none is found, and named", async () => {
    const document = tellTo(CASES["a convolution"]!);
    const broken = { ...teller, carries: "1 / (said - 1)" };
    const own = { ...document, models: { neurons: { ...models.neurons, teller: broken } } };
    await expect(
      withEngine(name, own, {}, (engine) => engine.run([{ do: "run", steps: 12, learn: false }])),
    ).rejects.toThrow(/tellers\.carried|early\.v|late\.v/);
  });
});

test("numbers that could not be told are refused when the model is described", async () => {
  const base = tellTo(CASES["all to all, one step"]!);
  const withText = (carries: unknown, more: object = {}) =>
    createEngine("reference", {
      ...base,
      models: { neurons: { ...models.neurons, teller: { ...teller, ...more, carries } as typeof teller } },
    });
  await expect(withText("phase")).rejects.toThrow("teller, carries");
  await expect(withText("said +")).rejects.toThrow("teller, carries");
  await expect(withText("sad")).rejects.toThrow("teller, carries");
  await expect(withText("rand()")).rejects.toThrow("teller, carries");
  await expect(withText(3)).rejects.toThrow("teller.carries: a text is expected, got 3.");
  await expect(withText("noise", { equations: `${teller.equations}\nnoise = rand()` })).rejects.toThrow(
    "teller, carries: a random number, through a definition",
  );
  await expect(withText("said + heard", { inputs: { heard: { unit: "1", about: "test" } } })).rejects.toThrow(
    "teller, carries: 'heard' can be used in equations only.",
  );
  const taken = { carried: { init: 0, unit: "1", about: "test" }, ...teller.state };
  await expect(withText("said", { state: taken })).rejects.toThrow("teller.state");
});

test("all pairs by one weight are listed: too many are refused before anything is allocated", () => {
  const document = tellTo({ pre: [20_000], post: [20_000], wiring: { connector: { name: "all_to_all" } } });
  const { vary, ...tellers } = document.populations.tellers as NeuronPopulation;
  expect(() => planNetwork({ ...document, populations: { ...document.populations, tellers } })).toThrow(
    "800000000 weights; at most",
  );
});
