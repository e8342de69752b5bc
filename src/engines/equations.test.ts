// What equations may say, on every engine: conditions, definitions, time, random numbers, and each integrator against a
// solution that is known.
import { describe, expect, test } from "vitest";
import type { NetworkDocument } from "../core/document";
import type { NeuronDescription } from "../core/neuron";
import { draw } from "../util/random";
import { type EngineName, isSpiking } from "./engine";
import { createEngine, ENGINES } from "./testEngines";

type Text = Partial<NeuronDescription> & Pick<NeuronDescription, "state" | "equations">;

/** Cells of one model that the document carries. */
function cells(text: Text, more: { n?: number; dt?: number; seed?: number } = {}): NetworkDocument {
  const { n = 1, dt = 0.1, seed = 1 } = more;
  const own: NeuronDescription = {
    name: "own",
    about: "test",
    source: "test",
    params: {},
    threshold: "0 > 1",
    reset: "",
    ...text,
  };
  return {
    format: "spikeyard",
    version: 1,
    name: "test",
    dt,
    seed,
    models: { neurons: { own } },
    populations: { cell: { kind: "neurons", shape: [n], neuron: "own" } },
    projections: {},
  };
}

/** Enough to tell a deviation that is 15 % off. */
const CELLS = 1000;

async function ranFor(
  name: EngineName,
  document: NetworkDocument,
  steps: number,
): Promise<{
  values: (variable: string) => Promise<ArrayLike<number>>;
  spikes: Uint32Array;
  done: () => void;
}> {
  const engine = await createEngine(name, document);
  await engine.run([{ do: "begin", inputs: {}, clock: 0 }]);
  const { cell } = await engine.run([{ do: "run", steps, learn: false }]);
  return {
    values: (variable) => engine.read(`cell.${variable}`),
    spikes: cell!,
    done: () => engine.dispose(),
  };
}

async function valueAfter(name: EngineName, document: NetworkDocument, steps: number, variable = "v") {
  const { values, done } = await ranFor(name, document, steps);
  const [value] = Array.from(await values(variable));
  done();
  return value!;
}

const mV = (init: string | number) => ({ v: { init, unit: "mV", about: "potential" } });
const plain = (init: number) => ({ x: { init, unit: "1", about: "number" } });

