import { defineSynapse } from "../../core/synapse";

/** A spike adds its weight to the synaptic current of its receptor. */
export const current = defineSynapse({
  name: "current",
  about: "A spike adds its weight to the synaptic current of its receptor, which then decays.",
  source: "Gerstner et al. 2014, Neuronal Dynamics, sec. 1.3.1 and 3.1, https://neuronaldynamics.epfl.ch",
  params: {},
  unit: "pA",
  post: { i_syn_exc: "pA", i_syn_inh: "pA" },
  onSpike: { exc: "i_syn_exc += w", inh: "i_syn_inh += w" },
});
