import { defineRule } from "../../core/rule";

/** Pair STDP whose steps shrink towards the bounds, by a power that leads from additive (0) to multiplicative (1). */
export const stdpSoft = defineRule({
  name: "stdp_soft",
  about:
    "Pair STDP with soft bounds: gains shrink near the largest weight, losses near the smallest; all pairs count.",
  source:
    "Gutig, Aharonov, Rotter & Sompolinsky 2003, J Neurosci 23:3697, doi:10.1523/JNEUROSCI.23-09-03697.2003; " +
    "mu is 1 as in Rubin, Lee & Sompolinsky 2001, doi:10.1103/PhysRevLett.86.364; Gutig et al. study 0 to 1",
  params: {
    tau: { value: 20, unit: "ms", min: 1e-3, about: "window on both sides" },
    lambda: {
      value: 0.005,
      unit: "1",
      min: 0,
      max: 1,
      about: "gain of one pair at no delay, at the smallest weight",
    },
    alpha: { value: 1.05, unit: "1", min: 0, about: "loss in proportion to gain" },
    mu: {
      value: 1,
      unit: "1",
      min: 0.01,
      max: 1,
      about: "power of the distance to a bound; towards 0 as `stdp`",
    },
    w_min: { value: 0, unit: "1", about: "smallest weight" },
    w_max: { value: 1, unit: "1", about: "largest weight" },
  },
  traces: {
    x: { of: "pre", tau: "tau", about: "recent presynaptic spikes" },
    y: { of: "post", tau: "tau", about: "recent postsynaptic spikes" },
  },
  // A distance is a share of the whole way; a weight that starts beyond a bound is at no distance from it.
  onPre: "w -= alpha * lambda * (w_max - w_min) * max((w - w_min) / (w_max - w_min), 0)^mu * y",
  onPost: "w += lambda * (w_max - w_min) * max((w_max - w) / (w_max - w_min), 0)^mu * x",
  bounds: ["w_min", "w_max"],
});
