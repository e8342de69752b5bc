import { defineCode, shareOf } from "../../core/code";

/** Each quantity by neurons of its own, tuned to values from bound to bound. */
export const population = defineCode({
  name: "population",
  about: "Each quantity by a row of neurons, each active near its own value.",
  source:
    "Bohte, Kok & La Poutre 2002, Neurocomputing 48:17, doi:10.1016/S0925-2312(01)00658-0. Chosen: centres from bound to bound",
  params: {
    sigma: {
      value: 0.7,
      unit: "1",
      min: 0.05,
      max: 10,
      about: "width of a field, in distances of two centres",
    },
  },
  extents: "quantities, then neurons for each",
  fits: (quantities, shape) => shape.length === 2 && shape[0] === quantities && shape[1]! > 1,
  create({ quantities, shape, values: { sigma } }) {
    const n = shape[1]!;
    return (observation, out) => {
      for (const [k, quantity] of quantities.entries()) {
        const place = shareOf(observation[k]!, quantity) * (n - 1);
        for (let i = 0; i < n; i++) out[k * n + i] = Math.exp(-(((place - i) / sigma!) ** 2) / 2);
      }
    };
  },
});
