import { defineEncoder } from "../../core/encoder";

/** Poisson spike trains: at most one spike a step, each step independent of all others. */
export const poisson = defineEncoder({
  name: "poisson",
  about: "Random spikes whose rate follows the brightness.",
  source:
    "Heeger 2000, Poisson model of spike generation; as in Diehl & Cook 2015, doi:10.3389/fncom.2015.00099",
  params: {
    max_rate: { value: 128, unit: "Hz", min: 0, max: 1000, about: "rate of an input of value 1" },
  },
  spike: "rand() < value * max_rate * dt",
});
