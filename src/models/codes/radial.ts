import { defineCode, shareOf } from "../../core/code";

/** Place cells: neurons on a grid over the space, each the more active the nearer the observation is to its centre. */
export const radial = defineCode({
  name: "radial",
  about: "Place cells: neurons on a grid over the space, each active near its own place.",
  source:
    "O'Keefe & Dostrovsky 1971, doi:10.1016/0006-8993(71)90358-1; as Gaussians of the place: Foster, Morris & Dayan 2000, " +
    "Hippocampus 10:1, and Fremaux, Sprekeler & Gerstner 2013, doi:10.1371/journal.pcbi.1003024. Chosen: centres from bound to bound",
  params: {
    sigma: {
      value: 0.7,
      unit: "1",
      min: 0.05,
      max: 10,
      about: "width of a field, in distances of two centres",
    },
  },
  extents: "place cells along each quantity",
  fits: (quantities, shape) => shape.length === quantities && shape.every((n) => n > 1),
  create({ quantities, shape, values: { sigma } }) {
    const along = shape.map((n) => new Float64Array(n));
    return (observation, out) => {
      for (const [k, near] of along.entries()) {
        const place = shareOf(observation[k]!, quantities[k]!) * (near.length - 1);
        for (let i = 0; i < near.length; i++) near[i] = Math.exp(-(((place - i) / sigma!) ** 2) / 2);
      }
      for (let at = 0; at < out.length; at++) {
        let product = 1;
        let rest = at;
        for (let k = along.length - 1; k >= 0; k--) {
          const near = along[k]!;
          product *= near[rest % near.length]!;
          rest = Math.floor(rest / near.length);
        }
        out[at] = product;
      }
    };
  },
});
