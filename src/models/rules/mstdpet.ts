import { defineRule } from "../../core/rule";

/** Modulated STDP with eligibility trace: each reward adds the eligibility to the weight, at once. */
export const mstdpet = defineRule({
  name: "mstdpet",
  about:
    "Pairs of spikes leave an eligibility that fades; each reward moves weights by it, each punishment back.",
  source:
    "Florian 2007, Neural Comput 19:1468, doi:10.1162/neco.2007.19.6.1468: windows of 20 ms, amplitudes 1 and -1, eligibility " +
    "of 25 ms. He divides the eligibility by tau_e and rewards in every step; here both are part of gamma, which is chosen",
  params: {
    tau_plus: { value: 20, unit: "ms", min: 1e-3, about: "window in which pre before post is good" },
    tau_minus: { value: 20, unit: "ms", min: 1e-3, about: "window in which post before pre is bad" },
    a_plus: { value: 1, unit: "1", about: "eligibility of a good pair at no delay" },
    a_minus: { value: 1, unit: "1", about: "taken from it by a bad pair at no delay" },
    tau_e: { value: 25, unit: "ms", min: 1e-3, about: "how long a pair can still be paid for" },
    gamma: {
      value: 0.01,
      unit: "1",
      min: 0,
      about: "learning rate: change by a reward of 1 at an eligibility of 1",
    },
    w_min: { value: 0, unit: "1", about: "smallest weight" },
    w_max: { value: 1, unit: "1", about: "largest weight" },
  },
  traces: {
    x: { of: "pre", tau: "tau_plus", about: "recent presynaptic spikes" },
    y: { of: "post", tau: "tau_minus", about: "recent postsynaptic spikes" },
    e: { of: "synapse", tau: "tau_e", about: "eligibility: what pairs have left" },
  },
  onPre: "e -= a_minus * y",
  onPost: "e += a_plus * x",
  onReward: "w += gamma * reward * e",
  bounds: ["w_min", "w_max"],
});
