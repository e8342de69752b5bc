import { defineRule } from "../../core/rule";

/** Strengthens a synapse from which a spike came shortly before the second of two postsynaptic ones. */
export const diehlCook = defineRule({
  name: "diehl_cook",
  about:
    "A spike after a postsynaptic one weakens a little; a postsynaptic spike strengthens by how near the last " +
    "presynaptic and the last postsynaptic one are.",
  source:
    "The released code of Diehl & Cook 2015, https://github.com/peter-u-diehl/stdp-mnist; the paper, " +
    "doi:10.3389/fncom.2015.00099, has other rules. Triplets: Pfister & Gerstner 2006, doi:10.1523/JNEUROSCI.1425-06.2006",
  params: {
    eta_pre: { value: 1e-4, unit: "1", min: 0, about: "loss at a presynaptic spike" },
    eta_post: { value: 1e-2, unit: "1", min: 0, about: "gain at a postsynaptic spike" },
    tau_pre: { value: 20, unit: "ms", min: 1e-3, about: "how long a presynaptic spike is remembered" },
    tau_post_1: { value: 20, unit: "ms", min: 1e-3, about: "how long a postsynaptic spike weakens" },
    tau_post_2: { value: 40, unit: "ms", min: 1e-3, about: "how long it lets the next one strengthen" },
    w_min: { value: 0, unit: "1", about: "smallest weight" },
    w_max: { value: 1, unit: "1", about: "largest weight" },
  },
  traces: {
    pre: { of: "pre", tau: "tau_pre", onSpike: "pre = 1", about: "the last presynaptic spike" },
    post_1: { of: "post", tau: "tau_post_1", onSpike: "post_1 = 1", about: "the last postsynaptic spike" },
    post_2: { of: "post", tau: "tau_post_2", onSpike: "post_2 = 1", about: "the same, remembered longer" },
  },
  onPre: "w -= eta_pre * post_1",
  onPost: "w += eta_post * pre * post_2",
  bounds: ["w_min", "w_max"],
});
