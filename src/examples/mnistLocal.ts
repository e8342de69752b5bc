// Handwritten digits by features of windows, the best that local rules have given here: a convolution that learns without
// labels, pools of two sizes, and ten neurons that a teacher rewards by what their share of the answer lacks.
import type { NetworkDocument, Population, Projection } from "../core/document";
import { type Claim, MNIST } from "./lib/claims";

const FEATURES = 256;
/** ms of input spikes, and steps after them in which features fire: two at each place */
const WINDOW = 16;
const RANKS = 2;

const pools = (label: string, side: number): Population => ({
  kind: "neurons",
  label,
  shape: [side, side, FEATURES],
  neuron: "if_latency",
  params: { v_thresh: 0.5, ramp: 0, theta_plus: 0 }, // spikes once if anything has come
});

const project = (from: string, to: string, more: Pick<Projection, "connector" | "weight">): Projection => ({
  from,
  to,
  synapse: "delta",
  receptor: "exc",
  ...more,
});

const delta = { name: "delta_reward", params: { eta: 0.002 } };

export const mnistLocal: NetworkDocument = {
  format: "spikeyard",
  version: 1,
  name: "Features, pools and a delta rule",
  dt: 1,
  seed: 1,
  presentation: { duration: WINDOW + RANKS + 5, until: { train: 1, test: 1 } },
  training: {
    stages: [
      {
        learn: { retina_features: { name: "instar_latency", params: { eta: 0.1, window: WINDOW } } },
        windows: { count: 300_000, least: 0.6 },
        set: { "features.theta_plus": 0.02, "features.close": 1e6, "features.v_floor": -1e6 },
        anneal: { "retina_features.eta": 0.005, "features.theta_plus": 0.001 },
        presentation: { duration: WINDOW + 4, until: { train: 1, test: 1 } },
      },
      {
        learn: { fine_digits: delta, coarse_digits: delta },
        teacher: { name: "delta", params: { enough: 0.9 } },
        set: { "digits.onset": 2 },
        presentation: { duration: 4, until: { train: 1, test: 1 } },
        anneal: { "fine_digits.eta": 0.0001 },
        epochs: 8,
      },
    ],
  },
  populations: {
    retina: {
      kind: "input",
      label: "Retina",
      shape: [28, 28],
      encoder: "latency",
      params: { window: WINDOW },
    },
    features: {
      kind: "neurons",
      label: "Features",
      shape: [24, 24, FEATURES],
      neuron: "if_latency",
      params: {
        v_thresh: 1000,
        ramp: 1000,
        onset: WINDOW,
        close: WINDOW + RANKS,
        v_floor: 0.5,
        theta_plus: 0,
      },
      winners: 1,
      among: "place",
    },
    fine: pools("Fine pools", 6),
    coarse: pools("Coarse pools", 3),
    digits: {
      kind: "neurons",
      label: "Digits",
      shape: [10],
      neuron: "if_latency",
      params: { onset: WINDOW + RANKS + 2, theta_plus: 0 },
      winners: 1,
    },
  },
  projections: {
    retina_features: {
      from: "retina",
      to: "features",
      synapse: "fading",
      receptor: "exc",
      connector: { name: "conv2d", kernel: [5, 5] },
      weight: { uniform: [0, 1] },
      normalize: { name: "l2", params: { total: 1 } },
    },
    features_fine: project("features", "fine", { connector: { name: "pool2d", size: [4, 4] }, weight: 1 }),
    features_coarse: project("features", "coarse", {
      connector: { name: "pool2d", size: [12, 12], stride: [6, 6] },
      weight: 1,
    }),
    fine_digits: project("fine", "digits", {
      connector: { name: "all_to_all" },
      weight: { uniform: [0, 1e-6] },
    }),
    coarse_digits: project("coarse", "digits", {
      connector: { name: "all_to_all" },
      weight: { uniform: [0, 1e-6] },
    }),
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
