// Which array lies where: the names and lengths that every engine's memory has, and their order in it.

import { ModelError } from "../util/errors";
import { ringName, ringRows } from "./carried";
import {
  competitionOf,
  hearsRewards,
  isGraded,
  movesAlone,
  type Plan,
  type ProjectionPlan,
  type ReleasePlan,
} from "./planned";
import { RELEASED } from "./release";
import { eachSynapse } from "./runs";
import { isListed } from "./schedule";

/** One array of an engine: its name as in `Engine.read`, its length, and where it starts. */
export interface ArrayPlace {
  readonly name: string;
  readonly length: number;
  readonly at: number;
}

/** Row that counts the steps a neuron is still held. */
export const HELD = "held";
/** Row with the values of an input population. */
export const VALUE = "value";

/** All arrays of state: per population its variables, the steps held and what its spikes carry, then all traces, `[weights]` those of synapses. */
export function stateArrays(plan: Plan): ArrayPlace[] {
  const places: ArrayPlace[] = [];
  let at = 0;
  const place = (name: string, length: number) => {
    places.push({ name, length, at });
    at += length;
  };
  for (const population of plan.populations) {
    const rows = population.kind === "input" ? [VALUE] : [...population.variables, HELD];
    for (const row of rows) place(`${population.name}.${row}`, population.n);
    if (isGraded(population)) place(ringName(population), ringRows(population, plan) * population.n);
  }
  for (const { name, from, to, rule, synapse, places: weights } of plan.projections) {
    for (const row of releaseRows(synapse.release)) place(`${name}.${row}`, from.n);
    for (const trace of rule?.traces ?? [])
      place(`${name}.${trace.name}`, trace.of === "pre" ? from.n : to.n);
    for (const { name: trace } of rule?.paid ?? []) place(`${name}.${trace}`, to.n);
    for (const { name: trace } of rule?.eligibility ?? []) place(`${name}.${trace}`, weights);
  }
  const names = new Set<string>();
  for (const { name } of places) {
    if (names.has(name)) throw new ModelError(name, "two things of the network have this name. Rename one.");
    names.add(name);
  }
  return places;
}

/** Rows of the presynaptic neurons of a projection with short-term plasticity. */
export function releaseRows(release: ReleasePlan | null): string[] {
  return release ? [...Object.keys(release.variables), RELEASED] : [];
}

/** All stored weights, `[pre, post]` each, or as the connector has them. */
export function weightArrays(plan: Plan): ArrayPlace[] {
  return plan.projections
    .filter(({ weights }) => weights === "stored")
    .map(({ name, places, weightsAt }) => ({ name: `${name}.w`, length: places, at: weightsAt }));
}

/** Where the GPU keeps everything, in 4-byte words: state, then rows that no one reads back. */
export interface GpuMemory {
  readonly stateAt: Readonly<Record<string, number>>;
  /** scratch: how far above threshold each neuron is */
  readonly marginAt: Readonly<Record<string, number>>;
  /** scratch of competing populations in a lane: the best of each invocation's own neurons, and which it is */
  readonly bestAt: Readonly<Record<string, number>>;
  /** scratch of projections that store all pairs, in a lane: how many spikes arrive in a step, and whose */
  readonly arrivingAt: Readonly<Record<string, number>>;
  readonly stateLength: number;
  readonly stateWithScratch: number;
  /** scratch: with a teacher the class of each neuron of the readout; where rewards are heard, those of neurons; else null */
  readonly classAt: number | null;
  readonly rewardAt: number | null;
  /** all of the above, as each lane has it */
  readonly laneWords: number;
  /** behind the scratch: start values that the document gives, by `population.variable` */
  readonly startAt: Readonly<Record<string, number>>;
  /** behind them: rows of as many other lanes as run at once, `laneWords` each */
  readonly lanesAt: number;
  readonly stateWithLanes: number;
  /** where each input's values start within one sample's, and how many one sample has */
  readonly inputAt: Readonly<Record<string, number>>;
  readonly inputLength: number;
  /** samples whose values lie there at once; before them the times of the clock's entries and of a sample's steps */
  readonly samples: number;
  readonly timesAt: number;
  readonly valuesAt: number;
  /** steps that the ring of spikes holds, and with those of samples shown as a whole */
  readonly slots: number;
  readonly allSlots: number;
  /** where the lists of each projection that has some start, by name */
  readonly listAt: Readonly<Record<string, number>>;
  readonly listLength: number;
  /** samples that lanes can run at once; 0: the network fits no lane */
  readonly lanes: number;
}

