// Handwritten digits by features of windows: a convolution that learns without labels, pools, and ten neurons that a
// teacher rewards by what their share of the answer lacks.
import type { NetworkDocument } from "../core/document";

const FEATURES = 64;
/** ms of input spikes, and places at which features may fire after them */
const WINDOW = 16;
const RANKS = 1;

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
        learn: { retina_features: { name: "instar_unit", params: { eta: 0.1 } } },
        windows: { count: 300_000, least: 0.6 },
        set: { "features.theta_plus": 0.02, "features.close": 1e6, "features.v_floor": -1e6 },
        anneal: { "retina_features.eta": 0.005, "features.theta_plus": 0.001 },
        presentation: { duration: WINDOW + 4, until: { train: 1, test: 1 } },
      },
      {
        learn: { pools_digits: { name: "delta_reward", params: { eta: 0.02 } } },
        teacher: { name: "delta" },
        set: { "digits.onset": 2 },
        presentation: { duration: 4, until: { train: 1, test: 1 } },
        anneal: { "pools_digits.eta": 0.0005 },
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
        v_floor: 0.6,
        theta_plus: 0,
      },
      winners: 1,
      among: "place",
    },
    pools: {
      kind: "neurons",
      label: "Pools",
      shape: [6, 6, FEATURES],
      neuron: "if_latency",
      params: { v_thresh: 0.5, ramp: 0, theta_plus: 0 },
    },
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
      synapse: "delta",
      receptor: "exc",
      connector: { name: "conv2d", kernel: [5, 5] },
      weight: { uniform: [0, 1] },
      normalize: { name: "l2", params: { total: 1 } },
    },
    features_pools: {
      from: "features",
      to: "pools",
      synapse: "delta",
      receptor: "exc",
      connector: { name: "pool2d", size: [4, 4] },
      weight: 1,
    },
    pools_digits: {
      from: "pools",
      to: "digits",
      synapse: "delta",
      receptor: "exc",
      connector: { name: "all_to_all" },
      weight: { uniform: [0, 1e-6] },
    },
  },
  readout: { population: "digits", classes: 10 },
  layout: {
    retina: { x: 0, y: 0 },
    features: { x: 320, y: 0 },
    pools: { x: 640, y: 0 },
    digits: { x: 960, y: 0 },
    vote: { x: 1280, y: 0 },
  },
};
