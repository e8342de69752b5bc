// What networks of features of windows have in common: a retina whose pixels spike once, the brighter the earlier, a
// convolution in which the best features of each place spike, and pools that spike once if anything in them has.
import type { NetworkDocument, Population, Projection, Stage } from "../../core/document";

/** ms of input spikes, and steps after them in which features fire: one a step at each place */
export const WINDOW = 16;
export const RANKS = 2;

/** Features of 5 x 5 windows of 28 x 28 pixels. */
export function featuresOf(count: number): Pick<NetworkDocument, "populations" | "projections"> {
  return {
    populations: {
      retina: {
        kind: "input",
        label: "Retina",
        shape: [28, 28],
        encoder: "latency",
        params: { window: WINDOW, value_min: 0.078 }, // 20 of 255
      },
      features: {
        kind: "neurons",
        label: "Features",
        shape: [24, 24, count],
        neuron: "if_latency",
        // they fire once all input is in, in the order of their potentials, above a floor
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
    },
  };
}

/** Features learn from windows, without labels: the first to fire moves towards what it has seen. */
export const LEARN_FEATURES: Stage = {
  learn: { retina_features: { name: "instar_latency", params: { eta: 0.1, window: WINDOW } } },
  windows: { count: 300_000, least: 0.6 },
  set: { "features.theta_plus": 0.02, "features.close": 1e6, "features.v_floor": -1e6 },
  anneal: { "retina_features.eta": 0.005, "features.theta_plus": 0.001 },
  presentation: { duration: WINDOW + 4, until: { train: 1, test: 1 } },
};

/** Pools of features, `side` in each direction. */
export function pools(label: string, side: number, features: number): Population {
  return {
    kind: "neurons",
    label,
    shape: [side, side, features],
    neuron: "if_latency",
    params: { v_thresh: 0.5, ramp: 0, theta_plus: 0 },
  };
}

export function project(
  from: string,
  to: string,
  more: Pick<Projection, "connector" | "weight"> & Partial<Projection>,
): Projection {
  return { from, to, synapse: "delta", receptor: "exc", ...more };
}
