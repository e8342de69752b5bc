// Exact steps of coupled equations: responses with a closed form, leaps against single steps, and what is refused.
import { describe, expect, test } from "vitest";
import type { NetworkDocument } from "../core/document";
import { evaluate } from "../lang/evaluate";
import { parseEquations } from "../lang/parse";
import { namesIn } from "../lang/tree";
import { uniform } from "../util/random";
import { entriesOf, isCoupled, type LinearSystem, linearSystem, stepsOf } from "./linearSystem";
import { planNetwork } from "./plan";
import type { NeuronPlan, Update } from "./planned";

type State = Readonly<Record<string, number>>;

function neuron(name: string, params: Record<string, number>, dt: number, leap = 1): NeuronPlan {
  const document: NetworkDocument = {
    format: "spikeyard",
    version: 1,
    name: "test",
    dt,
    seed: 1,
    populations: { cell: { kind: "neurons", shape: [1], neuron: name, params } },
    projections: {},
  };
  return planNetwork(document, leap).populations[0] as NeuronPlan;
}

/** The state after some steps; every right side reads the old one. */
function advance(steps: readonly Update[], env: State, start: State, count: number): State {
  let x = start;
  for (let k = 0; k < count; k++) {
    const lookup = (name: string) => x[name] ?? env[name]!;
    x = {
      ...x,
      ...Object.fromEntries(steps.map((step) => [step.variable, evaluate(step.tree, { lookup })])),
    };
  }
  return x;
}

function systemOf(equations: string, env: State): LinearSystem | null {
  const derivatives = [...parseEquations(equations, "test").derivatives].map(([x, { value }]) => [x, value]);
  return linearSystem(Object.fromEntries(derivatives), (name) => Object.hasOwn(env, name));
}

/** The state after one step of `h` ms. */
function leap(equations: string, env: State, start: State, h: number): State {
  const system = systemOf(equations, env)!;
  const steps = Object.entries(stepsOf(system)).map(([variable, tree]) => ({ variable, tree }));
  return advance(steps, { ...env, ...entriesOf(system, env, h) }, start, 1);
}

describe("lif_exp after one pulse of synaptic current", () => {
  const [pulse, r_m, dt] = [100, 0.1, 0.1]; // pA, GOhm, ms

  test.each([
    [20, 5],
    [20, 10],
    [5, 20],
    [10, 10], // t e^(-t / tau)
    [0.5, 0.5],
    [20, 20 * (1 + 1e-9)], // a difference of exponentials that a computer cannot take
    [1000, 0.01],
  ])("follows the difference of exponentials of tau_m = %d and tau_syn = %d", (tau_m, tau_syn_exc) => {
    const { steps, env } = neuron("lif_exp", { tau_m, r_m, tau_syn_exc, v_rest: 0 }, dt);
    const rate = (tau_m - tau_syn_exc) / (tau_m * tau_syn_exc); // 1 / tau_syn - 1 / tau_m
    const exact = (t: number) => {
      // r i tau_syn / (tau_m - tau_syn) (e^(-t / tau_m) - e^(-t / tau_syn)), whose limit is r i t / tau e^(-t / tau)
      const factor = rate === 0 ? t : -Math.expm1(-rate * t) / rate;
      return ((r_m * pulse) / tau_m) * Math.exp(-t / tau_m) * factor;
    };
    let x: State = { v: 0, i_syn_exc: pulse, i_syn_inh: 0 };
    let largest = 0;
    let worst = 0;
    for (let k = 1; k <= 1000; k++) {
      x = advance(steps, env, x, 1);
      largest = Math.max(largest, exact(k * dt));
      worst = Math.max(worst, Math.abs(x.v! - exact(k * dt)));
    }
    expect(largest).toBeGreaterThan(1e-5); // mV: there is something to compare
    expect(worst / largest).toBeLessThan(1e-12); // 2^-53 for each step that v remembers: measured up to 3e-13
    expect(Math.abs(x.i_syn_exc! / pulse - Math.exp((-1000 * dt) / tau_syn_exc))).toBeLessThan(1e-12);
    expect(x.i_syn_inh).toBe(0);
  });

  test("with both currents and an external one is the sum of what each does alone", () => {
    const { steps, env } = neuron("lif_exp", { i_ext: 30, v_rest: -60 }, dt);
    const response = (tau: number) => ((0.1 * tau) / (20 - tau)) * (Math.exp(-30 / 20) - Math.exp(-30 / tau));
    const v = -60 + 3 * (1 - Math.exp(-30 / 20)) + 120 * response(5) - 80 * response(10);
    const x = advance(steps, env, { v: -60, i_syn_exc: 120, i_syn_inh: -80 }, 300);
    expect(Math.abs(x.v! - v)).toBeLessThan(1e-11); // 300 steps of 60 mV * 2^-53
  });
});

