// Plan -> the kernels of the fused schedule: the parts of the stepped one, once for each population or projection,
// and the loops that share their neurons among the invocations of one workgroup.

import { sumsOf } from "./arrivals";
import { competitionOf, type NeuronPlan, type PopulationPlan, type ProjectionPlan } from "./planned";
import { learnRegion, normalizeRegion } from "./projectionRegions";
import { type Context, lines, tracesOf, u32 } from "./regionScope";
import {
  beginFunction,
  laneFunctions,
  neuronRegion,
  readoutRegion,
  slowRegion,
  tracesRegion,
} from "./regions";
import { instantiate, renameDeclared } from "./shaders";

/** lib/lane.wgsl */
export function laneRegion({ plan, memory, invocations }: Context): string {
  return lines(
    u32("INVOCATIONS", invocations),
    u32("STEPS", plan.sampleSteps),
    u32("TIMES", memory.timesAt),
    u32("LANES_AT", memory.lanesAt),
    u32("LANE_WORDS", memory.laneWords),
  );
}

const isNeurons = (population: PopulationPlan): population is NeuronPlan => population.kind === "neurons";
const share = (total: string, body: string) =>
  `  for (var n = local; n < ${total}; n += INVOCATIONS) { ${body} }`;
const alone = (name: string, body: readonly string[]) => [`fn ${name}(local: u32) {`, ...body, "}"];
const inParts = (name: string, body: readonly string[]) => [
  `fn ${name}(local: u32, part: u32, parts: u32) {`,
  ...body,
  "}",
];

/** Every population or projection of a kind with a suffix for its names. */
function suffixed<T>(letter: string, items: readonly T[]): { readonly item: T; readonly id: string }[] {
  return items.map((item, index) => ({ item, id: `${letter}${index}` }));
}

function partsOf({ plan }: Context) {
  return {
    neurons: suffixed("p", plan.populations.filter(isNeurons)),
    traced: suffixed(
      "t",
      plan.populations.filter((population) => tracesOf(population, plan).length > 0),
    ),
    plastic: suffixed(
      "q",
      plan.projections.filter(({ rule }) => rule !== null),
    ),
    scaled: suffixed("s", plan.projections.filter(isScaled)),
  };
}

function isScaled({ normalization, weights }: ProjectionPlan): boolean {
  return normalization !== null && weights === "stored";
}

/** fused.wgsl */
export function fusedRegion(context: Context): string {
  const { neurons, traced } = partsOf(context);
  const incoming = context.plan.projections.map((projection) => sumsOf(projection, context));
  const more = (population: NeuronPlan, id: string) =>
    renameDeclared(
      [...beginFunction(population, context), ...laneFunctions(population, context)].join("\n"),
      id,
    );
  return lines(
    readoutRegion(context),
    neurons.flatMap(({ item, id }) => [
      instantiate("neuron", neuronRegion(item, context), id),
      more(item, id),
    ]),
    alone("begin_all", [
      ...neurons.map(({ id }) => share(`N_${id}`, `begin_${id}(n); adopt_${id}(n);`)),
      ...traced.map(({ id }) => share(`N_${id}`, `forget_${id}(n);`)),
    ]),
    alone(
      "advance_all",
      neurons.flatMap(({ item, id }) => advance(item, id, context)),
    ),
    alone(
      "spike_all",
      neurons.flatMap(({ item, id }) => spike(item, id, context)),
    ),
    alone("silence_all", [
      "  if (local != 0u) { return; }",
      ...incoming.flatMap(({ silence }) => (silence ? [`  ${silence}`] : [])),
    ]),
    alone(
      "list_all",
      incoming.flatMap(({ list }) => (list ? [`  ${list}`] : [])),
    ),
    alone(
      "leave_all",
      neurons.map(({ id }) => share(`N_${id}`, `leave_change_${id}(n);`)),
    ),
    learning(context),
  );
}

/**
 * The neurons of an invocation in blocks, so that the list of spikes is read once a block. Sixteen where there are so many;
 * a block that is not full costs what a full one does.
 */
