import { defineRule } from "../../core/rule";

/**
 * Pair STDP within a window, with soft bounds on both sides of 0, for a network of winners: inputs that have not spiked in
 * the sample lose on the winner's synapses. The code it comes from weakens by w - |w_min| in place of w - w_min, and so
 * strengthens every weight under 1.2; here a loss lowers every weight.
 */
export const silentPenalty = defineRule({
  name: "silent_penalty",
  about:
    "Nearest pairs in a window, soft bounds; a neuron that spikes also weakens the inputs that have been silent.",
  source:
    "Released code of a digit network with receptive fields, 2016 to 2018, https://github.com/Shikhargupta/Spiking-Neural-Network " +
    "(training/parameters.py; eta there is 0.1, in an older comment 0.02; silent is who has no spike in the whole sample, also " +
    "after the winner's); soft bounds: Gutig et al. 2003, doi:10.1523/JNEUROSCI.23-09-03697.2003",
  params: {
    tau_plus: { value: 5, unit: "ms", min: 1e-3, about: "decay of the gain, pre before post" },
    tau_minus: { value: 8, unit: "ms", min: 1e-3, about: "decay of the loss, post before pre" },
    a_plus: { value: 0.3, unit: "1", min: 0, about: "gain of a pair at no delay, before eta" },
    a_minus: { value: 0.8, unit: "1", min: 0, about: "loss of a pair at no delay, before eta" },
    eta: { value: 0.1, unit: "1", min: 0, max: 1, about: "learning rate" },
    window: { value: 20, unit: "ms", min: 1e-3, about: "longest time between the spikes of a pair" },
    penalty: { value: 0.06, unit: "1", min: 0, about: "loss of an input that has not spiked in the sample" },
    w_min: { value: -1.2, unit: "1", about: "smallest weight" },
    w_max: { value: 1.5, unit: "1", about: "largest weight" },
  },
  traces: {
    x: { of: "pre", tau: "tau_plus", onSpike: "x = 1", about: "the last presynaptic spike" },
    y: { of: "post", tau: "tau_minus", onSpike: "y = 1", about: "the last postsynaptic spike" },
    heard: { of: "pre", onSpike: "heard = 1", about: "1 once the input has spiked in this sample" },
  },
  // 1.001: a window's own last step counts, whichever way the trace was rounded
  onPre: "w -= eta * a_minus * (w - w_min) * where(y * 1.001 >= exp(-window / tau_minus), y, 0)",
  onPost:
    "w += eta * a_plus * (w_max - w) * where(x * 1.001 >= exp(-window / tau_plus), x, 0)\n" +
    "w -= penalty * (1 - heard)",
  bounds: ["w_min", "w_max"],
});
