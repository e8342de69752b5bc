// Network -> plan: which neuron, weight and spike lies where, and every tree that an engine has to run.
// Engines read the plan and nothing else; none of them knows a model by name.
import type { ModelUse, NetworkDocument, NeuronPopulation, Projection, Values } from "../core/document";
import { sizeOf } from "../core/document";
import { driftFor } from "../core/drift";
import type { EncoderModel } from "../core/encoder";
import type { NeuronModel } from "../core/neuron";
import type { NormalizationModel } from "../core/normalization";
import { paramsInBaseUnits } from "../core/params";
import type { RuleModel } from "../core/rule";
import type { Receptor, SynapseModel } from "../core/synapse";
import type { TeacherModel } from "../core/teacher";
import { evaluate } from "../lang/evaluate";
import { make, type Node, namesIn, rightSide, type Statement, substitute } from "../lang/tree";
import { parseUnit } from "../lang/units";
import { type Models, modelsOf } from "../models/registry";
import { normal, uniform } from "../util/random";
import { checkDocument } from "./check";
import { storesWeights } from "./checkConnector";
import { connect, meetsOwn } from "./connections";
import { delaysOf } from "./delays";
import { type Grafted, graft, graftedName } from "./graft";
import { integrate } from "./integrate";
import { entriesOf, type LinearSystem } from "./linearSystem";
import { listPairs, planRelease, type ReleasePlan } from "./release";
import type { Connections } from "./runs";
import { type Let, stepping } from "./stepping";
import { drawValues } from "./values";

/** Names that trees may use beside their own: the step's length and the sample's, in ms, and a population's size. */
export const STEP_MS = "dt";
export const SAMPLE_MS = "sample_ms";
export const SIZE = "n_neurons";
/** ms since the sample began: known only while it runs, so in no `Env`. */
export const TIME = "t";

/** Parameters in base units, dt, sample_ms and what follows from them: all that a tree needs besides state and t. */
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
  /** with the state of the synapses that end on it */
  readonly model: NeuronModel;
  /** stream of its random numbers */
  readonly stream: number;
  readonly variables: readonly string[];
  /** values of the fast variables where a sample begins, shape `[n]` each */
  readonly start: Readonly<Record<string, Float32Array>>;
  /** those of them that are not the same for all neurons, as far as can be told */
  readonly drawn: readonly string[];
  /** equations that can be stepped over any time at once; null if they cannot */
  readonly system: LinearSystem | null;
  /** values of a step that its trees read, in order */
  readonly lets: readonly Let[];
  /** once a step; with `slow` once a learning sample */
  readonly steps: readonly Update[];
  readonly slow: readonly Update[];
  readonly resets: readonly Update[];
  /** resets of slow variables, while learning only */
  readonly slowResets: readonly Update[];
  /** whole steps after a spike in which a neuron cannot spike, and its `held` variables stand still */
  readonly refractory: Node;
  readonly held: readonly string[];
  /** neurons in a row of whom one at most spikes in a step: 1 where they do not compete, n where all do */
  readonly rivals: number;
}

export type PopulationPlan = InputPlan | NeuronPlan;

export interface TracePlan {
  readonly name: string;
  readonly of: "pre" | "post";
  /** null: it stays until the sample ends */
  readonly decay: Update | null;
  readonly onSpike: Update;
}

/** A number for each synapse, at the place of its weight, that statements change as they do the weight. */
export interface EligibilityPlan {
  readonly name: string;
  readonly decay: Update | null;
}

/** A number for each postsynaptic neuron that rewards change. */
export interface PaidPlan extends EligibilityPlan {
  readonly onReward: Update;
}

