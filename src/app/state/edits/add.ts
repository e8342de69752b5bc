// What the palette adds to a document: inputs, neurons, and layers of several parts, each with settings that work.
import {
  ModelError,
  type NetworkDocument,
  type Population,
  type Projection,
  windowFeatures,
} from "../../../index";
import { freeLabel, freeName, nameFrom } from "./names";
import { freePlace, PITCH, type Place, withPlaces } from "./places";
import { heardOf, refusalOfWindows, WINDOW_RULE, withLearning } from "./stages";

/** A changed document, and the cards that are new in it. */
export interface Added {
  readonly document: NetworkDocument;
  readonly ids: readonly string[];
}

/** Digits have this many rows and columns. */
const DIGIT = [28, 28] as const;
const NEURONS = [10, 10] as const;

export function withInput(document: NetworkDocument, encoder: string, label: string, at: Place): Added {
  return put(document, nameFrom(label, "input"), label, { kind: "input", shape: DIGIT, encoder }, at);
}

export function withNeurons(document: NetworkDocument, neuron: string, label: string, at: Place): Added {
  return put(document, nameFrom(neuron), label, { kind: "neurons", shape: NEURONS, neuron }, at);
}

/** Neurons of which one fires a step and silences all others; thresholds rise, so that each gets its turn. As in mnistRate. */
export function withWinnerTakeAll(document: NetworkDocument, label: string, at: Place): Added {
  const neurons: Population = {
    kind: "neurons",
    shape: NEURONS,
    neuron: "lif_adaptive",
    params: { theta_plus: 1.2, tau_theta: 4e5 },
    winners: 1,
  };
  const added = put(document, nameFrom(label), label, neurons, at);
  const [id] = added.ids as [string];
  const loop: Projection = {
    from: id,
    to: id,
    synapse: "delta",
    receptor: "inh",
    connector: { name: "all_to_all", self: false },
    weight: 120,
  };
  return { ...added, document: withProjection(added.document, `${id}_inhibition`, loop) };
}

export interface ConvolutionLabels {
  readonly features: string;
  readonly pools: string;
}

const { FEATURES: FEATURES_OF_WINDOWS, POOL: POOL_OF_THEM } = windowFeatures;

/** Chosen: enough to tell strokes of all directions apart, and still quick. */
const FEATURES = 16;
const KERNEL = 5;
const POOL = 4;
/** ms: a latency-coded digit is heard by then, as the encoder has it. */
const HEARD = 16;

/**
 * Features of windows, and pools that spike if any of their features has: two populations, connected. Features that see
 * something learn from it, in a stage of the training.
 * @param from - a population of rows and columns that the features shall see; absent, or too small: none yet
 * @throws {ModelError} if its spikes do not come once each, so that nothing can be learned from them
 */
export function withConvolution(
  document: NetworkDocument,
  labels: ConvolutionLabels,
  at: Place,
  from?: string,
): Added {
  const seen = from === undefined ? undefined : document.populations[from];
  const shape = seen && isPicture(seen.shape) ? seen.shape : DIGIT;
  const sees = from !== undefined && shape === seen?.shape;
  const refusal = sees ? refusalOfWindows(document, from, null) : null;
  if (refusal !== null) throw new ModelError("populations", refusal);
  const rows = shape[0]! - KERNEL + 1;
  const columns = shape[1]! - KERNEL + 1;
  const side = Math.min(POOL, rows, columns);
  const features = put(
    document,
    nameFrom(labels.features),
    labels.features,
    {
      kind: "neurons",
      shape: [rows, columns, FEATURES],
      neuron: FEATURES_OF_WINDOWS.neuron,
      params: windowFeatures.featureParams((sees ? heardOf(document, from) : null) ?? HEARD),
      winners: 1,
      among: "place",
    },
    at,
  );
  const [feature] = features.ids as [string];
  const beside = {
    x: features.document.layout![feature]!.x + PITCH.x,
    y: features.document.layout![feature]!.y,
  };
  const pools = put(
    features.document,
    nameFrom(labels.pools),
    labels.pools,
    {
      kind: "neurons",
      shape: [Math.ceil(rows / side), Math.ceil(columns / side), FEATURES],
      neuron: POOL_OF_THEM.neuron.name,
      params: POOL_OF_THEM.neuron.params,
    },
    beside,
  );
  const [pool] = pools.ids as [string];
  const pooling: Projection = {
    from: feature,
    to: pool,
    synapse: "delta",
    receptor: "exc",
    connector: { name: "pool2d", size: [side, side] },
    weight: POOL_OF_THEM.weight,
  };
  let next = withProjection(pools.document, `${feature}_${pool}`, pooling);
  if (sees) {
    const id = freeName(next, nameFrom(`${from}_${feature}`, "connection"));
    next = withProjection(next, id, {
      from,
      to: feature,
      synapse: seen.kind === "input" ? FEATURES_OF_WINDOWS.synapse : "delta",
      receptor: "exc",
      connector: { name: "conv2d", kernel: [KERNEL, KERNEL] },
      weight: { uniform: [0, 1] },
      normalize: { name: "l2", params: { total: 1 } },
    });
    next = withLearning(next, id, WINDOW_RULE);
  }
  return { document: next, ids: [feature, pool] };
}

/** Whether windows can stand on it. */
export function isPicture(shape: readonly number[]): boolean {
  return (shape.length === 2 || shape.length === 3) && shape[0]! >= KERNEL && shape[1]! >= KERNEL;
}

/** Adds a projection under this name, or one like it that is free. */
export function withProjection(
  document: NetworkDocument,
  name: string,
  projection: Projection,
): NetworkDocument {
  const id = freeName(document, nameFrom(name, "connection"));
  return { ...document, projections: { ...document.projections, [id]: projection } };
}

function put(
  document: NetworkDocument,
  name: string,
  label: string,
  population: Population,
  at: Place,
): Added {
  const id = freeName(document, name);
  const placed = withPlaces(document);
  const populations = {
    ...document.populations,
    [id]: { ...population, label: freeLabel(document, label) },
  };
  const layout = { ...placed.layout, [id]: freePlace(document, at) };
  return { document: { ...placed, populations, layout }, ids: [id] };
}
