import { defineRule } from "../../core/rule";

/**
 * Triplet STDP with as few terms as fit visual cortex: pairs weaken, triplets strengthen. It then follows the BCM rule
 * (the paper's equations 6 to 8). For hippocampal culture the smallest set has gains of pairs too: see `triplet`, with
 * a2_plus 5.3e-3, a3_plus 8e-3, a2_minus 3.5e-3, a3_minus 0, tau_y 40.
 */
export const tripletMinimal = defineRule({
  name: "triplet_minimal",
  about: "Triplet STDP, smallest model: pairs weaken, two postsynaptic spikes strengthen; all spikes count.",
  source:
    "Pfister & Gerstner 2006, J Neurosci 26:9673, doi:10.1523/JNEUROSCI.1425-06.2006, all-to-all, visual cortex, minimal set",
  params: {
    tau_plus: { value: 16.8, unit: "ms", min: 1e-3, about: "window in which pre before post strengthens" },
    tau_minus: { value: 33.7, unit: "ms", min: 1e-3, about: "window in which post before pre weakens" },
    tau_y: {
      value: 114,
      unit: "ms",
      min: 1e-3,
      about: "how long a postsynaptic spike lets the next one strengthen",
    },
    a3_plus: { value: 6.5e-3, unit: "1", min: 0, about: "gain of a triplet, post, pre, post" },
    a2_minus: { value: 7.1e-3, unit: "1", min: 0, about: "loss of a pair" },
    w_min: { value: 0, unit: "1", about: "smallest weight" },
    w_max: { value: 1, unit: "1", about: "largest weight; the paper has none" },
  },
  traces: {
    r1: { of: "pre", tau: "tau_plus", about: "recent presynaptic spikes" },
    o1: { of: "post", tau: "tau_minus", about: "recent postsynaptic spikes" },
    o2: { of: "post", tau: "tau_y", about: "the same, remembered longer" },
  },
  onPre: "w -= a2_minus * o1",
  onPost: "w += a3_plus * r1 * o2",
  bounds: ["w_min", "w_max"],
});
