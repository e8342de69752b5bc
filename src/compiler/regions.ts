// The generated regions of the kernels: constants that say where things lie, and functions printed from trees.
// Names of a model appear with a prefix (`s_v`), parameters as places in the constants: no text of a user does.
// Rows of state go through row(): each schedule says where they are.
import { TARGET } from "../core/teacher";
import { drawName } from "../lang/draws";
import { RAND } from "../lang/functions";
import { countCalls, type Node, namesIn } from "../lang/tree";
import { carriedAt, sumsOf } from "./arrivals";
import { HELD, VALUE } from "./memory";
import {
  type InputPlan,
  isGraded,
  type NeuronPlan,
  type Plan,
  type PopulationPlan,
  type ProjectionPlan,
  type TeacherPlan,
  TIME,
  type Update,
} from "./planned";
import {
  bool,
  type Context,
  lines,
  ofPopulation,
  ofProjection,
  ruleEnv,
  stateOf,
  tracesOf,
  u32,
} from "./regionScope";
import { loadPart } from "./shaders";
import { literal, toWgsl, type WgslScope } from "./wgsl";

/** What all kernels know of a network's memory. */
export function memoryRegion({ plan, memory }: Context): string {
  const limit = (spikes: number) => (Number.isFinite(spikes) ? spikes : 0xffffffff);
  return lines(
    u32("SLOTS", memory.slots),
    u32("STRIDE", plan.words),
    u32("HISTORY", plan.history),
    u32("VALUES", memory.valuesAt),
    u32("SAMPLE_VALUES", memory.inputLength),
    u32("UNTIL_TRAIN", limit(plan.until.train)),
    u32("UNTIL_TEST", limit(plan.until.test)),
  );
}

/** begin_sample.wgsl */
export function beginRegion(population: PopulationPlan, context: Context): string {
  return lines(
    spikesOf(population),
    "",
    beginFunction(population, context),
    forgetFunction(population, context),
  );
}

/** `begin(n)`: neuron n as a sample finds it. */
export function beginFunction(population: PopulationPlan, context: Context): string[] {
  const { memory } = context;
  const { name } = population;
  const scope = { ...ofPopulation(population, context), names: {} };
  const set = (variable: string, value: string) => `  ${stateOf(`${name}.${variable}`, context)} = ${value};`;
  const body: string[] = [];
  if (population.kind === "input") {
    const at = `VALUES + clock.sample * SAMPLE_VALUES + ${memory.inputAt[name]}u + n`;
    body.push(set(VALUE, `inputs[${at}]`));
  } else {
    for (const variable of population.variables) {
      if (population.model.state[variable]!.slow) continue;
      const given = memory.startAt[`${name}.${variable}`];
      const start =
        given === undefined ? toWgsl(population.model.trees.init[variable]!, scope) : `state[${given}u + n]`;
      body.push(set(variable, start));
    }
    body.push(set(HELD, "0f"));
  }
  return ["fn begin(n: u32) {", ...body, "}"];
}

function forgetFunction(population: PopulationPlan, context: Context): string[] {
  const clear = tracesOf(population, context.plan).map(
    ({ projection, trace }) => `  ${stateOf(`${projection.name}.${trace.name}`, context)} = 0f;`,
  );
  const full = context.plan.projections
    .filter(({ from }) => from === population)
    .flatMap(({ name, synapse }) =>
      Object.entries(synapse.release?.variables ?? {}).map(
        ([row, start]) => `  ${stateOf(`${name}.${row}`, context)} = ${literal(start)};`,
      ),
    );
  return ["fn forget(n: u32) {", ...clear, ...full, "}"];
}

function spikesOf(population: PopulationPlan): string[] {
  return [u32("N", population.n), u32("WORDS", population.words), u32("SPIKES", population.spikesAt)];
}

/** encode.wgsl */
export function encodeRegion(population: InputPlan, context: Context): string {
  const scope: WgslScope = {
    ...ofPopulation(population, context),
    names: { value: "value", [RAND]: "u", [TIME]: "t" },
    exact: true,
  };
  const shown = beforeRest(context.plan);
  return lines(
    spikesOf(population),
    u32("VALUE", context.memory.stateAt[`${population.name}.${VALUE}`]!),
    u32("SEED", context.plan.document.seed),
    u32("STREAM", population.stream),
    bool("DRAWS", countCalls(population.encoder.trees.spike, RAND) > 0),
    bool("FALLS", fallsWithDraw(population.encoder.trees.spike)),
    "",
    `fn emits(value: f32, u: f32, t: f32) -> bool { return ${shown}${toWgsl(population.encoder.trees.spike, scope)}; }`,
  );
}

/** Holds until the sample's rest. Half a step before it, so that rounding of the time makes no difference. */
function beforeRest({ shownSteps, document }: Plan): string {
  return Number.isFinite(shownSteps) ? `t < ${Math.fround((shownSteps - 0.5) * document.dt)}f && ` : "";
}

