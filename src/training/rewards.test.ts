// What a model says that its teacher gave is what its weights have moved by.
import { expect, test } from "vitest";
import type { NetworkDocument } from "../core/document";
import type { Samples } from "../data/samples";
import { compile } from "./model";

const [PIXELS, NEURONS, ETA] = [12, 6, 0.1] as const;

/** Pixels that spike once, by their value, to neurons that compete for the answer. */
function taught(teacher: "delta" | "margin"): NetworkDocument {
  return {
    format: "spikeyard",
    version: 1,
    name: "taught",
    dt: 1,
    seed: 5,
    presentation: { duration: 8, until: { train: 1, test: 1 } },
    training: { teacher: { name: teacher } },
    populations: {
      eye: { kind: "input", shape: [PIXELS], encoder: "latency", params: { window: 4, value_min: 0.3 } },
      answers: {
        kind: "neurons",
        shape: [NEURONS],
        neuron: "if_latency",
        params: { onset: 5, theta_plus: 0 },
        winners: 1,
      },
    },
    projections: {
      eye_answers: {
        from: "eye",
        to: "answers",
        synapse: "delta",
        receptor: "exc",
        connector: { name: "all_to_all" },
        weight: { uniform: [0, 1] },
        learn: { name: "delta_reward", params: { eta: ETA } },
      },
    },
    readout: { population: "answers", classes: 3 },
  };
}

const COUNT = 9;
const data: Samples = {
  images: Uint8Array.from({ length: COUNT * PIXELS }, (_, k) => (k * 97) % 256),
  labels: Uint8Array.from({ length: COUNT }, (_, k) => (2 * k) % 3),
  count: COUNT,
  shape: [PIXELS],
};

test.each(["delta", "margin"] as const)("of a teacher by %s, after each sample", async (teacher) => {
  const model = await compile(taught(teacher), { engine: "event" });
  let [up, down] = [0, 0];
  for (let k = 0; k < COUNT; k++) {
    const before = (await model.engine.read("eye_answers.w")).slice();
    await model.fit(data, { until: k + 1 });
    const after = await model.engine.read("eye_answers.w");
    const rewards = (await model.rewards(data.labels[k]!))!;
    expect(rewards).toHaveLength(NEURONS);
    for (const [j, reward] of rewards.entries()) {
      const moves = Array.from(
        { length: PIXELS },
        (_, i) => after[i * NEURONS + j]! - before[i * NEURONS + j]!,
      );
      const moved = reward > 0 ? Math.max(...moves) : Math.min(...moves);
      expect(Math.abs(moved - ETA * reward)).toBeLessThan(1e-6); // f32 of weights about 1
      if (reward > 0) up++;
      if (reward < 0) down++;
    }
  }
  expect(Math.min(up, down)).toBeGreaterThan(3);
  model.engine.dispose();
});
