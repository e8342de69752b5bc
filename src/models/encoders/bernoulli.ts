import { defineEncoder } from "../../core/encoder";

/** A spike in each step with a chance that is the value's, whatever a step lasts. */
export const bernoulli = defineEncoder({
  name: "bernoulli",
  about: "Random spikes, in each step with a chance that follows the brightness.",
  source:
    "Bernoulli process, as snntorch.spikegen.rate: Eshraghian et al. 2023, doi:10.1109/JPROC.2023.3308088",
  params: {
    p_max: {
      value: 0.5,
      unit: "1",
      min: 0,
      max: 1,
      about: "chance of a spike in a step of an input of value 1",
    },
  },
  spike: "rand() < value * p_max",
});
