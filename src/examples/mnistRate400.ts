// Handwritten digits, rate code, 400 neurons, for one pass through 60,000 images: mnistRate in the next size.
// Threshold and learning rate follow the number of neurons and images: theta_plus about
// 0.1 * (neurons / 400) * (60,000 / images). Learning rates chosen by accuracy on 10,000 of the training images.
import type { NetworkDocument } from "../core/document";
import { type Claim, MNIST } from "./lib/claims";
import type { GalleryEntry } from "./lib/gallery";
import { mnistRate } from "./mnistRate";

const { features, ...others } = mnistRate.populations;
const { retina_features, inhibition } = mnistRate.projections;

export const mnistRate400: NetworkDocument = {
  ...mnistRate,
  name: "Rate code, 400 neurons",
  training: { anneal: { "retina_features.eta": 0.004 } },
  populations: {
    ...others,
    features: { ...features!, shape: [20, 20], params: { theta_plus: 0.1 } } as typeof features & object,
  },
  projections: {
    retina_features: { ...retina_features!, learn: { name: "instar", params: { eta: 0.03 } } },
    inhibition: inhibition!,
  },
  readout: { population: "features", classes: 10, by: "rank_order" },
};

export const claim: Claim = {
  about: "Poisson spikes, one winner a step, adaptive thresholds: no labels",
  digits: MNIST,
  accuracy: 0.895,
  seconds: 40,
  threads: 1,
};

export const gallery: GalleryEntry = {
  title: "Rate code, 400 neurons",
  line: "The same in a size that pays for all 60,000 digits.",
  tags: ["mnist", "poisson", "instar", "unsupervised"],
  level: "research",
  tryThis: ["Drop the four MNIST files on the page and train on all of them."],
};
