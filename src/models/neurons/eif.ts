import { defineNeuron } from "../../core/neuron";

/** Exponential integrate-and-fire: a spike that begins as a sodium current's would, instead of a sharp threshold. */
export const eif = defineNeuron({
  name: "eif",
  about: "Exponential integrate-and-fire: above a soft threshold the potential runs away into a spike.",
  source:
    "Fourcaud-Trocme et al. 2003, J Neurosci 23:11628, doi:10.1523/JNEUROSCI.23-37-11628.2003: fitted there to a " +
    "conductance-based interneuron (10 ms is 1 uF/cm^2 over 0.1 mS/cm^2). Chosen: r_m, that of lif; v_spike, above which " +
    "the rest of the upstroke would take microseconds",
  params: {
    tau_m: { value: 10, unit: "ms", min: 1e-3, about: "membrane time constant" },
    r_m: { value: 0.1, unit: "GOhm", min: 0, about: "membrane resistance" },
    i_ext: { value: 0, unit: "pA", about: "constant external current" },
    v_rest: { value: -65, unit: "mV", about: "reversal potential of the leak" },
    v_t: {
      value: -59.9,
      unit: "mV",
      about: "soft threshold: where the exponential's slope is that of the leak",
    },
    delta_t: { value: 3.48, unit: "mV", min: 1e-2, about: "sharpness: how gradually a spike begins" },
    v_reset: { value: -68, unit: "mV", about: "potential after a spike" },
    v_spike: { value: -30, unit: "mV", about: "potential that counts as a spike" },
    tau_refrac: { value: 1.7, unit: "ms", min: 0, about: "time v is held after a spike" },
  },
  state: { v: { init: "v_rest", unit: "mV", about: "membrane potential" } },
  inputs: { i_syn: { unit: "pA", about: "summed synaptic current" } },
  // u: stages of the step that makes a spike pass v_spike, where the exponential would overflow
  equations: `
    u = min(v, v_spike)
    dv/dt = (v_rest - u + delta_t*exp((u - v_t)/delta_t) + r_m*(i_syn + i_ext)) / tau_m`,
  integrator: "rk4",
  threshold: "v > v_spike",
  reset: "v = v_reset",
  refractory: "tau_refrac",
});
