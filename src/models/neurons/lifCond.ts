import { defineNeuron } from "../../core/neuron";

/** LIF with synaptic conductances that rise at once and decay exponentially. */
export const lifCond = defineNeuron({
  name: "lif_cond",
  about: "Leaky integrate-and-fire with exponentially decaying synaptic conductances.",
  source:
    "PyNN IF_cond_exp: Davison et al. 2009, doi:10.3389/neuro.11.011.2008; defaults of the COBA network: " +
    "Brette et al. 2007, J Comput Neurosci 23:349, doi:10.1007/s10827-007-0038-6, benchmark 1",
  params: {
    c_m: { value: 200, unit: "pF", min: 1e-3, about: "membrane capacitance" },
    g_leak: { value: 10, unit: "nS", min: 0, about: "leak conductance" },
    i_ext: { value: 0, unit: "pA", about: "constant external current" },
    e_rev_exc: { value: 0, unit: "mV", about: "reversal potential of excitatory synapses" },
    e_rev_inh: { value: -80, unit: "mV", about: "reversal potential of inhibitory synapses" },
    tau_syn_exc: { value: 5, unit: "ms", min: 1e-3, about: "decay of the excitatory conductance" },
    tau_syn_inh: { value: 10, unit: "ms", min: 1e-3, about: "decay of the inhibitory conductance" },
    v_rest: { value: -60, unit: "mV", about: "potential without input" },
    v_thresh: { value: -50, unit: "mV", about: "potential that makes a spike" },
    v_reset: { value: -60, unit: "mV", about: "potential after a spike" },
    tau_refrac: { value: 5, unit: "ms", min: 0, about: "time v is held after a spike" },
  },
  state: {
    v: { init: "v_rest", unit: "mV", about: "membrane potential" },
    g_syn_exc: { init: 0, unit: "nS", about: "excitatory synaptic conductance" },
    g_syn_inh: { init: 0, unit: "nS", about: "inhibitory synaptic conductance" },
  },
  inputs: { i_syn: { unit: "pA", about: "current of synapses with a state of their own" } },
  equations: `
    dv/dt = (g_leak*(v_rest - v) + g_syn_exc*(e_rev_exc - v) + g_syn_inh*(e_rev_inh - v) + i_syn + i_ext) / c_m
    dg_syn_exc/dt = -g_syn_exc / tau_syn_exc
    dg_syn_inh/dt = -g_syn_inh / tau_syn_inh`,
  threshold: "v > v_thresh",
  reset: "v = v_reset",
  refractory: "tau_refrac",
});
