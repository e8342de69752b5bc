// From layers in a row to a document: names, wiring, and the settings that a way of learning needs to work well.
import type { NetworkDocument, Population } from "../../core/document";
import { ModelError } from "../../util/errors";
import { documentOf, type ProjectionDescription } from "./description";
import type { DenseLayer, InputLayer, Layer, VoteLayer } from "./layers";
import {
  type ChainOptions,
  type PlacedLayer,
  presentationOf,
  readoutOf,
  trainingOf,
  usualNormalization,
  windowOf,
  withOnset,
} from "./usual";

/** px from card to card on the canvas */
const PITCH = 320;

/** The document of layers in a row. @throws {ModelError} if they are in no such order, or one of them is wrong */
export function chainToDocument(layers: readonly Layer[], options: ChainOptions = {}): NetworkDocument {
  const { input, hidden, vote } = sortLayers(layers);
  const inputName = input.options.name ?? "input";
  const populations: [string, Population][] = [[inputName, inputOf(input)]];
  const projections: [string, ProjectionDescription][] = [];
  const window = windowOf(input);
  let before = inputName;
  let neurons = sizeOf(input);
  const placed: PlacedLayer[] = [];
  for (const [k, layer] of hidden.entries()) {
    const name = layer.options.name ?? `layer_${k + 1}`;
    const projection = `${before}_${name}`;
    placed.push({ layer, name, projection });
    populations.push([name, neuronsOf(layer, window)]);
    projections.push([projection, feedForward(layer, before, name, neurons, k + 1)]);
    const { inhibition } = layer.options;
    const alone = hidden.filter(({ options }) => options.inhibition !== undefined).length === 1;
    if (inhibition !== undefined)
      projections.push([
        alone ? "inhibition" : `${name}_inhibition`,
        {
          from: name,
          to: name,
          receptor: "inh",
          connector: { name: "all_to_all", self: false },
          weight: inhibition,
        },
      ]);
    before = name;
    neurons = sizeOf(layer);
  }
  requireUnique(populations.map(([name]) => name));
  const readout = vote && readoutOf(vote, before, hidden.at(-1)!);
  const training = trainingOf(placed, options.training);
  const { name, dt, seed } = options;
  return documentOf({
    ...(name === undefined ? {} : { name }),
    ...(dt === undefined ? {} : { dt }),
    ...(seed === undefined ? {} : { seed }),
    presentation: presentationOf(hidden.at(-1)!, window, readout, options.presentation),
    ...(training ? { training } : {}),
    populations: Object.fromEntries(populations),
    projections: Object.fromEntries(projections),
    ...(readout ? { readout } : {}),
    layout: options.layout ?? layoutOf([...populations.map(([id]) => id), ...(readout ? ["vote"] : [])]),
  });
}

function sortLayers(layers: readonly Layer[]) {
  const [input, ...rest] = layers;
  if (input?.kind !== "input")
    throw new ModelError(
      "layers[0]",
      `layers.input(...) is expected first, got ${input?.kind ?? "no layer"}.`,
    );
  const last = rest.at(-1);
  const vote: VoteLayer | null = last?.kind === "vote" ? last : null;
  const hidden = (vote ? rest.slice(0, -1) : rest).map((layer, k): DenseLayer => {
    if (layer.kind === "dense") return layer;
    const where = layer.kind === "vote" ? "last" : "first";
    throw new ModelError(`layers[${k + 1}]`, `layers.${layer.kind}(...) can be the ${where} layer only.`);
  });
  if (hidden.length === 0)
    throw new ModelError(
      "layers[1]",
      "a layer of neurons is expected after the input, as layers.dense(100, ...).",
    );
  return { input, hidden, vote };
}

function inputOf({ shape, options: { encode, label } }: InputLayer): Population {
  const { name: encoder, params } = encode;
  return {
    kind: "input",
    ...(label === undefined ? {} : { label }),
    shape,
    encoder,
    ...(params ? { params } : {}),
  };
}

function neuronsOf(layer: DenseLayer, window: number | null): Population {
  const { shape, options } = layer;
  const { label, init, compete } = options;
  const { name: neuron, params } = withOnset(layer, window);
  return {
    kind: "neurons",
    ...(label === undefined ? {} : { label }),
    shape,
    neuron,
    ...(params ? { params } : {}),
    ...(init ? { init } : {}),
    ...(compete ? { winners: 1 } : {}),
  };
}

function feedForward(
  layer: DenseLayer,
  from: string,
  to: string,
  inputs: number,
  index: number,
): ProjectionDescription {
  const { options } = layer;
  const { learn, synapse, connector, delay } = options;
  const { weight = learn ? { uniform: [0, 1] as const } : undefined } = options;
  if (weight === undefined)
    throw new ModelError(
      `layers[${index}].weight`,
      "a layer that does not learn needs weights, as { uniform: [0, 1] }.",
    );
  const { normalize = usualNormalization(layer, inputs) } = options;
  return {
    from,
    to,
    ...(synapse === undefined ? {} : { synapse }),
    ...(connector ? { connector } : {}),
    weight,
    ...(delay === undefined ? {} : { delay }),
    ...(learn ? { learn } : {}),
    ...(normalize ? { normalize } : {}),
  };
}

function requireUnique(names: readonly string[]): void {
  const twice = names.findIndex((name, k) => names.indexOf(name) !== k);
  if (twice >= 0)
    throw new ModelError(`layers[${twice}].name`, `there is a layer '${names[twice]}' already. Rename one.`);
}

function layoutOf(ids: readonly string[]): NonNullable<NetworkDocument["layout"]> {
  return Object.fromEntries(ids.map((id, column) => [id, { x: column * PITCH, y: 0 }]));
}

function sizeOf({ shape }: { readonly shape: readonly number[] }): number {
  return shape.reduce((product, n) => product * n, 1);
}