/** Ring of at most 16 MiB and 1,024 steps, but never less than the spikes under way need. Chosen. */
const RING = { words: 2 ** 22, slots: 1024 } as const;
/** Clock entries that one submit may hold. Chosen: ten samples of 100 steps and more. */
export const CLOCK_ENTRIES = 2048;
/** Samples that the stepped schedule may begin in one submit. Chosen: as many as those entries serve. */
export const STEPPED_SAMPLES = 64;
/** Words before the ring, and where it begins; see shaders/lib/memory.wgsl. */
export const [FAULT, COUNT, FIRST_SLOT] = [0, 1, 2] as const;
/** Invocations of a workgroup that WebGPU's default limits allow. */
const MOST_INVOCATIONS = 256;
/**
 * What one workgroup may run by itself: 8 neurons for each of 256 invocations, samples short enough for a submit of
 * some ms, and with all lanes no buffer above 32 MiB, a quarter of the default limit. Chosen.
 */
const LANE = { neurons: 2048, updates: 2 ** 18, words: 2 ** 23, most: 256 } as const;

export function placeOnGpu(plan: Plan): GpuMemory {
  const places = stateArrays(plan);
  const last = places.at(-1);
  const stateLength = last ? last.at + last.length : 0;
  const neurons = plan.populations.filter((population) => population.kind === "neurons");
  const [marginAt, marginEnd] = stack(stateLength, neurons, ({ name, n }) => [name, n]);
  const rivals = neurons.filter((population) => competitionOf(population) === "all");
  const [bestAt, bestEnd] = stack(marginEnd, rivals, ({ name }) => [name, 2 * MOST_INVOCATIONS]);
  const dense = plan.projections.filter(
    (projection) => !isListed(projection) && projection.weights === "stored",
  );
  const [arrivingAt, scratchEnd] = stack(bestEnd, dense, ({ name, from }) => [name, 1 + from.n]);
  const taught = plan.teacher && plan.readout ? plan.readout.n : 0;
  const paid = mostPaid(plan);
  const laneWords = Math.max(1, scratchEnd + taught + paid);
  const [startAt, lanesAt] = stack(laneWords, givenStarts(plan), ({ name, values }) => [name, values.length]);
  const inputs = plan.populations.filter(({ kind }) => kind === "input");
  const [inputAt, inputLength] = stack(0, inputs, ({ name, n }) => [name, n]);
  const listed = plan.projections.filter(isListed);
  const [listAt, listLength] = stack(0, listed, (projection) => [projection.name, listLengthOf(projection)]);
  const fitting = Math.min(RING.slots, Math.floor(RING.words / Math.max(1, plan.words)));
  const slots = Math.max(fitting, 4 * plan.history, 16);
  const sampleSlots = plan.history + plan.sampleSteps;
  const cells = neurons.reduce((sum, { n }) => sum + n, 0);
  const ofOneLane = Math.max(laneWords, inputLength, sampleSlots * plan.words);
  const draws = neurons.some((population) => population.kind === "neurons" && population.model.draws > 0);
  const moves = plan.projections.some(({ rule }) => rule && movesAlone(rule));
  const graded = neurons.some(isGraded); // their numbers are found by the number of a step, which lanes do not know
  const fits =
    !plan.teacher &&
    !draws &&
    !moves &&
    !graded &&
    cells <= LANE.neurons &&
    cells * plan.sampleSteps <= LANE.updates;
  const lanes = fits ? Math.min(LANE.most, Math.floor(LANE.words / ofOneLane)) : 0;
  return {
    stateAt: Object.fromEntries(places.map(({ name, at }) => [name, at])),
    marginAt,
    bestAt,
    arrivingAt,
    stateLength,
    stateWithScratch: marginEnd,
    classAt: taught ? scratchEnd : null,
    rewardAt: paid ? scratchEnd + taught : null,
    laneWords,
    startAt,
    lanesAt,
    stateWithLanes: lanesAt + lanes * laneWords,
    inputAt,
    inputLength,
    samples: Math.max(STEPPED_SAMPLES, lanes),
    timesAt: CLOCK_ENTRIES,
    valuesAt: CLOCK_ENTRIES + plan.sampleSteps,
    slots,
    allSlots: slots + lanes * sampleSlots,
    listAt,
    listLength,
    lanes,
  };
}

