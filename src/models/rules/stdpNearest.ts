import { defineRule } from "../../core/rule";

/** Pair STDP in which a spike meets only the last one on the other side. */
export const stdpNearest = defineRule({
  name: "stdp_nearest",
  about: "Pair STDP: before strengthens, after weakens; only the nearest spikes pair; hard bounds.",
  source:
    "Morrison, Diesmann & Gerstner 2008, doi:10.1007/s00422-008-0233-1 (the symmetric scheme of its nearest ones); " +
    "values: Song, Miller & Abbott 2000, doi:10.1038/78829, who let all pairs count, as `stdp` does",
  params: {
    tau_plus: { value: 20, unit: "ms", min: 1e-3, about: "window in which pre before post strengthens" },
    tau_minus: { value: 20, unit: "ms", min: 1e-3, about: "window in which post before pre weakens" },
    a_plus: { value: 0.005, unit: "1", min: 0, about: "gain of one pair at no delay" },
    a_minus: { value: 0.00525, unit: "1", min: 0, about: "loss of one pair at no delay" },
    w_min: { value: 0, unit: "1", about: "smallest weight" },
    w_max: { value: 1, unit: "1", about: "largest weight" },
  },
  traces: {
    x: { of: "pre", tau: "tau_plus", onSpike: "x = 1", about: "the last presynaptic spike" },
    y: { of: "post", tau: "tau_minus", onSpike: "y = 1", about: "the last postsynaptic spike" },
  },
  onPre: "w -= a_minus * y",
  onPost: "w += a_plus * x",
  bounds: ["w_min", "w_max"],
});
