// A stage of the training as a network of its own: what learns in it, and before that the spikes that it learns from.

import { withoutLostDraws } from "../compiler/drawnAs";
import type {
  InputPopulation,
  NetworkDocument,
  NeuronPopulation,
  Population,
  Projection,
  Stage,
  Windows,
} from "../core/document";
import { sizeOf } from "../core/document";
import type { ParamValues } from "../core/params";
import { ModelError } from "../util/errors";

/** Where the samples of a stage come from. */
export type Source =
  | { readonly of: "input" }
  /** which of the neurons spike that this network counts */
  | { readonly of: "responses"; readonly network: NetworkDocument };

export interface StagePlan {
  /** the network that learns */
  readonly network: NetworkDocument;
  readonly source: Source;
  /** where it learns from windows of the source: their rows and columns, and how many */
  readonly windows:
    | (Windows & { readonly shape: readonly number[]; readonly kernel: readonly number[] })
    | null;
  /** the projections that learn, and how many neurons each comes from: their weights are one after the other */
  readonly learned: readonly { readonly name: string; readonly pre: number }[];
  /** the population whose slow variables go there as well; null after a convolution, where each place has its own */
  readonly population: string | null;
}

/**
 * The stages of a network's training, each as a network that can be trained by itself. Without stages the network is
 * its own only one.
 * @throws {ModelError} if a stage does not fit the network
 */
export function planStages(document: NetworkDocument): StagePlan[] {
  const stages = document.training?.stages;
  if (!stages) return [];
  return stages.map((stage, index) => planStage(document, stage, `training.stages[${index}]`));
}

function planStage(document: NetworkDocument, stage: Stage, path: string): StagePlan {
  const learned = Object.keys(stage.learn);
  const projections = learned.map((name) => {
    const projection = document.projections[name];
    if (projection) return projection;
    const known = Object.keys(document.projections).join(", ");
    throw new ModelError(`${path}.learn`, `there is no projection '${name}'. There are: ${known}.`);
  });
  const [first, ...others] = projections;
  if (!first) throw new ModelError(`${path}.learn`, "names no projection. Name those that learn.");
  const sources = [...new Set(projections.map(({ from }) => from))];
  const responds = sources.every((name) => document.populations[name]!.kind === "neurons");
  const alike = ({ from: _, ...projection }: Projection, k: number) =>
    JSON.stringify([projection, stage.learn[learned[k]!]]);
  if (others.length > 0 && (!responds || others.some((one, k) => alike(one, k + 1) !== alike(first, 0))))
    throw new ModelError(
      `${path}.learn`,
      "one projection is expected, or several that are alike, from neurons to one population.",
    );
  const convolves = first.connector.name === "conv2d";
  if (convolves !== (stage.windows !== undefined))
    throw new ModelError(
      `${path}.windows`,
      convolves
        ? "a convolution learns from windows: say how many."
        : "only a convolution learns from windows.",
    );
  const network = convolves ? column(document, stage, learned[0]!) : cut(document, stage, projections);
  const { shape } = document.populations[first.from]!;
  return {
    network: withStage(network, stage, path),
    source: responds ? { of: "responses", network: upTo(document, sources) } : { of: "input" },
    windows:
      first.connector.name === "conv2d" ? { ...stage.windows!, shape, kernel: first.connector.kernel } : null,
    learned: learned.map((name, k) => ({
      name,
      pre: convolves
        ? network.populations[first.from]!.shape.reduce((a, b) => a * b)
        : sizeOf(document.populations[projections[k]!.from]!),
    })),
    population: convolves ? null : first.to,
  };
}

