import { defineNeuron } from "../../core/neuron";

/** LIF without a sharp threshold: the nearer v comes, the likelier is a spike. */
export const lifStochastic = defineNeuron({
  name: "lif_stochastic",
  about: "Leaky integrate-and-fire with escape noise: the nearer the threshold, the likelier a spike.",
  source:
    "Gerstner et al. 2014, Neuronal Dynamics, sec. 9.1, https://neuronaldynamics.epfl.ch, with tau_0 and delta_u of Jolivet et al. " +
    "2006, J Comput Neurosci 21:35, doi:10.1007/s10827-006-7074-5; the rest as of lif. Chosen: the rate grows no further 80 mV " +
    "above the threshold, where a spike is certain",
  params: {
    tau_m: { value: 20, unit: "ms", min: 1e-3, about: "membrane time constant: how fast it forgets" },
    r_m: { value: 0.1, unit: "GOhm", min: 0, about: "membrane resistance" },
    i_ext: { value: 0, unit: "pA", about: "constant external current" },
    v_rest: { value: -65, unit: "mV", about: "potential without input" },
    v_thresh: { value: -50, unit: "mV", about: "potential at which a spike comes after tau_0 in the mean" },
    delta_u: { value: 4, unit: "mV", min: 1e-2, about: "softness: mV that make a spike e times as likely" },
    tau_0: { value: 19, unit: "ms", min: 1e-3, about: "mean time to a spike at v_thresh" },
    v_reset: { value: -65, unit: "mV", about: "potential after a spike" },
    tau_refrac: { value: 2, unit: "ms", min: 0, about: "time v is held after a spike" },
  },
  state: { v: { init: "v_rest", unit: "mV", about: "membrane potential" } },
  inputs: { i_syn: { unit: "pA", about: "summed synaptic current" } },
  equations: `
    hazard = exp(min((v - v_thresh)/delta_u, 20)) / tau_0
    dv/dt = (v_rest - v + r_m*(i_syn + i_ext)) / tau_m`,
  threshold: "1 - exp(-hazard*dt) > rand()",
  reset: "v = v_reset",
  refractory: "tau_refrac",
});
