import { defineRule } from "../../core/rule";

/**
 * Reward-modulated STDP: a pair leaves an eligibility, which dopamine turns into a change of the weight. A reward of 1 lets
 * dopamine rise by `da_step`; it also has a tonic level, at which nearly nothing is learned.
 */
export const rStdp = defineRule({
  name: "r_stdp",
  about:
    "A pair of spikes leaves an eligibility that fades in a second; dopamine from rewards turns it into weight.",
  source:
    "Izhikevich 2007, Cereb Cortex 17:2443, doi:10.1093/cercor/bhl152, with the values of its released code (daspnet.m, 2004): " +
    "nearest pairs, 0.1 and 0.15, tonic 0.002, steps of 0.5, weights up to 4 mV, moved every 10 ms; here moved at every moment, " +
    "exactly. The paper's text lets tonic dopamine be 0.01 a second",
  params: {
    tau_plus: { value: 20, unit: "ms", min: 1e-3, about: "window in which pre before post is good" },
    tau_minus: { value: 20, unit: "ms", min: 1e-3, about: "window in which post before pre is bad" },
    a_plus: { value: 0.1, unit: "1", about: "eligibility of a good pair at no delay" },
    a_minus: { value: 0.15, unit: "1", about: "taken from it by a bad pair at no delay" },
    tau_e: { value: 1000, unit: "ms", min: 1e-3, about: "how long a pair can still be paid for" },
    tau_d: { value: 200, unit: "ms", min: 1e-3, about: "how long dopamine stays" },
    da_step: { value: 0.5, unit: "1", about: "dopamine of a reward of 1" },
    da_tonic: { value: 0.002, unit: "1", about: "dopamine without rewards" },
    tau_w: {
      value: 10,
      unit: "ms",
      min: 1e-3,
      about: "time in which dopamine of 1 adds the eligibility to the weight",
    },
    w_min: { value: 0, unit: "1", about: "smallest weight" },
    w_max: { value: 4, unit: "1", about: "largest weight" },
  },
  traces: {
    x: { of: "pre", tau: "tau_plus", onSpike: "x = 1", about: "the last presynaptic spike" },
    y: { of: "post", tau: "tau_minus", onSpike: "y = 1", about: "the last postsynaptic spike" },
    e: { of: "synapse", tau: "tau_e", about: "eligibility: what pairs have left" },
    d: {
      of: "reward",
      tau: "tau_d",
      onReward: "d += da_step * reward",
      about: "dopamine above its tonic level",
    },
  },
  onPre: "e -= a_minus * y",
  onPost: "e += a_plus * x",
  drift: "(d + da_tonic) * e / tau_w",
  bounds: ["w_min", "w_max"],
});
