import { defineNeuron } from "../../core/neuron";

/** Leaky integrate-and-fire: the plainest neuron that spikes. */
export const lif = defineNeuron({
  name: "lif",
  about: "Leaky integrate-and-fire: the plainest neuron that spikes.",
  source: "Gerstner et al. 2014, Neuronal Dynamics, sec. 1.3, https://neuronaldynamics.epfl.ch",
  params: {
    tau_m: { value: 20, unit: "ms", min: 1e-3, about: "membrane time constant: how fast it forgets" },
    r_m: { value: 0.1, unit: "GOhm", min: 0, about: "membrane resistance" },
    i_ext: { value: 0, unit: "pA", about: "constant external current" },
    v_rest: { value: -65, unit: "mV", about: "potential without input" },
    v_thresh: { value: -50, unit: "mV", about: "potential that makes a spike" },
    v_reset: { value: -65, unit: "mV", about: "potential after a spike" },
    tau_refrac: { value: 2, unit: "ms", min: 0, about: "time v is held after a spike" },
  },
  state: { v: { init: "v_rest", unit: "mV", about: "membrane potential" } },
  inputs: { i_syn: { unit: "pA", about: "summed synaptic current" } },
  equations: "dv/dt = (v_rest - v + r_m*(i_syn + i_ext)) / tau_m",
  threshold: "v > v_thresh",
  reset: "v = v_reset",
  refractory: "tau_refrac",
});
