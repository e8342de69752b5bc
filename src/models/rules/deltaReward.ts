import { defineRule } from "../../core/rule";

/** Delta rule: reward times the inputs that spiked. Weights of silent inputs stay. */
export const deltaReward = defineRule({
  name: "delta_reward",
  about: "Adds a neuron's reward to the weights of the inputs that spiked.",
  source: "Widrow & Hoff 1960, Adaptive switching circuits",
  params: {
    eta: {
      value: 0.02,
      unit: "1",
      min: 0,
      max: 1,
      about: "learning rate: change of a weight by a reward of 1",
    },
  },
  traces: { x: { of: "pre", onSpike: "x = 1", about: "1 once the input has spiked in this sample" } },
  onReward: "w += eta * reward * x",
});