export interface ProjectionPlan {
  readonly name: string;
  readonly from: PopulationPlan;
  readonly to: NeuronPlan;
  /** steps from a spike to its arrival, the longest where every synapse has its own */
  readonly delaySteps: number;
  /** steps of each synapse, at the place of its weight; null: `delaySteps` for all */
  readonly delays: Uint16Array | null;
  readonly env: Env;
  /** what `arriving`, the signed sum of the weights of this step's spikes, does to the postsynaptic neuron */
  readonly synapse: {
    readonly model: SynapseModel;
    readonly env: Env;
    readonly receive: Update;
    /** what `arriving` is multiplied by, over time; null: 1 */
    readonly gain: Node | null;
    /** short-term plasticity, in place of the gain; its synapses are listed */
    readonly release: ReleasePlan | null;
  };
  readonly sign: 1 | -1;
  /** false: no synapse from a neuron to the one of its own index */
  readonly self: boolean;
  /** null: every pair, but for those of one index without `self` */
  readonly connections: Connections | null;
  /** how many there are: pairs, or what the connector says */
  readonly synapses: number;
  /** `uniform`: one weight for all, in `env.weight`; `stored`: `[pre, post]`, or as `connections` have them */
  readonly weights: "uniform" | "stored";
  /** how many weights there are where they are stored */
  readonly places: number;
  /** index of its first weight among all stored weights */
  readonly weightsAt: number;
  readonly stream: number;
  readonly rule: RulePlan | null;
  /** of weights that change while it runs: those that synapses share do not */
  readonly normalization: { readonly model: NormalizationModel; readonly env: Env } | null;
}

export interface RulePlan {
  readonly model: RuleModel;
  readonly env: Env;
  /** of spikes on either side */
  readonly traces: readonly TracePlan[];
  readonly eligibility: readonly EligibilityPlan[];
  readonly paid: readonly PaidPlan[];
  /** the weight after `dt`, from it and from what eligibility and payment were before */
  readonly drift: Update | null;
  /** over the presynaptic neurons, of traces as they stand before a step's spikes */
  readonly sums: readonly { readonly name: string; readonly tree: Node }[];
  /** of w and eligibility, one after the other */
  readonly onPre: readonly Update[];
  readonly onPost: readonly Update[];
  readonly onReward: readonly Update[];
  readonly bounds: readonly [Node, Node] | null;
}

/** Whether synapses change between spikes: they have an eligibility, or weights that drift. */
export function movesAlone({ eligibility, paid, drift }: RulePlan): boolean {
  return eligibility.length > 0 || paid.length > 0 || drift !== null;
}

/** Whether a reward changes anything. */
export function hearsRewards({ rule }: ProjectionPlan): boolean {
  return rule !== null && (rule.onReward.length > 0 || rule.paid.length > 0);
}

/** What gives the neurons of the readout their rewards. */
export interface TeacherPlan {
  readonly model: TeacherModel;
  readonly env: Env;
  readonly totals: readonly { readonly name: string; readonly by: "sum" | "max"; readonly tree: Node }[];
  readonly reward: Node;
}

export interface Plan {
  readonly document: NetworkDocument;
  /** steps that `dt` in the equations stands for */
  readonly leap: number;
  readonly populations: readonly PopulationPlan[];
  readonly projections: readonly ProjectionPlan[];
  readonly readout: NeuronPlan | null;
  /** whose spikes are counted in every sample, and at which of the `outputs` counts they begin */
  readonly counted: readonly { readonly population: NeuronPlan; readonly at: number }[];
  readonly outputs: number;
  readonly teacher: TeacherPlan | null;
  /** steps of one sample, its rest included */
  readonly sampleSteps: number;
  /** steps after which the inputs of a sample are silent; Infinity without a rest */
  readonly shownSteps: number;
  /** samples that can learn from the same weights */
  readonly minibatch: number;
  /** spikes of the readout after which a sample ends; Infinity: never */
  readonly until: { readonly train: number; readonly test: number };
  /** steps that a spike must stay readable */
  readonly history: number;
  /** u32 words of all spikes of one step, and number of all stored weights */
  readonly words: number;
  readonly weights: number;
}

/** Whether one neuron at most spikes in a step, one in each of several places, or any number. */
export function competitionOf({ rivals, n }: NeuronPlan): "all" | "places" | "none" {
  return rivals === 1 ? "none" : rivals === n ? "all" : "places";
}

/** Shown for this long if the document does not say. */
const DEFAULT_SAMPLE_MS = 100;

/**
 * Checks a document and lays it out.
 * @param leap - steps that equations advance by at once; all else stays as it is for one
 * @throws {ModelError} with the path of what is wrong
 */
