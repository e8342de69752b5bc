// Where the event engine keeps everything, in bytes. Shared: constants, weights that stay, samples, and what they leave.
// Each lane, one a thread: an image, the master image that samples start from, weights that change, what arrives, and
// lists of spikes.
import { RAND } from "../../lang/functions";
import { countCalls } from "../../lang/tree";
import { EngineError } from "../../util/errors";
import { ringRows } from "../carried";
import { HELD, mostPaid, releaseRows, VALUE } from "../memory";
import {
  competitionOf,
  type InputPlan,
  movesAlone,
  type NeuronPlan,
  type Plan,
  type PopulationPlan,
  type ProjectionPlan,
} from "../planned";

/** Neurons of a row are rounded up to this: four vectors, one turn of the gather. */
export const ROW = 16;
/** Neurons that share one time up to which they are computed, where spikes reach only some of them. Chosen. */
export const BLOCK = 32;
/** Steps for which inputs draw at once: they may write so many, less one, beyond the last that is asked for. */
export const DRAWN = 4;
/** Projections that come to a population are told apart by bits; those from this one on share the last. */
export const LAST_BIT = 31;
/** Steps that equations can leap over at once; longer silences take several leaps. */
export const LEAPS = 64;
/** Steps of a sample for which a table of spikes by level is kept. Chosen: 1 MiB. */
const LONGEST_TABLE = 1000;
/** Bytes for lists of spikes, for each lane. Chosen: some 100 steps of 40,000 neurons. */
const LISTS = 2 ** 24;

export const roundUp = (n: number, multiple: number): number => Math.ceil(n / multiple) * multiple;

export interface PopulationLayout {
  readonly population: PopulationPlan;
  /** neurons, rounded up */
  readonly row: number;
  /** blocks, and neurons in one */
  readonly blocks: number;
  readonly block: number;
  /** within an image: a row of `row` 4-byte numbers for each variable; `held` is the step a neuron is held until */
  readonly at: Readonly<Record<string, number>>;
  /** within an image: what spikes under way carry, a ring of so many rows of n numbers; 0 where they carry nothing */
  readonly carried: number;
  readonly carriedRows: number;
  /** within a lane: neurons that cross, and by how much; a byte a block, 1 where spikes arrive */
  readonly crossing: number;
  readonly margins: number;
  readonly due: number;
  /** within a lane: lists of spikes of `history` and then `chunk` steps, `stride` bytes each; their lengths */
  readonly lists: number;
  readonly counts: number;
  readonly stride: number;
  /** within a lane, inputs only: a sample's bytes, and the quads of neurons that may spike */
  readonly bytes: number;
  readonly quads: number;
  /** within a lane: 1 for each neuron that spikes, for an engine that computes with every synapse */
  readonly flags: number;
  /** of the table of spikes by level, 257 starts and then the steps; 0 where spikes are drawn, or samples are long */
  readonly table: number;
}

export interface ProjectionLayout {
  readonly projection: ProjectionPlan;
  /**
   * Of the first weight: within a lane where weights can change, so that no thread waits for what another one has
   * just written; else in shared memory. Bytes from one presynaptic neuron's to the next one's (all-to-all).
   */
  readonly weights: number;
  readonly weightsSize: number;
  readonly changes: boolean;
  readonly stride: number;
  /** of the lists of `connections` or of a `Schedule`, where there are any */
  readonly start: number;
  readonly post: number;
  readonly place: number;
  /** within a lane: what arrives at each neuron */
  readonly arriving: number;
  /** within an image: rows of the presynaptic neurons, where there is short-term plasticity */
  readonly release: Readonly<Record<string, number>>;
  /** within an image */
  readonly traces: Readonly<Record<string, number>>;
  /** within an image: what postsynaptic neurons were paid, as it was at the step that all synapses were last computed at */
  readonly paid: Readonly<Record<string, number>>;
  /** eligibilities: bytes from a synapse's weight to its own */
  readonly eligibility: Readonly<Record<string, number>>;
  /** within a lane: for each neuron of a side the steps, after that one, up to which all of its synapses are computed */
  readonly computedPre: number;
  readonly computedPost: number;
}

