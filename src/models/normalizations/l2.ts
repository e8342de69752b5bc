import { defineNormalization } from "../../core/normalization";

/** Keeps the length of the vector of all weights onto a neuron. */
export const l2 = defineNormalization({
  name: "l2",
  about: "Keeps the length of the vector of all weights onto a neuron: neurons then compare directions.",
  source: "von der Malsburg 1973, Kybernetik 14:85, doi:10.1007/BF00288907; Euclidean length chosen for l1",
  params: { total: { value: 1, unit: "1", min: 1e-6, about: "length of the weights onto one neuron" } },
  measure: "w * w",
  factor: "total / sqrt(sum)",
});
