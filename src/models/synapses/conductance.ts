import { defineSynapse } from "../../core/synapse";

/** A spike adds its weight to the conductance of its receptor. */
export const conductance = defineSynapse({
  name: "conductance",
  about: "A spike adds its weight to the synaptic conductance of its receptor, which then decays.",
  source: "Gerstner et al. 2014, Neuronal Dynamics, sec. 3.1, https://neuronaldynamics.epfl.ch",
  params: {},
  unit: "nS",
  post: { g_syn_exc: "nS", g_syn_inh: "nS" },
  onSpike: { exc: "g_syn_exc += w", inh: "g_syn_inh += -w" }, // w is negative at an inhibitory receptor
});
