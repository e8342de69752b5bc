// The form of a document in links and files. The compiler checks that every field of a document is named here; what
// the fields mean to each other is checked after, by `readDocument`.
import { LARGEST } from "../../compiler/check";
import { CHOICES } from "../../core/agent";
import type {
  Again,
  AgentPlan,
  Cell,
  Connector,
  Extent,
  Filter,
  InputPopulation,
  ModelUse,
  NetworkDocument,
  NeuronPopulation,
  Payment,
  Population,
  Presentation,
  Projection,
  Readout,
  Stage,
  TrainingPlan,
  Values,
  Windows,
} from "../../core/document";
import { DRAWN_SETS, READOUTS } from "../../core/document";
import { ownModels } from "./modelShape";
import {
  fields,
  flag,
  list,
  number,
  objectOf,
  oneOf,
  pair,
  record,
  type Shape,
  text,
  usually,
} from "./shape";

/** Letters of a name or label at most. */
export const LONGEST_NAME = 64;
/** Chosen: more than fit on any screen. */
const MOST_PARTS = 1000;
const MOST_PARAMS = 64;

const name = text(LONGEST_NAME);
const params = record(number, MOST_PARAMS);
const shape = list(number, 8);
const extent: Shape<Extent> = pair(number);
/** Numbers that stand in a document one by one, in one list: a document has no more in all, and says so. */
const numbers = list(number, LARGEST.explicit);
const uniform = fields<Extract<Values, { readonly uniform: unknown }>>({ uniform: pair(number) }, {});
const normal = fields<Extract<Values, { readonly normal: unknown }>>(
  { normal: pair(number) },
  { min: number, max: number },
);
const explicit = fields<Extract<Values, { readonly values: unknown }>>({ values: numbers }, {});
const values: Shape<Values> = (value, path) => {
  if (typeof value === "number") return number(value, path);
  const given = objectOf(value, path);
  const shape = Object.hasOwn(given, "normal") ? normal : Object.hasOwn(given, "values") ? explicit : uniform;
  return shape(value, path);
};
const use = fields<ModelUse>({ name }, { params });

const input = fields<InputPopulation>(
  { kind: oneOf("input"), shape, encoder: name },
  {
    label: name,
    params,
    filter: fields<Filter>({ name: oneOf("on_centre") }, { low: number, high: number }),
  },
);
const neurons = usually(
  fields<NeuronPopulation>(
    { kind: oneOf("neurons"), shape, neuron: name },
    {
      label: name,
      params,
      vary: record(values, MOST_PARAMS),
      init: record(values, MOST_PARAMS),
      winners: oneOf(1),
      among: oneOf("all", "place"),
    },
  ),
  { kind: "neurons" },
);
const population: Shape<Population> = (value, path) =>
  objectOf(value, path).kind === "input" ? input(value, path) : neurons(value, path);

type Named<N extends Connector["name"]> = Extract<Connector, { readonly name: N }>;
const CONNECTORS: { readonly [N in Connector["name"]]: Shape<Named<N>> } = {
  all_to_all: fields<Named<"all_to_all">>({ name: oneOf("all_to_all") }, { self: flag }),
  one_to_one: fields<Named<"one_to_one">>({ name: oneOf("one_to_one") }, {}),
  fixed_probability: fields<Named<"fixed_probability">>(
    { name: oneOf("fixed_probability"), p: number },
    { self: flag },
  ),
  fixed_in_degree: fields<Named<"fixed_in_degree">>(
    { name: oneOf("fixed_in_degree"), n: number },
    { self: flag },
  ),
  fixed_out_degree: fields<Named<"fixed_out_degree">>(
    { name: oneOf("fixed_out_degree"), n: number },
    { self: flag },
  ),
  distance: fields<Named<"distance">>(
    { name: oneOf("distance") },
    { p: number, sigma: number, radius: number, wrap: flag, self: flag },
  ),
  conv2d: fields<Named<"conv2d">>({ name: oneOf("conv2d"), kernel: extent }, {}),
  local2d: fields<Named<"local2d">>({ name: oneOf("local2d"), kernel: extent }, { stride: extent }),
  pool2d: fields<Named<"pool2d">>(
    { name: oneOf("pool2d"), size: extent },
    { stride: extent, padding: extent },
  ),
  list: fields<Named<"list">>({ name: oneOf("list"), pre: numbers, post: numbers }, {}),
};
const connectorName = oneOf(...(Object.keys(CONNECTORS) as Connector["name"][]));
const connector: Shape<Connector> = (value, path) =>
  CONNECTORS[connectorName(objectOf(value, path).name, `${path}.name`)](value, path);

