import { defineSynapse } from "../../core/synapse";

/** A spike opens a conductance that rises to the weight's size and falls again. */
export const alphaConductance = defineSynapse({
  name: "alpha_conductance",
  about: "A spike opens a conductance that rises to the size of its weight after tau_syn, then falls again.",
  source:
    "Rall 1967, J Neurophysiol 30:1138, doi:10.1152/jn.1967.30.5.1138; reversal potentials: " +
    "Brette et al. 2007, J Comput Neurosci 23:349, doi:10.1007/s10827-007-0038-6, benchmark 1",
  params: {
    tau_syn: { value: 5, unit: "ms", min: 1e-3, about: "time from the spike to the peak" },
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
    dg/dt = (s - g) / tau_syn
    ds/dt = -s / tau_syn`,
  onSpike: { exc: "s += w * exp(1)", inh: "s += -w * exp(1)" }, // w is negative at an inhibitory receptor
  output: { i_syn: { exc: "g * (e_rev_exc - v)", inh: "g * (e_rev_inh - v)" } },
});
