import { defineRule } from "../../core/rule";

/** Instar with a third factor: reward pulls a neuron's weights towards the sample's inputs, punishment pushes them away. */
export const instarReward = defineRule({
  name: "instar_reward",
  about:
    "Reward pulls a neuron's weights towards the inputs that spiked, scaled to length 1; punishment pushes.",
  source:
    "Three factors: Fremaux & Gerstner 2016, doi:10.3389/fncir.2015.00085; towards and away from a pattern: " +
    "Kohonen 1990, doi:10.1109/5.58325 (LVQ 2.1)",
  params: {
    eta: {
      value: 0.05,
      unit: "1",
      min: 0,
      max: 1,
      about: "learning rate: share of the way moved by a reward of 1",
    },
  },
  traces: { x: { of: "pre", onSpike: "x = 1", about: "1 once the input has spiked in this sample" } },
  sums: { power: { value: "x * x", about: "how many inputs have spiked" } },
  onReward: "w += eta * reward * (x / sqrt(max(power, 1)) - w)",
});
