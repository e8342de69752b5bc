import { defineNeuron } from "../../core/neuron";

/** LIF whose synaptic currents rise at once and decay exponentially, one for each receptor. */
export const lifExp = defineNeuron({
  name: "lif_exp",
  about: "Leaky integrate-and-fire with exponentially decaying synaptic currents.",
  source:
    "PyNN IF_curr_exp: Davison et al. 2009, doi:10.3389/neuro.11.011.2008; defaults of the CUBA network: " +
    "Brette et al. 2007, J Comput Neurosci 23:349, doi:10.1007/s10827-007-0038-6, benchmark 2",
  params: {
    tau_m: { value: 20, unit: "ms", min: 1e-3, about: "membrane time constant: how fast it forgets" },
    r_m: { value: 0.1, unit: "GOhm", min: 0, about: "membrane resistance" },
    i_ext: { value: 0, unit: "pA", about: "constant external current" },
    tau_syn_exc: { value: 5, unit: "ms", min: 1e-3, about: "decay of the excitatory current" },
    tau_syn_inh: { value: 10, unit: "ms", min: 1e-3, about: "decay of the inhibitory current" },
    v_rest: { value: -49, unit: "mV", about: "potential without input" },
    v_thresh: { value: -50, unit: "mV", about: "potential that makes a spike" },
    v_reset: { value: -60, unit: "mV", about: "potential after a spike" },
    tau_refrac: { value: 5, unit: "ms", min: 0, about: "time v is held after a spike" },
  },
  state: {
    v: { init: "v_rest", unit: "mV", about: "membrane potential" },
    i_syn_exc: { init: 0, unit: "pA", about: "excitatory synaptic current" },
    i_syn_inh: { init: 0, unit: "pA", about: "inhibitory synaptic current, negative" },
  },
  inputs: { i_syn: { unit: "pA", about: "current of synapses with a state of their own" } },
  equations: `
    dv/dt = (v_rest - v + r_m*(i_syn_exc + i_syn_inh + i_syn + i_ext)) / tau_m
    di_syn_exc/dt = -i_syn_exc / tau_syn_exc
    di_syn_inh/dt = -i_syn_inh / tau_syn_inh`,
  threshold: "v > v_thresh",
  reset: "v = v_reset",
  refractory: "tau_refrac",
});
