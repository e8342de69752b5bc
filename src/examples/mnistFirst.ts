// The page's first network: mnistRate with a few neurons more, tuned for one pass through the 8,000 digits that are there
// without a download, and that may stop anywhere. Chosen on training images: 8,000 to learn from, 4,000 others to compare with.
import type { NetworkDocument } from "../core/document";
import { type Claim, EMBEDDED } from "./lib/claims";
import type { GalleryEntry } from "./lib/gallery";
import { mnistRate } from "./mnistRate";

const { features, ...others } = mnistRate.populations;

export const mnistFirst: NetworkDocument = {
  ...mnistRate,
  name: "First digits",
  populations: {
    ...others,
    features: {
      ...features!,
      shape: [12, 12],
      params: { theta_plus: 1.7, tau_theta: 4e5 },
    } as typeof features & object,
  },
  readout: { population: "features", classes: 10, by: "rank_order" },
};

export const claim: Claim = {
  about: "the page's first network, 144 neurons: Poisson spikes, one winner a step, no labels",
  digits: EMBEDDED,
  accuracy: 0.85,
  seconds: 5,
  threads: 1,
};

export const gallery: GalleryEntry = {
  title: "First digits",
  line: "144 neurons learn to tell handwritten digits apart, without being told what they are.",
  tags: ["mnist", "poisson", "instar", "unsupervised"],
  level: "first steps",
  tryThis: [
    "Train, and watch noise become strokes in Weights.",
    "Draw a digit of your own when training has ended.",
  ],
};
