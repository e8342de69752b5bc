import { defineNeuron } from "../../core/neuron";

/** LIF with synaptic conductances, whose threshold rises with every spike and slowly falls back. */
export const lifCondAdaptive = defineNeuron({
  name: "lif_cond_adaptive",
  about: "Leaky integrate-and-fire with synaptic conductances; each spike raises the threshold.",
  source:
    "Diehl & Cook 2015, Front Comput Neurosci 9:99, doi:10.3389/fncom.2015.00099; defaults: the excitatory neuron of " +
    "its released code, https://github.com/peter-u-diehl/stdp-mnist, with conductances in units of its leak, 1 nS",
  params: {
    c_m: { value: 100, unit: "pF", min: 1e-3, about: "membrane capacitance" },
    g_leak: { value: 1, unit: "nS", min: 0, about: "leak conductance" },
    i_ext: { value: 0, unit: "pA", about: "constant external current" },
    e_rev_exc: { value: 0, unit: "mV", about: "reversal potential of excitatory synapses" },
    e_rev_inh: { value: -100, unit: "mV", about: "reversal potential of inhibitory synapses" },
    tau_syn_exc: { value: 1, unit: "ms", min: 1e-3, about: "decay of the excitatory conductance" },
    tau_syn_inh: { value: 2, unit: "ms", min: 1e-3, about: "decay of the inhibitory conductance" },
    v_rest: { value: -65, unit: "mV", about: "potential without input" },
    v_thresh: { value: -52, unit: "mV", about: "potential that makes a spike, before adaptation" },
    v_reset: { value: -65, unit: "mV", about: "potential after a spike" },
    tau_refrac: { value: 5, unit: "ms", min: 0, about: "time v is held after a spike" },
    theta_plus: { value: 0.05, unit: "mV", min: 0, about: "rise of the threshold with every spike" },
    tau_theta: { value: 1e7, unit: "ms", min: 1, about: "how slowly the raised threshold falls back" },
  },
  state: {
    v: { init: "v_rest", unit: "mV", about: "membrane potential" },
    g_syn_exc: { init: 0, unit: "nS", about: "excitatory synaptic conductance" },
    g_syn_inh: { init: 0, unit: "nS", about: "inhibitory synaptic conductance" },
    theta: { init: 0, unit: "mV", slow: true, about: "adaptation of the threshold" },
  },
  inputs: { i_syn: { unit: "pA", about: "current of synapses with a state of their own" } },
  equations: `
    dv/dt = (g_leak*(v_rest - v) + g_syn_exc*(e_rev_exc - v) + g_syn_inh*(e_rev_inh - v) + i_syn + i_ext) / c_m
    dg_syn_exc/dt = -g_syn_exc / tau_syn_exc
    dg_syn_inh/dt = -g_syn_inh / tau_syn_inh
    dtheta/dt = -theta / tau_theta`,
  threshold: "v > v_thresh + theta",
  reset: `
    v = v_reset
    theta += theta_plus`,
  refractory: "tau_refrac",
});
