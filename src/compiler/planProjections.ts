// Projections, their learning rules, and the teacher -> their parts of the plan.
import type { ModelUse, NetworkDocument, Projection } from "../core/document";
import { driftFor } from "../core/drift";
import { paramsInBaseUnits } from "../core/params";
import type { Receptor, SynapseModel } from "../core/synapse";
import type { Models } from "../models/registry";
import { storesWeights } from "./checkConnector";
import { connect, meetsOwn } from "./connections";
import { delaysOf } from "./delays";
import { graftedName, onNeuron } from "./graft";
import { integrate } from "./integrate";
import { toUpdate } from "./planNeurons";
import {
  type Env,
  isGraded,
  type ProjectionPlan,
  type RulePlan,
  STEP_MS,
  type TeacherPlan,
  type Update,
} from "./planned";
import { listPairs, planRelease } from "./release";

type Place = Pick<ProjectionPlan, "name" | "from" | "to" | "weightsAt" | "stream">;

export function planProjection(
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
    connect({ connector, pre, post, seed, stream }) ??
    (release || isGraded(from) ? listPairs(from.n, to.n, self) : null);
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
  const { variable, tree } = toUpdate(synapse.trees.onSpike[receptor]);
  const own = Object.hasOwn(synapse.state ?? {}, variable);
  return {
    variable: own ? graftedName(projection, variable) : variable,
    tree: onNeuron(tree, projection, synapse),
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

export function planTeacher(use: ModelUse, models: Models): TeacherPlan {
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
