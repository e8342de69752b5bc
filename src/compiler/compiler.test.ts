// From a document to a plan: integrators, checks with their paths, layout, first weights, live edits.
import { describe, expect, test } from "vitest";
import type { NetworkDocument } from "../core/document";
import { mnistRate } from "../examples/mnistRate";
import { evaluate } from "../lang/evaluate";
import { parseExpression } from "../lang/parse";
import { integrate } from "./integrate";
import { placeOnGpu, stateArrays, weightArrays } from "./memory";
import { canRetune, planNetwork } from "./plan";
import { drawWeights } from "./weights";
import { Constants, evaluateConstants, toWgsl } from "./wgsl";

/** The document with one part replaced, addressed by its path. */
function withPart(path: string, value: unknown): NetworkDocument {
  const copy = JSON.parse(JSON.stringify(mnistRate));
  const keys = path.split(".");
  const parent = keys.slice(0, -1).reduce((node, key) => node[key], copy);
  if (value === undefined) delete parent[keys.at(-1)!];
  else parent[keys.at(-1)!] = value;
  return copy as NetworkDocument;
}

describe("integrate", () => {
  const step = (derivative: string, env: Record<string, number>) => {
    const tree = integrate("v", parseExpression(derivative, "t"), "dt", "t");
    return evaluate(tree, { lookup: (name) => env[name]! });
  };

  test("a relaxation is exact, whatever the step", () => {
    for (const dt of [0.01, 1, 50]) {
      const v = step("(v_rest - v + r*i) / tau", { v: -50, v_rest: -65, r: 0.1, i: 120, tau: 20, dt });
      expect(v).toBeCloseTo(-53 + 3 * Math.exp(-dt / 20), 11);
    }
  });

  test("a decay has no offset, a ramp no exponential", () => {
    expect(step("-v / tau", { v: 3, tau: 10, dt: 5 })).toBeCloseTo(3 * Math.exp(-0.5), 12);
    expect(step("a", { v: 3, a: 0.2, dt: 5 })).toBe(4);
  });

  test("what is not linear is refused by name", () => {
    expect(() => integrate("v", parseExpression("v*v/tau", "t"), "dt", "populations.p, qif")).toThrow(
      "populations.p, qif: 'dv/dt = v * v / tau' is not linear in v.",
    );
  });
});

describe("checkDocument names the place and the remedy", () => {
  test.each<[string, unknown, string]>([
    ["format", "brian", "format: 'spikeyard' is expected, got 'brian'."],
    ["version", 2, "version: 2 was made with another version; this one reads 1."],
    ["dt", 0, "dt: 0.001 to 100 ms is expected, got 0."],
    ["seed", 1.5, "seed: a whole number is expected, got 1.5."],
    ["presentation.duration", 0.5, "presentation.duration: 1 to 100000 ms is expected, got 0.5."],
    [
      "populations.features.shape",
      [0, 10],
      "populations.features.shape[0]: a whole number of at least 1 is expected, got 0.",
    ],
    ["populations.features.shape", [1e9], "populations.features.shape: 1000000000 neurons; at most 1000000."],
    [
      "populations.features.neuron",
      "lif_adaptiv",
      "there is no neuron model 'lif_adaptiv'. Did you mean 'lif_adaptive'?",
    ],
    [
      "populations.features.params",
      { tauM: 10 },
      "populations.features.params.tauM: lif_adaptive has no such parameter. Did you mean 'tau_m'?",
    ],
    [
      "populations.features.params",
      { tau_m: Number.NaN },
      "populations.features.params.tau_m: a finite number is expected, got",
    ],
    [
      "populations.features.params",
      { tau_refrac: -1 },
      "populations.features.params.tau_refrac: -1 ms is outside 0 to inf ms.",
    ],
    [
      "populations.retina.encoder",
      "poison",
      "populations.retina.encoder: there is no encoder 'poison'. Did you mean 'poisson'?",
    ],
    [
      "projections.inhibition.to",
      "feature",
      "projections.inhibition.to: there is no population 'feature'. Did you mean 'features'?",
    ],
    [
      "projections.inhibition.to",
      "retina",
      "projections.inhibition.to: 'retina' is an input; it cannot receive spikes.",
    ],
    [
      "projections.inhibition.weight",
      -120,
      "projections.inhibition.weight: numbers of at least 0 are expected",
    ],
    ["projections.inhibition.delay", 0.5, "projections.inhibition.delay: 1 to 1000 ms is expected, got 0.5."],
    ["projections.inhibition.delay", 1.5, "projections.inhibition.delay: 1.5 ms is no multiple of dt, 1 ms."],
    [
      "projections.retina_features.learn.name",
      "instr",
      "projections.retina_features.learn.name: there is no learning rule 'instr'. Did you mean 'instar'?",
    ],
    [
      "projections.retina_features.learn.params",
      { eta: 2 },
      "projections.retina_features.learn.params.eta: 2 is outside 0 to 1.",
    ],
    [
      "projections.retina_features.normalize.name",
      "l2",
      "projections.retina_features.normalize.name: there is no normalisation 'l2'. Did you mean 'l1'?",
    ],
    ["readout.population", "retina", "readout.population: is an input; read out neurons instead."],
    ["readout.classes", 1, "readout.classes: 2 to 1000 classes is expected, got 1."],
    [
      "populations.features.shape",
      [700, 700],
      "projections: 384160000 weights; at most 33554432 fit. Use fewer neurons.",
    ],
  ])("%s = %j", (path, value, message) => {
    expect(() => planNetwork(withPart(path, value))).toThrow(message);
  });
});

