// The command `show`: what an agent sees changes while everything that it remembers goes on.
import { describe, expect, test } from "vitest";
import type { NetworkDocument } from "../core/document";
import type { Command, Engine } from "./engine";
import { createEngine, ENGINES } from "./testEngines";

const N = 40;

/** Delays of several steps, neurons that are held, an eligibility, short-term plasticity, and two ways to encode. */
function acting(encoder: "poisson" | "latency", until?: number): NetworkDocument {
  return {
    format: "spikeyard",
    version: 1,
    name: "acting",
    dt: 1,
    seed: 3,
    presentation: { duration: 12, rest: 3, ...(until ? { until: { train: until, test: until } } : {}) },
    populations: {
      eye: {
        kind: "input",
        shape: [N],
        encoder,
        params: encoder === "poisson" ? { max_rate: 200 } : { window: 10 },
      },
      cells: { kind: "neurons", shape: [20], neuron: "lif", params: { tau_refrac: 6 } },
      actors: { kind: "neurons", shape: [6], neuron: "lif" },
    },
    projections: {
      eye_cells: {
        from: "eye",
        to: "cells",
        synapse: "delta",
        receptor: "exc",
        connector: { name: "all_to_all" },
        weight: { uniform: [0, 3] },
        delay: 4,
        learn: { name: "r_stdp" },
      },
      cells_actors: {
        from: "cells",
        to: "actors",
        synapse: "tsodyks_markram",
        receptor: "exc",
        connector: { name: "fixed_probability", p: 0.7 },
        weight: { uniform: [300, 900] },
        delay: 2,
      },
    },
    readout: { population: "actors", classes: 2 },
  };
}

const values = (k: number) => ({
  eye: Float32Array.from({ length: N }, (_, i) => ((i * 37 + k * 61) % 101) / 100),
});

/** Three shows within one sample, the last shorter than a chunk, and what they leave. */
async function after(engine: Engine, learn: boolean) {
  const shows = [0, 1, 2].flatMap((k): Command[] => [
    k === 0 ? { do: "begin", inputs: values(0), clock: 100 } : { do: "show", inputs: values(k) },
    { do: "run", steps: 15 - 4 * k, learn },
    { do: "run", steps: 6, learn: false },
    ...(learn ? [{ do: "reward", value: 1 } as const] : []),
  ]);
  const spikes = await engine.run(shows);
  const read = async (name: string) => [...(await engine.read(name))];
  return { spikes, w: await read("eye_cells.w"), e: await read("eye_cells.e"), v: await read("cells.v") };
}

const worst = (a: readonly number[], b: readonly number[]) =>
  a.reduce((most, x, k) => Math.max(most, Math.abs(x - b[k]!)), 0);

const count = (bits: Uint32Array) =>
  bits.reduce((sum, word) => {
    let n = 0;
    for (let left = word; left !== 0; left &= left - 1) n++;
    return sum + n;
  }, 0);

describe.each([{ encoder: "poisson" }, { encoder: "latency" }, { encoder: "poisson", until: 3 }] as const)(
  "%j",
  ({ encoder, ...end }) => {
    const document = acting(encoder, "until" in end ? end.until : undefined);
    const once = (engine: (typeof ENGINES)[number], learn: boolean) =>
      createEngine(engine, document).then(async (made) => {
        const result = await after(made, learn);
        made.dispose();
        return result;
      });

    test.each([true, false])(
      "every engine has the oracle's spikes and weights, learning: %s",
      async (learn) => {
        const exact = await once("reference", learn);
        for (const bits of Object.values(exact.spikes)) expect(count(bits)).toBeGreaterThan(3);
        for (const name of ["event", "gpu"] as const) {
          const other = await once(name, learn);
          expect(other.spikes, name).toEqual(exact.spikes);
          expect(worst(other.w, exact.w), name).toBeLessThan(4e-6); // f32 of weights up to 4, changed some hundred times
          expect(worst(other.e, exact.e), name).toBeLessThan(4e-6);
          expect(worst(other.v, exact.v), name).toBeLessThan(1e-4); // mV, f32 of 65
        }
        if (learn) expect(Math.max(...exact.e)).toBeGreaterThan(0.02); // of pairs from before the last show, too
      },
    );
  },
);

test.each(ENGINES)(
  "to be shown the same again changes nothing where no one asks for t, on %s",
  async (name) => {
    const { presentation: _, readout: __, ...endless } = acting("poisson");
    const results = [];
    for (const again of [true, false]) {
      const engine = await createEngine(name, endless);
      const more: Command[] = again ? [{ do: "show", inputs: values(0) }] : [];
      const spikes = await engine.run([
        { do: "begin", inputs: values(0), clock: 7 },
        { do: "run", steps: 9, learn: true },
        ...more,
        { do: "run", steps: 14, learn: true },
      ]);
      results.push({ spikes, w: await engine.read("eye_cells.w"), e: await engine.read("eye_cells.e") });
      engine.dispose();
    }
    expect(count(results[0]!.spikes.actors!)).toBeGreaterThan(0);
    expect(results[0]!.spikes).toEqual(results[1]!.spikes);
    expect(worst([...results[0]!.w], [...results[1]!.w])).toBeLessThan(1e-6); // f32: a decay over two spans is not quite one over both
    expect(worst([...results[0]!.e], [...results[1]!.e])).toBeLessThan(1e-6);
  },
);

test.each(ENGINES)("values that do not fit are refused on %s", async (name) => {
  const engine = await createEngine(name, acting("poisson"));
  const show = (eye: Float32Array) => engine.run([{ do: "show", inputs: { eye } }]);
  await expect(show(new Float32Array(3))).rejects.toThrow("show: input 'eye' has 40 neurons, got 3 values.");
  await expect(show(new Float32Array(N).fill(Number.NaN))).rejects.toThrow(
    "show: value 0 of input 'eye' is NaN",
  );
  engine.dispose();
});
