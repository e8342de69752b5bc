import { defineRule } from "../../core/rule";

/** Outstar: an input that spikes pulls its weights towards what the neurons after it do. */
export const outstar = defineRule({
  name: "outstar",
  about:
    "An input that spikes pulls its weights towards the neurons that were active just before, to call them up later.",
  source:
    "Grossberg 1968, PNAS 59:368, doi:10.1073/pnas.59.2.368; postsynaptic trace of the nearest spike and values chosen as in `instar`",
  params: {
    eta: {
      value: 0.05,
      unit: "1",
      min: 0,
      max: 1,
      about: "learning rate: share of the way moved by one spike",
    },
    tau_minus: { value: 20, unit: "ms", min: 1e-3, about: "how long a neuron counts as active" },
    w_min: { value: 0, unit: "1", about: "smallest weight" },
    w_max: { value: 1, unit: "1", about: "largest weight" },
  },
  traces: {
    y: { of: "post", tau: "tau_minus", onSpike: "y = 1", about: "the last postsynaptic spike" },
  },
  onPre: "w += eta * (y - w)",
  bounds: ["w_min", "w_max"],
});