export interface Layout {
  readonly plan: Plan;
  readonly populations: readonly PopulationLayout[];
  readonly projections: readonly ProjectionLayout[];
  /** steps that lists of spikes hold at once */
  readonly chunk: number;
  /** f32 of k / 255 for every byte k */
  readonly levels: number;
  readonly constants: number;
  /** bytes of one block of constants */
  readonly constantsSize: number;
  /** within a lane: the master image */
  readonly master: number;
  readonly imageSize: number;
  /** where traces begin within an image: after all state */
  readonly traces: number;
  /** within a lane: LEAPS blocks of constants, times of `chunk` steps in ms, 16 bytes to pass numbers in */
  readonly leaps: number;
  readonly times: number;
  readonly scratch: number;
  /** within a lane: of each neuron of the readout, whether its class is the sample's, and its reward; 0 without a teacher */
  readonly target: number;
  readonly reward: number;
  /** within a lane: lists of spikes of a record that has them in u16 */
  readonly replay: number;
  readonly lanes: number;
  readonly laneSize: number;
  readonly group: Group;
  readonly size: number;
}

/** Samples that are under way together: what they are given, and what they leave. */
export interface Group {
  readonly threads: number;
  /** places for groups: two where threads go on at unlike times */
  readonly places: number;
  /** samples that a place holds, and so many of them can be recorded for learning afterwards */
  readonly samples: number;
  readonly recorded: number;
  /** of the words by which threads find each other, and what they count */
  readonly control: number;
  readonly totals: number;
  readonly clocks: number;
  /** of the values of each population that is an input, sample after sample: bytes or f32 */
  readonly inputs: readonly number[];
  /** u16 spikes of every neuron that is counted */
  readonly counts: number;
  /** see record.ts */
  readonly records: number;
  readonly recordSize: number;
}

/** Samples of a group at least. Chosen: work for some ms, so that waiting for each other costs little. */
const GROUP = 64;
/** Bytes for the records of a minibatch: only what is written to is ever backed by memory. */
const MOST_RECORDED = 2 ** 29;

/** Whether an index of a neuron, and their number, fits in 16 bits. */
export const isNarrow = ({ populations }: Plan): boolean => populations.every(({ n }) => n < 2 ** 16);

/** Spikes of one sample if every neuron spiked in every step. */
const mostSpikes = ({ populations, sampleSteps }: Plan): number =>
  populations.reduce((sum, { n }) => sum + sampleSteps * n, 0);

/** Bytes of one sample's record if every neuron spiked in every step. */
function recordSizeOf(plan: Plan): number {
  const { populations, sampleSteps } = plan;
  const lists = (isNarrow(plan) ? 2 : 4) * (mostSpikes(plan) + populations.length * sampleSteps);
  const slow = populations.reduce(
    (sum, p) => sum + (p.kind === "neurons" ? 4 * (1 + p.n * (1 + p.variables.length)) : 0),
    0,
  );
  return roundUp(lists, 4) + roundUp(slow, 64) + 64;
}

function layOutGroup(plan: Plan, threads: number, shared: Cursor): Group {
  const places = threads > 1 ? 2 : 1;
  const samples = Math.max(GROUP, plan.minibatch);
  const recorded = plan.minibatch > 1 ? plan.minibatch : 0;
  const recordSize = roundUp(recordSizeOf(plan), 64);
  if (places * recorded * recordSize > MOST_RECORDED) {
    const fitting = Math.floor(MOST_RECORDED / recordSize / places);
    const what = `${recorded} samples; at most ${fitting} fit this network in memory. Use a smaller minibatch.`;
    throw new EngineError("too-large", `training.batch: ${what}`);
  }
  const all = places * samples;
  return {
    threads,
    places,
    samples,
    recorded,
    recordSize,
    control: shared.take(64 + 4 * threads),
    totals: shared.take(16 * threads),
    clocks: shared.take(4 * all),
    inputs: plan.populations.map(({ kind, n }) => shared.take(kind === "input" ? 4 * all * n : 0)),
    counts: shared.take(2 * all * plan.outputs),
    records: shared.take(places * recorded * recordSize),
  };
}

