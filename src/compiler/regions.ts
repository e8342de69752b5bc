// The generated regions of the kernels: constants that say where things lie, and functions printed from trees.
// Names of a model appear with a prefix (`s_v`), parameters as places in the constants: no text of a user does.
import { RAND } from "../lang/functions";
import { type GpuMemory, HELD, VALUE } from "./memory";
import type { Env, InputPlan, NeuronPlan, Plan, PopulationPlan, ProjectionPlan, Update } from "./plan";
import { type Constants, parameter, toWgsl, type WgslScope } from "./wgsl";

/** What the generators of regions share. */
export interface Context {
  readonly plan: Plan;
  readonly memory: GpuMemory;
  readonly constants: Constants;
}

/** The traces that follow a population's spikes. */
export function tracesOf(population: PopulationPlan, plan: Plan) {
  return plan.projections.flatMap((projection: ProjectionPlan) =>
    (projection.rule?.traces ?? [])
      .filter(({ of }) => (of === "pre" ? projection.from : projection.to) === population)
      .map((trace) => ({ projection, trace })),
  );
}

type Owned = Omit<WgslScope, "names">;

const u32 = (name: string, value: number): string => `const ${name} = ${value}u;`;
const bool = (name: string, value: boolean): string => `const ${name} = ${value};`;
const lines = (...parts: readonly (string | readonly string[])[]): string => parts.flat().join("\n");

function ofPopulation(population: PopulationPlan, { plan, constants }: Context): Owned {
  const index = plan.populations.indexOf(population);
  return { constants, owner: population.name, env: population.env, envOf: (p) => p.populations[index]!.env };
}

function ofProjection(
  projection: ProjectionPlan,
  part: string,
  { plan, constants }: Context,
  select: (q: ProjectionPlan) => Env,
): Owned {
  const index = plan.projections.indexOf(projection);
  const envOf = (p: Plan) => select(p.projections[index]!);
  return { constants, owner: `${projection.name} ${part}`, env: select(projection), envOf };
}

const ruleEnv = (q: ProjectionPlan): Env => q.rule!.env;

/** begin_sample.wgsl */
export function beginRegion(population: PopulationPlan, context: Context): string {
  const { memory, plan } = context;
  const scope = { ...ofPopulation(population, context), names: {} };
  const set = (name: string, value: string) => `  state[${memory.stateAt[name]}u + n] = ${value};`;
  const body: string[] = [];
  if (population.kind === "input") {
    const at = `clock.sample * ${memory.inputLength}u + ${memory.inputAt[population.name]}u + n`;
    body.push(set(`${population.name}.${VALUE}`, `inputs[${at}]`));
  } else {
    for (const variable of population.variables) {
      if (population.model.state[variable]!.slow) continue;
      body.push(set(`${population.name}.${variable}`, toWgsl(population.model.trees.init[variable]!, scope)));
    }
    body.push(set(`${population.name}.${HELD}`, "0f"));
  }
  for (const { projection, trace } of tracesOf(population, plan))
    body.push(set(`${projection.name}.${trace.name}`, "0f"));
  return lines(spikesOf(population), "", "fn begin(n: u32) {", body, "}");
}

function spikesOf(population: PopulationPlan): string[] {
  return [u32("N", population.n), u32("WORDS", population.words), u32("SPIKES", population.spikesAt)];
}

/** encode.wgsl */
export function encodeRegion(population: InputPlan, context: Context): string {
  const scope: WgslScope = {
    ...ofPopulation(population, context),
    names: { value: "value", [RAND]: "u" },
    exact: true,
  };
  return lines(
    spikesOf(population),
    u32("VALUE", context.memory.stateAt[`${population.name}.${VALUE}`]!),
    u32("SEED", context.plan.document.seed),
    u32("STREAM", population.stream),
    "",
    `fn emits(value: f32, u: f32) -> bool { return ${toWgsl(population.encoder.trees.spike, scope)}; }`,
  );
}

/** lib/neuron.wgsl, for step_neurons.wgsl, emit_spikes.wgsl and compete.wgsl */
export function neuronRegion(population: NeuronPlan, context: Context): string {
  const { memory, plan } = context;
  const { variables, model } = population;
  const owned = ofPopulation(population, context);
  const scope: WgslScope = { ...owned, names: Object.fromEntries(variables.map((v) => [v, `x.s_${v}`])) };
  const at = (variable: string) => `state[${memory.stateAt[`${population.name}.${variable}`]}u + n]`;
  const assign = (updates: readonly Update[]) =>
    updates.map(({ variable, tree }) => `y.s_${variable} = ${toWgsl(tree, scope)};`);
  // One statement after the other: each reads what the one before it wrote.
  const inOrder = (updates: readonly Update[]) =>
    assign(updates).flatMap((line) => [`  ${line}`, "  x = y;"]);
  const incoming = plan.projections.filter(({ to }) => to === population);
  return lines(
    spikesOf(population),
    u32("HELD", memory.stateAt[`${population.name}.${HELD}`]!),
    u32("MARGIN", memory.marginAt[population.name]!),
    "",
    "struct Neuron {",
    variables.map((variable) => `  s_${variable}: f32,`),
    "}",
    "",
    `fn load_neuron(n: u32) -> Neuron { return Neuron(${variables.map(at).join(", ")}); }`,
    "fn store_neuron(n: u32, x: Neuron) {",
    variables.map((variable) => `  ${at(variable)} = x.s_${variable};`),
    "}",
    "fn integrate(x: Neuron) -> Neuron {",
    "  var y = x;",
    assign(population.steps).map((line) => `  ${line}`),
    "  return y;",
    "}",
    "fn receive(n: u32, before: Neuron) -> Neuron {",
    "  var x = before;",
    incoming.map((projection) => receiveLine(projection, scope, context)),
    "  return x;",
    "}",
    `fn crosses(x: Neuron) -> bool { return ${toWgsl(model.trees.threshold, scope)}; }`,
    `fn margin(x: Neuron) -> f32 { return ${toWgsl(model.trees.margin, scope)}; }`,
    "fn reset(before: Neuron) -> Neuron {",
    "  var x = before;",
    "  var y = before;",
    inOrder(population.resets),
    population.slowResets.length > 0
      ? ["  if (clock.learn == 0u) { return y; }", inOrder(population.slowResets)].flat()
      : [],
    "  return y;",
    "}",
    // Halves up, as Math.round() has them; round() takes them to the even number.
    `fn held_steps() -> f32 { return floor(${toWgsl(population.refractory, { ...owned, names: {} })} + 0.5f); }`,
    `fn is_faulty(x: Neuron) -> bool { return ${variables.map((v) => `is_not_finite(x.s_${v})`).join(" || ")}; }`,
  );
}