describe.each(ENGINES)("on %s", (name) => {
  const within = (bound: number) => (name === "reference" ? bound : Math.max(bound, 2e-6)); // f32: some ulp

  test("a condition, a definition and a unit stand for what they say", async () => {
    const document = cells({
      state: mV("3*mV"),
      equations: `
        late = 1 if t >= 2*ms else 0
        slope = late * 10*mV / (1*ms)
        dv/dt = slope if n_neurons > 0.5 else 0`,
    });
    expect(await valueAfter(name, document, 20)).toBeCloseTo(3, 5); // t = 1.9 ms at the last step's start
    expect(await valueAfter(name, document, 25)).toBeCloseTo(3 + 5 * 0.1 * 10, 4);
  });

  test("rk4 follows the logistic equation with an error that falls as dt^4", async () => {
    const exact = 1 / (1 + 9 * Math.exp(-4));
    const errors = [];
    for (const dt of [0.8, 0.4]) {
      const document = cells({ state: plain(0.1), equations: "dx/dt = x*(1 - x)/(1*ms)" }, { dt });
      errors.push(Math.abs((await valueAfter(name, document, Math.round(4 / dt), "x")) - exact));
    }
    // measured in f64: 3.7e-4 and 2.2e-5, a sixteenth and less
    expect(errors[0]).toBeLessThan(5e-4);
    expect(errors[1]! / errors[0]!).toBeLessThan(1 / 12);
  });

  test("rk4 moves all variables together, and sees time in the middle of a step", async () => {
    const turning = "rate = 1/(1*ms)\ndx/dt = -y*rate; dy/dt = x*rate + 3*t*t/(1*ms)^3 - 3*t*t/(1*ms)^3";
    const state = { x: plain(1).x, y: { init: 0, unit: "1", about: "number" } };
    const circle = cells({ state, equations: turning, integrator: "rk4" });
    expect(await valueAfter(name, circle, 10, "x")).toBeCloseTo(Math.cos(1), 5);
    expect(await valueAfter(name, circle, 10, "y")).toBeCloseTo(Math.sin(1), 5);
    const cubic = cells(
      { state: plain(0), equations: "dx/dt = 3*t^2/(1*ms)^3", integrator: "rk4" },
      { dt: 0.5 },
    );
    expect(Math.abs((await valueAfter(name, cubic, 4, "x")) - 8)).toBeLessThan(within(1e-12) * 8); // exact for cubics
  });

  test("euler takes one step along the slope, exponential_euler is exact for a decay", async () => {
    const decay = { state: plain(1), equations: "dx/dt = -x/(2*ms)" };
    expect(await valueAfter(name, cells({ ...decay, integrator: "euler" }), 10, "x")).toBeCloseTo(
      0.95 ** 10,
      6,
    );
    for (const integrator of ["exponential_euler", "exact"] as const)
      expect(await valueAfter(name, cells({ ...decay, integrator }), 10, "x")).toBeCloseTo(Math.exp(-0.5), 6);
  });

  test("sine and cosine are right over many turns", async () => {
    const document = cells(
      {
        state: { ...plain(0), y: { init: 0, unit: "1", about: "n" } },
        equations: "",
        threshold: "t > -1*ms",
        reset: "x = sin(y); y += 7.7",
      },
      { dt: 1 },
    );
    for (const steps of [1, 2, 50, 250]) {
      const angle = 7.7 * (steps - 1);
      const value = await valueAfter(name, document, steps, "x");
      // f32 adds up angles of up to 2,000 to 1e-4 each 64 of them; the reference is exact
      expect(Math.abs(value - Math.sin(angle))).toBeLessThan(
        name === "reference" ? 1e-9 : 1e-6 + angle * 5e-6,
      );
    }
  });

  test("rand() in a threshold gives the very same spikes on every engine, as the generator says", async () => {
    const document = cells({ state: plain(0), equations: "", threshold: "0.2 > rand()" }, { n: 37, seed: 7 });
    const { spikes, done } = await ranFor(name, document, 40);
    done();
    const words = 2;
    for (let step = 0; step < 40; step++)
      for (let n = 0; n < 37; n++)
        expect(isSpiking(spikes, step * words, n)).toBe(draw(7, 0, n, step, 0) < 0.2);
  });

  test("white noise makes the deviation that Ornstein and Uhlenbeck's process has, one draw a neuron and step", async () => {
    const document = cells(
      {
        params: { sigma: { value: 2, unit: "mV", about: "deviation" } },
        state: mV(0),
        equations: "dv/dt = -v/(5*ms) + sigma*sqrt(2/(5*ms))*xi",
      },
      { n: CELLS },
    );
    const { values, done } = await ranFor(name, document, 300); // 6 time constants
    const v = Array.from(await values("v"));
    done();
    const mean = v.reduce((a, b) => a + b) / v.length;
    const variance = v.reduce((a, b) => a + (b - mean) ** 2, 0) / v.length;
    // of Euler's steps: sigma^2 / (1 - dt / (2 tau)); four deviations of as many draws
    expect(Math.abs(mean)).toBeLessThan(4 * (2 / Math.sqrt(CELLS)));
    expect(Math.abs(variance / (4 / (1 - 0.1 / 10)) - 1)).toBeLessThan(4 * Math.sqrt(2 / CELLS));
    if (name === "reference") return;
    const reference = await ranFor("reference", document, 300);
    const exact = Array.from(await reference.values("v"));
    reference.done();
    expect(Math.max(...v.map((x, k) => Math.abs(x - exact[k]!)))).toBeLessThan(2e-4); // f32 noise of 300 steps
  });

  test("a reset may draw, each draw a number of its own", async () => {
    const document = cells(
      {
        state: { ...plain(0), y: { init: 0, unit: "1", about: "n" } },
        equations: "",
        threshold: "t >= 0*ms",
        reset: "x = rand(); y = rand()",
      },
      { n: 5, seed: 3 },
    );
    const { values, done } = await ranFor(name, document, 4);
    const [x, y] = [Array.from(await values("x")), Array.from(await values("y"))];
    done();
    expect(x).toEqual([0, 1, 2, 3, 4].map((n) => draw(3, 0, n, 3, 0)));
    expect(y).toEqual([0, 1, 2, 3, 4].map((n) => draw(3, 0, n, 3, 1)));
  });

  test("a run with draws that is split, or restored from a snapshot, is the whole", async () => {
    const document = cells(
      {
        state: mV(0),
        equations: "dv/dt = -v/(5*ms) + 2*mV/sqrt(1*ms)*xi",
        threshold: "v > 2*mV",
        reset: "v = -1*mV*rand()",
      },
      { n: 40 },
    );
    const whole = await ranFor(name, document, 60);
    const engine = await createEngine(name, document);
    await engine.run([
      { do: "begin", inputs: {}, clock: 0 },
      { do: "run", steps: 13, learn: false },
    ]);
    const snapshot = await engine.snapshot();
    await engine.run([{ do: "run", steps: 5, learn: false }]);
    await engine.restore(snapshot);
    await engine.run([{ do: "run", steps: 47, learn: false }]);
    expect(Array.from(await engine.read("cell.v"))).toEqual(Array.from(await whole.values("v")));
    expect(whole.spikes.some((word) => word !== 0)).toBe(true);
    engine.dispose();
    whole.done();
  });
});