describe("the plan of the digit network", () => {
  const plan = planNetwork(mnistRate);

  test("places 884 neurons, 78,400 weights and 29 words of spikes a step", () => {
    expect(plan.populations.map(({ name, n, words, spikesAt }) => [name, n, words, spikesAt])).toEqual([
      ["retina", 784, 25, 0],
      ["features", 100, 4, 25],
    ]);
    expect([plan.words, plan.weights, plan.history, plan.sampleSteps]).toEqual([29, 78_400, 1, 100]);
    expect(plan.projections.map(({ weights, sign, self }) => [weights, sign, self])).toEqual([
      ["dense", 1, true],
      ["uniform", -1, false],
    ]);
    expect(weightArrays(plan)).toEqual([{ name: "retina_features.w", length: 78_400, at: 0 }]);
    expect(stateArrays(plan).map(({ name, at }) => [name, at])).toEqual([
      ["retina.value", 0],
      ["features.v", 784],
      ["features.theta", 884],
      ["features.held", 984],
      ["retina_features.x", 1084],
    ]);
    expect(placeOnGpu(plan)).toMatchObject({ stateLength: 1868, stateWithScratch: 1968, slots: 1024 });
  });

  test("splits fast from slow, and rates become 1/ms", () => {
    const [retina, features] = plan.populations;
    expect(retina!.env.max_rate).toBe(0.128);
    if (features?.kind !== "neurons") throw new Error("features are neurons");
    expect(features.steps.map(({ variable }) => variable)).toEqual(["v"]);
    expect(features.slow.map(({ variable }) => variable)).toEqual(["theta"]);
    expect(features.slowResets.map(({ variable }) => variable)).toEqual(["theta"]);
  });

  test("draws weights by seed, L1-normalised to 78.4 a neuron", () => {
    const weights = drawWeights(plan);
    expect(drawWeights(planNetwork(mnistRate))).toEqual(weights);
    expect(drawWeights(planNetwork(withPart("seed", 2)))).not.toEqual(weights);
    for (const j of [0, 57, 99]) {
      let sum = 0;
      for (let i = 0; i < 784; i++) sum += weights[i * 100 + j]!;
      expect(Math.abs(sum - 78.4)).toBeLessThan(1e-4); // 784 roundings to f32 of 0.1
    }
    expect(Math.min(...weights)).toBeGreaterThanOrEqual(0);
  });

  test("draws no weight from a neuron to itself where self is false", () => {
    const own = planNetwork(withPart("projections.inhibition.weight", { uniform: [1, 2] }));
    const weights = drawWeights(own).subarray(78_400);
    expect(weights.length).toBe(10_000);
    for (let j = 0; j < 100; j++) expect(weights[j * 101]).toBe(0);
    expect(weights.filter((w) => w >= 1 && w < 2).length).toBe(9_900);
  });

  test.each<[string, unknown, boolean]>([
    ["projections.retina_features.learn.params", { eta: 0.5 }, true],
    ["populations.features.params", { tau_m: 50 }, true],
    ["projections.inhibition.weight", 60, true],
    ["layout.retina", { x: 5, y: 5 }, true],
    ["name", "Other", true],
    ["populations.features.label", "Cells", true],
    ["populations.features.shape", [11, 10], false],
    ["populations.features.winners", undefined, false],
    ["projections.retina_features.weight", { uniform: [0, 1] }, false],
    ["projections.retina_features.learn.name", "stdp", false],
    ["projections.inhibition.delay", 2, false],
    ["dt", 0.5, false],
    ["seed", 2, false],
  ])("a change of %s to %j can be taken in live: %s", (path, value, live) => {
    expect(canRetune(mnistRate, withPart(path, value))).toBe(live);
  });
});

describe("WGSL of a tree", () => {
  const env = { tau: 20, dt: 0.1, e: 1e-7 };
  const print = (text: string, exact = false) => {
    const constants = new Constants();
    const code = toWgsl(parseExpression(text, "t"), {
      constants,
      owner: "p",
      env,
      envOf: () => env,
      names: { v: "x.s_v" },
      exact,
    });
    return {
      code,
      values: [...evaluateConstants(constants.all, planNetwork(mnistRate))].slice(0, constants.all.length),
    };
  };

  test("what depends on parameters only is one constant, computed in f64", () => {
    const { code, values } = print("v * exp(-dt/tau) + exp(-dt/tau)");
    expect(code).toBe("((x.s_v * constants[0].x) + constants[0].x)");
    expect(values).toEqual([Math.fround(Math.exp(-0.005))]);
  });

  test("exact keeps every operation, for equal spikes on every engine", () => {
    expect(print("v * tau * dt", true).code).toBe("((x.s_v * constants[0].x) * constants[0].y)");
    expect(print("v * (tau * dt)", true).code).toBe("(x.s_v * (constants[0].x * constants[0].y))");
  });

  test("numbers, small powers and truth", () => {
    expect(print("v^2 + 0.25").code).toBe("((x.s_v * x.s_v) + 0.25f)");
    expect(print("v^0.5").code).toBe("pow(x.s_v, 0.5f)");
    expect(print("not v > 1 and v < 3").code).toBe("(!((x.s_v > 1f)) && (x.s_v < 3f))");
  });

  test("a name that is neither state nor parameter cannot come out", () => {
    expect(() => print("main + v")).toThrow("'main' is not known here");
  });
});
