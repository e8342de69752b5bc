import { defineNeuron } from "../../core/neuron";

/** Integrate-and-fire that keeps what is left above the threshold: its spikes count its input, at most one a step. */
export const ifSubtract = defineNeuron({
  name: "if_subtract",
  about:
    "Integrate-and-fire whose reset takes the threshold away and keeps the rest: its spikes count its input.",
  source:
    "Reset by subtraction: Rueckauer et al. 2017, Front Neurosci 11:682, doi:10.3389/fnins.2017.00682, sec. 2.1; potentials as of " +
    "if_perfect, from Gerstner et al. 2014, Neuronal Dynamics, sec. 1.3",
  params: {
    c_m: { value: 200, unit: "pF", min: 1e-3, about: "membrane capacitance" },
    i_ext: { value: 0, unit: "pA", about: "constant external current" },
    v_thresh: { value: -50, unit: "mV", about: "potential that makes a spike" },
    v_reset: { value: -65, unit: "mV", about: "where it starts; a spike takes v_thresh - v_reset away" },
  },
  state: { v: { init: "v_reset", unit: "mV", about: "membrane potential" } },
  inputs: { i_syn: { unit: "pA", about: "summed synaptic current" } },
  equations: "dv/dt = (i_syn + i_ext) / c_m",
  threshold: "v > v_thresh",
  reset: "v -= v_thresh - v_reset",
});
