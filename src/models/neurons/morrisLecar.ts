import { defineNeuron } from "../../core/neuron";

/** Calcium and potassium of a barnacle's muscle: two variables that fire as both classes of neurons do. */
export const morrisLecar = defineNeuron({
  name: "morris_lecar",
  about: "Calcium at once and potassium slowly: two variables with true currents, which fire in both ways.",
  source:
    "Morris & Lecar 1981, Biophys J 35:193, doi:10.1016/S0006-3495(81)84782-0; defaults (firing begins by a Hopf " +
    "bifurcation) and the other set: Rinzel & Ermentrout 1998, Analysis of neural excitability and oscillations, Table 7.1. Constants of " +
    "an area are scaled, 1 uF/cm^2 to 1 pF, 1 mS/cm^2 to 1 nS, 1 uA/cm^2 to 1 pA, which keeps their ratios. Chosen: v_spike, and " +
    "that a spike is its upward crossing",
  params: {
    c_m: { value: 20, unit: "pF", min: 1e-3, about: "membrane capacitance" },
    g_leak: { value: 2, unit: "nS", min: 0, about: "leak conductance" },
    g_ca: { value: 4.4, unit: "nS", min: 0, about: "largest conductance of calcium" },
    g_k: { value: 8, unit: "nS", min: 0, about: "largest conductance of potassium" },
    e_leak: { value: -60, unit: "mV", about: "reversal potential of the leak" },
    e_ca: { value: 120, unit: "mV", about: "reversal potential of calcium" },
    e_k: { value: -84, unit: "mV", about: "reversal potential of potassium" },
    v_1: { value: -1.2, unit: "mV", about: "where calcium channels are half open" },
    v_2: { value: 18, unit: "mV", min: 1e-2, about: "how gradually calcium channels open" },
    v_3: { value: 2, unit: "mV", about: "where potassium channels are half open" },
    v_4: { value: 30, unit: "mV", min: 1e-2, about: "how gradually potassium channels open" },
    phi: { value: 0.04, unit: "1/ms", min: 0, about: "rate of potassium channels at v_3" },
    i_ext: { value: 0, unit: "pA", about: "constant external current" },
    v_spike: { value: 0, unit: "mV", about: "potential whose crossing counts as a spike" },
  },
  sets: {
    hopf: {
      about: "class 2: begins to fire at a rate of its own",
      params: { g_ca: 4.4, v_3: 2, v_4: 30, phi: 0.04 },
    },
    snic: {
      about: "class 1: begins to fire as slowly as one likes",
      params: { g_ca: 4, v_3: 12, v_4: 17.4, phi: 0.0667 },
    },
  },
  state: {
    v: { init: -60.855, unit: "mV", about: "membrane potential" },
    n: { init: 0.0149, unit: "1", about: "share of potassium channels that are open" },
    ready: { init: 1, unit: "1", about: "0 after a spike, near 1 once v has been below v_spike again" },
  },
  inputs: { i_syn: { unit: "pA", about: "summed synaptic current" } },
  equations: `
    m = (1 + tanh((v - v_1)/v_2)) / 2
    open = (1 + tanh((v - v_3)/v_4)) / 2
    x = (v - v_3) / (2*v_4)
    dv/dt = (g_leak*(e_leak - v) + g_ca*m*(e_ca - v) + g_k*n*(e_k - v) + i_syn + i_ext) / c_m
    dn/dt = phi * (exp(x) + exp(-x))/2 * (open - n)
    dready/dt = (1 - ready) * (1 if v < v_spike else 0) / (0.5*ms)`,
  integrator: "rk4",
  threshold: "v > (v_spike if ready > 0.5 else 1e6*mV)",
  reset: "ready = 0",
});
