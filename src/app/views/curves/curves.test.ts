import { expect, test } from "vitest";
import { models } from "../../../index";
import { currentCurve } from "./currentCurve";
import { learnsFromPairs, pairCurve } from "./pairCurve";

test("the f-I curve of lif is its closed form, and it fires from the rheobase on", async () => {
  const { points, rheobase } = await currentCurve(
    { kind: "neurons", shape: [1], neuron: "lif" },
    { dt: 0.1 },
  );
  const value = (name: string) => models.neurons.lif!.params[name]!.value;
  const lift = value("v_thresh") - value("v_rest");
  expect(rheobase! / (lift / value("r_m"))).toBeCloseTo(1, 1); // +-5 %: the grid of the search
  for (const { current, rate } of points) {
    const drive = value("r_m") * current;
    const exact =
      drive > lift ? 1000 / (value("tau_refrac") + value("tau_m") * Math.log(drive / (drive - lift))) : 0;
    // a spike falls on a step of 0.1 ms: of intervals of 8 ms and more that is 1.5 % with the refractory step
    if (Math.abs(drive / lift - 1) > 0.03) expect(Math.abs(rate - exact)).toBeLessThanOrEqual(0.02 * exact);
  }
  expect(points.filter(({ rate }) => rate > 0).length).toBeGreaterThan(30);
});

test("the STDP window of stdp is a_plus exp(-gap / tau_plus), and its mirror", async () => {
  const params = { tau_plus: 17, tau_minus: 34, a_plus: 0.01, a_minus: 0.004 };
  const { points, weight } = await pairCurve({ name: "stdp", params }, { dt: 1 });
  expect(weight).toBe(0.5);
  expect(points.length).toBe(100);
  for (const { gap, change } of points) {
    const exact = gap > 0 ? 0.01 * Math.exp(-gap / 17) : -0.004 * Math.exp(gap / 34);
    expect(Math.abs(change - exact)).toBeLessThan(1e-8); // weights start as f32
  }
});

test("a pair that is paid for moves the weight as its eligibility says: a_plus and a_minus of r_stdp", async () => {
  const { points, paid } = await pairCurve({ name: "r_stdp" }, { dt: 1 });
  expect(paid).toBe(true);
  const change = (gap: number) => points.find((point) => point.gap === gap)!.change;
  // the eligibility fades from the later spike on, in 1000 ms; what tonic dopamine did before is below 1 %
  expect(change(-12) / change(12)).toBeCloseTo(-1.5 * Math.exp(-12 / 1000), 1);
  expect(Math.log(change(6) / change(18))).toBeCloseTo(12 / 20 - 12 / 1000, 1);
});

test("FitzHugh and Nagumo's equations fire from 0.33 on and fall silent above 1.42", async () => {
  const neuron = { kind: "neurons", shape: [1], neuron: "fitzhugh_nagumo" } as const;
  const { points, rheobase } = await currentCurve(neuron, { dt: 0.1 });
  expect(rheobase!).toBeGreaterThan(0.31); // +-5 %: the grid of the search
  expect(rheobase!).toBeLessThan(0.35);
  expect(points.find(({ current }) => current > 1)!.rate).toBeGreaterThan(20);
});

/** Rules that a lone pair leaves as it is: a postsynaptic spike reads the rate before it. */
const NEEDS_MORE = ["bcm"];

test("every rule that learns from pairs has a window in which weights move", async () => {
  const rules = Object.keys(models.rules).filter((name) => learnsFromPairs({}, name));
  expect(rules).toContain("instar");
  for (const name of rules) {
    const { points } = await pairCurve({ name }, { dt: 1 });
    expect(points.length, name).toBe(100);
    expect(
      points.some(({ change }) => change !== 0),
      name,
    ).toBe(!NEEDS_MORE.includes(name));
  }
});
