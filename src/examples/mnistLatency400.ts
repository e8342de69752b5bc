// Handwritten digits, one spike each: the brighter a pixel the earlier it spikes, the first neuron to fire wins and
// learns. Integrate-and-fire, weights of length 1, conserved sum of thresholds.
import type { NetworkDocument } from "../core/document";
import { type Claim, MNIST } from "./lib/claims";
import type { GalleryEntry } from "./lib/gallery";

const NEURONS = 400;

export const mnistLatency400: NetworkDocument = {
  format: "spikeyard",
  version: 1,
  name: "First spike wins",
  dt: 1,
  seed: 1,
  // 16 ms of input spikes, then one winner a step: one to learn, five to vote
  presentation: { duration: 22, until: { train: 1, test: 5 } },
  training: { anneal: { "retina_features.eta": 0.01, "features.theta_plus": 0.025 } },
  populations: {
    retina: {
      kind: "input",
      label: "Retina",
      shape: [28, 28],
      encoder: "latency",
      params: { window: 16 },
    },
    features: {
      kind: "neurons",
      label: "Features",
      shape: [20, NEURONS / 20],
      neuron: "if_latency",
      params: { theta_plus: 0.5, onset: 16 },
      winners: 1,
    },
  },
  projections: {
    retina_features: {
      from: "retina",
      to: "features",
      synapse: "delta",
      receptor: "exc",
      connector: { name: "all_to_all" },
      weight: { uniform: [0, 1] },
      learn: { name: "instar_unit", params: { eta: 0.2 } },
      normalize: { name: "l2", params: { total: 1 } },
    },
  },
  readout: { population: "features", classes: 10, by: "rank_order" },
  layout: { retina: { x: 0, y: 0 }, features: { x: 320, y: 0 }, vote: { x: 640, y: 0 } },
};

export const claim: Claim = {
  about: "the first of 400 neurons to fire wins and learns: one spike a pixel, no labels",
  digits: MNIST,
  accuracy: 0.92,
  seconds: 3,
  threads: 1,
};

export const gallery: GalleryEntry = {
  title: "First spikes, 400 neurons",
  line: "Brighter pixels fire earlier, and the first neuron to answer wins.",
  tags: ["mnist", "latency", "unsupervised"],
  level: "learning",
  tryThis: ["Train: a digit takes a few spikes only, so it learns fast."],
};
