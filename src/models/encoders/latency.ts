import { defineEncoder } from "../../core/encoder";

/** One spike each: the brighter, the earlier. */
export const latency = defineEncoder({
  name: "latency",
  about: "Each input spikes once, the brighter the earlier; dark ones stay silent.",
  source: "Thorpe & Gautrais 1998, Rank order coding, doi:10.1007/978-1-4615-4831-7_19; linear in the value",
  params: {
    window: {
      value: 16,
      unit: "ms",
      min: 1e-3,
      about: "when an input of value 0 would spike; 1 spikes at once",
    },
    value_min: { value: 0.196, unit: "1", min: 0, max: 1, about: "darker inputs stay silent" }, // chosen: 50 of 255
  },
  spike: "value >= value_min and (1 - value) * window >= t and (1 - value) * window < t + dt",
});
