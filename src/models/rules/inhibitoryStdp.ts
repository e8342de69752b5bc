import { defineRule } from "../../core/rule";

/** Inhibitory plasticity that holds the rate of each neuron: near pairs strengthen, lone presynaptic spikes weaken. */
export const inhibitoryStdp = defineRule({
  name: "inhibitory_stdp",
  about:
    "For inhibitory synapses: near pairs strengthen, lone spikes weaken, so that each neuron keeps a target rate.",
  source:
    "Vogels, Sprekeler, Zenke, Clopath & Gerstner 2011, Science 334:1569, doi:10.1126/science.1211095 and its supplement; " +
    "the rate is their network's 3 Hz; eta is there 1e-4 to 1e-2 by the experiment, in units of the weight",
  params: {
    eta: { value: 0.005, unit: "1", min: 0, about: "learning rate: gain of one pair at no delay" },
    rho_0: {
      value: 3,
      unit: "Hz",
      min: 0,
      about: "rate at which gain and loss of a neuron's weights balance",
    },
    tau: { value: 20, unit: "ms", min: 1e-3, about: "window on both sides" },
    w_max: { value: 10, unit: "1", about: "largest weight" },
  },
  traces: {
    x: { of: "pre", tau: "tau", about: "recent presynaptic spikes" },
    y: { of: "post", tau: "tau", about: "recent postsynaptic spikes" },
  },
  onPre: "w += eta * (y - 2 * rho_0 * tau)",
  onPost: "w += eta * x",
  bounds: [0, "w_max"],
});