/** Capacity for constants, before it is known how many there are. */
const CONSTANTS = 1024;

/** @param lanes - samples that can be under way at once */
export function layOut(plan: Plan, lanes: number): Layout {
  const laneCursor = new Cursor();
  const image = new Cursor();
  const shared = new Cursor();
  const constantsSize = 4 * CONSTANTS;
  shared.take(64); // address 0 stays free
  const constants = shared.take(constantsSize);
  const levels = shared.take(4 * 256);

  const imageRows = plan.populations.map((population) => {
    const row = roundUp(population.n, ROW);
    const names = population.kind === "input" ? [VALUE] : [...population.variables, HELD];
    const at = Object.fromEntries(names.map((name) => [name, image.take(4 * row)]));
    const carriedRows = ringRows(population, plan);
    return { row, at, carriedRows, carried: image.take(4 * carriedRows * population.n) };
  });
  const releases = plan.projections.map(({ from, synapse }) =>
    Object.fromEntries(
      releaseRows(synapse.release).map((row) => [row, image.take(4 * roundUp(from.n, ROW))]),
    ),
  );
  const tracesAt = image.end;
  const traces = plan.projections.map(({ from, to, rule }) =>
    Object.fromEntries(
      (rule?.traces ?? []).map(({ name, of }) => [
        name,
        image.take(4 * roundUp((of === "pre" ? from : to).n, ROW)),
      ]),
    ),
  );
  const paid = plan.projections.map(({ to, rule }) =>
    Object.fromEntries((rule?.paid ?? []).map(({ name }) => [name, image.take(4 * roundUp(to.n, ROW))])),
  );
  const imageSize = roundUp(image.end, 64);
  const perStep = plan.populations.reduce((sum, { n }) => sum + strideOf(n), 0);
  const fitting = Math.floor(LISTS / perStep) - plan.history;
  const chunk = roundUp(Math.max(DRAWN, Math.min(plan.sampleSteps, fitting)), DRAWN);

  laneCursor.take(imageSize); // the image comes first, so that one address serves both
  const scratch = laneCursor.take(64);
  const times = laneCursor.take(4 * chunk);
  const leaps = laneCursor.take(LEAPS * constantsSize);
  const populations = plan.populations.map((population, index): PopulationLayout => {
    const { row, at, carried, carriedRows } = imageRows[index]!;
    const { n, kind } = population;
    const block = kind === "neurons" && isReachedInParts(population, plan) ? BLOCK : row;
    const blocks = Math.ceil(row / block);
    const stride = strideOf(n);
    return {
      population,
      row,
      at,
      carried,
      carriedRows,
      block,
      blocks,
      stride,
      crossing: laneCursor.take(4 * row),
      margins: laneCursor.take(4 * row),
      due: laneCursor.take(blocks),
      lists: laneCursor.take((plan.history + chunk + DRAWN - 1) * stride),
      counts: laneCursor.take(4 * (plan.history + chunk + DRAWN - 1)),
      bytes: laneCursor.take(kind === "input" ? row : 0),
      quads: laneCursor.take(kind === "input" ? row : 0),
      flags: laneCursor.take(4 * row),
      table: kind === "input" ? placeTable(population, plan, chunk, shared) : 0,
    };
  });
  const projections = plan.projections.map((projection, index): ProjectionLayout => {
    const { from, to, connections, delays, delaySteps, synapses, weights, rule, normalization } = projection;
    const stored = weights === "stored";
    const changes = rule !== null || normalization !== null;
    const stride = 4 * roundUp(to.n, ROW);
    // columns are changed four presynaptic neurons at a time
    const size = !stored ? 0 : connections ? 4 * connections.weights : roundUp(from.n, 4) * stride;
    const at = (changes ? laneCursor : shared).take(size);
    const moves = rule !== null && movesAlone(rule);
    return {
      projection,
      stride,
      weights: at,
      eligibility: Object.fromEntries(
        (rule?.eligibility ?? []).map(({ name }) => [name, laneCursor.take(size) - at]),
      ),
      computedPre: laneCursor.take(moves ? 4 * roundUp(from.n, ROW) : 0),
      computedPost: laneCursor.take(moves ? 4 * roundUp(to.n, ROW) : 0),
      paid: paid[index]!,
      weightsSize: size,
      changes,
      start: shared.take(4 * (delays ? delaySteps * (from.n + 1) : (connections?.start.length ?? 0))),
      post: shared.take(4 * (delays ? synapses : (connections?.post.length ?? 0))),
      place: shared.take(4 * (delays ? synapses : (connections?.shared?.length ?? 0))),
      arriving: laneCursor.take(4 * roundUp(to.n, ROW)),
      release: releases[index]!,
      traces: traces[index]!,
    };
  });
  const master = laneCursor.take(imageSize);
  const taught = plan.teacher && plan.readout ? 4 * roundUp(plan.readout.n, ROW) : 0;
  const [target, reward] = [laneCursor.take(taught), laneCursor.take(4 * roundUp(mostPaid(plan), ROW))];
  const replay = laneCursor.take(plan.minibatch > 1 && isNarrow(plan) ? 4 * mostSpikes(plan) + 16 : 0);
  const group = layOutGroup(plan, lanes, shared);
  const laneSize = roundUp(laneCursor.end, 4096) + 4096 + 256; // lanes at unlike places of the cache
  const first = shared.take(lanes * laneSize);
  return {
    plan,
    populations,
    projections,
    chunk,
    levels,
    constants,
    constantsSize,
    master,
    imageSize,
    traces: tracesAt,
    leaps,
    times,
    scratch,
    target,
    reward,
    replay,
    lanes: first,
    laneSize,
    group,
    size: shared.end,
  };
}

