// Network -> plan: which neuron, weight and spike lies where, and every tree that an engine has to run.
// Engines read the plan and nothing else; none of them knows a model by name.
import type { NetworkDocument, NeuronPopulation, Projection } from "../core/document";
import { sizeOf } from "../core/document";
import type { EncoderModel } from "../core/encoder";
import type { NeuronModel } from "../core/neuron";
import type { NormalizationModel } from "../core/normalization";
import { paramsInBaseUnits } from "../core/params";
import type { RuleModel } from "../core/rule";
import type { SynapseModel } from "../core/synapse";
import { make, type Node, rightSide, type Statement } from "../lang/tree";
import { models } from "../models/registry";
import { checkDocument, storesWeights } from "./check";
import { integrate } from "./integrate";

/** Names that trees may use beside their own: the step's length and the sample's, in ms. */
export const STEP_MS = "dt";
export const SAMPLE_MS = "sample_ms";

/** Parameters in base units, and dt and sample_ms: all that a tree needs besides state. */
export type Env = Readonly<Record<string, number>>;

/** A variable and the tree of its next value. */
export interface Update {
  readonly variable: string;
  readonly tree: Node;
}

interface Placed {
  readonly name: string;
  readonly n: number;
  /** u32 words of one step's spikes, and where they start within a step */
  readonly words: number;
  readonly spikesAt: number;
  readonly env: Env;
}

export interface InputPlan extends Placed {
  readonly kind: "input";
  readonly encoder: EncoderModel;
  /** stream of its random numbers */
  readonly stream: number;
}

export interface NeuronPlan extends Placed {
  readonly kind: "neurons";
  readonly model: NeuronModel;
  readonly variables: readonly string[];
  /** once a step; with `slow` once a learning sample */
  readonly steps: readonly Update[];
  readonly slow: readonly Update[];
  readonly resets: readonly Update[];
  /** resets of slow variables, while learning only */
  readonly slowResets: readonly Update[];
  /** whole steps that a neuron is held after a spike */
  readonly refractory: Node;
  readonly winners: 1 | null;
}

export type PopulationPlan = InputPlan | NeuronPlan;

export interface TracePlan {
  readonly name: string;
  readonly of: "pre" | "post";
  readonly decay: Update;
  readonly onSpike: Update;
}

export interface ProjectionPlan {
  readonly name: string;
  readonly from: PopulationPlan;
  readonly to: NeuronPlan;
  readonly delaySteps: number;
  readonly env: Env;
  /** what `arriving`, the signed sum of the weights of this step's spikes, does to the postsynaptic neuron */
  readonly synapse: { readonly model: SynapseModel; readonly env: Env; readonly receive: Update };
  readonly sign: 1 | -1;
  readonly self: boolean;
  /** `uniform`: one weight for all, in `env.weight`; `dense`: `[pre, post]` */
  readonly weights: "uniform" | "dense";
  /** index of its first weight among all dense weights */
  readonly weightsAt: number;
  readonly stream: number;
  readonly rule: RulePlan | null;
  readonly normalization: { readonly model: NormalizationModel; readonly env: Env } | null;
}

export interface RulePlan {
  readonly model: RuleModel;
  readonly env: Env;
  readonly traces: readonly TracePlan[];
  readonly onPre: readonly Update[];
  readonly onPost: readonly Update[];
  readonly bounds: readonly [Node, Node] | null;
}

export interface Plan {
  readonly document: NetworkDocument;
  readonly populations: readonly PopulationPlan[];
  readonly projections: readonly ProjectionPlan[];
  /** steps of one sample */
  readonly sampleSteps: number;
  /** steps that a spike must stay readable */
  readonly history: number;
  /** u32 words of all spikes of one step, and number of all dense weights */
  readonly words: number;
  readonly weights: number;
}

/** Shown for this long if the document does not say. */
const DEFAULT_SAMPLE_MS = 100;

/** Checks a document and lays it out. @throws {ModelError} with the path of what is wrong */
export function planNetwork(document: NetworkDocument): Plan {
  checkDocument(document);
  const duration = document.presentation?.duration ?? DEFAULT_SAMPLE_MS;
  const sampleSteps = Math.max(1, Math.round(duration / document.dt));
  const clock = { [STEP_MS]: document.dt, [SAMPLE_MS]: sampleSteps * document.dt };

  const populations = new Map<string, PopulationPlan>();
  let words = 0;
  for (const [name, population] of Object.entries(document.populations)) {
    const n = sizeOf(population);
    const placed = { name, n, words: Math.ceil(n / 32), spikesAt: words };
    words += placed.words;
    if (population.kind === "input") {
      const encoder = models.encoders[population.encoder]!;
      const env = { ...paramsInBaseUnits(encoder.params, population.params), ...clock };
      populations.set(name, { ...placed, kind: "input", encoder, env, stream: populations.size });
    } else {
      const env = {
        ...paramsInBaseUnits(models.neurons[population.neuron]!.params, population.params),
        ...clock,
      };
      populations.set(name, { ...placed, env, ...planNeurons(population, name) });
    }
  }

  const projections: ProjectionPlan[] = [];
  let weights = 0;
  for (const [name, projection] of Object.entries(document.projections)) {
    const from = populations.get(projection.from)!;
    const to = populations.get(projection.to) as NeuronPlan;
    const stream = 2 ** 16 + projections.length;
    const plan = planProjection(projection, document.dt, clock, {
      name,
      from,
      to,
      weightsAt: weights,
      stream,
    });
    projections.push(plan);
    if (plan.weights === "dense") weights += from.n * to.n;
  }
  const history = Math.max(1, ...projections.map((projection) => projection.delaySteps));
  return {
    document,
    populations: [...populations.values()],
    projections,
    sampleSteps,
    history,
    words,
    weights,
  };
}

