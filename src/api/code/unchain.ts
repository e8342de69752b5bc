// From a document back to layers in a row, where it is such a row: found by building, so that it is never wrong.

import type { ModelUse, NetworkDocument, Stage, TrainingPlan } from "../../core/document";
import { ModelError } from "../../util/errors";
import { isSame } from "../../util/frozen";
import { chainToDocument } from "../builders/chain";
import { DEFAULTS } from "../builders/description";
import {
  type Conv2dOptions,
  type DenseOptions,
  type InputOptions,
  layers,
  type Pool2dOptions,
} from "../builders/layers";
import { type ChainOptions, usualReadout } from "../builders/usual";
import { isDocument } from "./isDocument";
import { type ChainLayer, inputLayer, neuronLayer, present } from "./unlayer";

/** What `new Sequential(...)` takes, in the form that is printed. */
export interface Chain {
  readonly layers: readonly ChainLayer[];
  readonly options: Readonly<Record<string, unknown>>;
}

/** What a document does not say: how neurons compete of which one wins, and whether layers or stages told the rules. */
interface Guess {
  readonly compete: NonNullable<DenseOptions["compete"]>;
  readonly told: "layers" | "stages";
}
const GUESSES: readonly Guess[] = (["layers", "stages"] as const).flatMap((told) =>
  (["first-spike", "winner"] as const).map((compete) => ({ compete, told })),
);

/** The shortest chain that builds this document and no other; null if none does. */
export function documentToChain(document: NetworkDocument): Chain | null {
  const builds = (chain: Chain) => isDocument(build(chain), document);
  const found = GUESSES.filter(({ told }) => told === "layers" || document.training?.stages)
    .map((guess) => wholeChain(document, guess))
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
      if (kind === "conv2d") return layers.conv2d(first as number, options as unknown as Conv2dOptions);
      if (kind === "pool2d") return layers.pool2d(options as unknown as Pool2dOptions);
      return layers.dense(first as number[], options as unknown as DenseOptions);
    });
    return chainToDocument(made, chain.options as ChainOptions);
  } catch (error) {
    if (error instanceof ModelError) return null;
    throw error;
  }
}

/** The chain with everything said, as far as the document is one. */
function wholeChain(document: NetworkDocument, { compete, told }: Guess): Chain | null {
  const { name, dt, seed, populations, projections, presentation, training, readout, layout } = document;
  const [first, ...rest] = Object.entries(populations);
  if (first?.[1].kind !== "input") return null;
  const made: ChainLayer[] = [inputLayer(first[0], first[1])];
  let before = first[0];
  for (const [id, population] of rest) {
    const projection = `${before}_${id}`;
    const incoming = projections[projection];
    if (population.kind !== "neurons" || !incoming) return null;
    const loop = Object.values(projections).find(({ from, to }) => from === id && to === id);
    const stage = told === "layers" ? stageOf(training, projection) : undefined;
    const learn = incoming.learn ?? stage?.learn[projection];
    made.push(neuronLayer({ name: id, population, incoming, loop, stage, learn }, compete));
    before = id;
  }
  if (readout) {
    const { classes, by = null } = readout;
    const competes = rest.some(([, population]) => population.kind === "neurons" && population.winners);
    const isUsual = by === usualReadout(competes && compete === "first-spike");
    made.push({ kind: "vote", first: { classes, ...(isUsual ? {} : { by }) }, options: {} });
  }
  const options = {
    name,
    dt,
    seed,
    presentation: presentation ? { ...presentation, until: presentation.until ?? null } : undefined,
    training: told === "layers" ? outOfStages(training) : trainingOption(training),
    layout,
  };
  return { layers: made, options: present(options) };
}

/** The stage that teaches this projection, and no other. */
function stageOf(training: TrainingPlan | undefined, projection: string): Stage | undefined {
  const stages = training?.stages?.filter(({ learn }) => Object.hasOwn(learn, projection)) ?? [];
  return stages.length === 1 ? stages[0] : undefined;
}

/** What layers that are told their rules are told besides: what the stages after a convolution have in common. */
function outOfStages(training: TrainingPlan | undefined): ChainOptions["training"] {
  if (!training?.stages) return trainingOption(training);
  const [last, ...others] = training.stages.filter(({ windows }) => !windows).reverse();
  const anneal = Object.assign({}, ...others.map(({ anneal }) => anneal), last?.anneal);
  const { teacher, batch, epochs } = last ?? {};
  return present({ batch, epochs, anneal, teacher }) as ChainOptions["training"];
}

function trainingOption(training: TrainingPlan | undefined): ChainOptions["training"] {
  return training ? { ...training, anneal: training.anneal ?? null } : null;
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
      if (key === "windows") {
        for (const inner of Object.keys(use ?? {})) {
          const { windows } = best.layers[k]!.options;
          change({ options: { ...best.layers[k]!.options, windows: without(windows, inner) } });
        }
      }
      if ((key !== "neuron" && key !== "learn") || !use) continue;
      for (const parameter of Object.keys(use.params ?? {})) {
        const { params } = best.layers[k]!.options[key] as ModelUse;
        change({
          options: { ...best.layers[k]!.options, [key]: { ...use, params: without(params, parameter) } },
        });
      }
      change({ options: { ...best.layers[k]!.options, [key]: { name: use.name } } });
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
