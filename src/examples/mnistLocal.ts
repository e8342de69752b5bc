// Handwritten digits, the best that is here: features of windows without labels, pools of them in two sizes, and ten
// neurons that a teacher tells how much they lack to the right answer.
import type { NetworkDocument } from "../core/document";
import { type Claim, MNIST } from "./lib/claims";
import { featuresOf, HEARD, LEARN_FEATURES, pool, pools, project } from "./lib/features";
import type { GalleryEntry } from "./lib/gallery";

const FEATURES = 256;
const { populations, projections } = featuresOf(FEATURES);
const delta = { name: "delta_reward", params: { eta: 0.002 } };
const toDigits = { connector: { name: "all_to_all" }, weight: { uniform: [0, 1e-6] } } as const;

export const mnistLocal: NetworkDocument = {
  format: "spikeyard",
  version: 1,
  name: "Features, pools and a delta rule",
  dt: 1,
  seed: 1,
  presentation: { duration: HEARD + 3, until: { train: 1, test: 1 } },
  training: {
    stages: [
      LEARN_FEATURES,
      {
        learn: { fine_digits: delta, coarse_digits: delta },
        teacher: { name: "delta", params: { enough: 0.9 } },
        set: { "digits.onset": 2 },
        presentation: { duration: 4, until: { train: 1, test: 1 } },
        anneal: { "fine_digits.eta": 0.0001 },
        epochs: 6,
      },
    ],
  },
  populations: {
    ...populations,
    fine: pools("Fine pools", 6, FEATURES),
    coarse: pools("Coarse pools", 3, FEATURES),
    digits: {
      kind: "neurons",
      label: "Digits",
      shape: [10],
      neuron: "if_latency",
      params: { onset: HEARD, theta_plus: 0 },
      winners: 1,
    },
  },
  projections: {
    ...projections,
    features_fine: pool("fine", { size: [4, 4] }),
    features_coarse: pool("coarse", { size: [12, 12], stride: [6, 6] }),
    fine_digits: project("fine", "digits", toDigits),
    coarse_digits: project("coarse", "digits", toDigits),
  },
  readout: { population: "digits", classes: 10 },
  layout: {
    retina: { x: 0, y: 0 },
    features: { x: 320, y: 0 },
    fine: { x: 640, y: -120 },
    coarse: { x: 640, y: 120 },
    digits: { x: 960, y: 0 },
    vote: { x: 1280, y: 0 },
  },
};

export const claim: Claim = {
  about: "features of windows, without labels; then pools and ten neurons under a local delta rule",
  digits: MNIST,
  accuracy: 0.99,
  seconds: 60,
  threads: 2,
};

export const gallery: GalleryEntry = {
  title: "Features, pools and a delta rule",
  line: "Windows of digits become features, pools make them shift, ten neurons answer.",
  tags: ["mnist", "convolution", "pooling", "best accuracy"],
  level: "research",
  tryThis: ["Follow a digit through the layers in slow motion."],
};
