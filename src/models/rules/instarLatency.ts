import { defineRule } from "../../core/rule";

/** Instar towards a pattern of length 1 in which early spikes are strong: for inputs coded by latency. */
export const instarLatency = defineRule({
  name: "instar_latency",
  about:
    "A neuron that spikes pulls its weights towards the inputs before it, early ones more, scaled to length 1.",
  source:
    "Grossberg 1976, Biol Cybern 23:121, doi:10.1007/BF00344744; normalised pattern as in competitive learning, " +
    "Rumelhart & Zipser 1985, doi:10.1207/s15516709cog0901_5; chosen: linear in the latency",
  params: {
    eta: {
      value: 0.1,
      unit: "1",
      min: 0,
      max: 1,
      about: "learning rate: share of the way moved by one spike",
    },
    window: { value: 16, unit: "ms", min: 1e-3, about: "latency at which an input counts nothing" },
    power_min: { value: 0.01, unit: "1", min: 1e-9, about: "smallest squared length of a pattern" },
  },
  traces: {
    x: {
      of: "pre",
      onSpike: "x = max(1 - t / window, 0)",
      about: "how early the input has spiked in this sample",
    },
  },
  sums: { power: { value: "x * x", about: "squared length of the pattern" } },
  onPost: "w += eta * (x / sqrt(max(power, power_min)) - w)",
});
