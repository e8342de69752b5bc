import { defineSynapse } from "../../core/synapse";

/** A spike opens a conductance that rises with one time constant and falls with another. */
export const doubleExponentialConductance = defineSynapse({
  name: "double_exponential_conductance",
  about: "A spike opens a conductance that rises with tau_rise, peaks at its weight, and falls with tau_syn.",
  source:
    "Destexhe, Mainen & Sejnowski 1994, Neural Comput 6:14, doi:10.1162/neco.1994.6.1.14; peak as in " +
    "double_exponential; reversal potentials: Brette et al. 2007, doi:10.1007/s10827-007-0038-6, benchmark 1",
  params: {
    tau_rise: { value: 1, unit: "ms", min: 1e-3, about: "rise of the conductance" },
    tau_syn: { value: 5, unit: "ms", min: 1e-3, about: "decay of the conductance" },
    e_rev_exc: { value: 0, unit: "mV", about: "reversal potential where the receptor is exc" },
    e_rev_inh: { value: -80, unit: "mV", about: "reversal potential where the receptor is inh" },
  },
  unit: "nS",
  post: { v: "mV" },
  state: {
    g: { unit: "nS", about: "synaptic conductance" },
    s: { unit: "nS", about: "what the conductance still gains" },
  },
  equations: `
    dg/dt = s / tau_rise - g / tau_syn
    ds/dt = -s / tau_rise`,
  onSpike: {
    exc: "s += w * exp(1 / exprel(log(tau_syn / tau_rise)))",
    inh: "s += -w * exp(1 / exprel(log(tau_syn / tau_rise)))",
  }, // w is negative at an inhibitory receptor
  output: { i_syn: { exc: "g * (e_rev_exc - v)", inh: "g * (e_rev_inh - v)" } },
});
