// Handwritten digits, the best without labels that features of windows have given here: pools of features, and neurons of
// which each comes to stand for a kind of digit, as in mnistLatency400.
import type { NetworkDocument } from "../core/document";
import { type Claim, MNIST } from "./lib/claims";
import { featuresOf, HEARD, LEARN_FEATURES, pool, pools, project } from "./lib/features";
import type { GalleryEntry } from "./lib/gallery";

const FEATURES = 64;
const { populations, projections } = featuresOf(FEATURES);

export const mnistPrototypes: NetworkDocument = {
  format: "spikeyard",
  version: 1,
  name: "Features, pools and prototypes",
  dt: 1,
  seed: 1,
  presentation: { duration: HEARD + 7, until: { train: 1, test: 5 } },
  training: {
    stages: [
      LEARN_FEATURES,
      {
        learn: { pools_prototypes: { name: "instar_unit", params: { eta: 0.2 } } },
        set: { "prototypes.onset": 2 },
        presentation: { duration: 9, until: { train: 1, test: 5 } },
        anneal: { "pools_prototypes.eta": 0.005, "prototypes.theta_plus": 0.025 },
        epochs: 2,
      },
    ],
  },
  populations: {
    ...populations,
    pools: pools("Pools", 6, FEATURES),
    prototypes: {
      kind: "neurons",
      label: "Prototypes",
      shape: [40, 40],
      neuron: "if_latency",
      params: { onset: HEARD, theta_plus: 1 },
      winners: 1,
    },
  },
  projections: {
    ...projections,
    features_pools: pool("pools", { size: [4, 4] }),
    pools_prototypes: project("pools", "prototypes", {
      connector: { name: "all_to_all" },
      weight: { uniform: [0, 1] },
      normalize: { name: "l2", params: { total: 1 } },
    }),
  },
  readout: { population: "prototypes", classes: 10, by: "rank_order" },
  layout: {
    retina: { x: 0, y: 0 },
    features: { x: 320, y: 0 },
    pools: { x: 640, y: 0 },
    prototypes: { x: 960, y: 0 },
    vote: { x: 1280, y: 0 },
  },
};

export const claim: Claim = {
  about: "features of windows, pools, 1,600 prototypes; unsupervised",
  digits: MNIST,
  accuracy: 0.965,
  seconds: 60,
  threads: 2,
};

export const gallery: GalleryEntry = {
  title: "Prototypes",
  line: "Features of windows, pools of them, and neurons that each keep a typical digit.",
  tags: ["mnist", "convolution", "pooling", "unsupervised"],
  level: "research",
  tryThis: ["Train all its stages, then ask it for a digit of your own."],
};
