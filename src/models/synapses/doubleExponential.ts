import { defineSynapse } from "../../core/synapse";

/** A spike starts a current that rises with one time constant and falls with another, scaled to peak at the weight. */
export const doubleExponential = defineSynapse({
  name: "double_exponential",
  about: "A spike starts a current that rises with tau_rise, peaks at its weight, and falls with tau_syn.",
  source: "Destexhe, Mainen & Sejnowski 1994, Neural Comput 6:14, doi:10.1162/neco.1994.6.1.14",
  params: {
    tau_rise: { value: 1, unit: "ms", min: 1e-3, about: "rise of the current" },
    tau_syn: { value: 5, unit: "ms", min: 1e-3, about: "decay of the current" },
  },
  unit: "pA",
  post: {},
  state: {
    i: { unit: "pA", about: "synaptic current" },
    s: { unit: "pA", about: "what the current still gains" },
  },
  // from s_0 on, i = s_0 tau_syn / (tau_syn - tau_rise) (exp(-t/tau_syn) - exp(-t/tau_rise)), which peaks at
  // s_0 (tau_rise/tau_syn)^(tau_rise/(tau_syn - tau_rise)) = s_0 exp(-1 / exprel(ln(tau_syn/tau_rise)))
  equations: `
    di/dt = s / tau_rise - i / tau_syn
    ds/dt = -s / tau_rise`,
  onSpike: "s += w * exp(1 / exprel(log(tau_syn / tau_rise)))",
  output: { i_syn: "i" },
});