/** True for `rand() < x`: if it does not hold at a random number of 0, it never does. */
function fallsWithDraw(tree: Node): boolean {
  if (tree.kind !== "binary" || !["<", "<="].includes(tree.op)) return false;
  const { left, right } = tree;
  return left.kind === "call" && left.fn === RAND && countCalls(right, RAND) === 0;
}

/** lib/neuron.wgsl, for step_neurons.wgsl, emit_spikes.wgsl and compete.wgsl */
export function neuronRegion(population: NeuronPlan, context: Context): string {
  const { memory, plan } = context;
  const { variables, model } = population;
  const owned = ofPopulation(population, context);
  const names = Object.fromEntries(variables.map((v) => [v, `x.s_${v}`]));
  const lets = population.lets.map(({ name }, k) => [name, `l_${k}`] as const);
  const scope: WgslScope = {
    ...owned,
    names: { ...names, ...drawsIn(model.draws), ...Object.fromEntries(lets), [TIME]: "time_ms()" },
  };
  const at = (variable: string) => stateOf(`${population.name}.${variable}`, context);
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
    u32("RIVALS", population.rivals),
    "",
    drawFunction(population, plan),
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
    population.lets.map(({ tree }, k) => `  let ${lets[k]![1]} = ${toWgsl(tree, scope)};`),
    assign(population.steps).map((line) => `  ${line}`),
    "  return y;",
    "}",
    "struct Sums {",
    incoming.length > 0 ? incoming.map((_, k) => `  p_${k}: f32,`) : "  none: f32,",
    "}",
    incoming.some(({ from, delays }) => isGraded(from) && delays) ? loadPart("gather_carried") : [],
    `fn gather(n: u32) -> Sums { return Sums(${incoming.map((q) => sumsOf(q, context).ofOne).join(", ")}); }`,
    "fn receive(before: Neuron, sums: Sums) -> Neuron {",
    "  var x = before;",
    incoming.map((projection, k) => receiveLine(projection, k, scope, context)),
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
    "fn hold(x: Neuron, y: Neuron) -> Neuron {",
    "  var z = y;",
    population.held.map((variable) => `  z.s_${variable} = x.s_${variable};`),
    "  return z;",
    "}",
    // Halves up, as Math.round() has them; round() takes them to the even number.
    `fn held_steps() -> f32 { return floor(${toWgsl(population.refractory, { ...owned, names: {} })} + 0.5f); }`,
    `fn is_faulty(x: Neuron) -> bool { return ${variables.map((v) => `is_not_finite(x.s_${v})`).join(" || ")}; }`,
  );
}

/** carry.wgsl */
export function carryRegion(population: NeuronPlan, context: Context): string {
  const { name, n, variables } = population;
  const names = Object.fromEntries(variables.map((v) => [v, stateOf(`${name}.${v}`, context)]));
  const scope = { ...ofPopulation(population, context), names: { ...names, [TIME]: "time_ms()" } };
  return lines(
    u32("N", n),
    u32("MARGIN", context.memory.marginAt[name]!),
    "",
    `fn place_of(n: u32) -> u32 { return ${carriedAt(population, 0, context)} + n; }`,
    `fn number_of(n: u32) -> f32 { return ${toWgsl(population.carries!, scope)}; }`,
  );
}

/** Random numbers of a neuron and step, four at a time. */
function drawsIn(draws: number): Record<string, string> {
  const places = Array.from(
    { length: draws },
    (_, k) => [drawName(k), `drawn_${k >> 2}.${"xyzw"[k & 3]}`] as const,
  );
  return Object.fromEntries(places);
}

function drawFunction({ model, stream }: NeuronPlan, { document }: Plan): string[] {
  const quads = Array.from({ length: Math.ceil(model.draws / 4) }, (_, k) => k);
  const numbers = (k: number) => `draw_quad(${document.seed}u, ${stream}u, n, step_number(), ${k}u)`;
  return [
    ...quads.map((k) => `var<private> drawn_${k}: vec4f;`),
    `fn draw_numbers(n: u32) {${quads.map((k) => ` drawn_${k} = ${numbers(k)};`).join("")} }`,
  ];
}

function receiveLine(projection: ProjectionPlan, k: number, scope: WgslScope, context: Context): string {
  const { synapse, sign } = projection;
  const synapseScope = ofProjection(projection, "synapse", context, (q) => ({
    ...q.to.env,
    ...q.synapse.env,
  }));
  const names = { ...scope.names, w: sign > 0 ? "w" : "(-w)" };
  const value = toWgsl(synapse.receive.tree, { ...synapseScope, names });
  const gain = synapse.gain
    ? ` * ${toWgsl(synapse.gain, { ...synapseScope, names: { [TIME]: "time_ms()" } })}`
    : "";
  return `  { let w = sums.p_${k}${gain}; x.s_${synapse.receive.variable} = ${value}; }`;
}

