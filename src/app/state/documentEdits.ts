// Edits of a network document: each takes a document and returns the changed one, leaving the first as it was.
import {
  gridOf,
  type NetworkDocument,
  type ParamValues,
  type Population,
  type Projection,
  type Values,
} from "../../index";

/** Where a set of model parameters lies in a document. */
export type ParamsPlace =
  | { readonly kind: "population"; readonly id: string }
  | { readonly kind: "learn" | "normalize" | "synapse"; readonly id: string };

/** Sets a parameter; a value equal to the model's default is left out of the document. */
export function withParam(
  document: NetworkDocument,
  place: ParamsPlace,
  name: string,
  value: number,
  modelDefault: number,
): NetworkDocument {
  const change = (params: ParamValues = {}): ParamValues => {
    const { [name]: _, ...others } = params;
    return value === modelDefault ? others : { ...others, [name]: value };
  };
  if (place.kind === "population") {
    return withPopulation(document, place.id, (one) => ({ ...one, params: change(one.params) }));
  }
  const { kind } = place;
  return withProjection(document, place.id, (one) => {
    if (kind === "synapse") return { ...one, synapseParams: change(one.synapseParams) };
    const use = one[kind];
    return use ? { ...one, [kind]: { ...use, params: change(use.params) } } : one;
  });
}

export function withSize(document: NetworkDocument, id: string, neurons: number): NetworkDocument {
  return withPopulation(document, id, (one) => ({ ...one, shape: gridOf(neurons) }));
}

export function withWeight(document: NetworkDocument, id: string, weight: Values): NetworkDocument {
  return withProjection(document, id, (one) => ({ ...one, weight }));
}

export function withDelay(document: NetworkDocument, id: string, delay: Values): NetworkDocument {
  return withProjection(document, id, (one) => ({ ...one, delay }));
}

export function withPositions(
  document: NetworkDocument,
  positions: Readonly<Record<string, { readonly x: number; readonly y: number }>>,
): NetworkDocument {
  return { ...document, layout: { ...document.layout, ...positions } };
}

export function withPopulation(
  document: NetworkDocument,
  id: string,
  change: (population: Population) => Population,
): NetworkDocument {
  const population = document.populations[id];
  if (!population) return document;
  return { ...document, populations: { ...document.populations, [id]: change(population) } };
}

export function withProjection(
  document: NetworkDocument,
  id: string,
  change: (projection: Projection) => Projection,
): NetworkDocument {
  const projection = document.projections[id];
  if (!projection) return document;
  return { ...document, projections: { ...document.projections, [id]: change(projection) } };
}
