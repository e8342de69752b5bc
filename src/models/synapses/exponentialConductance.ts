import { defineSynapse } from "../../core/synapse";

/** A spike opens a conductance of the weight's size, which decays at once. */
export const exponentialConductance = defineSynapse({
  name: "exponential_conductance",
  about: "A spike opens a conductance as large as its weight, which decays exponentially.",
  source:
    "Gerstner et al. 2014, Neuronal Dynamics, sec. 3.1, https://neuronaldynamics.epfl.ch; reversal potentials: " +
    "Brette et al. 2007, J Comput Neurosci 23:349, doi:10.1007/s10827-007-0038-6, benchmark 1",
  params: {
    tau_syn: { value: 5, unit: "ms", min: 1e-3, about: "decay of the conductance" },
    e_rev_exc: { value: 0, unit: "mV", about: "reversal potential where the receptor is exc" },
    e_rev_inh: { value: -80, unit: "mV", about: "reversal potential where the receptor is inh" },
  },
  unit: "nS",
  post: { v: "mV" },
  state: {
    g: { unit: "nS", about: "synaptic conductance" },
  },
  equations: "dg/dt = -g / tau_syn",
  onSpike: { exc: "g += w", inh: "g += -w" }, // w is negative at an inhibitory receptor
  output: { i_syn: { exc: "g * (e_rev_exc - v)", inh: "g * (e_rev_inh - v)" } },
});
