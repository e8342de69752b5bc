import { defineNeuron } from "../../core/neuron";

/** Quadratic integrate-and-fire: what every neuron that can fire at any low rate looks like near its threshold. */
export const qif = defineNeuron({
  name: "qif",
  about: "Quadratic integrate-and-fire: beyond a critical potential it runs away into a spike.",
  source:
    "Ermentrout & Kopell 1986, SIAM J Appl Math 46:233, doi:10.1137/0146017, in the form of Gerstner et al. 2014, " +
    "Neuronal Dynamics, sec. 5.3, https://neuronaldynamics.epfl.ch. Chosen: k, with which it fires from 22.5 pA on, " +
    "k (v_c - v_rest)^2 / 4 over r_m; v_spike; the others as of lif, twice as fast",
  params: {
    tau_m: { value: 10, unit: "ms", min: 1e-3, about: "membrane time constant" },
    r_m: { value: 0.1, unit: "GOhm", min: 0, about: "membrane resistance" },
    i_ext: { value: 0, unit: "pA", about: "constant external current" },
    k: { value: 0.04, unit: "1/mV", min: 0, about: "curvature: how fast it runs away" },
    v_rest: { value: -65, unit: "mV", about: "potential without input" },
    v_c: { value: -50, unit: "mV", about: "potential beyond which it runs away without input" },
    v_reset: { value: -65, unit: "mV", about: "potential after a spike" },
    v_spike: { value: 0, unit: "mV", about: "potential that counts as a spike" },
    tau_refrac: { value: 2, unit: "ms", min: 0, about: "time v is held after a spike" },
  },
  state: { v: { init: "v_rest", unit: "mV", about: "membrane potential" } },
  inputs: { i_syn: { unit: "pA", about: "summed synaptic current" } },
  equations: `
    u = min(v, v_spike)
    dv/dt = (k*(u - v_rest)*(u - v_c) + r_m*(i_syn + i_ext)) / tau_m`,
  integrator: "rk4",
  threshold: "v > v_spike",
  reset: "v = v_reset",
  refractory: "tau_refrac",
});
