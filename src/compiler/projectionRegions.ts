// The generated regions of kernels that change weights: where each synapse lies, and what a rule does to it.

import { REWARD } from "../core/rule";
import { carriedAt } from "./arrivals";
import { isGraded, type ProjectionPlan, type Update } from "./planned";
import { bool, type Context, lines, ofProjection, ruleEnv, stateOf, u32 } from "./regionScope";
import { RELEASED } from "./release";
import { toWgsl } from "./wgsl";

/** Words of presynaptic neurons that one invocation of learn.wgsl sees to. Chosen: fewest idle workgroups. */
export const LEARN_BLOCK = 8;

/** Where the synapses onto neuron j are: the k-th of all from first_of(j) to end_of(j), and its weight. */
export function synapseFunctions(projection: ProjectionPlan, { memory }: Context): string[] {
  const { name, from, to, connections, synapses } = projection;
  if (!connections) {
    return [
      "fn first_of(j: u32) -> u32 { return 0u; }",
      `fn end_of(j: u32) -> u32 { return ${from.n}u; }`,
      "fn pre_of(k: u32) -> u32 { return k; }",
      `fn weight_of(k: u32, j: u32) -> u32 { return WEIGHTS + k * ${to.n}u + j; }`,
    ];
  }
  const starts = memory.listAt[name]!;
  const pre = starts + to.n + 1;
  return [
    `fn first_of(j: u32) -> u32 { return synapses[${starts}u + j]; }`,
    `fn end_of(j: u32) -> u32 { return synapses[${starts + 1}u + j]; }`,
    `fn pre_of(k: u32) -> u32 { return synapses[${pre}u + k]; }`,
    `fn weight_of(k: u32, j: u32) -> u32 { return WEIGHTS + synapses[${pre + synapses}u + k]; }`,
  ];
}

/** lib/plasticity.wgsl */
export function learnRegion(projection: ProjectionPlan, context: Context): string {
  const { name, from, to, weightsAt, self } = projection;
  const rule = projection.rule!;
  const owned = ofProjection(projection, "rule", context, ruleEnv);
  const traces = rule.traces.map(
    (trace) =>
      [trace.name, stateOf(`${name}.${trace.name}`, context, trace.of === "pre" ? "i" : "j")] as const,
  );
  const { rewardAt } = context.memory;
  const reward = rewardAt === null ? "0f" : `state[row(${rewardAt}u) + j]`;
  const sums = rule.sums.map((sum) => [sum.name, `sum_${sum.name}`] as const);
  const names = { ...Object.fromEntries([...traces, ...sums]), [REWARD]: "reward_of(j)", w: "x" };
  const bounded = (value: string): string => {
    if (!rule.bounds) return value;
    const [low, high] = rule.bounds.map((bound) => toWgsl(bound, { ...owned, names: {} }));
    return `clamp_weight(${value}, ${low}, ${high})`;
  };
  const event = (fn: string, updates: readonly Update[]) => [
    `fn ${fn}(w: f32, i: u32, j: u32) -> f32 {`,
    "  var x = w;",
    ...updates.map(({ tree }) => `  x = ${bounded(toWgsl(tree, { ...owned, names }))};`),
    "  return x;",
    "}",
  ];
  const additions = rule.sums.map((sum) => `sum += ${toWgsl(sum.tree, { ...owned, names })};`);
  return lines(
    u32("PRE", from.n),
    u32("POST", to.n),
    u32("PRE_SPIKES", from.spikesAt),
    u32("POST_SPIKES", to.spikesAt),
    u32("WEIGHTS", weightsAt),
    u32("BLOCK", LEARN_BLOCK),
    bool("SPARSE", projection.connections !== null),
    bool("SELF", self),
    bool("LEARNS_ON_PRE", rule.onPre.length > 0),
    bool("LEARNS_ON_POST", rule.onPost.length > 0),
    sums.map(([, place]) => `var<private> ${place}: f32;`),
    "",
    synapseFunctions(projection, context),
    "fn add_up() {",
    additions.map(
      (add, k) => `  { var sum = 0.0; for (var i = 0u; i < PRE; i++) { ${add} } ${sums[k]![1]} = sum; }`,
    ),
    "}",
    event("on_pre", rule.onPre),
    event("on_post", rule.onPost),
    `fn reward_of(j: u32) -> f32 { return ${reward}; }`,
    event("on_reward", rule.onReward),
  );
}

/** lib/scaling.wgsl */
export function normalizeRegion(projection: ProjectionPlan, context: Context): string {
  const { model } = projection.normalization!;
  const owned = ofProjection(projection, "normalization", context, (q) => q.normalization!.env);
  const fn = (name: string, argument: string, tree: typeof model.trees.measure) =>
    `fn ${name}(x: f32) -> f32 { return ${toWgsl(tree, { ...owned, names: { [argument]: "x" } })}; }`;
  return lines(
    u32("POST", projection.to.n),
    u32("WEIGHTS", projection.weightsAt),
    "",
    synapseFunctions(projection, context),
    fn("measure", "w", model.trees.measure),
    fn("factor", "sum", model.trees.factor),
  );
}

/** release.wgsl */
export function releaseRegion(projection: ProjectionPlan, context: Context): string {
  const { name, from, delaySteps } = projection;
  const { variables, steps, onSpike, gain } = projection.synapse.release!;
  const at = (row: string) => stateOf(`${name}.${row}`, context);
  const names = Object.fromEntries(Object.keys(variables).map((row) => [row, at(row)]));
  const scope = { ...ofProjection(projection, "synapse", context, (q) => q.synapse.env), names };
  const set = ({ variable, tree }: Update) => `  ${at(variable)} = ${toWgsl(tree, scope)};`;
  const number = isGraded(from) ? ` * state[${carriedAt(from, delaySteps, context)} + n]` : "";
  return lines(
    u32("N", from.n),
    u32("SPIKES", from.spikesAt),
    u32("DELAY", delaySteps),
    "",
    "fn recover(n: u32) {",
    steps.map(set),
    "}",
    "fn release_spike(n: u32) {",
    onSpike.map(set),
    `  ${at(RELEASED)} = ${toWgsl(gain, scope)}${number};`,
    "}",
  );
}
