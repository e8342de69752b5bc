import { defineNeuron } from "../../core/neuron";

/** Adaptive exponential integrate-and-fire. */
export const adex = defineNeuron({
  name: "adex",
  about:
    "Exponential integrate-and-fire with an adaptation current that follows v and grows with every spike.",
  source:
    "Brette & Gerstner 2005, J Neurophysiol 94:3637, doi:10.1152/jn.00686.2005: its fit to a detailed regular-spiking " +
    "neuron, which spikes at 20 mV and has no refractory period (PyNN's EIF_cond_alpha_isfa_ista: -40 mV and 0.1 ms)",
  params: {
    c_m: { value: 281, unit: "pF", min: 1e-3, about: "membrane capacitance" },
    g_leak: { value: 30, unit: "nS", min: 0, about: "leak conductance" },
    i_ext: { value: 0, unit: "pA", about: "constant external current" },
    v_rest: { value: -70.6, unit: "mV", about: "reversal potential of the leak" },
    v_t: {
      value: -50.4,
      unit: "mV",
      about: "soft threshold: where the exponential's slope is that of the leak",
    },
    delta_t: { value: 2, unit: "mV", min: 1e-2, about: "sharpness: how gradually a spike begins" },
    tau_w: { value: 144, unit: "ms", min: 1e-3, about: "time constant of adaptation" },
    a: { value: 4, unit: "nS", about: "how adaptation follows the potential" },
    b: { value: 80.5, unit: "pA", about: "rise of adaptation with every spike" },
    v_reset: { value: -70.6, unit: "mV", about: "potential after a spike" },
    v_spike: { value: 20, unit: "mV", about: "potential that counts as a spike" },
    tau_refrac: { value: 0, unit: "ms", min: 0, about: "time v is held after a spike" },
  },
  state: {
    v: { init: "v_rest", unit: "mV", about: "membrane potential" },
    w: { init: 0, unit: "pA", about: "adaptation current" },
  },
  inputs: { i_syn: { unit: "pA", about: "summed synaptic current" } },
  // u: stages of the step that makes a spike pass v_spike, where the exponential would overflow; NEST bounds v likewise
  equations: `
    u = min(v, v_spike)
    dv/dt = (g_leak*(v_rest - u + delta_t*exp((u - v_t)/delta_t)) - w + i_syn + i_ext) / c_m
    dw/dt = (a*(u - v_rest) - w) / tau_w`,
  integrator: "rk4",
  threshold: "v > v_spike",
  reset: `
    v = v_reset
    w += b`,
  refractory: "tau_refrac",
});