/** Neurons of the largest population that hears rewards: they share a row for them. */
export function mostPaid(plan: Plan): number {
  const taught = plan.teacher && plan.readout ? plan.readout.n : 0;
  return Math.max(taught, ...plan.projections.filter(hearsRewards).map(({ to }) => to.n));
}

/** Puts one after the other from `at` on. @returns where each begins, and the end */
function stack<T>(
  at: number,
  items: readonly T[],
  sizeOf: (item: T) => readonly [name: string, length: number],
): [Record<string, number>, number] {
  const places: Record<string, number> = {};
  let end = at;
  for (const item of items) {
    const [name, length] = sizeOf(item);
    places[name] = end;
    end += length;
  }
  return [places, end];
}

/** Start values that differ between neurons, in place of the model's, by `population.variable`. */
export function givenStarts(plan: Plan): { readonly name: string; readonly values: Float32Array }[] {
  return plan.populations.flatMap((population) =>
    population.kind === "input"
      ? []
      : population.drawn.map((variable) => ({
          name: `${population.name}.${variable}`,
          values: population.start[variable]!,
        })),
  );
}

/** For each postsynaptic neuron where its list starts, all presynaptic neurons, places of weights, and delays. */
function listLengthOf({ to, synapses, weights, connections, delays }: ProjectionPlan): number {
  if (!connections) return synapses;
  return to.n + 1 + synapses * (1 + Number(weights === "stored") + Number(delays !== null));
}

/** The synapses of all projections that list them as kernels read them; see shaders/lib/memory.wgsl. */
export function listSynapses(plan: Plan, { listAt, listLength }: GpuMemory): Uint32Array<ArrayBuffer> {
  const list = new Uint32Array(listLength);
  for (const { name, to, connections, synapses, weights, delays } of plan.projections) {
    if (!connections) {
      if (delays) list.set(delays, listAt[name]!);
      continue;
    }
    const starts = list.subarray(listAt[name]!, listAt[name]! + to.n + 1);
    const pre = list.subarray(starts.byteOffset / 4 + to.n + 1);
    eachSynapse(connections, (_, j) => starts[j + 1]!++);
    for (let j = 0; j < to.n; j++) starts[j + 1]! += starts[j]!;
    const next = starts.slice();
    eachSynapse(connections, (i, j, place) => {
      const k = next[j]!++;
      pre[k] = i;
      if (weights === "stored") pre[synapses + k] = place;
      if (delays) pre[(weights === "stored" ? 2 : 1) * synapses + k] = delays[place]!;
    });
  }
  return list;
}

/** Names of the arrays that outlive a sample. */
export function slowVariables({ populations }: Plan): string[] {
  return populations.flatMap((p) =>
    p.kind === "neurons"
      ? p.variables.filter((v) => p.model.state[v]!.slow).map((v) => `${p.name}.${v}`)
      : [],
  );
}