describe("a leap", () => {
  test.each([2, 3, 7, 64, 1000])("of %d steps of lif_exp is as many single ones, to 1e-12", (count) => {
    const params = { i_ext: 25, tau_syn_exc: 20 }; // tau_m, too
    const [one, many] = [neuron("lif_exp", params, 0.1), neuron("lif_exp", params, 0.1, count)];
    for (let k = 0; k < 20; k++) {
      const draw = (index: number) => uniform(11, index, k, 0);
      const start = { v: -60 + 10 * draw(0), i_syn_exc: 200 * draw(1), i_syn_inh: -200 * draw(2) };
      const expected = advance(one.steps, one.env, start, count);
      const got = advance(many.steps, many.env, start, 1);
      for (const variable of ["v", "i_syn_exc", "i_syn_inh"])
        expect(Math.abs(got[variable]! / expected[variable]! - 1)).toBeLessThan(1e-12);
    }
  });
});

describe("an exact step", () => {
  test.each([0.01, 1, 30, 1000])("of a rotation turns by its angle, over %d rad", (angle) => {
    const { x, y } = leap("dx/dt = -w*y; dy/dt = w*x", { w: 50 }, { x: 1, y: 0 }, angle / 50);
    // some 2^-53 of an angle for each of its squarings, which double what was wrong before: measured 4e-13 at 1,000
    const tolerance = 1e-14 + 1e-15 * angle;
    expect(Math.abs(x! - Math.cos(angle))).toBeLessThan(tolerance);
    expect(Math.abs(y! - Math.sin(angle))).toBeLessThan(tolerance);
  });

  test("of three in a row of one time constant is t^2 / 2 e^(-t / tau)", () => {
    const chain = "dx/dt = y - x/tau; dy/dt = z - y/tau; dz/dt = -z/tau";
    const { x } = leap(chain, { tau: 4 }, { x: 0, y: 0, z: 1 }, 10);
    expect(x! / (50 * Math.exp(-2.5))).toBeCloseTo(1, 13);
  });

  test("far longer than all time constants ends where nothing changes", () => {
    const equations = "dv/dt = (e - v + i)/tau; di/dt = (a - i)/tau";
    const { v, i } = leap(equations, { e: -65, a: 7, tau: 1e-3 }, { v: 20, i: 300 }, 1e4);
    expect([v, i].map((value) => Number(value!.toFixed(9)))).toEqual([-58, 7]);
  });

  test("without a leak adds up what stands still meanwhile", () => {
    const { v, i } = leap("dv/dt = i; di/dt = a", { a: 0.5 }, { v: 1, i: 2 }, 4);
    expect(v).toBeCloseTo(1 + 2 * 4 + (0.5 * 4 ** 2) / 2, 13);
    expect(i).toBeCloseTo(2 + 0.5 * 4, 13);
  });

  test("reads only what a variable depends on", () => {
    const { steps } = neuron("lif_exp", {}, 0.1);
    const names = steps.map(({ variable, tree }) => [variable, [...namesIn(tree)].sort()]);
    expect(names.slice(1)).toEqual([
      ["i_syn_exc", ["i_syn_exc", "phi.i_syn_exc.i_syn_exc"]],
      ["i_syn_inh", ["i_syn_inh", "phi.i_syn_inh.i_syn_inh"]],
    ]);
  });
});

describe("a linear system", () => {
  test("is none where a slope is not fixed, a variable is squared, or two are multiplied", () => {
    const env = { tau: 10, g: 2 };
    const found = ["-v/tau + g*i", "-v/tau + w*i", "-v*v/tau", "v*i", "exp(v)", "-v/tau + w"].map(
      (right) => systemOf(`dv/dt = ${right}; di/dt = -i/tau`, env) !== null,
    );
    expect(found).toEqual([true, false, false, false, false, true]); // w: stands still, and so may be an offset
    expect(neuron("lif_cond", {}, 0.1).system).toBeNull();
  });

  test("is coupled where an equation contains another variable", () => {
    const coupled = ["-v/tau + i", "-v/tau"].map((right) =>
      isCoupled(systemOf(`dv/dt = ${right}; di/dt = -i/tau`, { tau: 1 })!),
    );
    expect(coupled).toEqual([true, false]);
    const names = ["lif", "lif_exp"].map((name) => isCoupled(neuron(name, {}, 0.1).system!));
    expect(names).toEqual([false, true]);
  });
});