class Cursor {
  end = 0;
  take(bytes: number): number {
    const at = this.end;
    this.end = roundUp(at + bytes, 64); // a line of the cache
    return at;
  }
}

/** Where every level has its steps, and a whole sample its lists. */
function placeTable({ encoder }: InputPlan, { sampleSteps }: Plan, chunk: number, shared: Cursor): number {
  if (countCalls(encoder.trees.spike, RAND) > 0 || sampleSteps > Math.min(chunk, LONGEST_TABLE)) return 0;
  return shared.take(4 * (257 + 256 * sampleSteps));
}

/** A list may be written one past its end before it is known that nothing belongs there. */
function strideOf(n: number): number {
  return 4 * (roundUp(n, 4) + 4);
}

/** Whether spikes reach few neurons each, who need not wait for the others of their place. */
function isReachedInParts(population: NeuronPlan, { projections }: Plan): boolean {
  if (competitionOf(population) === "places" || rests(population)) return false;
  return projections.every(
    ({ to, connections, delays }) => to !== population || delays || connections?.span === 1,
  );
}

/** Address of a projection's weights, as the lane at that address sees them. */
export function weightsOf({ weights, changes }: ProjectionLayout, lane: number): number {
  return changes ? lane + weights : weights;
}

/** Whether neurons stand still while nothing arrives, and then only add it up. */
export function rests({ steps, held, model }: NeuronPlan): boolean {
  return steps.length === 0 && held.length === 0 && model.draws === 0;
}

export function layoutOf(layout: Layout, population: PopulationPlan): PopulationLayout {
  return layout.populations[layout.plan.populations.indexOf(population)]!;
}

export type NeuronLayout = PopulationLayout & { readonly population: NeuronPlan };
export type InputLayout = PopulationLayout & { readonly population: InputPlan };
