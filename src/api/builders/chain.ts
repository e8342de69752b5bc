// From layers in a row to a document: names, wiring, and the settings that a way of learning needs to work well.
import type { NetworkDocument, Population } from "../../core/document";
import { ModelError } from "../../util/errors";
import { DEFAULTS, documentOf, type ProjectionDescription } from "./description";
import type { InputLayer, Layer, NeuronLayer, VoteLayer } from "./layers";
import { neuronsOf, synapsesOf } from "./neurons";
import { type Place, placeLayers } from "./place";
import { learnsInStages, stagesOf } from "./stages";
import { type ChainOptions, presentationOf, readoutOf, trainingOf } from "./usual";

/** px from card to card on the canvas */
const PITCH = 320;

/** The document of layers in a row. @throws {ModelError} if they are in no such order, or one of them is wrong */
export function chainToDocument(layers: readonly Layer[], options: ChainOptions = {}): NetworkDocument {
  const { input, hidden, vote } = sortLayers(layers);
  const { name, dt = DEFAULTS.dt, seed } = options;
  const places = placeLayers(input, hidden, dt);
  const [{ before: first }, last] = [places[0]!, places.at(-1)!];
  const names = [first.name, ...places.map(({ name }) => name)];
  requireUnique(names);
  const readout = vote && readoutOf(vote, last);
  const presentation = presentationOf(last, readout, options.presentation);
  const inStages = learnsInStages(places, options.training);
  const training = inStages
    ? stagesOf(places, presentation, options.training ?? {}, dt)
    : trainingOf(places, options.training);
  const populations: [string, Population][] = [
    [first.name, inputOf(input)],
    ...places.map((place): [string, Population] => [place.name, neuronsOf(place)]),
  ];
  return documentOf({
    ...(name === undefined ? {} : { name }),
    dt,
    ...(seed === undefined ? {} : { seed }),
    presentation,
    ...(training ? { training } : {}),
    populations: Object.fromEntries(populations),
    projections: Object.fromEntries(projectionsOf(places, inStages)),
    ...(readout ? { readout } : {}),
    layout: options.layout ?? layoutOf([...names, ...(readout ? ["vote"] : [])]),
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
  const hidden = (vote ? rest.slice(0, -1) : rest).map((layer, k): NeuronLayer => {
    if (layer.kind !== "vote" && layer.kind !== "input") return layer;
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

function inputOf({ shape, options: { encode, filter, label } }: InputLayer): Population {
  const { name: encoder, params } = encode;
  return {
    kind: "input",
    ...(label === undefined ? {} : { label }),
    shape,
    ...(filter ? { filter } : {}),
    encoder,
    ...(params ? { params } : {}),
  };
}

function projectionsOf(places: readonly Place[], inStages: boolean): [string, ProjectionDescription][] {
  const inhibitions = places.filter(({ layer }) => inhibitionIn(layer) !== undefined);
  return places.flatMap((place): [string, ProjectionDescription][] => {
    const { name, projection, layer } = place;
    const weight = inhibitionIn(layer);
    const forward: [string, ProjectionDescription] = [projection, synapsesOf(place, inStages)];
    if (weight === undefined) return [forward];
    const id = inhibitions.length === 1 ? "inhibition" : `${name}_inhibition`;
    const connector = { name: "all_to_all", self: false } as const;
    return [forward, [id, { from: name, to: name, receptor: "inh", connector, weight }]];
  });
}

const inhibitionIn = (layer: NeuronLayer) => (layer.kind === "dense" ? layer.options.inhibition : undefined);

function requireUnique(names: readonly string[]): void {
  const twice = names.findIndex((name, k) => names.indexOf(name) !== k);
  if (twice >= 0)
    throw new ModelError(`layers[${twice}].name`, `there is a layer '${names[twice]}' already. Rename one.`);
}

function layoutOf(ids: readonly string[]): NonNullable<NetworkDocument["layout"]> {
  return Object.fromEntries(ids.map((id, column) => [id, { x: column * PITCH, y: 0 }]));
}