function blockOf(n: number, invocations: number): 1 | 4 | 16 {
  const each = n / invocations;
  return each > 8 ? 16 : each > 2 ? 4 : 1;
}

function advance(population: NeuronPlan, id: string, context: Context): string[] {
  const { name, n } = population;
  const one = competitionOf(population) === "all";
  const sums = context.plan.projections.filter(({ to }) => to === population).map((q) => sumsOf(q, context));
  const size = blockOf(n, context.invocations);
  const place = size === 16 ? "[k / 4u][k % 4u]" : "[k]";
  const arriving = sums.map(({ ofOne, before, block, ofNext }, i) => {
    if (before) return ofNext(`before_${i}`);
    return block ? ofNext(`block_${i}${place}`) : ofOne;
  });
  const step = `let above = step_neuron_${id}(n, Sums_${id}(${arriving.join(", ")}));`;
  return [
    "  {",
    "  var best = -1.0;",
    "  var winner = 0u;",
    ...sums.flatMap(({ before }, i) => (before ? [`  let before_${i} = ${before};`] : [])),
    `  for (var first = local; first < N_${id}; first += ${size}u * INVOCATIONS) {`,
    ...sums.flatMap(({ block }, i) => (block ? [`    var block_${i} = ${block(size)};`] : [])),
    `    for (var k = 0u; k < ${size}u; k++) {`,
    "      let n = first + k * INVOCATIONS;",
    `      if (n >= N_${id}) { break; }`,
    `      ${step}`,
    !one
      ? `      state[row(MARGIN_${id} + n)] = above;`
      : "      if (above > best) { best = above; winner = n; }",
    "    }",
    "  }",
    ...(!one ? [] : [`  offer_best(${context.memory.bestAt[name]}u, local, best, winner);`]),
    "  }",
  ];
}

function spike(population: NeuronPlan, id: string, { memory }: Context): string[] {
  const word = `spikes[slot_at(0u) + SPIKES_${id} + n]`;
  if (competitionOf(population) !== "all") return [share(`WORDS_${id}`, `${word} = spike_word_${id}(n);`)];
  return [
    "  {",
    `  let winner = best_of(${memory.bestAt[population.name]}u);`,
    `  if (local == 0u && winner != NOBODY) { spike_${id}(winner); }`,
    share(`WORDS_${id}`, `${word} = bit_of(winner, n);`),
    "  }",
  ];
}

/** What fused.wgsl and replay.wgsl have in common. */
function learning(context: Context): string {
  const { traced, plastic } = partsOf(context);
  return lines(
    traced.map(({ item, id }) => instantiate("traces", tracesRegion(item, context), id)),
    plastic.map(({ item, id }) => instantiate("plasticity", learnRegion(item, context), id)),
    alone(
      "trace_all",
      traced.map(({ id }) => share(`N_${id}`, `update_trace_${id}(n);`)),
    ),
    inParts(
      "learn_all",
      plastic.map(({ id }) => `  learn_share_${id}(part, parts, local, INVOCATIONS);`),
    ),
  );
}

/** replay.wgsl */
export function replayRegion(context: Context): string {
  const { traced, scaled } = partsOf(context);
  return lines(
    learning(context),
    scaled.map(({ item, id }) => instantiate("scaling", normalizeRegion(item, context), id)),
    alone(
      "forget_all",
      traced.map(({ id }) => share(`N_${id}`, `forget_${id}(n);`)),
    ),
    inParts(
      "scale_all",
      scaled.map(
        ({ id }) =>
          `  for (var j = POST_${id} * part / parts + local; j < POST_${id} * (part + 1u) / parts; j += INVOCATIONS) { scale_weights_${id}(j); }`,
      ),
    ),
  );
}

/** end_minibatch.wgsl */
export function minibatchRegion(population: NeuronPlan, context: Context): string {
  return lines(slowRegion(population, context), laneFunctions(population, context));
}
