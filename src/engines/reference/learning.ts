// How the oracle learns: what spikes on either side, and rewards, do to each weight.
import type { Env, Plan, ProjectionPlan, RulePlan, Update } from "../../compiler/planned";
import { hearsRewards, movesAlone, TIME } from "../../compiler/planned";
import { placeOf } from "../../compiler/weights";
import { REWARD } from "../../core/rule";
import { evaluate } from "../../lang/evaluate";
import type { Node } from "../../lang/tree";
import { isSpiking, type Lesson, notFinite, spikingAt } from "../engine";
import { rewardsOf } from "../teaching";

/** What the oracle remembers, and how it computes with it. */
export interface State {
  readonly arrays: ReadonlyMap<string, Float64Array>;
  /** the tree's value at neuron n, with its owner's variables and `more` */
  valueAt(tree: Node, env: Env, owner: string, n: number, more?: Env): number;
  apply(updates: readonly Update[], env: Env, owner: string, n: number, more?: Env): void;
}

/** One step: the spikes of the one before it and when they were (ms), its own, and its number. */
export interface Step {
  readonly before: Uint32Array;
  readonly spikedAt: number;
  readonly now: Uint32Array;
  readonly clock: number;
}

/** Traces move on to this step; then its spikes change the weights. */
export function learnFromSpikes(state: State, projection: ProjectionPlan, step: Step): void {
  const { name, from, to, rule } = projection;
  if (!rule) return;
  const change = changesOf(state, projection, rule, step.clock);
  if (movesAlone(rule)) {
    const { drift, eligibility, paid } = rule;
    const decays = eligibility.flatMap(({ decay }) => decay ?? []);
    for (let i = 0; i < from.n; i++)
      for (let j = 0; j < to.n; j++) change([...(drift ? [drift] : []), ...decays], i, j);
    for (let j = 0; j < to.n; j++)
      state.apply(
        paid.flatMap(({ decay }) => decay ?? []),
        rule.env,
        name,
        j,
      );
  }
  for (const side of ["pre", "post"] as const) {
    const population = side === "pre" ? from : to;
    const traces = rule.traces.filter(({ of }) => of === side);
    const bumps = traces.map(({ onSpike }) => onSpike);
    const decays = traces.flatMap(({ decay }) => decay ?? []);
    for (let k = 0; k < population.n; k++) {
      if (isSpiking(step.before, population.spikesAt, k))
        state.apply(bumps, rule.env, name, k, { [TIME]: step.spikedAt });
      state.apply(decays, rule.env, name, k);
    }
  }
  const sums = sumsOf(state, projection, rule);
  const pre = new Set(spikingAt(step.now, from));
  const post = new Set(spikingAt(step.now, to));
  const everyPost = Array.from({ length: to.n }, (_, j) => j);
  for (let i = 0; i < from.n; i++) {
    for (const j of pre.has(i) ? everyPost : post)
      change([...(pre.has(i) ? rule.onPre : []), ...(post.has(j) ? rule.onPost : [])], i, j, sums);
  }
}

/** The rule's sums over the presynaptic neurons, with the traces as they stand. */
function sumsOf({ valueAt }: State, { name, from }: ProjectionPlan, { env, sums }: RulePlan): Env {
  const addUp = (tree: Node): number => {
    let sum = 0;
    for (let i = 0; i < from.n; i++) sum += valueAt(tree, env, name, i);
    return sum;
  };
  return Object.fromEntries(sums.map((sum) => [sum.name, addUp(sum.tree)]));
}

/** What changes the weight, and the eligibility, of the synapse from neuron i to neuron j, one statement after the other. */
function changesOf({ arrays }: State, projection: ProjectionPlan, rule: RulePlan, clock: number) {
  const { name } = projection;
  const [low = -Infinity, high = Infinity] =
    rule.bounds?.map((bound) => evaluate(bound, { lookup: (p) => rule.env[p]! })) ?? [];
  return (updates: readonly Update[], i: number, j: number, more: Env = {}): void => {
    const at = placeOf(projection, i, j);
    if (at < 0) return;
    const indexOf = { pre: i, post: j, reward: j, synapse: at } as const;
    const lookup = (variable: string): number => {
      const of = variable === "w" ? "synapse" : rule.model.traces[variable]?.of;
      return of ? arrays.get(`${name}.${variable}`)![indexOf[of]]! : (more[variable] ?? rule.env[variable]!);
    };
    for (const { variable, tree } of updates) {
      const value = evaluate(tree, { lookup });
      const kept = variable === "w" ? Math.min(high, Math.max(low, value)) : value;
      arrays.get(`${name}.${variable}`)![at] = kept;
      if (!Number.isFinite(kept)) throw notFinite(`${name}.${variable}`, at, kept, clock);
    }
  };
}

/** Rewards for the neurons of the readout, by the lesson of the sample that ends, and what they change. */
export function teach(state: State, plan: Plan, lesson: Lesson, clock: number): void {
  const { teacher, readout } = plan;
  const rewards = rewardsOf(plan, lesson, (tree, n, more) =>
    state.valueAt(tree, teacher!.env, readout!.name, n, more),
  );
  if (!rewards) return;
  for (const projection of plan.projections)
    if (projection.to === readout) pay(state, projection, (j) => rewards[j]!, clock);
}

/** What a reward for each postsynaptic neuron changes: weights and eligibility first, then what it has been paid. */
export function pay(
  state: State,
  projection: ProjectionPlan,
  rewardOf: (j: number) => number,
  clock: number,
): void {
  const { name, from, to, rule } = projection;
  if (!rule || !hearsRewards(projection)) return;
  const change = changesOf(state, projection, rule, clock);
  const sums = sumsOf(state, projection, rule);
  for (let j = 0; j < to.n; j++) {
    const more = { ...sums, [REWARD]: rewardOf(j) };
    if (more[REWARD] === 0) continue;
    for (let i = 0; i < from.n; i++) change(rule.onReward, i, j, more);
    state.apply(
      rule.paid.map(({ onReward }) => onReward),
      rule.env,
      name,
      j,
      more,
    );
  }
}
