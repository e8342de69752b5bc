// The generated region of kernels for synapses that change between spikes: their state, and what each event does to it.
import { REWARD } from "../core/rule";
import { mostPaid } from "./memory";
import type { Plan, ProjectionPlan, Update } from "./planned";
import { LEARN_BLOCK, synapseFunctions } from "./projectionRegions";
import { bool, type Context, lines, ofProjection, ruleEnv, stateOf, u32 } from "./regionScope";
import { toWgsl, type WgslScope } from "./wgsl";

/** lib/eligibility.wgsl */
export function eligibilityRegion(projection: ProjectionPlan, context: Context): string {
  const { name, from, to, weightsAt, self } = projection;
  const rule = projection.rule!;
  const owned = ofProjection(projection, "rule", context, ruleEnv);
  const own = ["w", ...rule.eligibility.map((trace) => trace.name)];
  const at = (trace: string) => stateOf(`${name}.${trace}`, context, "at - WEIGHTS");
  const ofNeuron = (trace: string, index: string) => stateOf(`${name}.${trace}`, context, index);
  const state = Object.fromEntries(own.map((variable) => [variable, `x.s_${variable}`]));
  const sums = Object.fromEntries(rule.sums.map((sum) => [sum.name, `sum_${sum.name}`]));
  const traces = Object.fromEntries(
    rule.traces.map((trace) => [trace.name, ofNeuron(trace.name, trace.of === "pre" ? "i" : "j")]),
  );
  const paidBefore = Object.fromEntries(rule.paid.map((trace) => [trace.name, ofNeuron(trace.name, "j")]));
  // in a step's events, what was paid has faded to that step already: the row itself does so after them
  const paidNow = Object.fromEntries(
    rule.paid.map((trace) => [
      trace.name,
      trace.decay ? toWgsl(trace.decay.tree, { ...owned, names: paidBefore }) : paidBefore[trace.name]!,
    ]),
  );
  const bounded = (value: string): string => {
    if (!rule.bounds) return value;
    const [low, high] = rule.bounds.map((bound) => toWgsl(bound, { ...owned, names: {} }));
    return `clamp_weight(${value}, ${low}, ${high})`;
  };
  const assign = (updates: readonly Update[], names: WgslScope["names"]) =>
    updates.map(({ variable, tree }) => {
      const value = toWgsl(tree, { ...owned, names });
      return `  x.s_${variable} = ${variable === "w" ? bounded(value) : value};`;
    });
  const event = (fn: string, updates: readonly Update[], more: WgslScope["names"]) => [
    `fn ${fn}(before: Synapse, i: u32, j: u32) -> Synapse {`,
    "  var x = before;",
    ...assign(updates, { ...traces, ...sums, ...state, ...more }),
    "  return x;",
    "}",
  ];
  const additions = rule.sums.map((sum, k) => {
    const add = toWgsl(sum.tree, { ...owned, names: traces });
    return `  { var sum = 0.0; for (var i = 0u; i < PRE; i++) { sum += ${add}; } sum_${rule.sums[k]!.name} = sum; }`;
  });
  const { rewardAt } = context.memory;
  const collected = rule.paid.map(({ onReward }) =>
    toWgsl(onReward.tree, { ...owned, names: { ...paidBefore, [REWARD]: "reward_of(j)" } }),
  );
  return lines(
    u32("PRE", from.n),
    u32("POST", to.n),
    u32("PRE_SPIKES", from.spikesAt),
    u32("POST_SPIKES", to.spikesAt),
    u32("WEIGHTS", weightsAt),
    u32("BLOCK", LEARN_BLOCK),
    bool("SELF", self),
    rule.sums.map((sum) => `var<private> sum_${sum.name}: f32;`),
    "",
    "struct Synapse {",
    own.map((variable) => `  s_${variable}: f32,`),
    "}",
    synapseFunctions(projection, context),
    `fn load_synapse(at: u32) -> Synapse { return Synapse(${["weights[at]", ...own.slice(1).map(at)].join(", ")}); }`,
    "fn store_synapse(at: u32, x: Synapse) {",
    "  weights[at] = x.s_w;",
    own.slice(1).map((trace) => `  ${at(trace)} = x.s_${trace};`),
    "}",
    "fn forget_synapse(at: u32) {",
    own.slice(1).map((trace) => `  ${at(trace)} = 0f;`),
    "}",
    "fn add_up() {",
    additions,
    "}",
    "fn advance(before: Synapse, j: u32) -> Synapse {",
    "  var x = before;",
    assign([...(rule.drift ? [rule.drift] : []), ...rule.eligibility.flatMap(({ decay }) => decay ?? [])], {
      ...state,
      ...paidBefore,
    }),
    "  return x;",
    "}",
    event("on_pre", rule.onPre, paidNow),
    event("on_post", rule.onPost, paidNow),
    `fn reward_of(j: u32) -> f32 { return ${rewardAt === null ? "0f" : `state[row(${rewardAt}u) + j]`}; }`,
    event("on_reward", rule.onReward, { ...paidBefore, [REWARD]: "reward_of(j)" }),
    "fn fade_rewards_of(j: u32) {",
    rule.paid.map((trace) => `  ${paidBefore[trace.name]} = ${paidNow[trace.name]};`),
    "}",
    "fn collect_rewards_of(j: u32) {",
    collected.map((value, k) => `  let x_${k} = ${value};`),
    rule.paid.map((trace, k) => `  ${paidBefore[trace.name]} = x_${k};`),
    "}",
    "fn forget_rewards_of(j: u32) {",
    rule.paid.map((trace) => `  ${paidBefore[trace.name]} = 0f;`),
    "}",
    `fn is_faulty(x: Synapse) -> bool { return ${own.map((variable) => `is_not_finite(x.s_${variable})`).join(" || ")}; }`,
  );
}

/** pay.wgsl */
export function payRegion(plan: Plan, { memory }: Context): string {
  return lines(u32("N", mostPaid(plan)), u32("REWARDS", memory.rewardAt!));
}
