import { defineNeuron } from "../../core/neuron";

/** LIF whose threshold rises with every spike it makes and slowly falls back: no neuron wins for ever. */
export const lifAdaptive = defineNeuron({
  name: "lif_adaptive",
  about: "Leaky integrate-and-fire; each spike raises the threshold, so that no neuron wins for ever.",
  source:
    "Diehl & Cook 2015, Front Comput Neurosci 9:99, doi:10.3389/fncom.2015.00099 (excitatory neuron, theta); " +
    "reset, refractory period and tau_m as in its released code, v_reset chosen: 5 mV above rest measured best",
  params: {
    tau_m: { value: 100, unit: "ms", min: 1e-3, about: "membrane time constant: how fast it forgets" },
    r_m: { value: 0.1, unit: "GOhm", min: 0, about: "membrane resistance" },
    i_ext: { value: 0, unit: "pA", about: "constant external current" },
    v_rest: { value: -65, unit: "mV", about: "potential without input" },
    v_thresh: { value: -52, unit: "mV", about: "potential that makes a spike, before adaptation" },
    v_reset: { value: -60, unit: "mV", about: "potential after a spike" },
    tau_refrac: { value: 5, unit: "ms", min: 0, about: "time v is held after a spike" },
    theta_plus: { value: 0.05, unit: "mV", min: 0, about: "rise of the threshold with every spike" },
    tau_theta: { value: 1e7, unit: "ms", min: 1, about: "how slowly the raised threshold falls back" },
  },
  state: {
    v: { init: "v_rest", unit: "mV", about: "membrane potential" },
    theta: { init: 0, unit: "mV", slow: true, about: "adaptation of the threshold" },
  },
  inputs: { i_syn: { unit: "pA", about: "summed synaptic current" } },
  equations: `
    dv/dt = (v_rest - v + r_m*(i_syn + i_ext)) / tau_m
    dtheta/dt = -theta / tau_theta`,
  threshold: "v > v_thresh + theta",
  reset: `
    v = v_reset
    theta += theta_plus`,
  refractory: "tau_refrac",
});
