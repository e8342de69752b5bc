// Edits that exchange a part of the network for another kind: models, connector, readout. What fits the new one is kept.
import {
  type Connector,
  modelsOf,
  type NetworkDocument,
  type NeuronModel,
  type NeuronPopulation,
  type Params,
  type ParamValues,
  type Projection,
  type Readout,
  sizeOf,
  type Values,
} from "../../index";
import { withPopulation, withProjection } from "./documentEdits";
import { usualDegree, usualDistance, usualList, usualLocal } from "./edits/usualConnectors";

/** Another neuron model; parameters and first values that it has too, in the same unit, stay. */
export function withNeuron(document: NetworkDocument, id: string, neuron: string): NetworkDocument {
  const models = modelsOf(document);
  const model = models.neurons[neuron];
  const before = document.populations[id];
  if (!model || before?.kind !== "neurons" || before.neuron === neuron) return document;
  const next = onModel(before, models.neurons[before.neuron]?.params, model);
  return tidyAnneal(withPopulation(document, id, () => next));
}

/** A population on another model: what that one has too, in the same unit, stays. */
export function onModel(
  { params, init, vary, ...others }: NeuronPopulation,
  old: Params | undefined,
  model: NeuronModel,
): NeuronPopulation {
  const begins = Object.entries(init ?? {}).filter(([name]) => Object.hasOwn(model.state, name));
  const varied = Object.entries(vary ?? {}).filter(
    ([name]) => Object.hasOwn(model.params, name) && model.params[name]!.unit === old?.[name]?.unit,
  );
  return {
    ...others,
    neuron: model.name,
    ...keptParams(params, old, model.params),
    ...(begins.length > 0 ? { init: Object.fromEntries(begins) } : {}),
    ...(varied.length > 0 ? { vary: Object.fromEntries(varied) } : {}),
  };
}

export function withEncoder(document: NetworkDocument, id: string, encoder: string): NetworkDocument {
  const models = modelsOf(document);
  const before = document.populations[id];
  const model = models.encoders[encoder];
  if (!model || before?.kind !== "input" || before.encoder === encoder) return document;
  const { params, ...others } = before;
  const next = {
    ...others,
    encoder,
    ...keptParams(params, models.encoders[before.encoder]?.params, model.params),
  };
  return tidyAnneal(withPopulation(document, id, () => next));
}

/** Another learning rule or normalisation, or none. */
export function withUse(
  document: NetworkDocument,
  id: string,
  part: "learn" | "normalize",
  name: string | null,
): NetworkDocument {
  const models = modelsOf(document);
  const group: Readonly<Record<string, { readonly params: Params }>> =
    part === "learn" ? models.rules : models.normalizations;
  return tidyAnneal(
    withProjection(document, id, (one) => {
      const { [part]: use, ...others } = one;
      if (name === null) return others;
      if (use?.name === name || !group[name]) return one;
      const params = use ? keptParams(use.params, group[use.name]?.params, group[name].params) : {};
      return { ...others, [part]: { name, ...params } };
    }),
  );
}

/** Another synapse model; parameters that it has too, in the same unit, stay. */
export function withSynapse(document: NetworkDocument, id: string, synapse: string): NetworkDocument {
  const { synapses } = modelsOf(document);
  return withProjection(document, id, ({ synapseParams, ...one }) => {
    const { params } = keptParams(
      synapseParams,
      synapses[one.synapse]?.params,
      synapses[synapse]?.params ?? {},
    );
    return { ...one, synapse, ...(params ? { synapseParams: params } : {}) };
  });
}

export function withReceptor(
  document: NetworkDocument,
  id: string,
  receptor: Projection["receptor"],
): NetworkDocument {
  return withProjection(document, id, (one) => ({ ...one, receptor }));
}

export function withConnector(document: NetworkDocument, id: string, connector: Connector): NetworkDocument {
  return withProjection(document, id, (one) => ({ ...one, connector }));
}

/** The name that people read; empty: the id again. */
export function withLabel(document: NetworkDocument, id: string, label: string): NetworkDocument {
  return withPopulation(document, id, (one) => {
    const { label: _, ...others } = one;
    const trimmed = label.trim();
    return trimmed === "" || trimmed === id ? others : { ...others, label: trimmed };
  });
}

export function withShape(document: NetworkDocument, id: string, shape: readonly number[]): NetworkDocument {
  return withPopulation(document, id, (one) => ({ ...one, shape }));
}

