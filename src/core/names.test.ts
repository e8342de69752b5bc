// Names that would mean two things, numbers that are none, and sizes: refused when a model is defined.
import { describe, expect, test } from "vitest";
import { defineEncoder } from "./encoder";
import { defineNeuron, type NeuronDescription } from "./neuron";
import { defineNormalization } from "./normalization";
import { type Param, paramsInBaseUnits } from "./params";
import { defineRule, type RuleDescription } from "./rule";
import { defineSynapse, type SynapseDescription } from "./synapse";

const one: Param = { value: 1, unit: "1", about: "t" };
const words = { about: "t", source: "t" };
const MEANS = "means something else in these equations. Choose another name.";

const neuron: NeuronDescription = {
  ...words,
  name: "cell",
  params: { tau: { value: 10, unit: "ms", about: "t" } },
  state: { v: { init: 0, unit: "1", about: "t" } },
  equations: "dv/dt = -v / tau",
  threshold: "v > 1",
  reset: "v = 0",
};
const rule: RuleDescription = {
  ...words,
  name: "rule",
  params: { tau: { value: 20, unit: "ms", about: "t" }, top: one },
  traces: { x: { of: "pre", tau: "tau", about: "t" } },
  onPost: "w += x",
};
const synapse: SynapseDescription = {
  ...words,
  name: "syn",
  params: {},
  unit: "mV",
  post: { v: "mV" },
  onSpike: "v += w",
};

describe("a name is refused where it", () => {
  const withParam = (name: string) => () =>
    defineNeuron({ ...neuron, params: { ...neuron.params, [name]: one } });
  const withState = (name: string) => () =>
    defineNeuron({ ...neuron, state: { ...neuron.state, [name]: neuron.state.v! } });

  test.each<[string, () => unknown, string]>([
    ["is the length of a step", withParam("dt"), `cell.params: 'dt' ${MEANS}`],
    ["is the length of a sample", withParam("sample_ms"), `cell.params: 'sample_ms' ${MEANS}`],
    ["is a function", withState("exp"), `cell.state: 'exp' ${MEANS}`],
    ["is an operator", withState("not"), `cell.state: 'not' ${MEANS}`],
    ["is a draw", withParam("rand"), `cell.params: 'rand' ${MEANS}`],
    ["is the row of steps that a neuron is held", withState("held"), `cell.state: 'held' ${MEANS}`],
    ["is no snake_case", withState("V"), "cell.state: 'V' is no name. Use snake_case"],
    ["is hostile", withState("v;}fn main(){"), "cell.state: 'v;}fn main(){' is no name. Use snake_case"],
    [
      "is longer than 32 letters",
      withParam("a".repeat(33)),
      "is no name. Use snake_case of at most 32 letters",
    ],
    [
      "is the weight, in a rule",
      () => defineRule({ ...rule, params: { ...rule.params, w: one } }),
      `rule.params: 'w' ${MEANS}`,
    ],
    [
      "is the weight, as a trace",
      () => defineRule({ ...rule, traces: { w: rule.traces.x! } }),
      `rule.traces: 'w' ${MEANS}`,
    ],
    [
      "is a trace and a parameter",
      () => defineRule({ ...rule, traces: { top: rule.traces.x! } }),
      "rule.traces.top: is also a parameter. Rename one.",
    ],
    [
      "is the weight, in a synapse",
      () => defineSynapse({ ...synapse, post: { w: "mV" }, onSpike: "w += w" }),
      `syn.post: 'w' ${MEANS}`,
    ],
    [
      "is a variable of the neuron, in a synapse",
      () => defineSynapse({ ...synapse, params: { v: one } }),
      `syn.params: 'v' ${MEANS}`,
    ],
    [
      "is the sum, in a normalisation",
      () => defineNormalization({ ...words, name: "n", params: { sum: one }, measure: "w", factor: "sum" }),
      `n.params: 'sum' ${MEANS}`,
    ],
    [
      "is the input's value, in an encoder",
      () => defineEncoder({ ...words, name: "enc", params: { value: one }, spike: "value > 0.5" }),
      `enc.params: 'value' ${MEANS}`,
    ],
  ])("%s", (_, define, message) => {
    expect(define).toThrow(message);
  });

  test("but not for holding a word: a brand is no draw", () => {
    const params = { brand: one, strand: one };
    const spike = "rand() < value * brand * strand";
    expect(defineEncoder({ ...words, name: "enc", params, spike }).trees.spike.kind).toBe("binary");
  });

  test("nor in another kind of model: w is a variable of a neuron as of any", () => {
    const state = { ...neuron.state, w: neuron.state.v! };
    expect(Object.keys(defineNeuron({ ...neuron, state }).units)).toEqual(["v", "w"]);
  });
});

describe("a neuron", () => {
  test.each([
    [0, "cell.state: 1 to 32 variables are expected, got 0."],
    [33, "cell.state: 1 to 32 variables are expected, got 33."],
  ])("of %i variables is refused", (count, message) => {
    const names = Array.from({ length: count }, (_, k) => `v${k}`);
    const state = Object.fromEntries(names.map((name) => [name, neuron.state.v!]));
    expect(() => defineNeuron({ ...neuron, state })).toThrow(message);
  });

  test("starts at finite numbers", () => {
    const state = { v: { init: Number.NaN, unit: "1", about: "t" } };
    expect(() => defineNeuron({ ...neuron, state })).toThrow(
      "cell, init of v: a finite number is expected, got NaN.",
    );
  });

  test("with an equation for __proto__ is refused, not silently without it", () => {
    expect(() => defineNeuron({ ...neuron, equations: "d__proto__/dt = 1" })).toThrow(
      "cell, d__proto__/dt: '__proto__' cannot be set here. What can: v.",
    );
  });
});

test("the bounds of a rule are weights", () => {
  expect(() => defineRule({ ...rule, bounds: [0, "tau"] })).toThrow(
    "rule, bounds: A weight is in a plain number, got ms.",
  );
  expect(defineRule({ ...rule, bounds: [-1, "top"] }).trees.bounds).toHaveLength(2);
});

test("a parameter named like a member of every object keeps its default", () => {
  expect(paramsInBaseUnits({ constructor: one })).toEqual({ constructor: 1 });
});
