// Each engine against mathematics: intervals, decays and windows that have a closed form.
import { describe, expect, test } from "vitest";
import type { NetworkDocument } from "../core/document";
import { type EngineName, isSpiking } from "./engine";
import { createEngine, ENGINES } from "./testEngines";

const BASE = { format: "spikeyard", version: 1, name: "test", dt: 0.1, seed: 1 } as const;

function single(neuron: string, params: Record<string, number>, dt = 0.1): NetworkDocument {
  return {
    ...BASE,
    dt,
    populations: { cell: { kind: "neurons", shape: [1], neuron, params } },
    projections: {},
  };
}

async function spikeSteps(name: EngineName, document: NetworkDocument, steps: number): Promise<number[]> {
  const engine = await createEngine(name, document);
  await engine.run([{ do: "begin", inputs: {}, clock: 0 }]);
  const { cell } = await engine.run([{ do: "run", steps, learn: false }]);
  engine.dispose();
  return Array.from({ length: steps }, (_, k) => k).filter((k) => isSpiking(cell!, k, 0));
}

describe.each(ENGINES)("on %s", (name) => {
  test("lif keeps the analytic interval under a constant current", async () => {
    const dt = 0.02;
    // all intervals are equal, so that a few of them tell as much as many
    const times = (await spikeSteps(name, single("lif", { i_ext: 300 }, dt), 5000)).map((step) => step * dt);
    const measured = (times.at(-1)! - times[0]!) / (times.length - 1);
    const drive = 0.1 * 300; // r_m * i_ext, mV above rest
    const exact = 2 + 20 * Math.log(drive / (drive - 15)); // tau_refrac + tau_m ln(...)
    expect(times.length).toBeGreaterThan(4);
    expect(Math.abs(measured - exact)).toBeLessThanOrEqual(dt); // a spike falls on the next step
  });

  test("the first spike after the refractory period needs exactly one membrane charge", async () => {
    const [first, second] = await spikeSteps(name, single("lif", { i_ext: 300, tau_refrac: 5 }), 1000);
    const charge = Math.ceil((20 * Math.log(2)) / 0.1 - 1e-9); // steps from v_reset = v_rest to v_thresh
    expect(first).toBe(charge - 1); // step k ends at (k + 1) dt
    expect(second! - first!).toBe(charge + 50); // our convention: held for tau_refrac, then integrated
  });

  test("lif relaxes to rest along the exponential", async () => {
    const engine = await createEngine(name, single("lif", {}));
    await engine.run([{ do: "begin", inputs: {}, clock: 0 }]);
    await engine.write("cell.v", [-55]);
    await engine.run([{ do: "run", steps: 200, learn: false }]);
    const [v] = await engine.read("cell.v");
    engine.dispose();
    const tolerance = name === "reference" ? 1e-9 : 4 * 2 ** -24 * (20 / 0.1) * 65; // f32: 4 ulp tau/dt v
    expect(Math.abs(v! - (-65 + 10 * Math.exp(-1)))).toBeLessThan(tolerance);
  });

  test("theta rises by theta_plus a spike while learning, decays by the sample, and is frozen otherwise", async () => {
    const document = {
      ...single("lif_adaptive", { i_ext: 300, theta_plus: 0.5, tau_theta: 1000 }),
      presentation: { duration: 100 },
    };
    const engine = await createEngine(name, document);
    const run = async (learn: boolean) => {
      const { cell } = await engine.run([
        { do: "begin", inputs: {}, clock: 0 },
        { do: "run", steps: 1000, learn },
      ]);
      return Array.from({ length: 1000 }, (_, k) => k).filter((k) => isSpiking(cell!, k, 0)).length;
    };
    expect(await run(false)).toBeGreaterThan(0);
    expect((await engine.read("cell.theta"))[0]).toBe(0);
    const spikes = await run(true);
    expect((await engine.read("cell.theta"))[0]).toBe(0.5 * spikes);
    await engine.run([{ do: "end" }]);
    const decayed = 0.5 * spikes * Math.exp(-0.1); // 100 ms of 1,000
    expect(Math.abs((await engine.read("cell.theta"))[0]! - decayed)).toBeLessThan(1e-6 * decayed);
    engine.dispose();
  });
});

/** Two cells driven by hand, so that each spikes once: `gap` steps after pre comes post (before, if negative). */
async function pairWeight(
  name: EngineName,
  rule: string,
  gap: number,
): Promise<{ weight: number; trace: number }> {
  const cell = (i_ext: number) =>
    ({ kind: "neurons", shape: [1], neuron: "lif", params: { i_ext } }) as const;
  const document: NetworkDocument = {
    ...BASE,
    dt: 1,
    populations: { pre: cell(0), post: cell(0) },
    projections: {
      pair: {
        from: "pre",
        to: "post",
        synapse: "delta",
        receptor: "exc",
        connector: { name: "all_to_all" },
        weight: 0.5,
        learn: { name: rule },
      },
    },
  };
  const engine = await createEngine(name, document);
  await engine.run([{ do: "begin", inputs: {}, clock: 0 }]);
  const spike = async (cells: readonly string[]) => {
    for (const population of cells) await engine.write(`${population}.v`, [0]); // far above threshold
    await engine.run([{ do: "run", steps: 1, learn: true }]);
  };
  const [firstCells, lastCells] =
    gap === 0 ? [["pre", "post"], []] : gap > 0 ? [["pre"], ["post"]] : [["post"], ["pre"]];
  await spike(firstCells);
  const between = Math.abs(gap) - 1;
  if (between > 0) await engine.run([{ do: "run", steps: between, learn: true }]);
  if (lastCells.length > 0) await spike(lastCells);
  const weight = (await engine.read("pair.w"))[0]!;
  await engine.run([{ do: "run", steps: 1, learn: true }]);
  const trace = (await engine.read("pair.x"))[0]!;
  engine.dispose();
  return { weight, trace };
}

describe.each(ENGINES)("plasticity on %s", (name) => {
  test.each([-100, -40, -20, -5, -1, 0, 1, 5, 20, 40, 100])(
    "pair STDP follows its window at %i ms",
    async (gap) => {
      const { weight } = await pairWeight(name, "stdp", gap);
      const change = gap > 0 ? 0.005 * Math.exp(-gap / 20) : gap < 0 ? -0.00525 * Math.exp(gap / 20) : 0; // at 0: traces not yet bumped
      expect(Math.abs(weight - 0.5 - change)).toBeLessThan(name === "reference" ? 1e-12 : 3e-7); // f32 near 0.5
    },
  );

  test("a presynaptic trace decays by exp(-t/tau)", async () => {
    const { trace } = await pairWeight(name, "stdp", 30);
    expect(Math.abs(trace - Math.exp(-31 / 20))).toBeLessThan(
      name === "reference" ? 1e-12 : 4 * 2 ** -24 * 20,
    );
  });

  test("instar moves the weight by eta towards the trace", async () => {
    const { weight } = await pairWeight(name, "instar", 10);
    const exact = 0.5 + 0.05 * (Math.exp(-10 / 20) - 0.5);
    expect(Math.abs(weight - exact)).toBeLessThan(name === "reference" ? 1e-12 : 3e-7);
  });
});
