import { defineRule } from "../../core/rule";

/** Instar: a neuron that spikes pulls its weights towards the inputs that made it spike. */
export const instar = defineRule({
  name: "instar",
  about: "A neuron that spikes pulls its weights towards the inputs that were active just before.",
  source:
    "Grossberg 1976, Biol Cybern 23:121, doi:10.1007/BF00344744; presynaptic trace of the nearest spike, " +
    "after Diehl & Cook 2015, doi:10.3389/fncom.2015.00099",
  params: {
    eta: {
      value: 0.05,
      unit: "1",
      min: 0,
      max: 1,
      about: "learning rate: share of the way moved by one spike",
    },
    tau_plus: { value: 20, unit: "ms", min: 1e-3, about: "how long an input counts as active" },
    w_min: { value: 0, unit: "1", about: "smallest weight" },
    w_max: { value: 1, unit: "1", about: "largest weight" },
  },
  traces: {
    x: { of: "pre", tau: "tau_plus", onSpike: "x = 1", about: "the last presynaptic spike" },
  },
  onPost: "w += eta * (x - w)",
  bounds: ["w_min", "w_max"],
});
