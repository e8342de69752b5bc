import { defineNeuron } from "../../core/neuron";

/** Adds up the changes that it is told (sigma), and tells the changes of its own quantised activation (delta). */
export const sigmaDelta = defineNeuron({
  name: "sigma_delta",
  about:
    "A unit of a layered network of numbers that speaks only when it has something new to say: it keeps the sum of all it received, " +
    "and sends the change of its quantised activation.",
  source:
    "Yousefzadeh et al. 2019, IEEE JETCAS 9:668, doi:10.1109/JETCAS.2019.2951121; sums of changes and rounded activations of O'Connor " +
    "& Welling 2017, ICLR, arXiv:1611.02024. Rectified linear. It sends when the rounded activation changes; Intel's Lava " +
    "(lava.proc.sdn) when the activation itself has changed by more than a threshold since",
  params: {
    bias: { value: 0, unit: "1", about: "added to the sum of what arrived" },
    quantum: { value: 0.125, unit: "1", min: 1e-6, about: "steps of the activation that is sent" }, // chosen: 8 to 1
  },
  state: {
    v: { init: 0, unit: "1", about: "sigma: the sum of all that has arrived" },
    sent: { init: 0, unit: "1", about: "sum of all that was sent: the activation as others know it" },
  },
  equations: "level = quantum * floor(max(v + bias, 0) / quantum + 0.5)",
  threshold: "abs(level - sent) > quantum / 2",
  carries: "level - sent",
  // as its receivers do: in f32 a sum of changes may differ from the last level by its rounding
  reset: "sent += level - sent",
});
