import { defineRule } from "../../core/rule";

/** Pair STDP in which a loss is a share of the weight, and a gain is not: no upper bound is needed. */
export const stdpMultiplicative = defineRule({
  name: "stdp_multiplicative",
  about:
    "Pair STDP: gains are equal steps, losses a share of the weight, so that weights settle between; all pairs count.",
  source:
    "van Rossum, Bi & Turrigiano 2000, J Neurosci 20:8812, doi:10.1523/JNEUROSCI.20-23-08812.2000: c_p 1 pS and c_d 0.003 " +
    "for weights of some 300 pS, here in units of c_p / c_d; without the noise that they add to each change",
  params: {
    tau_plus: { value: 20, unit: "ms", min: 1e-3, about: "window in which pre before post strengthens" },
    tau_minus: { value: 20, unit: "ms", min: 1e-3, about: "window in which post before pre weakens" },
    c_plus: { value: 0.003, unit: "1", min: 0, about: "gain of one pair at no delay" },
    c_minus: { value: 0.003, unit: "1", min: 0, max: 1, about: "share lost in one pair at no delay" },
  },
  traces: {
    x: { of: "pre", tau: "tau_plus", about: "recent presynaptic spikes" },
    y: { of: "post", tau: "tau_minus", about: "recent postsynaptic spikes" },
  },
  onPre: "w -= c_minus * w * y",
  onPost: "w += c_plus * x",
  bounds: [0, 1e6],
});
