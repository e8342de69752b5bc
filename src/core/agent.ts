// What agents choose from: how spikes become acts, and what of a reward reaches the synapses.
import type { Params } from "./params";

/** How spikes of one population become an act. */
export const CHOICES = ["first_spike", "count", "vector"] as const;
export type Choice = (typeof CHOICES)[number];

/** What dopamine tells: rewards as they are, or what is unexpected of them. */
export const SIGNALS: Readonly<
  Record<string, { readonly about: string; readonly source: string; readonly params: Params }>
> = {
  plain: { about: "The reward itself.", source: "Florian 2007, doi:10.1162/neco.2007.19.6.1468", params: {} },
  baseline: {
    about: "The reward beyond the mean of those before.",
    source: "Reinforcement comparison: Sutton & Barto 2018, sec. 2.8; Williams 1992, doi:10.1007/BF00992696",
    params: {
      rate: { value: 0.05, unit: "1", min: 0, max: 1, about: "share by which each reward moves the mean" },
    },
  },
  td: {
    about: "The reward and what is to come now, beyond what was to come before: the prediction error.",
    source:
      "Schultz, Dayan & Montague 1997, doi:10.1126/science.275.5306.1593; Sutton & Barto 2018, sec. 6.1",
    params: {
      gamma: { value: 0.95, unit: "1", min: 0, max: 1, about: "worth of what comes one decision later" },
    },
  },
};
