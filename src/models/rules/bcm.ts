import { defineRule } from "../../core/rule";

/**
 * Bienenstock, Cooper & Munro's sliding threshold, one step a postsynaptic spike. Traces stand for rates: y is the rate times
 * tau; each spike adds the y before it to theta, so that theta / (tau_theta / tau) is the mean of y^2.
 */
export const bcm = defineRule({
  name: "bcm",
  about:
    "Activity above a threshold strengthens, below it weakens; the threshold follows the square of the activity.",
  source:
    "Bienenstock, Cooper & Munro 1982, J Neurosci 2:32, doi:10.1523/JNEUROSCI.02-01-00032.1982, with the mean of the square " +
    "as threshold: Intrator & Cooper 1992, doi:10.1016/S0893-6080(05)80003-6; values chosen: the threshold slow against rates. " +
    "It starts anew with each sample, as all traces do",
  params: {
    eta: { value: 0.001, unit: "1", min: 0, max: 1, about: "learning rate of one spike" },
    tau: { value: 50, unit: "ms", min: 1e-3, about: "how long spikes count towards a rate" },
    tau_theta: {
      value: 2000,
      unit: "ms",
      min: 1e-3,
      about: "how long activity counts towards the threshold",
    },
    y_target: {
      value: 1,
      unit: "1",
      min: 1e-6,
      about: "spikes within tau at which threshold and activity are equal",
    },
    w_min: { value: 0, unit: "1", about: "smallest weight" },
    w_max: { value: 1, unit: "1", about: "largest weight" },
  },
  traces: {
    x: { of: "pre", tau: "tau", about: "presynaptic rate, times tau" },
    y: { of: "post", tau: "tau", about: "postsynaptic rate, times tau" },
    theta: {
      of: "post",
      tau: "tau_theta",
      onSpike: "theta += y * tau / tau_theta",
      about: "mean of the square of y",
    },
  },
  onPost: "w += eta * x * (y - theta / y_target)",
  bounds: ["w_min", "w_max"],
});
