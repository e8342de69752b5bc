// Gain control, on every engine: with a threshold in proportion to the activity of the input, how much of it there is
// does not decide when a neuron fires.
import { describe, expect, test } from "vitest";
import type { NetworkDocument } from "../core/document";
import { isSpiking } from "./engine";
import { createEngine, ENGINES } from "./testEngines";

/** A neuron that hears the first `active` of 40 inputs, each of which spikes at every fourth step. */
async function firstSpike(name: (typeof ENGINES)[number], active: number, gain: number): Promise<number> {
  const document: NetworkDocument = {
    format: "spikeyard",
    version: 1,
    name: "gain",
    dt: 1,
    seed: 1,
    populations: {
      lines: { kind: "input", shape: [40], encoder: "regular", params: { max_rate: 250 } },
      cell: {
        kind: "neurons",
        shape: [1],
        neuron: "if_floor",
        params: { leak: 0, v_thresh: gain === 0 ? 60 : 0 },
      },
    },
    projections: {
      weigh: {
        from: "lines",
        to: "cell",
        synapse: "delta",
        receptor: "exc",
        connector: { name: "all_to_all" },
        weight: 0.25,
      },
      gain: {
        from: "lines",
        to: "cell",
        synapse: "gain_control",
        receptor: "exc",
        connector: { name: "all_to_all" },
        weight: gain,
      },
    },
  };
  const engine = await createEngine(name, document);
  const lines = Float32Array.from({ length: 40 }, (_, k) => Number(k < active));
  await engine.run([{ do: "begin", inputs: { lines }, clock: 0 }]);
  const { cell } = await engine.run([{ do: "run", steps: 100, learn: false }]);
  const raised = (await engine.read("cell.v_gain"))[0]!;
  engine.dispose();
  // it forgets a twentieth a step: a geometric sum of volleys four steps apart; the 25th has not arrived yet
  const shrink = 0.95;
  const volleys = 25;
  const exact = (gain * active * (1 - shrink ** (4 * (volleys - 1)))) / (1 - shrink ** 4);
  expect(Math.abs(raised - exact * shrink ** 3)).toBeLessThan(name === "reference" ? 1e-9 : 1e-4); // f32
  return Array.from({ length: 100 }, (_, k) => k).find((k) => isSpiking(cell!, k, 0)) ?? -1;
}

describe.each(ENGINES)("on %s", (name) => {
  test("with gain control twice the input is answered at the same time, without it in half of it", async () => {
    const controlled = await firstSpike(name, 40, 0.6);
    expect(await firstSpike(name, 20, 0.6)).toBe(controlled);
    expect(controlled).toBeGreaterThan(28); // v_gain is near its most, and v still rises
    // 60 mV by 10 or 5 mV a volley: more than 60 after the seventh or the thirteenth, each read a step after it arrived
    const [loud, faint] = [await firstSpike(name, 40, 0), await firstSpike(name, 20, 0)];
    expect([loud, faint]).toEqual([4 * 7, 4 * 13]);
  });
});
