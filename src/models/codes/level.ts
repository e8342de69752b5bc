import { defineCode, shareOf } from "../../core/code";

/** One neuron for each quantity, by its level between the bounds: what the encoder makes of it is a rate, or a latency. */
export const level = defineCode({
  name: "level",
  about: "One neuron for each quantity, the more active the higher it is between its bounds.",
  source: "Rate code: Adrian & Zotterman 1926, J Physiol 61:151, doi:10.1113/jphysiol.1926.sp002281",
  params: {},
  extents: "neurons in all, as many as quantities",
  fits: (quantities, shape) => shape.reduce((product, n) => product * n, 1) === quantities,
  create({ quantities }) {
    return (observation, out) => {
      for (const [k, quantity] of quantities.entries()) out[k] = shareOf(observation[k]!, quantity);
    };
  },
});
