import { defineRule } from "../../core/rule";

/** Pair STDP, all-to-all, hard bounds. A spike reads the traces, then bumps its own. */
export const stdp = defineRule({
  name: "stdp",
  about: "Pair STDP: before strengthens, after weakens; all pairs count; hard bounds.",
  source: "Song, Miller & Abbott 2000, Nat Neurosci 3:919, doi:10.1038/78829",
  params: {
    tau_plus: { value: 20, unit: "ms", min: 1e-3, about: "window in which pre before post strengthens" },
    tau_minus: { value: 20, unit: "ms", min: 1e-3, about: "window in which post before pre weakens" },
    a_plus: { value: 0.005, unit: "1", min: 0, about: "gain of one pair at no delay" },
    a_minus: { value: 0.00525, unit: "1", min: 0, about: "loss of one pair at no delay" },
    w_min: { value: 0, unit: "1", about: "smallest weight" },
    w_max: { value: 1, unit: "1", about: "largest weight" },
  },
  traces: {
    x: { of: "pre", tau: "tau_plus", about: "recent presynaptic spikes" },
    y: { of: "post", tau: "tau_minus", about: "recent postsynaptic spikes" },
  },
  onPre: "w -= a_minus * y",
  onPost: "w += a_plus * x",
  bounds: ["w_min", "w_max"],
});
