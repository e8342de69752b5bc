// From a document to a plan: integrators, layout, first weights, live edits.
import { describe, expect, test } from "vitest";
import { mnistRate } from "../examples/mnistRate";
import { evaluate } from "../lang/evaluate";
import { parseExpression } from "../lang/parse";
import { integrate } from "./integrate";
import { placeOnGpu, stateArrays, weightArrays } from "./memory";
import { canRetune, planNetwork } from "./plan";
import { withPart } from "./testDocuments";
import { drawWeights } from "./weights";

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

  test("a slope of 0 is a ramp, whether it is written or comes from the numbers", () => {
    expect(step("g*(e - v) + a", { v: 3, g: 0, e: -70, a: 0.2, dt: 5 })).toBe(4);
    expect(step("v - v + a", { v: 3, a: 0.2, dt: 5 })).toBe(4);
  });

  test("a very slow relaxation loses no digits", () => {
    const v = step("(r - v) / tau", { v: 0, r: 1, tau: 1e12, dt: 1 });
    expect(Math.abs(v / 1e-12 - 1)).toBeLessThan(1e-11); // dt / (2 tau), and 2^-52; exp(z) - 1 has 1e-4
  });

  test("what is not linear is refused by name", () => {
    expect(() => integrate("v", parseExpression("v*v/tau", "t"), "dt", "populations.p, qif")).toThrow(
      "populations.p, qif: 'dv/dt = v * v / tau' is not linear in v.",
    );
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
      ["stored", 1, true],
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
    expect(drawWeights(planNetwork(withPart(mnistRate, "seed", 2)))).not.toEqual(weights);
    for (const j of [0, 57, 99]) {
      let sum = 0;
      for (let i = 0; i < 784; i++) sum += weights[i * 100 + j]!;
      expect(Math.abs(sum - 78.4)).toBeLessThan(1e-4); // 784 roundings to f32 of 0.1
    }
    expect(Math.min(...weights)).toBeGreaterThanOrEqual(0);
  });

  test("draws no weight from a neuron to itself where self is false", () => {
    const own = planNetwork(withPart(mnistRate, "projections.inhibition.weight", { uniform: [1, 2] }));
    const weights = drawWeights(own).subarray(78_400);
    expect(weights.length).toBe(10_000);
    for (let j = 0; j < 100; j++) expect(weights[j * 101]).toBe(0);
    expect(weights.filter((w) => w >= 1 && w < 2).length).toBe(9_900);
  });

  test("keeps as many steps of spikes as the longest delay has", () => {
    expect(planNetwork(withPart(mnistRate, "projections.inhibition.delay", 7)).history).toBe(7);
  });

  test("counts a rest as part of the sample, after which inputs are silent", () => {
    const { sampleSteps, shownSteps, populations } = planNetwork(
      withPart(mnistRate, "presentation.rest", 49.6),
    );
    expect([sampleSteps, shownSteps]).toEqual([150, 100]);
    expect(populations.map(({ env }) => env.sample_ms)).toEqual([150, 150]);
    expect(planNetwork(mnistRate).shownSteps).toBe(Infinity);
  });

  test("a change of size is found in populations of any name", () => {
    const named = (name: string, rows: number) => ({
      ...mnistRate,
      projections: {},
      readout: { population: name, classes: 10 },
      populations: { [name]: { ...mnistRate.populations.features!, shape: [rows, 10] } },
    });
    for (const name of ["params", "label", "weight"]) {
      expect(canRetune(named(name, 10), named(name, 10))).toBe(true);
      expect(canRetune(named(name, 10), named(name, 11))).toBe(false);
    }
  });

  test("the order of keys changes nothing, that of populations does", () => {
    const turned = <T extends object>(whole: T) => Object.fromEntries(Object.entries(whole).reverse()) as T;
    const { populations } = mnistRate;
    expect(canRetune(mnistRate, turned(mnistRate))).toBe(true);
    const features = turned(populations.features!);
    expect(canRetune(mnistRate, { ...mnistRate, populations: { ...populations, features } })).toBe(true);
    expect(canRetune(mnistRate, { ...mnistRate, populations: turned(populations) })).toBe(false);
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
    ["projections.retina_features.normalize", undefined, false],
    ["projections.inhibition.weight", { uniform: [60, 60] }, false],
    ["projections.inhibition.delay", 2, false],
    ["presentation.duration", 50, false],
    ["presentation.rest", 50, false],
    ["presentation.again", { below: 5, brighter: 0.5 }, true],
    ["readout.classes", 5, false],
    ["dt", 0.5, false],
    ["seed", 2, false],
  ])("a change of %s to %j can be taken in live: %s", (path, value, live) => {
    expect(canRetune(mnistRate, withPart(mnistRate, path, value))).toBe(live);
  });
});
