import { defineSynapse } from "../../core/synapse";

/** A spike starts a current that rises to the weight's size and falls again: w t/tau exp(1 - t/tau). */
export const alpha = defineSynapse({
  name: "alpha",
  about: "A spike starts a current that rises to the size of its weight after tau_syn, then falls again.",
  source:
    "Rall 1967, J Neurophysiol 30:1138, doi:10.1152/jn.1967.30.5.1138; written as two equations, peak w at tau_syn: " +
    "PyNN's IF_curr_alpha, Davison et al. 2009, doi:10.3389/neuro.11.011.2008",
  params: { tau_syn: { value: 5, unit: "ms", min: 1e-3, about: "time from the spike to the peak" } },
  unit: "pA",
  post: {},
  state: {
    i: { unit: "pA", about: "synaptic current" },
    s: { unit: "pA", about: "what the current still gains" },
  },
  equations: `
    di/dt = (s - i) / tau_syn
    ds/dt = -s / tau_syn`,
  onSpike: "s += w * exp(1)",
  output: { i_syn: "i" },
});