/** The populations and projections on the way to some, which it counts; nothing in it learns or ends a sample. */
function upTo(document: NetworkDocument, last: readonly string[]): NetworkDocument {
  const needed = new Set(last);
  for (let grown = true; grown; ) {
    grown = false;
    for (const { from, to } of Object.values(document.projections)) {
      if (!needed.has(to) || needed.has(from)) continue;
      needed.add(from);
      grown = true;
    }
  }
  const keep = <T>(all: Readonly<Record<string, T>>, wanted: (name: string, one: T) => boolean) =>
    Object.fromEntries(Object.entries(all).filter(([name, one]) => wanted(name, one)));
  const { training: _, readout: __, layout: ___, presentation, ...others } = document;
  const { until: ____, again: _____, ...shown } = presentation ?? {};
  return {
    ...others,
    ...(presentation ? { presentation: { ...shown, duration: presentation.duration } } : {}),
    populations: keep(document.populations, (name) => needed.has(name)),
    projections: withoutLostDraws(
      keep(document.projections, (_, { from, to }) => needed.has(from) && needed.has(to)),
    ),
    readout: { population: last[0]!, classes: 2, counted: last },
  };
}

/** A population as an input: neurons that spike at once where its own did at some time. */
function asInput(population: Population): InputPopulation {
  if (population.kind === "input") return population;
  return { kind: "input", shape: population.shape, encoder: "latency", params: { value_min: 0.5 } };
}

/**
 * What learns, what it comes from, and what it comes to, with that one's projections to itself. Several populations
 * that it comes from are one input, and the projections from them one.
 */
function cut(document: NetworkDocument, stage: Stage, learning: readonly Projection[]): NetworkDocument {
  const [{ from, to }] = learning as [Projection];
  const source = document.populations[from]!;
  const all = learning.reduce((sum, one) => sum + sizeOf(document.populations[one.from]!), 0);
  const [name] = Object.keys(stage.learn) as [string];
  const own = Object.entries(document.projections).filter(
    ([other, projection]) => projection.to === to && (projection.from === to || other === name),
  );
  return {
    ...document,
    populations: {
      [from]: learning.length > 1 ? { ...asInput(source), shape: [all] } : asInput(source),
      [to]: document.populations[to]!,
    },
    projections: withoutLostDraws(Object.fromEntries(own)),
    readout: { classes: 2, ...document.readout, population: to },
  };
}

/** One place of a convolution: a window of its input, and the features there. */
function column(document: NetworkDocument, stage: Stage, name: string): NetworkDocument {
  const projection = document.projections[name]!;
  const { from, to, connector } = projection;
  const kernel = connector.name === "conv2d" ? connector.kernel : [];
  const source = document.populations[from]!;
  const { among: _, ...features } = document.populations[to] as NeuronPopulation;
  const channels = source.shape.slice(2);
  const { filter: ___, ...window } = asInput(source); // windows are cut from what the filter gave
  return {
    ...cut(document, stage, [projection]),
    populations: {
      [from]: { ...window, shape: [...kernel, ...channels] },
      [to]: { ...features, shape: [features.shape.at(-1)!] },
    },
    projections: withoutLostDraws({ [name]: { ...projection, connector: { name: "all_to_all" } } }),
  };
}

/** A network with the rules, parameters and plan of a stage. */
function withStage(document: NetworkDocument, stage: Stage, path: string): NetworkDocument {
  const { learn, set = {}, presentation, windows: _, ...training } = stage;
  const populations = { ...document.populations };
  for (const [target, value] of Object.entries(set)) {
    const [owner = "", parameter = ""] = target.split(".");
    const population = populations[owner];
    if (!population)
      throw new ModelError(`${path}.set.${target}`, `there is no population '${owner}' in this stage.`);
    const params: ParamValues = { ...population.params, [parameter]: value };
    populations[owner] = { ...population, params };
  }
  const projections = Object.entries(document.projections).map(
    ([name, { learn: _, ...projection }]): [string, Projection] => {
      const rule = learn[name];
      return [name, rule ? { ...projection, learn: rule } : projection];
    },
  );
  return {
    ...document,
    populations,
    projections: Object.fromEntries(projections),
    training,
    ...(presentation ? { presentation } : {}),
  };
}
