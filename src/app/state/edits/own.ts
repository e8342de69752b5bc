// Putting a neuron model of the user's own into a document: its equations travel with it.
import {
  ModelError,
  modelsOf,
  type NetworkDocument,
  type NeuronDescription,
  type ParamValues,
} from "../../../index";
import { withPopulation } from "../documentEdits";
import { onModel, tidyAnneal, withNeuron } from "../modelEdits";
import { type Added, withNeurons } from "./add";
import type { Place } from "./places";

/** A name like this one that no neuron model has. */
export function freeModelName(document: NetworkDocument, base: string): string {
  const known = modelsOf(document).neurons;
  if (!Object.hasOwn(known, base)) return base;
  for (let n = 2; ; n++) {
    const name = `${base.slice(0, 31 - String(n).length)}_${n}`;
    if (!Object.hasOwn(known, name)) return name;
  }
}

/** Whether a neuron model is one that the document carries, and does not come with the page. */
export function isOwn({ models }: NetworkDocument, neuron: string): boolean {
  return Object.hasOwn(models?.neurons ?? {}, neuron);
}

/**
 * The document with a model in it.
 * @param replaces - a model of its own that this one takes the place of, under this name or another: populations of it are
 * of this one, and keep the parameters and first values that it has too
 * @throws {ModelError} if that model is not the document's own
 */
export function withOwnNeuron(
  document: NetworkDocument,
  description: NeuronDescription,
  replaces: string | null = null,
): NetworkDocument {
  const { [replaces ?? ""]: old, ...others } = document.models?.neurons ?? {};
  if (replaces !== null && !old)
    throw new ModelError(`models.neurons.${replaces}`, "is no model of this network's own.");
  const neurons = { ...others, [description.name]: description };
  const next: NetworkDocument = { ...document, models: { ...document.models, neurons } };
  if (replaces === null) return next;
  const model = modelsOf(next).neurons[description.name]!;
  let changed = next;
  for (const [id, population] of Object.entries(document.populations)) {
    if (population.kind !== "neurons" || population.neuron !== replaces) continue;
    changed = withPopulation(changed, id, () => onModel(population, old!.params, model));
  }
  return tidyAnneal(changed);
}

/** Puts a population onto a model, which the document may not have yet; null: adds a population of it. */
export function withNeuronOn(
  document: NetworkDocument,
  description: NeuronDescription,
  { id, replaces, label, at }: { id: string | null; replaces: string | null; label: string; at: Place },
): Added {
  const next = withOwnNeuron(document, description, replaces);
  if (id === null) return withNeurons(next, description.name, label, at);
  return { document: withNeuron(next, id, description.name), ids: [id] };
}

/** Adds a population of a model with these parameters; the model too, where the document does not know it. */
export function withNeuronAs(
  document: NetworkDocument,
  model: NeuronDescription,
  params: ParamValues,
  label: string,
  at: Place,
): Added {
  const known = Object.hasOwn(modelsOf(document).neurons, model.name);
  const next = known ? document : withOwnNeuron(document, model);
  const added = withNeurons(next, model.name, label, at);
  const given = Object.entries(params).filter(([name, value]) => model.params[name]?.value !== value);
  if (given.length === 0) return added;
  const changed = withPopulation(added.document, added.ids[0]!, (one) => ({
    ...one,
    params: Object.fromEntries(given),
  }));
  return { ...added, document: changed };
}