function receiveLine(projection: ProjectionPlan, scope: WgslScope, context: Context): string {
  const { from, to, synapse, sign, self, delaySteps, weights, weightsAt } = projection;
  const first = `slot_at(${delaySteps}u) + ${from.spikesAt}u, ${from.words}u`;
  const weight = () =>
    parameter(
      "weight",
      ofProjection(projection, "weight", context, (q) => q.env),
    );
  const sum =
    weights === "dense"
      ? `gather_dense(${first}, ${weightsAt}u, ${to.n}u, n)`
      : `gather_uniform(${first}, ${weight()}, ${!self && from === to ? "n" : "0xffffffffu"})`;
  const synapseScope = ofProjection(projection, "synapse", context, (q) => ({
    ...q.to.env,
    ...q.synapse.env,
  }));
  const names = { ...scope.names, w: sign > 0 ? "w" : "(-w)" };
  const value = toWgsl(synapse.receive.tree, { ...synapseScope, names });
  return `  { let w = ${sum}; x.s_${synapse.receive.variable} = ${value}; }`;
}

/** update_traces.wgsl */
export function tracesRegion(population: PopulationPlan, context: Context): string {
  const updates = tracesOf(population, context.plan).flatMap(({ projection, trace }) => {
    const at = `state[${context.memory.stateAt[`${projection.name}.${trace.name}`]}u + n]`;
    const scope = { ...ofProjection(projection, "rule", context, ruleEnv), names: { [trace.name]: "x" } };
    const bump = toWgsl(trace.onSpike.tree, scope);
    return [`  { var x = ${at}; if (spiked) { x = ${bump}; } ${at} = ${toWgsl(trace.decay.tree, scope)}; }`];
  });
  return lines(
    u32("N", population.n),
    u32("SPIKES", population.spikesAt),
    "",
    "fn update(n: u32, spiked: bool) {",
    updates,
    "}",
  );
}

/** Words of presynaptic neurons that one invocation of learn.wgsl sees to. Chosen: fewest idle workgroups. */
export const LEARN_BLOCK = 8;

/** learn.wgsl */
export function learnRegion(projection: ProjectionPlan, context: Context): string {
  const { name, from, to, weightsAt, self } = projection;
  const rule = projection.rule!;
  const owned = ofProjection(projection, "rule", context, ruleEnv);
  const traces = rule.traces.map((trace) => {
    const index = trace.of === "pre" ? "i" : "j";
    return [trace.name, `state[${context.memory.stateAt[`${name}.${trace.name}`]}u + ${index}]`] as const;
  });
  const names = { ...Object.fromEntries(traces), w: "x" };
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
  return lines(
    u32("PRE", from.n),
    u32("POST", to.n),
    u32("PRE_SPIKES", from.spikesAt),
    u32("POST_SPIKES", to.spikesAt),
    u32("WEIGHTS", weightsAt),
    u32("BLOCK", LEARN_BLOCK),
    bool("SELF", self || from !== to),
    bool("LEARNS_ON_PRE", rule.onPre.length > 0),
    bool("LEARNS_ON_POST", rule.onPost.length > 0),
    "",
    event("on_pre", rule.onPre),
    event("on_post", rule.onPost),
  );
}

/** end_sample.wgsl */
export function slowRegion(population: NeuronPlan, context: Context): string {
  const at = (variable: string) => `state[${context.memory.stateAt[`${population.name}.${variable}`]}u + n]`;
  const names = Object.fromEntries(population.variables.map((variable) => [variable, `x_${variable}`]));
  const scope = { ...ofPopulation(population, context), names };
  return lines(
    u32("N", population.n),
    "",
    "fn advance_slow(n: u32) {",
    population.variables.map((variable) => `  let x_${variable} = ${at(variable)};`),
    population.slow.map(({ variable, tree }) => `  ${at(variable)} = ${toWgsl(tree, scope)};`),
    "}",
  );
}

/** normalize.wgsl */
export function normalizeRegion(projection: ProjectionPlan, context: Context): string {
  const { model } = projection.normalization!;
  const owned = ofProjection(projection, "normalization", context, (q) => q.normalization!.env);
  const fn = (name: string, argument: string, tree: typeof model.trees.measure) =>
    `fn ${name}(x: f32) -> f32 { return ${toWgsl(tree, { ...owned, names: { [argument]: "x" } })}; }`;
  return lines(
    u32("PRE", projection.from.n),
    u32("POST", projection.to.n),
    u32("WEIGHTS", projection.weightsAt),
    "",
    fn("measure", "w", model.trees.measure),
    fn("factor", "sum", model.trees.factor),
  );
}
