import { defineSynapse } from "../../core/synapse";

/** A spike starts a current of the weight's size, which decays at once. */
export const exponential = defineSynapse({
  name: "exponential",
  about: "A spike starts a current as large as its weight, which decays exponentially.",
  source: "Gerstner et al. 2014, Neuronal Dynamics, sec. 3.1, https://neuronaldynamics.epfl.ch",
  params: { tau_syn: { value: 5, unit: "ms", min: 1e-3, about: "decay of the current" } },
  unit: "pA",
  post: {},
  state: { i: { unit: "pA", about: "synaptic current" } },
  equations: "di/dt = -i / tau_syn",
  onSpike: "i += w",
  output: { i_syn: "i" },
});
