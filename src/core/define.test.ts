// What a model file may say, and how a wrong one is told: the place, what was got, what to do.
import { describe, expect, test } from "vitest";
import { defineEncoder } from "./encoder";
import { defineNeuron, type NeuronDescription } from "./neuron";
import { defineNormalization } from "./normalization";
import { checkParams, paramsInBaseUnits } from "./params";
import { defineRule, needsTeacher, type RuleDescription } from "./rule";
import { defineSynapse } from "./synapse";

const neuron: NeuronDescription = {
  name: "cell",
  about: "test",
  source: "test",
  params: {
    tau: { value: 10, unit: "ms", min: 1, about: "t" },
    v_thresh: { value: -50, unit: "mV", about: "t" },
    gain: { value: 2, unit: "GOhm", about: "t" },
    i_ext: { value: 0, unit: "pA", about: "t" },
  },
  state: { v: { init: "v_thresh - v_thresh", unit: "mV", about: "v" } },
  equations: "dv/dt = (gain*i_ext - v) / tau",
  threshold: "v > v_thresh",
  reset: "v = 0",
};

describe("defineNeuron", () => {
  test("keeps the description and the trees of its texts", () => {
    const model = defineNeuron(neuron);
    expect(model.kind).toBe("neuron");
    expect(Object.keys(model.trees.derivatives)).toEqual(["v"]);
    expect(model.trees.refractory).toBe(null);
  });

  test.each<[string, Partial<NeuronDescription>, string]>([
    [
      "a missing resistance",
      { equations: "dv/dt = (i_ext - v) / tau" },
      "pA on the left of '-', mV on the right",
    ],
    [
      "a right side without a rate",
      { equations: "dv/dt = -v" },
      "cell, dv/dt: The right side is in mV/ms, got mV.",
    ],
    [
      "an unknown variable",
      { equations: "du/dt = v / tau" },
      "cell, du/dt: 'u' cannot be set here. What can: v.",
    ],
    ["an equation given twice", { equations: "dv/dt = 0\ndv/dt = 0" }, "dv/dt is given twice."],
    [
      "a threshold that is no comparison",
      { threshold: "v - v_thresh" },
      "cell, threshold: A comparison is expected here",
    ],
    [
      "a threshold that ranks nothing",
      { threshold: "v < v_thresh" },
      "cell, threshold: write it as 'a > b', got 'v < v_thresh'.",
    ],
    ["a reset of a parameter", { reset: "tau = 5" }, "cell, reset: 'tau' cannot be set here. What can: v."],
    ["a reset of another unit", { reset: "v = tau" }, "cell, reset: v is in mV, got ms."],
    [
      "a refractory period of another unit",
      { refractory: "v_thresh" },
      "The refractory period is in ms, got mV.",
    ],
    [
      "an initial value of state",
      { state: { v: { init: "v", unit: "mV", about: "v" } } },
      "cell, init of v: 'v' is not known here.",
    ],
    [
      "a variable named like a parameter",
      { state: { tau: { init: 0, unit: "mV", about: "v" } } },
      "cell.state.tau: is also a parameter.",
    ],
    ["a name that is none", { name: "My Cell" }, "neuron.name: 'My Cell' is no name. Use snake_case"],
    [
      "an unknown unit",
      { params: { tau: { value: 1, unit: "s", about: "t" } } },
      "cell.params.tau: unknown unit 's'.",
    ],
    [
      "a default out of bounds",
      { params: { tau: { value: 0, unit: "ms", min: 1, about: "t" } } },
      "cell.params.tau: 0 ms is outside 1 to inf ms.",
    ],
  ])("refuses %s", (_, change, message) => {
    expect(() => defineNeuron({ ...neuron, ...change })).toThrow(message);
  });
});

const rule: RuleDescription = {
  name: "rule",
  about: "test",
  source: "test",
  params: { tau: { value: 20, unit: "ms", about: "t" }, w_max: { value: 1, unit: "1", about: "t" } },
  traces: { x: { of: "pre", tau: "tau", about: "t" } },
  onPost: "w += x",
};

