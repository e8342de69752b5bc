// A population and the synapses onto it as a layer, with everything said that a layer can say.
import type {
  Connector,
  ModelUse,
  NeuronPopulation,
  Population,
  Projection,
  Stage,
} from "../../core/document";
import type { DenseOptions, Layer } from "../builders/layers";

/** What makes a layer, in the form that is printed. */
export interface ChainLayer {
  readonly kind: Layer["kind"];
  /** a shape, how many features, or what `layers.vote` takes; absent where the options say it all */
  readonly first?: unknown;
  readonly options: Readonly<Record<string, unknown>>;
}

export function inputLayer(
  name: string,
  { label, shape, filter, encoder, params }: Extract<Population, { kind: "input" }>,
): ChainLayer {
  return {
    kind: "input",
    first: shape,
    options: present({ name, label, filter, encode: asUse(encoder, params) }),
  };
}

/** A population of a row, and its synapses. */
export interface Link {
  readonly name: string;
  readonly population: NeuronPopulation;
  readonly incoming: Projection;
  /** from the population to itself */
  readonly loop: Projection | undefined;
  /** where a stage is told by the layer that learns in it */
  readonly stage: Stage | undefined;
  /** the rule that it learns by */
  readonly learn: ModelUse | undefined;
}

/** @param compete - what its neurons do, if one of them wins: populations do not say which of them it is */
export function neuronLayer(link: Link, compete: NonNullable<DenseOptions["compete"]>): ChainLayer {
  const { connector } = link.incoming;
  if (connector.name === "pool2d") return pool2dLayer(link, connector);
  const { name: _, label, neuron, ...others } = saidByAll(link);
  const { normalize = null, delay } = link.incoming;
  const { learn, population, loop, stage } = link;
  const competes = population.winners !== undefined;
  const head = { name: link.name, label, neuron };
  if (connector.name === "conv2d") {
    const { kernel } = connector;
    const rivalry = competes ? compete : null;
    const options = {
      ...head,
      kernel,
      learn,
      normalize,
      compete: rivalry,
      windows: stage?.windows,
      ...others,
    };
    return { kind: "conv2d", first: population.shape.at(-1), options: present(options) };
  }
  const rivalry = competes ? compete : undefined;
  const inhibition = loop?.weight;
  const options = { ...head, learn, normalize, compete: rivalry, inhibition, ...others, connector, delay };
  return { kind: "dense", first: population.shape, options: present(options) };
}

function pool2dLayer(
  link: Link,
  { size, stride, padding }: Connector & { readonly name: "pool2d" },
): ChainLayer {
  const { name, label, ...others } = saidByAll(link);
  return { kind: "pool2d", options: present({ name, label, size, stride, padding, ...others }) };
}

/** What layers of all kinds have. */
function saidByAll({ name, population, incoming }: Link) {
  const { label, neuron, params, init } = population;
  const { weight, synapse } = incoming;
  return { name, label, neuron: asUse(neuron, params), init, weight, synapse };
}

function asUse(name: string, params: ModelUse["params"]): ModelUse {
  return { name, ...(params ? { params } : {}) };
}

/** Without what is absent. */
export function present(options: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  return Object.fromEntries(Object.entries(options).filter(([, value]) => value !== undefined));
}
