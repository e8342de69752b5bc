// Handwritten digits, with a teacher: what mnistLatency400 learns without labels, then rewards and punishments for the
// neurons that should, and should not, have been the first to fire.
import type { NetworkDocument } from "../core/document";
import { type Claim, MNIST } from "./lib/claims";
import type { GalleryEntry } from "./lib/gallery";
import { mnistLatency400 } from "./mnistLatency400";

const { retina_features } = mnistLatency400.projections;
const { learn, ...projection } = retina_features!;

export const mnistReward400: NetworkDocument = {
  ...mnistLatency400,
  name: "Rewarded first spikes",
  presentation: { duration: 20, until: { train: 1, test: 1 } }, // the first neuron to fire answers
  training: {
    stages: [
      { learn: { retina_features: learn! }, anneal: mnistLatency400.training!.anneal! },
      {
        learn: { retina_features: { name: "instar_reward", params: { eta: 0.1 } } },
        teacher: { name: "margin", params: { lead: 1 } },
        set: { "features.theta_plus": 0 },
        anneal: { "retina_features.eta": 0.001 },
        epochs: 10,
      },
    ],
  },
  projections: { retina_features: projection },
};

export const claim: Claim = {
  about: "features as in mnist-latency-400, then reward and punishment by class: three factors",
  digits: MNIST,
  accuracy: 0.972,
  seconds: 30,
  threads: 1,
};

export const gallery: GalleryEntry = {
  title: "Rewarded first spikes",
  line: "First it learns features without labels, then a teacher rewards and punishes.",
  tags: ["mnist", "latency", "reward", "three factors"],
  level: "learning",
  tryThis: ["Train, and compare it with First spikes."],
};
