import { defineRule } from "../../core/rule";

/**
 * Oja's rule, one step a postsynaptic spike. Traces stand for rates: in the mean dw/dt = eta r_post tau (r_pre - r_post w),
 * so that a neuron whose rate is the weighted sum of its inputs' ends with weights of length 1 along their principal direction.
 */
export const oja = defineRule({
  name: "oja",
  about:
    "Hebbian learning that forgets as much as it learns: weights turn to the inputs' principal direction, at length 1.",
  source:
    "Oja 1982, J Math Biol 15:267, doi:10.1007/BF00275687; rates by traces of spikes, and values chosen: slow against one pair",
  params: {
    eta: { value: 0.001, unit: "1", min: 0, max: 1, about: "learning rate of one spike" },
    tau: { value: 100, unit: "ms", min: 1e-3, about: "how long spikes count towards a rate" },
    w_min: { value: -1, unit: "1", about: "smallest weight" },
    w_max: { value: 1, unit: "1", about: "largest weight" },
  },
  traces: {
    x: { of: "pre", tau: "tau", about: "presynaptic rate, times tau" },
    y: { of: "post", tau: "tau", about: "postsynaptic rate, times tau" },
  },
  onPost: "w += eta * (x - y * w)",
  bounds: ["w_min", "w_max"],
});
