// New names for parts of a document, wherever it speaks of them.
import {
  ModelError,
  type NetworkDocument,
  type Population,
  type Projection,
  type TrainingPlan,
} from "../../../index";
import { copy } from "../../copy";
import { renamedAgent } from "./agent";
import { isName, voteCardOf, worldCardOf } from "./names";

/** What stands on a card; none, or the population's own name, leaves the document. */
export function withLabel(document: NetworkDocument, id: string, label: string): NetworkDocument {
  const population = document.populations[id];
  const text = label.trim();
  if (!population || text === (population.label ?? id)) return document;
  const { label: _, ...others } = population;
  const next = (text === "" || text === id ? others : { ...others, label: text }) as Population;
  return { ...document, populations: { ...document.populations, [id]: next } };
}

/**
 * Renames a population or projection and all that refers to it; its place in the order stays, and so do random draws.
 * @throws {ModelError} if it is no name, or taken
 */
export function withName(document: NetworkDocument, id: string, name: string): NetworkDocument {
  const isPopulation = Object.hasOwn(document.populations, id);
  if (name === id || !(isPopulation || Object.hasOwn(document.projections, id))) return document;
  if (!isName(name)) throw new ModelError(id, copy.editor.badName(name));
  if (Object.hasOwn(document.populations, name) || Object.hasOwn(document.projections, name))
    throw new ModelError(id, copy.editor.nameTaken(name));
  const other = (one: string) => (one === id ? name : one);
  const { readout, training, layout } = document;
  const renamed: NetworkDocument = {
    ...document,
    populations: keys(document.populations, other),
    projections: Object.fromEntries(
      Object.entries(document.projections).map(([key, one]) => [
        other(key),
        isPopulation ? { ...one, from: other(one.from), to: other(one.to) } : withDraws(one, other),
      ]),
    ),
    ...(training ? { training: trainingWith(training, other) } : {}),
  };
  if (!isPopulation) return renamed;
  const counted = readout?.counted?.map(other);
  const { agent } = document;
  return {
    ...renamed,
    ...(readout
      ? { readout: { ...readout, population: other(readout.population), ...(counted ? { counted } : {}) } }
      : {}),
    ...(agent ? { agent: renamedAgent(agent, other) } : {}),
    ...(layout ? { layout: layoutWith(document, renamed, other) } : {}),
  };
}

function withDraws(projection: Projection, other: (id: string) => string): Projection {
  const { drawnAs } = projection;
  return drawnAs === undefined ? projection : { ...projection, drawnAs: other(drawnAs) };
}

function trainingWith(plan: TrainingPlan, other: (id: string) => string): TrainingPlan {
  const { anneal, stages, ...others } = plan;
  const target = (key: string) => {
    const [owner = "", ...rest] = key.split(".");
    return [other(owner), ...rest].join(".");
  };
  return {
    ...others,
    ...(anneal ? { anneal: keys(anneal, target) } : {}),
    ...(stages
      ? {
          stages: stages.map((stage) => ({
            ...stage,
            learn: keys(stage.learn, other),
            ...(stage.set ? { set: keys(stage.set, target) } : {}),
            ...(stage.anneal ? { anneal: keys(stage.anneal, target) } : {}),
          })),
        }
      : {}),
  };
}

/** The cards of readout and world have another name where a population takes theirs, or gives it back. */
function layoutWith(
  document: NetworkDocument,
  renamed: Pick<NetworkDocument, "populations">,
  other: (id: string) => string,
): NonNullable<NetworkDocument["layout"]> {
  const [vote, world] = [voteCardOf(document), worldCardOf(document)];
  return keys(document.layout ?? {}, (key) => {
    if (document.readout && key === vote) return voteCardOf(renamed);
    return document.agent && key === world ? worldCardOf(renamed) : other(key);
  });
}

function keys<T>(all: Readonly<Record<string, T>>, other: (key: string) => string): Record<string, T> {
  return Object.fromEntries(Object.entries(all).map(([key, one]) => [other(key), one]));
}
