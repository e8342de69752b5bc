import { defineRule } from "../../core/rule";

/**
 * Triplet STDP, full model, all spikes count. The defaults fit visual cortex (table 3 of the paper). For hippocampal
 * culture (table 4): a2_plus 6.1e-3, a3_plus 6.7e-3, a2_minus 1.6e-3, a3_minus 1.4e-3, tau_x 946, tau_y 27.
 */
export const triplet = defineRule({
  name: "triplet",
  about: "Triplet STDP: pairs, and more where a third spike came before; all spikes count.",
  source:
    "Pfister & Gerstner 2006, J Neurosci 26:9673, doi:10.1523/JNEUROSCI.1425-06.2006, all-to-all, visual cortex, full set; " +
    "NESTML's triplet synapse has a2_plus 7.5e-10 and a3_plus 9.3e-3",
  params: {
    tau_plus: { value: 16.8, unit: "ms", min: 1e-3, about: "window in which pre before post strengthens" },
    tau_minus: { value: 33.7, unit: "ms", min: 1e-3, about: "window in which post before pre weakens" },
    tau_x: {
      value: 101,
      unit: "ms",
      min: 1e-3,
      about: "how long a presynaptic spike lets the next one weaken more",
    },
    tau_y: {
      value: 125,
      unit: "ms",
      min: 1e-3,
      about: "how long a postsynaptic spike lets the next one strengthen more",
    },
    a2_plus: { value: 5e-10, unit: "1", min: 0, about: "gain of a pair" },
    a3_plus: { value: 6.2e-3, unit: "1", min: 0, about: "gain of a triplet, post, pre, post" },
    a2_minus: { value: 7e-3, unit: "1", min: 0, about: "loss of a pair" },
    a3_minus: { value: 2.3e-4, unit: "1", min: 0, about: "loss of a triplet, pre, post, pre" },
    w_min: { value: 0, unit: "1", about: "smallest weight" },
    w_max: { value: 1, unit: "1", about: "largest weight; the paper has none" },
  },
  traces: {
    r1: { of: "pre", tau: "tau_plus", about: "recent presynaptic spikes" },
    r2: { of: "pre", tau: "tau_x", about: "the same, remembered longer" },
    o1: { of: "post", tau: "tau_minus", about: "recent postsynaptic spikes" },
    o2: { of: "post", tau: "tau_y", about: "the same, remembered longer" },
  },
  onPre: "w -= o1 * (a2_minus + a3_minus * r2)",
  onPost: "w += r1 * (a2_plus + a3_plus * o2)",
  bounds: ["w_min", "w_max"],
});
