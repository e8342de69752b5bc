// The page's first network: mnistRate with a few neurons more, tuned for one pass through the 8,000 digits that are there
// without a download. Chosen on training images: 8,000 to learn from, 4,000 others to compare with.
import type { NetworkDocument } from "../core/document";
import { type Claim, EMBEDDED } from "./lib/claims";
import { mnistRate } from "./mnistRate";

const { features, ...others } = mnistRate.populations;
const { retina_features, inhibition } = mnistRate.projections;

export const mnistFirst: NetworkDocument = {
  ...mnistRate,
  name: "First digits",
  training: { anneal: { "retina_features.eta": 0.01 } },
  populations: {
    ...others,
    features: {
      ...features!,
      shape: [12, 12],
      params: { theta_plus: 1.7, tau_theta: 4e5 },
    } as typeof features & object,
  },
  projections: {
    retina_features: { ...retina_features!, learn: { name: "instar", params: { eta: 0.06 } } },
    inhibition: inhibition!,
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
