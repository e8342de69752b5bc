import { defineRule } from "../../core/rule";

/** Synaptic scaling: weights grow or shrink in proportion until their neuron is as active as it should be. */
export const synapticScaling = defineRule({
  name: "synaptic_scaling",
  about: "All weights onto a neuron grow or shrink by equal shares until it spikes at a target rate.",
  source:
    "van Rossum, Bi & Turrigiano 2000, J Neurosci 20:8812, doi:10.1523/JNEUROSCI.20-23-08812.2000, equation 3, without its " +
    "integral term; Turrigiano 2008, doi:10.1016/j.cell.2008.10.008. Chosen: a share at each presynaptic spike, so that silence costs nothing",
  params: {
    beta: {
      value: 0.001,
      unit: "1",
      min: 0,
      max: 1,
      about: "share gained by one presynaptic spike onto a silent neuron",
    },
    rho_0: { value: 5, unit: "Hz", min: 1e-3, about: "rate of the neuron at which nothing changes" },
    tau: { value: 1000, unit: "ms", min: 1e-3, about: "how long spikes count towards the rate" },
    w_max: { value: 10, unit: "1", about: "largest weight" },
  },
  traces: { y: { of: "post", tau: "tau", about: "postsynaptic rate, times tau" } },
  onPre: "w += beta * w * (1 - y / (rho_0 * tau))",
  bounds: [0, "w_max"],
});
