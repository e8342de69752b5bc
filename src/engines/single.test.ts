import { expect, test } from "vitest";
import { planNetwork } from "../compiler/plan";
import type { NetworkDocument } from "../core/document";
import { defineDrive, drivenBy } from "../core/drive";
import { models } from "../models/registry";
import { createReference } from "./reference/reference";
import { singleNeuron } from "./single";

const DT = 0.05;
const STEPS = 800;

/** What makes neurons fire, and is not more than their methods bear at this step: by model, else by unit. */
const STRONG: Readonly<Record<string, number>> = {
  pA: 900,
  "1": 30,
  fitzhugh_nagumo: 0.5,
  hodgkin_huxley: 10,
  izhikevich: 15,
};

test.each(Object.keys(models.neurons))(
  "%s alone goes step by step as on the reference engine",
  async (name) => {
    const model = models.neurons[name]!;
    const driven = drivenBy(model);
    const params =
      driven && model.params[driven.name] ? { [driven.name]: STRONG[name] ?? STRONG[driven.unit] ?? 1 } : {};
    const document: NetworkDocument = {
      format: "spikeyard",
      version: 1,
      name,
      dt: DT,
      seed: 1,
      populations: { one: { kind: "neurons", shape: [1], neuron: name, params } },
      projections: {},
      presentation: { duration: STEPS * DT },
    };
    const engine = createReference(planNetwork(document));
    const single = singleNeuron(model, { params, dt: DT });
    const { values, spikes, broke } = single.run({ steps: STEPS });
    expect(broke).toBeNull();
    const { one } = await engine.run([
      { do: "begin", inputs: {}, clock: 0 },
      { do: "run", steps: STEPS, learn: false },
    ]);
    const there = [...one!.entries()].filter(([, bits]) => bits !== 0).map(([step]) => step + 1);
    expect(spikes).toEqual(there);
    for (const [k, variable] of single.variables.entries())
      expect(values[k]!.at(-1)).toBe((await engine.read(`one.${variable}`))[0]); // the same trees in f64
  },
);

test("a current over time is held during each step, and takes effect from the step at its time on", () => {
  const lif = models.neurons.lif!;
  const single = singleNeuron(lif, { dt: DT });
  const { values, current } = single.run({ steps: 40, drive: defineDrive("100 if t >= 1 else 0", "pA") });
  expect([current[19], current[20]]).toEqual([0, 100]);
  const { tau_m, r_m, v_rest } = lif.params;
  const lift = r_m!.value * 100 * (1 - Math.exp(-1 / tau_m!.value)); // after 1 ms of it
  expect(values[0]![20]).toBeCloseTo(v_rest!.value, 10);
  expect(values[0]![40]).toBeCloseTo(v_rest!.value + lift, 10);
});

test("the slope is that of the equation at any place", () => {
  const single = singleNeuron(models.neurons.lif!, { dt: DT, params: { tau_m: 10, r_m: 0.2, v_rest: -60 } });
  const slope = new Float64Array(1);
  single.slopes([-70], 0, 50, slope);
  expect(slope[0]).toBeCloseTo((-60 + 70 + 0.2 * 50) / 10, 12);
});

test("what takes no i_ext is driven by i_syn, as if synapses brought it", () => {
  const { i_ext: _, ...params } = models.neurons.adex!.params;
  const bare = {
    ...models.neurons.adex!,
    params,
    equations: models.neurons.adex!.equations.replace(" + i_ext", ""),
  };
  const options = { steps: 2000, drive: 900 };
  const spikes = singleNeuron(bare, { dt: DT }).run(options).spikes;
  expect(spikes.length).toBeGreaterThan(3);
  expect(spikes).toEqual(singleNeuron(models.neurons.adex!, { dt: DT }).run(options).spikes);
});

test.each([
  ["10 if t > 100 else 0", 150, 10],
  ["10*pA if t > 100*ms else 0", 150, 10],
  ["2*pA*t/ms", 3, 6],
  ["sin(t) + 1", 0, 1],
])("the current %s is read, and at %d ms it is %d", (text, t, value) => {
  const single = singleNeuron(models.neurons.lif!, { dt: DT });
  expect(single.currentAt(defineDrive(text, "pA"), t)).toBe(value);
});

test.each([
  ["10*mV", "current: This current is in a plain number, got mV.", [0, 5]],
  ["10 if t > else 0", "current: A number, a name or '(' expected, got 'else'.", [10, 14]],
  ["u", "current: 'u' is not known here.", [0, 1]],
  ["t > 3", "current: A number is expected here, got a comparison.", [0, 5]],
])("the current %s is refused where it is wrong", (text, words, at) => {
  expect(() => defineDrive(text, "pA")).toThrow(expect.objectContaining({ at }));
  expect(() => defineDrive(text, "pA")).toThrow(words);
});
