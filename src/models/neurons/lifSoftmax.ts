import { defineNeuron } from "../../core/neuron";

/** LIF under noise that makes a population of rivals choose: of those driven, each wins with its share of exp(v / delta_u). */
export const lifSoftmax = defineNeuron({
  name: "lif_softmax",
  about: "Leaky integrate-and-fire for rivals (winners: 1): each wins by the softmax of the potentials.",
  source:
    "Gumbel-max: Gumbel 1954, Statistical Theory of Extreme Values, and Maddison, Tarlow & Minka 2014, arXiv:1411.0030: the " +
    "largest of values under Gumbel noise is drawn by their softmax, whatever all of them have in common; the rest as of lif, " +
    "Gerstner et al. 2014, Neuronal Dynamics, sec. 1.3. Chosen: a short memory, and a threshold that noise alone hardly reaches",
  params: {
    tau_m: { value: 1, unit: "ms", min: 1e-3, about: "membrane time constant: how fast it forgets" },
    r_m: { value: 0.1, unit: "GOhm", min: 0, about: "membrane resistance" },
    i_ext: { value: 0, unit: "pA", about: "constant external current" },
    v_rest: { value: -65, unit: "mV", about: "potential without input, and after a spike" },
    v_thresh: { value: -57, unit: "mV", about: "potential, with its noise, that makes a spike" },
    delta_u: { value: 1, unit: "mV", min: 1e-2, about: "softness: mV that make it e times as likely to win" },
  },
  state: { v: { init: "v_rest", unit: "mV", about: "membrane potential" } },
  inputs: { i_syn: { unit: "pA", about: "summed synaptic current" } },
  equations: "dv/dt = (v_rest - v + r_m*(i_syn + i_ext)) / tau_m",
  threshold: "v - delta_u*log(-log(max(rand(), 1e-7))) > v_thresh",
  reset: "v = v_rest",
});