/** Where a variable begins in every sample; null: as the model says. */
export function withInit(
  document: NetworkDocument,
  id: string,
  variable: string,
  values: Values | null,
): NetworkDocument {
  return withPopulation(document, id, (one) => {
    if (one.kind !== "neurons") return one;
    const { init = {}, ...others } = one;
    const { [variable]: _, ...rest } = init;
    const next = values === null ? rest : { ...rest, [variable]: values };
    return Object.keys(next).length === 0 ? others : { ...others, init: next };
  });
}

export type Competition = "none" | "all" | "place";

export function competitionOf({ winners, among = "all" }: NeuronPopulation): Competition {
  return winners === undefined ? "none" : among;
}

export function withCompetition(document: NetworkDocument, id: string, among: Competition): NetworkDocument {
  return withPopulation(document, id, (one) => {
    if (one.kind !== "neurons") return one;
    const { winners: _, among: __, ...others } = one;
    if (among === "none") return others;
    return { ...others, winners: 1, ...(among === "place" ? { among } : {}) };
  });
}

export function withReadout(document: NetworkDocument, change: Partial<Readout>): NetworkDocument {
  if (!document.readout) return document;
  const readout = { ...document.readout, ...change };
  // counted names populations whose spikes one must know: of another population they would say nothing
  if (change.population === undefined) return { ...document, readout };
  const { counted: _, ...others } = readout;
  return { ...document, readout: others };
}

/** Annealing of parameters that are gone would be refused: it goes with them. */
export function tidyAnneal(document: NetworkDocument): NetworkDocument {
  const anneal = document.training?.anneal;
  if (!anneal) return document;
  const left = Object.entries(anneal).filter(([target]) => {
    const [owner = "", parameter = ""] = target.split(".");
    return Object.hasOwn(paramsOf(document, owner), parameter);
  });
  if (left.length === Object.keys(anneal).length) return document;
  const { anneal: _, ...training } = document.training!;
  return {
    ...document,
    training: left.length > 0 ? { ...training, anneal: Object.fromEntries(left) } : training,
  };
}

/** Parameters of a population's model, or of a projection's learning rule. */
export function paramsOf(document: NetworkDocument, owner: string): Params {
  const models = modelsOf(document);
  const population = document.populations[owner];
  if (population?.kind === "neurons") return models.neurons[population.neuron]?.params ?? {};
  if (population) return models.encoders[population.encoder]?.params ?? {};
  return models.rules[document.projections[owner]?.learn?.name ?? ""]?.params ?? {};
}

function keptParams(given: ParamValues = {}, old: Params = {}, next: Params): { params?: ParamValues } {
  const fitting = Object.entries(given).filter(([name, value]) => {
    const param = Object.hasOwn(next, name) ? next[name] : undefined;
    return (
      param?.unit === old[name]?.unit &&
      param !== undefined &&
      value >= (param.min ?? -Infinity) &&
      value <= (param.max ?? Infinity) &&
      value !== param.value
    );
  });
  return fitting.length > 0 ? { params: Object.fromEntries(fitting) } : {};
}

/** What a connector begins with, between these populations. */
export function connectorNamed(
  name: Connector["name"],
  document: NetworkDocument,
  { from, to, connector }: Projection,
): Connector {
  if (connector.name === name) return connector;
  const pre = document.populations[from];
  const post = document.populations[to];
  const [rows = 1, columns = 1] = pre?.shape ?? [];
  switch (name) {
    case "all_to_all":
      return from === to ? { name, self: false } : { name };
    case "one_to_one":
      return { name };
    case "fixed_probability":
      return { name, p: pre && sizeOf(pre) <= 10 ? 0.5 : 0.1 };
    case "fixed_in_degree":
    case "fixed_out_degree":
      return usualDegree(name, [document, from, to]);
    case "distance":
      return usualDistance([document, from, to]);
    case "local2d":
      return usualLocal([document, from, to]);
    case "list":
      return usualList([document, from, to]);
    case "conv2d":
      return {
        name,
        kernel: [rows - (post?.shape[0] ?? rows) + 1, columns - (post?.shape[1] ?? columns) + 1],
      };
    case "pool2d": {
      const size = [rows, columns].map((n, k) => Math.max(1, Math.round(n / (post?.shape[k] ?? n))));
      return { name, size: [size[0]!, size[1]!] };
    }
  }
}
