import { defineSynapse } from "../../core/synapse";

/** A spike moves the potential at once, by the weight. */
export const delta = defineSynapse({
  name: "delta",
  about: "A spike moves the potential at once, by the weight.",
  source: "Gerstner et al. 2014, Neuronal Dynamics, sec. 1.3, https://neuronaldynamics.epfl.ch",
  params: {},
  unit: "mV",
  post: { v: "mV" },
  onSpike: "v += w",
});
