import { defineRule } from "../../core/rule";

/** Instar towards a pattern of length 1: for inputs that spike once, with weights normalised by l2. */
export const instarUnit = defineRule({
  name: "instar_unit",
  about:
    "A neuron that spikes pulls its weights towards the inputs that spiked before it, scaled to length 1.",
  source:
    "Grossberg 1976, Biol Cybern 23:121, doi:10.1007/BF00344744; normalised pattern as in competitive learning, " +
    "Rumelhart & Zipser 1985, doi:10.1207/s15516709cog0901_5",
  params: {
    eta: {
      value: 0.2,
      unit: "1",
      min: 0,
      max: 1,
      about: "learning rate: share of the way moved by one spike",
    },
  },
  traces: { x: { of: "pre", onSpike: "x = 1", about: "1 once the input has spiked in this sample" } },
  sums: { power: { value: "x * x", about: "how many inputs have spiked" } },
  onPost: "w += eta * (x / sqrt(max(power, 1)) - w)",
});
