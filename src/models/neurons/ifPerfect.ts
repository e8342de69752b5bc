import { defineNeuron } from "../../core/neuron";

/** Integrate-and-fire without a leak: it adds up its current, and forgets nothing. */
export const ifPerfect = defineNeuron({
  name: "if_perfect",
  about: "Integrate-and-fire without a leak: fires at a rate in proportion to its current.",
  source:
    "Perfect integrator of Lapicque 1907 as told by Abbott 1999, Brain Res Bull 50:303, " +
    "doi:10.1016/S0361-9230(99)00161-6; potentials of Gerstner et al. 2014, Neuronal Dynamics, sec. 1.3; " +
    "c_m of Brette et al. 2007, doi:10.1007/s10827-007-0038-6, benchmark 1",
  params: {
    c_m: { value: 200, unit: "pF", min: 1e-3, about: "membrane capacitance" },
    i_ext: { value: 0, unit: "pA", about: "constant external current" },
    v_thresh: { value: -50, unit: "mV", about: "potential that makes a spike" },
    v_reset: { value: -65, unit: "mV", about: "potential after a spike, and at the start" },
    tau_refrac: { value: 0, unit: "ms", min: 0, about: "time v is held after a spike" },
  },
  state: { v: { init: "v_reset", unit: "mV", about: "membrane potential" } },
  inputs: { i_syn: { unit: "pA", about: "summed synaptic current" } },
  equations: "dv/dt = (i_syn + i_ext) / c_m",
  threshold: "v > v_thresh",
  reset: "v = v_reset",
  refractory: "tau_refrac",
});
