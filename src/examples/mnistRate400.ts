// Handwritten digits, rate code, 400 neurons, for one pass through 60,000 images: mnistRate in the next size.
// Threshold and learning rate follow the number of neurons and images: theta_plus about
// 0.1 * (neurons / 400) * (60,000 / images), so that mean theta ends at 95 to 130 mV; found by measuring.
import type { NetworkDocument } from "../core/document";
import { type Claim, MNIST } from "./lib/claims";
import { mnistRate } from "./mnistRate";

const { features, ...others } = mnistRate.populations;
const { retina_features, inhibition } = mnistRate.projections;

export const mnistRate400: NetworkDocument = {
  ...mnistRate,
  name: "Rate code, 400 neurons",
  training: { anneal: { "retina_features.eta": 0.002 } }, // chosen: a tenth, worth about a point of accuracy
  populations: {
    ...others,
    features: { ...features!, shape: [20, 20], params: { theta_plus: 0.1 } } as typeof features & object,
  },
  projections: {
    retina_features: { ...retina_features!, learn: { name: "instar", params: { eta: 0.02 } } },
    inhibition: inhibition!,
  },
};

export const claim: Claim = {
  about: "Poisson spikes, one winner a step, adaptive thresholds: no labels",
  digits: MNIST,
  accuracy: 0.895,
  seconds: 40,
  threads: 2,
};