export function planNetwork(document: NetworkDocument, leap = 1): Plan {
  checkDocument(document);
  const { duration = DEFAULT_SAMPLE_MS, rest = 0 } = document.presentation ?? {};
  const stepsOfSample = (ms: number) => Math.max(1, Math.round(ms / document.dt));
  const sampleSteps = stepsOfSample(duration + rest);
  const clock = { [STEP_MS]: leap * document.dt, [SAMPLE_MS]: sampleSteps * document.dt };

  const models = modelsOf(document);
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
      const seeded = { seed: document.seed, stream: populations.size };
      const own = {
        population,
        model: models.neurons[population.neuron]!,
        incoming: incomingOf(name, document, models),
      };
      populations.set(name, { ...placed, ...planNeurons(own, placed, clock, seeded) });
    }
  }

  const projections: ProjectionPlan[] = [];
  let weights = 0;
  for (const [name, projection] of Object.entries(document.projections)) {
    const from = populations.get(projection.from)!;
    const to = populations.get(projection.to) as NeuronPlan;
    const stream = 2 ** 16 + projections.length;
    const place = { name, from, to, weightsAt: weights, stream };
    const plan = planProjection(projection, document, clock, place, models);
    projections.push(plan);
    if (plan.weights === "stored") weights += plan.places;
  }
  const { readout } = document;
  const counted: { population: NeuronPlan; at: number }[] = [];
  for (const name of readout ? (readout.counted ?? [readout.population]) : []) {
    const last = counted.at(-1);
    const population = populations.get(name) as NeuronPlan;
    counted.push({ population, at: last ? last.at + last.population.n : 0 });
  }
  const history = Math.max(1, ...projections.map((projection) => projection.delaySteps));
  return {
    document,
    leap,
    populations: [...populations.values()],
    projections,
    readout: document.readout ? (populations.get(document.readout.population) as NeuronPlan) : null,
    counted,
    outputs: counted.reduce((sum, { population }) => sum + population.n, 0),
    teacher: document.training?.teacher ? planTeacher(document.training.teacher, models) : null,
    sampleSteps,
    shownSteps: rest > 0 ? stepsOfSample(duration) : Infinity,
    minibatch: document.training?.batch ?? 1,
    until: document.presentation?.until ?? { train: Infinity, test: Infinity },
    history,
    words,
    weights,
  };
}

type Size = Pick<Placed, "name" | "n">;
type Seeded = { readonly seed: number; readonly stream: number };

interface Own {
  readonly population: NeuronPopulation;
  readonly model: NeuronModel;
  readonly incoming: readonly (Grafted & { readonly params: Env })[];
}

/** The projections that end on a population, with the parameters of their synapses. */
function incomingOf(name: string, { projections }: NetworkDocument, models: Models): Own["incoming"] {
  return Object.entries(projections)
    .filter(([, { to }]) => to === name)
    .map(([projection, { synapse: used, receptor, synapseParams }]) => {
      const synapse = models.synapses[used]!;
      return { projection, synapse, receptor, params: paramsInBaseUnits(synapse.params, synapseParams) };
    });
}

function planNeurons(
  { population, model: bare, incoming }: Own,
  { name, n }: Size,
  clock: Env,
  seeded: Seeded,
) {
  const model = withVaried(graft(bare, incoming, `populations.${name}`), population);
  const ofSynapses = incoming.flatMap(({ projection, params }) =>
    Object.entries(params).map(([param, value]) => [graftedName(projection, param), value] as const),
  );
  const common = Object.entries(paramsInBaseUnits(model.params, population.params)).filter(
    ([param]) => !Object.hasOwn(population.vary ?? {}, param),
  );
  const given: Env = {
    ...Object.fromEntries(common),
    ...Object.fromEntries(ofSynapses),
    ...clock,
    [SIZE]: n,
  };
  const isSlow = (variable: string) => model.state[variable]!.slow === true;
  const ofSpeed = (slow: boolean) =>
    Object.fromEntries(Object.entries(model.trees.derivatives).filter(([v]) => isSlow(v) === slow));
  const isFixed = (parameter: string) => Object.hasOwn(given, parameter);
  const path = `populations.${name}, ${model.name}`;
  const { system, exact, lets, steps } = stepping({
    derivatives: ofSpeed(false),
    integrator: model.integrator ?? null,
    isFixed,
    step: STEP_MS,
    time: TIME,
    path,
  });
  const slow = Object.entries(ofSpeed(true)).map(([variable, tree]) => ({
    variable,
    tree: integrate(variable, tree, SAMPLE_MS, path, isFixed),
  }));
  const resets = model.trees.reset.map(toUpdate);
  const refractory = model.trees.refractory ?? make.number(0);
  const env = exact ? { ...given, ...entriesOf(exact, given, clock[STEP_MS]!) } : given;
  return {
    kind: "neurons" as const,
    env,
    model,
    stream: seeded.stream,
    variables: Object.keys(model.state),
    ...drawStart(population, model, env, n, seeded),
    system,
    lets,
    steps,
    slow,
    resets: resets.filter(({ variable }) => !isSlow(variable)),
    slowResets: resets.filter(({ variable }) => isSlow(variable)),
    refractory: make.binary("/", refractory, make.name(STEP_MS)),
    held: model.trees.reset
      .filter(({ op, target }) => op === "=" && !isSlow(target))
      .map(({ target }) => target),
    rivals:
      population.winners === undefined ? 1 : population.among === "place" ? population.shape.at(-1)! : n,
  };
}

