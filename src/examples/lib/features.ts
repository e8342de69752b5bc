// What networks of features of windows have in common: a retina whose pixels spike once, the brighter the earlier, a
// convolution in which the best features of each place spike, and pools that spike once if anything in them has.
// How their models are set is in models/windowFeatures.ts.
import type { Connector, NetworkDocument, Population, Projection, Stage } from "../../core/document";
import { FEATURES, featureParams, featuresEnd, learnFeatures, POOL } from "../../models/windowFeatures";

/** ms of input spikes */
const WINDOW = 16;
/** ms: when features and their pools have spiked, and what hears the pools can fire */
export const HEARD = featuresEnd(WINDOW) + 2;

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
        neuron: FEATURES.neuron,
        params: featureParams(WINDOW),
        winners: 1,
        among: "place",
      },
    },
    projections: {
      retina_features: {
        from: "retina",
        to: "features",
        synapse: FEATURES.synapse,
        receptor: "exc",
        connector: { name: "conv2d", kernel: [5, 5] },
        weight: { uniform: [0, 1] },
        normalize: { name: "l2", params: { total: 1 } },
      },
    },
  };
}

export const LEARN_FEATURES: Stage = learnFeatures({
  projection: "retina_features",
  population: "features",
  learn: { name: "instar_latency", params: { eta: 0.1, window: WINDOW } },
  etaEnd: 0.005,
  onset: WINDOW,
});

/** Pools of features, `side` in each direction. */
export function pools(label: string, side: number, features: number): Population {
  const { name: neuron, params } = POOL.neuron;
  return { kind: "neurons", label, shape: [side, side, features], neuron, params };
}

/** From features to pools of so many places. */
export function pool(
  to: string,
  windows: Pick<Connector & { readonly name: "pool2d" }, "size" | "stride">,
): Projection {
  return project("features", to, { connector: { name: "pool2d", ...windows }, weight: POOL.weight });
}

export function project(
  from: string,
  to: string,
  more: Pick<Projection, "connector" | "weight"> & Partial<Projection>,
): Projection {
  return { from, to, synapse: "delta", receptor: "exc", ...more };
}