const projection = usually(
  fields<Projection>(
    { from: name, to: name, synapse: name, receptor: oneOf("exc", "inh"), connector, weight: values },
    { synapseParams: params, delay: values, learn: use, normalize: use, drawnAs: name },
  ),
  { synapse: "delta", receptor: "exc", connector: { name: "all_to_all" } },
);

const until = fields<NonNullable<Presentation["until"]>>({ train: number, test: number }, {});
const again = fields<Again>({ below: number, brighter: number }, { most: number });
const presentation = fields<Presentation>({ duration: number }, { rest: number, until, again });

const plan = { batch: number, epochs: number, anneal: record(number, MOST_PARAMS), teacher: use };
const windows = fields<Windows>({ count: number }, { least: number });
const stage = fields<Stage>(
  { learn: record(use, MOST_PARAMS) },
  { ...plan, set: record(number, MOST_PARAMS), presentation, windows },
);
const training = fields<TrainingPlan>({}, { ...plan, stages: list(stage, MOST_PARAMS) });
const readout = fields<Readout>(
  { population: name, classes: number },
  { counted: list(name, MOST_PARTS), by: oneOf(...READOUTS) },
);
const agent = fields<AgentPlan>(
  {
    observe: fields<AgentPlan["observe"]>({ input: name, code: use }, {}),
    act: fields<AgentPlan["act"]>(
      { population: name, by: oneOf(...CHOICES), copy: name },
      { epsilon: number },
    ),
    reward: use,
    decision: fields<AgentPlan["decision"]>({ think: number, act: number, rest: number }, {}),
    episodes: number,
  },
  {
    environment: use,
    critic: fields<NonNullable<AgentPlan["critic"]>>(
      { population: name, worth: number },
      { silence: number },
    ),
  },
);
const cell = fields<Cell>({ population: name, neuron: number }, {});
const payment = fields<Payment>(
  { pre: cell, post: cell, within: number, delay: pair(number) },
  { reward: number },
);
const place = fields<{ readonly x: number; readonly y: number }>({ x: number, y: number }, {});

/** Cards are named as populations; the readout's may begin with a dollar sign. */
const CARD = /^\$?[a-z][a-z0-9_]{0,31}$/;

/** In the order of the fields here, whatever order they came in. */
export const documentShape: Shape<NetworkDocument> = usually(
  fields<NetworkDocument>(
    {
      format: oneOf("spikeyard"),
      version: oneOf(1),
      name,
      dt: number,
      seed: number,
      populations: record(population, MOST_PARTS),
      projections: record(projection, MOST_PARTS),
    },
    {
      models: ownModels,
      presentation,
      training,
      readout,
      samples: oneOf(...DRAWN_SETS),
      agent,
      payment,
      layout: record(place, 2 * MOST_PARTS, CARD),
    },
  ),
  { format: "spikeyard", version: 1 },
);

/** The same document without what `documentShape` takes for granted. */
export function compact(document: NetworkDocument): object {
  const { format: _, version: __, populations, projections, ...others } = documentShape(document, "");
  const shortPopulations = mapValues(populations, ({ kind, ...one }) =>
    kind === "neurons" ? one : { kind, ...one },
  );
  const shortProjections = mapValues(projections, ({ synapse, receptor, connector, ...one }) => ({
    ...one,
    ...(synapse === "delta" ? {} : { synapse }),
    ...(receptor === "exc" ? {} : { receptor }),
    ...(JSON.stringify(connector) === '{"name":"all_to_all"}' ? {} : { connector }),
  }));
  return { ...others, populations: shortPopulations, projections: shortProjections };
}

function mapValues<T, U>(all: Readonly<Record<string, T>>, change: (one: T) => U): Record<string, U> {
  return Object.fromEntries(Object.entries(all).map(([key, one]) => [key, change(one)]));
}
