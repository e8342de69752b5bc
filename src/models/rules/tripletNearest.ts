import { defineRule } from "../../core/rule";

/**
 * Triplet STDP, full model, nearest spikes only. The defaults fit visual cortex (table 3 of the paper). For hippocampal
 * culture (table 4): a2_plus 4.6e-3, a3_plus 9.1e-3, a2_minus 3e-3, a3_minus 7.5e-9, tau_x 575, tau_y 47.
 */
export const tripletNearest = defineRule({
  name: "triplet_nearest",
  about: "Triplet STDP: pairs, and more where a third spike came before; only the nearest spikes count.",
  source:
    "Pfister & Gerstner 2006, J Neurosci 26:9673, doi:10.1523/JNEUROSCI.1425-06.2006, nearest-spike, visual cortex, full set",
  params: {
    tau_plus: { value: 16.8, unit: "ms", min: 1e-3, about: "window in which pre before post strengthens" },
    tau_minus: { value: 33.7, unit: "ms", min: 1e-3, about: "window in which post before pre weakens" },
    tau_x: {
      value: 714,
      unit: "ms",
      min: 1e-3,
      about: "how long a presynaptic spike lets the next one weaken more",
    },
    tau_y: {
      value: 40,
      unit: "ms",
      min: 1e-3,
      about: "how long a postsynaptic spike lets the next one strengthen more",
    },
    a2_plus: { value: 8.8e-11, unit: "1", min: 0, about: "gain of a pair" },
    a3_plus: { value: 5.3e-2, unit: "1", min: 0, about: "gain of a triplet, post, pre, post" },
    a2_minus: { value: 6.6e-3, unit: "1", min: 0, about: "loss of a pair" },
    a3_minus: { value: 3.1e-3, unit: "1", min: 0, about: "loss of a triplet, pre, post, pre" },
    w_min: { value: 0, unit: "1", about: "smallest weight" },
    w_max: { value: 1, unit: "1", about: "largest weight; the paper has none" },
  },
  traces: {
    r1: { of: "pre", tau: "tau_plus", onSpike: "r1 = 1", about: "the last presynaptic spike" },
    r2: { of: "pre", tau: "tau_x", onSpike: "r2 = 1", about: "the same, remembered longer" },
    o1: { of: "post", tau: "tau_minus", onSpike: "o1 = 1", about: "the last postsynaptic spike" },
    o2: { of: "post", tau: "tau_y", onSpike: "o2 = 1", about: "the same, remembered longer" },
  },
  onPre: "w -= o1 * (a2_minus + a3_minus * r2)",
  onPost: "w += r1 * (a2_plus + a3_plus * o2)",
  bounds: ["w_min", "w_max"],
});