describe("defineRule", () => {
  test("a trace decays with its tau and counts every spike unless told otherwise", () => {
    const { trees } = defineRule(rule);
    expect(trees.traces.x!.onEvent!.op).toBe("+=");
    expect(
      defineRule({ ...rule, traces: { x: { of: "pre", tau: "tau", onSpike: "x = 1", about: "t" } } }).trees
        .traces.x!.onEvent!.op,
    ).toBe("=");
  });

  test("a rule that remembers who is to be paid needs no teacher; statements may change what it remembers", () => {
    const e = { of: "synapse", tau: "tau", about: "t" } as const;
    const rewarded = { ...rule, onPost: "e += x", onReward: "w += reward * e" };
    const { traces } = rule;
    expect(needsTeacher(defineRule({ ...rewarded, traces: { ...traces, e } }))).toBe(false);
    expect(needsTeacher(defineRule({ ...rule, onReward: "w += reward * x" }))).toBe(true);
    expect(needsTeacher(defineRule(rule))).toBe(false);
  });

  test.each<[string, Partial<RuleDescription>, string]>([
    [
      "a trace whose tau is no time",
      { traces: { x: { of: "pre", tau: "w_max", about: "t" } } },
      "tau is in ms, got a plain number.",
    ],
    [
      "a trace that sets the weight",
      { traces: { x: { of: "pre", tau: "tau", onSpike: "w = 1", about: "t" } } },
      "'w' cannot be set here. What can: x.",
    ],
    ["a rule that sets a trace", { onPost: "x = 0" }, "rule, onPost: 'x' cannot be set here. What can: w."],
    ["an unknown trace", { onPre: "w -= y" }, "rule, onPre: 'y' is not known here."],
    [
      "a trace of nothing known",
      { traces: { x: { of: "both" as "pre", about: "t" } } },
      "rule.traces.x.of: pre, post, synapse, reward are known, got 'both'.",
    ],
    [
      "a trace of the synapse that spikes change by themselves",
      { traces: { x: { of: "synapse", onSpike: "x += 1", about: "t" } } },
      "rule.traces.x: is a trace of the synapse: onPre, onPost and onReward of the rule change it.",
    ],
    [
      "a trace of rewards that hears spikes",
      { traces: { x: { of: "reward", onSpike: "x += 1", about: "t" } } },
      "rule.traces.x: is a trace of reward: it has onReward, not onSpike.",
    ],
    [
      "a trace that reads one of the other side",
      {
        traces: { x: { of: "pre", onSpike: "x += y", about: "t" }, y: { of: "post", about: "t" } },
      },
      "rule.traces.x.onSpike: 'y' is not known here.",
    ],
    ["a drift that reads spikes", { drift: "x / tau" }, "rule, drift: 'x' is not known here."],
    ["a drift without time", { drift: "w" }, "dw/dt is in 1/ms, got a plain number."],
    [
      "a drift that is no sum of products",
      { drift: "exp(w) / tau" },
      "rule, drift: a sum of products of w or traces with parameters is expected.",
    ],
    [
      "a drift of too many products",
      {
        traces: { e: { of: "synapse", about: "t" }, x: { of: "pre", about: "t" } },
        drift: "(1 + e + e^2) ^ 4 / tau",
      },
      "rule, drift: comes out as more than 16 products. Write it with fewer.",
    ],
    ["a bound that is no parameter", { bounds: ["w_min", 1] }, "rule, bounds: 'w_min' is no parameter."],
  ])("refuses %s", (_, change, message) => {
    expect(() => defineRule({ ...rule, ...change })).toThrow(message);
  });
});

test("a synapse is one sum in proportion to w", () => {
  const synapse = { name: "syn", about: "t", source: "t", params: {}, unit: "mV", post: { v: "mV" } };
  expect(defineSynapse({ ...synapse, onSpike: "v += 0.5*w" }).trees.onSpike.exc.target).toBe("v");
  for (const onSpike of ["v = w", "v += w + v", "v += w*w", "v += w; v += w", ""]) {
    expect(() => defineSynapse({ ...synapse, onSpike })).toThrow(
      "one statement 'x += ...' proportional to w is expected",
    );
  }
  expect(() => defineSynapse({ ...synapse, unit: "pA", onSpike: "v += w" })).toThrow("v is in mV, got pA.");
});

test("an encoder is a condition with one draw at most", () => {
  const encoder = { name: "enc", about: "t", source: "t", params: {} };
  expect(defineEncoder({ ...encoder, spike: "rand() < value" }).kind).toBe("encoder");
  expect(() => defineEncoder({ ...encoder, spike: "rand() < value and rand() < 0.5" })).toThrow(
    "rand() may be used once only.",
  );
  expect(() => defineEncoder({ ...encoder, spike: "value * 2" })).toThrow("A comparison is expected here");
});

test("a normalisation measures w and scales by a plain number", () => {
  const l2 = { name: "l2", about: "t", source: "t", params: {}, measure: "w*w", factor: "1 / sqrt(sum)" };
  expect(defineNormalization(l2).kind).toBe("normalization");
  expect(() => defineNormalization({ ...l2, factor: "1 / w" })).toThrow("l2, factor: 'w' is not known here.");
});

describe("parameters", () => {
  const { params } = defineEncoder({
    name: "enc",
    about: "t",
    source: "t",
    params: { max_rate: { value: 100, unit: "Hz", min: 0, max: 500, about: "t" } },
    spike: "value > 0",
  });

  test("are in base units inside: Hz become 1/ms", () => {
    expect(paramsInBaseUnits(params)).toEqual({ max_rate: 0.1 });
    expect(paramsInBaseUnits(params, { max_rate: 250 })).toEqual({ max_rate: 0.25 });
  });

  test("out of bounds or misspelt are told with the remedy", () => {
    expect(() => checkParams(params, { max_rate: 501 }, "enc", "p")).toThrow(
      "p.max_rate: 501 Hz is outside 0 to 500 Hz.",
    );
    expect(() => checkParams(params, { maxRate: 1 }, "enc", "p")).toThrow(
      "p.maxRate: enc has no such parameter. Did you mean 'max_rate'?",
    );
  });
});

describe("definitions that double again and again", () => {
  const doubling = (n: number) => Array.from({ length: n }, (_, k) => `x${k + 1} = x${k} + x${k}`).join("\n");
  const wide = (n: number, equations: string, more: Partial<NeuronDescription> = {}) => ({
    ...neuron,
    equations: `x0 = v/tau\n${doubling(n)}\n${equations}`,
    ...more,
  });

  test("are refused where they get too large, and cost no time", () => {
    const started = process.cpuUsage();
    expect(() => defineNeuron(wide(40, "dv/dt = x40"))).toThrow(/cell|x11 has more than 4096 terms/);
    expect(() => defineNeuron(wide(9, "dv/dt = x9+x9+x9+x9+x9"))).toThrow("dv/dt has more than 4096 terms");
    expect(() => defineNeuron(wide(9, "dv/dt = x9", { threshold: "v > tau*(x9+x9+x9+x9+x9)" }))).toThrow(
      "cell, threshold: has more than 4096 terms",
    );
    const { user } = process.cpuUsage(started);
    expect(user / 1000).toBeLessThan(300); // ms
  });
});
