// Handwritten digits, with a teacher: what mnistLatency400 learns without labels, then rewards and punishments for the
// neurons that should, and should not, have been the first to fire.
import type { NetworkDocument } from "../core/document";
import { mnistLatency400 } from "./mnistLatency400";

const { retina_features } = mnistLatency400.projections;
const { learn, ...projection } = retina_features!;

export const mnistReward400: NetworkDocument = {
  ...mnistLatency400,
  name: "Rewarded first spikes",
  training: {
    stages: [
      { learn: { retina_features: learn! }, anneal: mnistLatency400.training!.anneal! },
      {
        learn: { retina_features: { name: "instar_reward", params: { eta: 0.05 } } },
        teacher: { name: "margin", params: { lead: 0.5 } },
        set: { "features.theta_plus": 0 },
        anneal: { "retina_features.eta": 0.002 },
        epochs: 5,
      },
    ],
  },
  projections: { retina_features: projection },
};
