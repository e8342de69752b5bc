import { defineRule } from "../../core/rule";

/** Hebb's postulate for spikes: near in time strengthens, whichever came first; nothing weakens. */
export const hebb = defineRule({
  name: "hebb",
  about: "Spikes of both sides near in time strengthen, in either order; only the largest weight ends it.",
  source:
    "Hebb 1949, The Organization of Behavior; as windows of spikes: Gerstner & Kistler 2002, Spiking Neuron Models, " +
    "sec. 10.3; values chosen: those of `stdp`",
  params: {
    eta: { value: 0.005, unit: "1", min: 0, about: "gain of one pair at no delay" },
    tau: { value: 20, unit: "ms", min: 1e-3, about: "window on both sides" },
    w_max: { value: 1, unit: "1", about: "largest weight" },
  },
  traces: {
    x: { of: "pre", tau: "tau", about: "recent presynaptic spikes" },
    y: { of: "post", tau: "tau", about: "recent postsynaptic spikes" },
  },
  onPre: "w += eta * y",
  onPost: "w += eta * x",
  bounds: [0, "w_max"],
});
