import { defineSynapse } from "../../core/synapse";

/** A spike raises the threshold at once, by the weight: the more there is to hear, the more it takes. */
export const gainControl = defineSynapse({
  name: "gain_control",
  about: "A spike raises the threshold by the weight, so that loud input does not count for more than faint.",
  source:
    "Division by the activity of all inputs: Carandini & Heeger 2012, Nat Rev Neurosci 13:51, doi:10.1038/nrn3136; as a " +
    "threshold in proportion to it in https://github.com/Shikhargupta/Spiking-Neural-Network (var_threshold.py, there once " +
    "an image, from its busiest step)",
  params: {},
  unit: "mV",
  post: { v_gain: "mV" },
  onSpike: "v_gain += w",
});