/** The model with parameters that differ between neurons as variables: they have no equation, and stay. */
function withVaried(model: NeuronModel, { vary }: NeuronPopulation): NeuronModel {
  if (!vary) return model;
  const varied = Object.keys(vary).map((param) => {
    const { unit, about, value } = model.params[param]!;
    return [param, { unit, about, init: value }] as const;
  });
  return { ...model, state: { ...model.state, ...Object.fromEntries(varied) } };
}

/** Step words of draws for parameters; those of variables, at most 32 and their synapses', are below. */
const PARAMS_DRAWN_FROM = 2 ** 16;

/** Where the variables of each neuron start: as the document draws them, else as the model says. */
function drawStart(
  { init, vary }: NeuronPopulation,
  model: NeuronModel,
  env: Env,
  n: number,
  { seed, stream }: Seeded,
): Pick<NeuronPlan, "start" | "drawn"> {
  const start: Record<string, Float32Array> = {};
  const drawn: string[] = [];
  const draw = (variable: string, values: Values, step: number): void => {
    drawn.push(variable);
    start[variable] = drawValues(values, n, {
      uniform: (k) => uniform(seed, stream, k, step),
      normal: (k) => normal(seed, stream, k, step),
    });
  };
  const params = Object.keys(model.params);
  for (const [param, values] of Object.entries(vary ?? {})) {
    draw(param, values, PARAMS_DRAWN_FROM + params.indexOf(param));
    const { scale } = parseUnit(model.params[param]!.unit, param);
    if (scale !== 1) start[param] = start[param]!.map((x) => x * scale);
  }
  for (const [index, variable] of Object.keys(model.state).entries()) {
    if (start[variable]) continue;
    const values = init?.[variable];
    if (values !== undefined) {
      draw(variable, values, index);
      continue;
    }
    const tree = model.trees.init[variable]!;
    const at = (k: number) => evaluate(tree, { lookup: (name) => env[name] ?? start[name]![k]! });
    const differs = [...namesIn(tree)].some((name) => Object.hasOwn(vary ?? {}, name));
    if (differs) drawn.push(variable);
    start[variable] = differs
      ? Float32Array.from({ length: n }, (_, k) => at(k))
      : new Float32Array(n).fill(at(0));
  }
  return { start, drawn };
}

function toUpdate(statement: Statement): Update {
  return { variable: statement.target, tree: rightSide(statement) };
}

type Place = Pick<ProjectionPlan, "name" | "from" | "to" | "weightsAt" | "stream">;

function planProjection(
  projection: Projection,
  { dt, seed, populations }: NetworkDocument,
  clock: Env,
  place: Place,
  models: Models,
): ProjectionPlan {
  const { connector, receptor } = projection;
  const { name, from, to, stream } = place;
  const synapse = models.synapses[projection.synapse]!;
  const [pre, post] = [populations[from.name]!.shape, populations[to.name]!.shape];
  const self = meetsOwn(connector, pre, post);
  const release = planRelease(synapse, STEP_MS, `projections.${name}`);
  const connections =
    connect({ connector, pre, post, seed, stream }) ?? (release ? listPairs(from.n, to.n, self) : null);
  const synapses = connections ? connections.post.length * connections.span : from.n * to.n;
  return {
    ...place,
    ...delaysOf(projection.delay ?? dt, dt, synapses, { seed, stream }, connections?.order),
    env: { weight: typeof projection.weight === "number" ? projection.weight : Number.NaN },
    synapse: {
      model: synapse,
      env: { ...paramsInBaseUnits(synapse.params, projection.synapseParams), ...clock },
      receive: receiveOn(name, synapse, receptor),
      gain: release ? null : synapse.trees.gain,
      release,
    },
    sign: receptor === "exc" ? 1 : -1,
    self,
    connections,
    synapses,
    places: connections ? connections.weights : from.n * to.n,
    weights: storesWeights(projection) ? "stored" : "uniform",
    rule: projection.learn ? planRule(projection.learn, clock, models) : null,
    normalization: connections?.shared ? null : normalizationOf(projection, models),
  };
}

