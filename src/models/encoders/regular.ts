import { defineEncoder } from "../../core/encoder";

/** Evenly spaced spikes: the brighter, the closer. */
export const regular = defineEncoder({
  name: "regular",
  about: "Evenly spaced spikes whose rate follows the brightness.",
  source:
    "Rate code without noise: Adrian & Zotterman 1926, J Physiol 61:151, doi:10.1113/jphysiol.1926.sp002281; " +
    "chosen: the first spike after one whole interval, and intervals that are whole steps, in the mean exact",
  params: {
    max_rate: { value: 100, unit: "Hz", min: 0, max: 1000, about: "rate of an input of value 1" },
    base: { value: 0, unit: "1", min: 0, about: "added to each value: an input of 0 spikes at this share" },
  },
  // Steps are counted in whole numbers, so that none falls between two, whatever dt; no product is added to, as a
  // GPU may then round once where others round twice.
  spike:
    "floor((floor(t / dt + 0.5) + 1) * ((value + base) * max_rate * dt)) > " +
    "floor(floor(t / dt + 0.5) * ((value + base) * max_rate * dt))",
});
