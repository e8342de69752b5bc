import { defineRule } from "../../core/rule";

/**
 * The smallest triplet model for nearest spikes. For hippocampal culture, whose smallest set has gains of pairs too:
 * see `triplet_nearest`, with a2_plus 4.6e-3, a3_plus 9.1e-3, a2_minus 3e-3, a3_minus 0, tau_y 48.
 */
export const tripletNearestMinimal = defineRule({
  name: "triplet_nearest_minimal",
  about:
    "Triplet STDP, smallest model: pairs weaken, two postsynaptic spikes strengthen; only the nearest count.",
  source:
    "Pfister & Gerstner 2006, J Neurosci 26:9673, doi:10.1523/JNEUROSCI.1425-06.2006, nearest-spike, visual cortex, minimal set",
  params: {
    tau_plus: { value: 16.8, unit: "ms", min: 1e-3, about: "window in which pre before post strengthens" },
    tau_minus: { value: 33.7, unit: "ms", min: 1e-3, about: "window in which post before pre weakens" },
    tau_y: {
      value: 40,
      unit: "ms",
      min: 1e-3,
      about: "how long a postsynaptic spike lets the next one strengthen",
    },
    a3_plus: { value: 5e-2, unit: "1", min: 0, about: "gain of a triplet, post, pre, post" },
    a2_minus: { value: 8e-3, unit: "1", min: 0, about: "loss of a pair" },
    w_min: { value: 0, unit: "1", about: "smallest weight" },
    w_max: { value: 1, unit: "1", about: "largest weight; the paper has none" },
  },
  traces: {
    r1: { of: "pre", tau: "tau_plus", onSpike: "r1 = 1", about: "the last presynaptic spike" },
    o1: { of: "post", tau: "tau_minus", onSpike: "o1 = 1", about: "the last postsynaptic spike" },
    o2: { of: "post", tau: "tau_y", onSpike: "o2 = 1", about: "the same, remembered longer" },
  },
  onPre: "w -= a2_minus * o1",
  onPost: "w += a3_plus * r1 * o2",
  bounds: ["w_min", "w_max"],
});