/** What the sum that arrives does, to a variable of the neuron or of the synapses that end on it. */
function receiveOn(projection: string, synapse: SynapseModel, receptor: Receptor): Update {
  const own = (name: string) =>
    Object.hasOwn(synapse.state ?? {}, name) ? graftedName(projection, name) : name;
  const { variable, tree } = toUpdate(synapse.trees.onSpike[receptor]);
  return {
    variable: own(variable),
    tree: substitute(tree, (name) => (own(name) === name ? undefined : make.name(own(name)))),
  };
}

function planRule(use: NonNullable<Projection["learn"]>, clock: Env, models: Models): RulePlan {
  const model = models.rules[use.name]!;
  const all = Object.entries(model.trees.traces).map(([name, { derivative, onEvent }]) => ({
    name,
    of: model.traces[name]!.of,
    decay: derivative && {
      variable: name,
      tree: integrate(name, derivative, STEP_MS, `${model.name}, ${name}`),
    },
    onEvent,
  }));
  const traces = all.flatMap(({ of, onEvent, ...trace }) =>
    of === "pre" || of === "post" ? [{ ...trace, of, onSpike: toUpdate(onEvent!) }] : [],
  );
  const { drift } = model.trees;
  return {
    model,
    env: { ...paramsInBaseUnits(model.params, use.params), ...clock },
    traces,
    eligibility: all.filter(({ of }) => of === "synapse").map(({ name, decay }) => ({ name, decay })),
    paid: all.flatMap(({ of, onEvent, ...trace }) =>
      of === "reward" ? [{ name: trace.name, decay: trace.decay, onReward: toUpdate(onEvent!) }] : [],
    ),
    drift: drift && { variable: "w", tree: driftFor(drift, STEP_MS) },
    sums: Object.entries(model.trees.sums).map(([name, tree]) => ({ name, tree })),
    onPre: model.trees.onPre.map(toUpdate),
    onPost: model.trees.onPost.map(toUpdate),
    onReward: model.trees.onReward.map(toUpdate),
    bounds: model.trees.bounds,
  };
}

function planTeacher(use: ModelUse, models: Models): TeacherPlan {
  const model = models.teachers[use.name]!;
  const { totals, reward } = model.trees;
  return {
    model,
    env: paramsInBaseUnits(model.params, use.params),
    totals: Object.entries(totals).map(([name, tree]) => ({ name, by: model.totals![name]!.by, tree })),
    reward,
  };
}

/** What scales the weights of a projection when they are drawn and, unless synapses share them, after learning. */
export function normalizationOf({ normalize }: Projection, models: Models): ProjectionPlan["normalization"] {
  if (!normalize) return null;
  const model = models.normalizations[normalize.name]!;
  return { model, env: paramsInBaseUnits(model.params, normalize.params) };
}

/** The document without what an engine can take in while running, as a comparable text. */
function structureOf(document: NetworkDocument): string {
  const { name: _, layout: __, training, populations, projections, presentation, ...rest } = document;
  const shown = presentation && { ...presentation, again: undefined };
  const fixed = Object.entries(populations).map(([name, population]) => {
    const { params, label, ...others } = population;
    // where some parameters differ between neurons, the others may decide where those start
    return [name, "vary" in others ? { ...others, params } : others];
  });
  const wired = Object.entries(projections).map(([name, projection]) => {
    const { learn, normalize, weight } = projection;
    const drawn = storesWeights(projection) ? weight : 0;
    return [
      name,
      {
        ...projection,
        synapseParams: undefined,
        learn: learn?.name,
        normalize: normalize?.name,
        weight: drawn,
      },
    ];
  });
  return JSON.stringify([rest, shown, training?.batch ?? 1, training?.teacher?.name, fixed, wired]);
}

/** True if `next` differs from `now` in live numbers only: no neuron, synapse or memory changes. */
export function canRetune(now: NetworkDocument, next: NetworkDocument): boolean {
  return structureOf(now) === structureOf(next);
}
