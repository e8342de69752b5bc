import { defineNormalization } from "../../core/normalization";

/** Keeps the sum of the sizes of all weights onto a neuron at a set total. */
export const l1 = defineNormalization({
  name: "l1",
  about: "Keeps the sum of all weights onto a neuron at a set total.",
  source: "Diehl & Cook 2015, doi:10.3389/fncom.2015.00099: 78 for 784 inputs, 0.1 each",
  params: { total: { value: 78.4, unit: "1", min: 1e-6, about: "sum of the weights onto one neuron" } },
  measure: "abs(w)",
  factor: "total / sum",
});
