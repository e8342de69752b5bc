// From a document back to layers in a row, where it is such a row: found by building, so that it is never wrong.

import type {
  ModelUse,
  NetworkDocument,
  NeuronPopulation,
  Population,
  Projection,
} from "../../core/document";
import { ModelError } from "../../util/errors";
import { isSame } from "../../util/frozen";
import { chainToDocument } from "../builders/chain";
import { DEFAULTS } from "../builders/description";
import { type DenseOptions, type InputOptions, type Layer, layers } from "../builders/layers";
import type { ChainOptions } from "../builders/usual";
import { usualReadout } from "../builders/usual";

/** What `new Sequential(...)` takes, in the form that is printed. */
export interface Chain {
  readonly layers: readonly ChainLayer[];
  readonly options: Readonly<Record<string, unknown>>;
}
export interface ChainLayer {
  readonly kind: Layer["kind"];
  /** a shape, or what `layers.vote` takes */
  readonly first: unknown;
  readonly options: Readonly<Record<string, unknown>>;
}

/** The shortest chain that builds this document and no other; null if none does. */
export function documentToChain(document: NetworkDocument): Chain | null {
  const builds = (chain: Chain) => isDocument(build(chain), document);
  const found = (["first-spike", "winner"] as const)
    .map((compete) => wholeChain(document, compete))
    .filter((chain) => chain !== null)
    .filter(builds)
    .map((chain) => shorten(chain, builds));
  const [shortest] = found.sort((a, b) => JSON.stringify(a).length - JSON.stringify(b).length);
  return shortest ?? null;
}

/** null where the layers make no document */
function build(chain: Chain): NetworkDocument | null {
  try {
    const made = chain.layers.map(({ kind, first, options }) => {
      if (kind === "vote") return layers.vote(first as Parameters<typeof layers.vote>[0]);
      if (kind === "input") return layers.input(first as number[], options as unknown as InputOptions);
      return layers.dense(first as number[], options as unknown as DenseOptions);
    });
    return chainToDocument(made, chain.options as ChainOptions);
  } catch (error) {
    if (error instanceof ModelError) return null;
    throw error;
  }
}

/** Random numbers follow the order of populations and projections: it counts too. */
function isDocument(built: NetworkDocument | null, wanted: NetworkDocument): boolean {
  return (
    built !== null &&
    isSame(built, wanted) &&
    isSame(Object.keys(built.populations), Object.keys(wanted.populations)) &&
    isSame(Object.keys(built.projections), Object.keys(wanted.projections))
  );
}

/** The chain with everything said, as far as the document is one. */
function wholeChain(document: NetworkDocument, compete: NonNullable<DenseOptions["compete"]>): Chain | null {
  const { name, dt, seed, populations, projections, presentation, training, readout, layout } = document;
  const [first, ...rest] = Object.entries(populations);
  if (first?.[1].kind !== "input") return null;
  const made: ChainLayer[] = [inputLayer(first[0], first[1])];
  let before = first[0];
  for (const [id, population] of rest) {
    const incoming = projections[`${before}_${id}`];
    if (population.kind !== "neurons" || !incoming) return null;
    const loop = Object.values(projections).find(({ from, to }) => from === id && to === id);
    made.push(denseLayer(id, population, incoming, loop, compete));
    before = id;
  }
  if (readout) {
    const { classes, by = null } = readout;
    const winners = rest.some(([, population]) => population.kind === "neurons" && population.winners);
    const isUsual = by === usualReadout(winners ? compete : undefined);
    made.push({ kind: "vote", first: { classes, ...(isUsual ? {} : { by }) }, options: {} });
  }
  const options = {
    name,
    dt,
    seed,
    presentation: presentation ? { ...presentation, until: presentation.until ?? null } : undefined,
    training: training ? { ...training, anneal: training.anneal ?? null } : null,
    layout,
  };
  return { layers: made, options: present(options) };
}

function inputLayer(
  name: string,
  { label, shape, encoder, params }: Extract<Population, { kind: "input" }>,
): ChainLayer {
  return { kind: "input", first: shape, options: present({ name, label, encode: asUse(encoder, params) }) };
}

function denseLayer(
  name: string,
  { label, shape, neuron, params, init, winners }: NeuronPopulation,
  { learn, normalize, weight, connector, synapse, delay }: Projection,
  loop: Projection | undefined,
  compete: NonNullable<DenseOptions["compete"]>,
): ChainLayer {
  const options = {
    name,
    label,
    neuron: asUse(neuron, params),
    init,
    learn,
    normalize: normalize ?? null,
    compete: winners === undefined ? undefined : compete,
    inhibition: loop?.weight,
    weight,
    connector,
    synapse,
    delay,
  };
  return { kind: "dense", first: shape, options: present(options) };
}

function asUse(name: string, params: ModelUse["params"]): ModelUse {
  return { name, ...(params ? { params } : {}) };
}

function present(options: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  return Object.fromEntries(Object.entries(options).filter(([, value]) => value !== undefined));
}

/** Leaves out, one by one, what the document has without being told. */
function shorten(chain: Chain, builds: (chain: Chain) => boolean): Chain {
  let best = chain;
  const attempt = (next: Chain) => {
    if (builds(next)) best = next;
  };
  for (const key of Object.keys(chain.options)) {
    attempt({ ...best, options: without(best.options, key) });
    const nested = best.options[key];
    if (key !== "presentation" && key !== "training") continue;
    for (const inner of Object.keys(nested ?? {}))
      attempt({ ...best, options: { ...best.options, [key]: without(best.options[key], inner) } });
  }
  for (const [k, { kind, first, options }] of chain.layers.entries()) {
    const change = (layer: Partial<ChainLayer>) =>
      attempt({ ...best, layers: best.layers.map((one, at) => (at === k ? { ...one, ...layer } : one)) });
    if (kind === "dense" && Array.isArray(first))
      change({ first: first.reduce((product, n) => product * n, 1) });
    for (const key of Object.keys(options)) {
      change({ options: without(best.layers[k]!.options, key) });
      const use = best.layers[k]!.options[key] as ModelUse | undefined;
      if (key !== "neuron" || !use) continue;
      for (const parameter of Object.keys(use.params ?? {})) {
        const { params } = best.layers[k]!.options.neuron as ModelUse;
        const neuron = { ...use, params: without(params, parameter) as Record<string, number> };
        change({ options: { ...best.layers[k]!.options, neuron } });
      }
      change({ options: { ...best.layers[k]!.options, neuron: { name: use.name } } });
    }
  }
  return best;
}

function without(options: unknown, key: string): Readonly<Record<string, unknown>> {
  return Object.fromEntries(Object.entries(options ?? {}).filter(([name]) => name !== key));
}

/** What a printed network need not say. */
export const isUsual = (key: string, value: unknown): boolean =>
  Object.hasOwn(DEFAULTS, key) && isSame((DEFAULTS as Readonly<Record<string, unknown>>)[key], value);
