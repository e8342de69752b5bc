import { defineNeuron } from "../../core/neuron";

/** FitzHugh's two variables, from which one sees why a neuron fires. */
export const fitzhughNagumo = defineNeuron({
  name: "fitzhugh_nagumo",
  about: "A cubic and a line: the plainest equations of excitation, recovery and repeated firing.",
  source:
    "FitzHugh 1961, Biophys J 1:445, doi:10.1016/S0006-3495(61)86902-6, in the form and with the numbers of Izhikevich & FitzHugh 2006, " +
    "Scholarpedia 1(9):1349, doi:10.4249/scholarpedia.1349. Their plain numbers are here mV and ms, and over 1 GOhm, pA. " +
    "Chosen: v_spike, and that a spike is its upward crossing",
  params: {
    a: { value: 0.7, unit: "mV", about: "where recovery rests" },
    b: { value: 0.8, unit: "1", about: "how recovery holds itself back" },
    tau_v: { value: 1, unit: "ms", min: 1e-3, about: "time constant of excitation" },
    tau_w: { value: 12.5, unit: "ms", min: 1e-3, about: "time constant of recovery" },
    r_m: { value: 1, unit: "GOhm", min: 0, about: "mV that a current of 1 pA counts" },
    i_ext: { value: 0, unit: "pA", about: "constant external current; it fires from 0.33 to 1.42" },
    v_spike: { value: 1, unit: "mV", about: "potential whose crossing counts as a spike" },
  },
  state: {
    v: { init: -1.1994, unit: "mV", about: "excitation" },
    w: { init: -0.6243, unit: "mV", about: "recovery" },
    ready: { init: 1, unit: "1", about: "0 after a spike, near 1 once v has been below v_spike again" },
  },
  inputs: { i_syn: { unit: "pA", about: "summed synaptic current" } },
  equations: `
    dv/dt = (v - v*v*v/(3*mV*mV) - w + r_m*(i_syn + i_ext)) / tau_v
    dw/dt = (v + a - b*w) / tau_w
    dready/dt = (1 - ready) * (1 if v < v_spike else 0) / (0.5*ms)`,
  integrator: "rk4",
  threshold: "v > (v_spike if ready > 0.5 else 1e6*mV)",
  reset: "ready = 0",
});