function planNeurons(population: NeuronPopulation, name: string) {
  const model = models.neurons[population.neuron]!;
  const isSlow = (variable: string) => model.state[variable]!.slow === true;
  const derivatives = Object.entries(model.trees.derivatives);
  const updates = (slow: boolean, step: string): Update[] =>
    derivatives
      .filter(([variable]) => isSlow(variable) === slow)
      .map(([variable, tree]) => ({
        variable,
        tree: integrate(variable, tree, step, `populations.${name}, ${model.name}`),
      }));
  const resets = model.trees.reset.map(toUpdate);
  const refractory = model.trees.refractory ?? make.number(0);
  return {
    kind: "neurons" as const,
    model,
    variables: Object.keys(model.state),
    steps: updates(false, STEP_MS),
    slow: updates(true, SAMPLE_MS),
    resets: resets.filter(({ variable }) => !isSlow(variable)),
    slowResets: resets.filter(({ variable }) => isSlow(variable)),
    refractory: make.binary("/", refractory, make.name(STEP_MS)),
    winners: population.winners ?? null,
  };
}

function toUpdate(statement: Statement): Update {
  return { variable: statement.target, tree: rightSide(statement) };
}

type Place = Pick<ProjectionPlan, "name" | "from" | "to" | "weightsAt" | "stream">;

function planProjection(projection: Projection, dt: number, clock: Env, place: Place): ProjectionPlan {
  const synapse = models.synapses[projection.synapse]!;
  return {
    ...place,
    delaySteps: Math.max(1, Math.round((projection.delay ?? dt) / dt)),
    env: { weight: typeof projection.weight === "number" ? projection.weight : Number.NaN },
    synapse: {
      model: synapse,
      env: { ...paramsInBaseUnits(synapse.params), ...clock },
      receive: toUpdate(synapse.trees.onSpike),
    },
    sign: projection.receptor === "exc" ? 1 : -1,
    self: projection.connector.self ?? true,
    weights: storesWeights(projection) ? "dense" : "uniform",
    rule: projection.learn ? planRule(projection.learn, clock) : null,
    normalization: projection.normalize ? planNormalization(projection.normalize) : null,
  };
}

function planRule(use: NonNullable<Projection["learn"]>, clock: Env): RulePlan {
  const model = models.rules[use.name]!;
  const traces = Object.entries(model.trees.traces).map(([name, { derivative, onSpike }]) => ({
    name,
    of: model.traces[name]!.of,
    decay: { variable: name, tree: integrate(name, derivative, STEP_MS, `${model.name}, ${name}`) },
    onSpike: toUpdate(onSpike),
  }));
  return {
    model,
    env: { ...paramsInBaseUnits(model.params, use.params), ...clock },
    traces,
    onPre: model.trees.onPre.map(toUpdate),
    onPost: model.trees.onPost.map(toUpdate),
    bounds: model.trees.bounds,
  };
}

function planNormalization(use: NonNullable<Projection["normalize"]>) {
  const model = models.normalizations[use.name]!;
  return { model, env: paramsInBaseUnits(model.params, use.params) };
}

/** The document without what an engine can take in while running, as a comparable text. */
function structureOf(document: NetworkDocument): string {
  const { name: _, layout: __, populations, projections, ...rest } = document;
  const fixed = Object.entries(populations).map(([name, { params, label, ...others }]) => [name, others]);
  const wired = Object.entries(projections).map(([name, projection]) => {
    const { learn, normalize, weight } = projection;
    const drawn = storesWeights(projection) ? weight : 0;
    return [name, { ...projection, learn: learn?.name, normalize: normalize?.name, weight: drawn }];
  });
  return JSON.stringify([rest, fixed, wired]);
}

/** True if `next` differs from `now` in live numbers only: no neuron, synapse or memory changes. */
export function canRetune(now: NetworkDocument, next: NetworkDocument): boolean {
  return structureOf(now) === structureOf(next);
}
