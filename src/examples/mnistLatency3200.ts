// Handwritten digits, the best without labels that one dense layer has given here: mnistLatency400 with eight times the
// neurons, in three passes.
import type { NetworkDocument } from "../core/document";
import { type Claim, MNIST } from "./lib/claims";
import type { GalleryEntry } from "./lib/gallery";
import { mnistLatency400 } from "./mnistLatency400";

const { features, ...others } = mnistLatency400.populations;
const { retina_features } = mnistLatency400.projections;

export const mnistLatency3200: NetworkDocument = {
  ...mnistLatency400,
  name: "First spike wins, 3,200 neurons",
  training: {
    epochs: 3,
    anneal: { "retina_features.eta": 0.005, "features.theta_plus": 0.025 },
  },
  populations: {
    ...others,
    features: {
      ...features!,
      shape: [40, 80],
      params: { theta_plus: 1.5, onset: 16 },
    } as typeof features & object,
  },
  projections: {
    retina_features: { ...retina_features!, learn: { name: "instar_unit", params: { eta: 0.3 } } },
  },
};

export const claim: Claim = {
  about: "as mnist-latency-400, eight times the neurons: no labels",
  digits: MNIST,
  accuracy: 0.954,
  seconds: 60,
  threads: 1,
};

export const gallery: GalleryEntry = {
  title: "First spikes, 3,200 neurons",
  line: "The same in eight times the size, for all 60,000 digits.",
  tags: ["mnist", "latency", "unsupervised", "large"],
  level: "research",
  tryThis: ["Train it and read the digits a second in the engine chip."],
};
