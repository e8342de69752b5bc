// How the oracle learns: what spikes on either side, and rewards, do to each weight.
import type { Env, Plan, ProjectionPlan, RulePlan, Update } from "../../compiler/plan";
import { TIME } from "../../compiler/plan";
import { placeOf } from "../../compiler/weights";
import { REWARD } from "../../core/rule";
import { TARGET } from "../../core/teacher";
import { evaluate } from "../../lang/evaluate";
import type { Node } from "../../lang/tree";
import { isSpiking, type Lesson, notFinite, spikingAt } from "../engine";

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
  const change = weightChanges(state, projection, rule, step.clock);
  const pre = new Set(spikingAt(step.now, from));
  const post = new Set(spikingAt(step.now, to));
  const everyPost = Array.from({ length: to.n }, (_, j) => j);
  for (let i = 0; i < from.n; i++) {
    for (const j of pre.has(i) ? everyPost : post)
      change([...(pre.has(i) ? rule.onPre : []), ...(post.has(j) ? rule.onPost : [])], i, j);
  }
}

/** What changes the weight from neuron i to neuron j, with the traces as they stand. */
function weightChanges(
  { arrays, valueAt }: State,
  projection: ProjectionPlan,
  rule: RulePlan,
  clock: number,
) {
  const { name, from } = projection;
  const weights = arrays.get(`${name}.w`)!;
  const [low = -Infinity, high = Infinity] =
    rule.bounds?.map((bound) => evaluate(bound, { lookup: (p) => rule.env[p]! })) ?? [];
  const addUp = (tree: Node): number => {
    let sum = 0;
    for (let i = 0; i < from.n; i++) sum += valueAt(tree, rule.env, name, i);
    return sum;
  };
  const sums: Env = Object.fromEntries(rule.sums.map((sum) => [sum.name, addUp(sum.tree)]));
  return (updates: readonly Update[], i: number, j: number, more: Env = {}): void => {
    const at = placeOf(projection, i, j);
    if (at < 0) return;
    const lookup = (variable: string): number => {
      const trace = rule.model.traces[variable];
      if (trace) return arrays.get(`${name}.${variable}`)![trace.of === "pre" ? i : j]!;
      return variable === "w" ? weights[at]! : (sums[variable] ?? more[variable] ?? rule.env[variable]!);
    };
    for (const { tree } of updates) weights[at] = Math.min(high, Math.max(low, evaluate(tree, { lookup })));
    if (!Number.isFinite(weights[at])) throw notFinite(`${name}.w`, at, weights[at]!, clock);
  };
}

/** Rewards for the neurons of the readout, by the lesson of the sample that ends, and what they change. */
export function teach(state: State, plan: Plan, { label, classes }: Lesson, clock: number): void {
  const { teacher, readout } = plan;
  if (!teacher || !readout) return;
  const values = (tree: Node, more: Env) =>
    Array.from({ length: readout.n }, (_, j) =>
      state.valueAt(tree, teacher.env, readout.name, j, { ...more, [TARGET]: Number(classes[j] === label) }),
    );
  const totals = teacher.totals.map(({ name, by, tree }) => {
    const all = values(tree, {});
    return [name, all.reduce((a, b) => (by === "sum" ? a + b : Math.max(a, b)))] as const;
  });
  const rewards = values(teacher.reward, Object.fromEntries(totals));
  for (const projection of plan.projections) {
    const { to, rule, from } = projection;
    if (to !== readout || !rule || rule.onReward.length === 0) continue;
    const change = weightChanges(state, projection, rule, clock);
    for (let j = 0; j < rewards.length; j++) {
      if (rewards[j] === 0) continue;
      for (let i = 0; i < from.n; i++) change(rule.onReward, i, j, { [REWARD]: rewards[j]! });
    }
  }
}