/** lib/traces.wgsl */
export function tracesRegion(population: PopulationPlan, context: Context): string {
  const traced = tracesOf(population, context.plan);
  const atOf = ({ projection, trace }: (typeof traced)[number]) =>
    stateOf(`${projection.name}.${trace.name}`, context);
  const spikedAt = `(time_ms() - ${Math.fround(context.plan.document.dt)}f)`;
  const updates = traced.map((one) => {
    const { projection, trace } = one;
    const at = atOf(one);
    const read = namesIn(trace.onSpike.tree);
    const others = traced.filter(
      (other) => other !== one && other.projection === projection && other.trace.of === trace.of,
    );
    const before = others
      .filter((other) => read.has(other.trace.name))
      .map((other) => [other.trace.name, `before_${traced.indexOf(other)}`] as const);
    const names = { ...Object.fromEntries(before), [trace.name]: "x", [TIME]: spikedAt };
    const scope = { ...ofProjection(projection, "rule", context, ruleEnv), names };
    const bump = toWgsl(trace.onSpike.tree, scope);
    const line = `  { var x = ${at}; if (spiked) { x = ${bump}; } ${at} = ${trace.decay ? toWgsl(trace.decay.tree, scope) : "x"}; }`;
    return { line, before: before.map(([, local]) => local) };
  });
  // Traces that another one reads, as they stand before any of them moves.
  const needed = new Set(updates.flatMap(({ before }) => before));
  const saved = traced.flatMap((one, k) =>
    needed.has(`before_${k}`) ? [`  let before_${k} = ${atOf(one)};`] : [],
  );
  return lines(
    u32("N", population.n),
    u32("SPIKES", population.spikesAt),
    "",
    "fn update(n: u32, spiked: bool) {",
    saved,
    updates.map(({ line }) => line),
    "}",
    forgetFunction(population, context),
  );
}

/** end_sample.wgsl */
export function slowRegion(population: NeuronPlan, context: Context): string {
  const at = (variable: string) => stateOf(`${population.name}.${variable}`, context);
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

/** fused.wgsl and end_minibatch.wgsl: the slow variables of a lane, in the place of which it leaves their change. */
export function laneFunctions(population: NeuronPlan, context: Context): string[] {
  const slow = population.variables.filter((variable) => population.model.state[variable]!.slow);
  const each = (line: (own: string, at: string) => string) =>
    slow.map((variable) => {
      const name = `${population.name}.${variable}`;
      return `  ${line(stateOf(name, context), `${context.memory.stateAt[name]}u + n`)}`;
    });
  return [
    "fn adopt(n: u32) {",
    ...each((own, at) => `${own} = state[${at}];`),
    "}",
    "fn leave_change(n: u32) {",
    ...each((own, at) => `${own} -= state[${at}];`),
    "}",
    "fn add_change(n: u32, rows: u32) {",
    ...each((own, at) => `${own} += state[rows + ${at}];`),
    "}",
  ];
}

/** count_spikes.wgsl */
export function readoutRegion({ plan }: Context): string {
  return lines(
    u32("READOUT_WORDS", plan.readout?.words ?? 0),
    u32("READOUT_SPIKES", plan.readout?.spikesAt ?? 0),
  );
}

/** teach.wgsl */
export function teachRegion(teacher: TeacherPlan, readout: NeuronPlan, context: Context): string {
  const { plan, memory, constants } = context;
  const variables = Object.fromEntries(
    readout.variables.map((v) => [v, stateOf(`${readout.name}.${v}`, context)]),
  );
  const totals = teacher.totals.map(({ name }, k) => [name, `all.t_${k}`] as const);
  const scope: WgslScope = {
    constants,
    owner: "teacher",
    env: teacher.env,
    envOf: (p) => p.teacher!.env,
    names: { ...variables, ...Object.fromEntries(totals), [TARGET]: "is_target" },
  };
  const combine = (by: "sum" | "max", a: string, b: string) =>
    by === "sum" ? `${a} + ${b}` : `max(${a}, ${b})`;
  const each = (of: (k: number, by: "sum" | "max") => string) => {
    const parts = teacher.totals.map(({ by }, k) => of(k, by));
    return `Totals(${parts.length > 0 ? parts.join(", ") : "0f"})`;
  };
  const added = each((k, by) => combine(by, `all.t_${k}`, toWgsl(teacher.totals[k]!.tree, scope)));
  return lines(
    u32("N", plan.readout!.n),
    u32("CLASSES", memory.classAt!),
    u32("REWARDS", memory.rewardAt!),
    "",
    "struct Totals {",
    totals.length > 0 ? totals.map((_, k) => `  t_${k}: f32,`) : "  none: f32,",
    "}",
    `fn nothing() -> Totals { return ${each((_, by) => (by === "sum" ? "0f" : "-3.4e38f"))}; }`,
    `fn with_neuron(all: Totals, n: u32, is_target: f32) -> Totals { return ${added}; }`,
    `fn together(a: Totals, b: Totals) -> Totals { return ${each((k, by) => combine(by, `a.t_${k}`, `b.t_${k}`))}; }`,
    `fn reward_of(all: Totals, n: u32, is_target: f32) -> f32 { return ${toWgsl(teacher.reward, scope)}; }`,
  );
}
