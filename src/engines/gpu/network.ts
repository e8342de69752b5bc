// A network on a device: its buffers and pipelines, where the two schedules find it, and its arrays by name.
import { type Constant, evaluateConstants } from "../../compiler/constants";
import { generateKernels } from "../../compiler/kernels";
import {
  type ArrayPlace,
  COUNT,
  FAULT,
  FIRST_SLOT,
  type GpuMemory,
  givenStarts,
  listSynapses,
  stateArrays,
  weightArrays,
} from "../../compiler/memory";
import type { Plan } from "../../compiler/planned";
import { drawWeights } from "../../compiler/weights";
import { EngineError } from "../../util/errors";
import { noSuchArray, notFinite } from "../engine";
import { type Buffers, createBuffers, type Range, readBack } from "./buffers";
import { type Device, whileAlive } from "./device";
import { type Pipelines, preparePipelines } from "./pipelines";
import type { Cursor } from "./schedule";

export interface Network {
  readonly device: GPUDevice;
  /** a CPU does its work: waiting for each other is dear there */
  readonly software: boolean;
  readonly buffers: Buffers;
  readonly pipelines: Pipelines;
  readonly memory: GpuMemory;
  readonly constants: readonly Constant[];
  readonly places: readonly ArrayPlace[];
  readonly weightPlaces: readonly ArrayPlace[];
  readonly cursor: Cursor;
  /** as of now: a live edit replaces it */
  plan: Plan;
  /** of the readout, since the sample began */
  spikesOfSample: number;
}

/** Invocations of a fused workgroup. Of 4 to 128 measured on a CPU, its SIMD width was best; else chosen, for 400 neurons. */
const INVOCATIONS = { software: 4, hardware: 128 } as const;

/** Builds a network as it stands before its first sample. @throws {EngineError} "too-large", or "lost" */
export async function buildNetwork(plan: Plan, { device, software }: Device): Promise<Network> {
  const program = generateKernels(plan, INVOCATIONS[software ? "software" : "hardware"]);
  const { memory, constants } = program;
  const buffers = await whileAlive(device, createBuffers(device, memory, plan));
  const pipelines = await whileAlive(device, preparePipelines(device, buffers, program));
  const network: Network = {
    device,
    software,
    buffers,
    pipelines,
    memory,
    constants,
    places: stateArrays(plan),
    weightPlaces: weightArrays(plan),
    cursor: { slot: 0, clock: 0, since: 0 },
    plan,
    spikesOfSample: 0,
  };
  const { queue } = device;
  queue.writeBuffer(buffers.constants, 0, evaluateConstants(constants, plan));
  queue.writeBuffer(buffers.weights, 0, drawWeights(plan));
  queue.writeBuffer(buffers.synapses, 0, listSynapses(plan, memory));
  const times = Float32Array.from({ length: plan.sampleSteps }, (_, k) => k * plan.document.dt);
  queue.writeBuffer(buffers.inputs, memory.timesAt * 4, times);
  for (const { name, values } of givenStarts(plan))
    queue.writeBuffer(buffers.state, memory.startAt[name]! * 4, new Float32Array(values));
  // Slow variables start once; fast ones at every `begin`, but a run may come without one.
  for (const population of plan.populations) {
    if (population.kind === "input") continue;
    for (const variable of population.variables)
      writeArray(network, `${population.name}.${variable}`, population.start[variable]!);
  }
  for (const { name, from, synapse } of plan.projections)
    for (const [row, start] of Object.entries(synapse.release?.variables ?? {}))
      writeArray(network, `${name}.${row}`, new Float32Array(from.n).fill(start));
  return network;
}

/** Where an array lies. @throws {EngineError} if there is none of that name */
export function rangeOf({ places, weightPlaces, buffers }: Network, name: string): Range {
  const weight = weightPlaces.find((candidate) => candidate.name === name);
  if (weight) return { buffer: buffers.weights, ...weight };
  const place = places.find((candidate) => candidate.name === name);
  if (!place) throw noSuchArray(name, [...places, ...weightPlaces]);
  return { buffer: buffers.state, ...place };
}

export async function readArray(network: Network, name: string): Promise<Float32Array<ArrayBuffer>> {
  return new Float32Array(await readRanges(network, [rangeOf(network, name)]));
}

export function writeArray(network: Network, name: string, values: ArrayLike<number>): void {
  const { buffer, at, length } = rangeOf(network, name);
  if (values.length !== length)
    throw new EngineError("stopped", `${name} has ${length} values, got ${values.length}.`);
  network.device.queue.writeBuffer(buffer, at * 4, new Float32Array(values));
}

export function readRanges({ device }: Network, ranges: readonly Range[]): Promise<ArrayBuffer> {
  return whileAlive(device, readBack(device, ranges));
}

/** The word of a slot's first spikes. */
export function wordOf({ plan }: Network, slot: number): number {
  return FIRST_SLOT + slot * plan.words;
}

/** The words of so many slots from one on. */
export function slotsFrom(network: Network, slot: number, count = 1): Range {
  const { buffers, plan } = network;
  return { buffer: buffers.spikes, at: wordOf(network, slot), length: count * plan.words };
}

/** The word that is 1 after a fault. */
export function faultOf({ buffers }: Network): Range {
  return { buffer: buffers.spikes, at: FAULT, length: 1 };
}

/** Slots of the `history` steps before the cursor, oldest first. */
export function pastSlots({ cursor, memory: { slots }, plan: { history } }: Network): number[] {
  return Array.from({ length: history }, (_, i) => (cursor.slot + slots - history + i) % slots);
}

/** Puts the last steps of `words`, shape `[>= history, plan.words]`, behind the cursor. */
export function writePast(network: Network, words: Uint32Array<ArrayBuffer>): void {
  const { device, buffers, plan } = network;
  const first = words.length / Math.max(1, plan.words) - plan.history;
  for (const [i, slot] of pastSlots(network).entries()) {
    const step = words.slice((first + i) * plan.words, (first + i + 1) * plan.words);
    device.queue.writeBuffer(buffers.spikes, wordOf(network, slot) * 4, step);
  }
}

/** Tells the kernels how often the readout has spiked since the sample began. */
export function writeCount({ device, buffers }: Network, spikes: number): void {
  device.queue.writeBuffer(buffers.spikes, 4 * COUNT, new Uint32Array([spikes]));
}

/** Spikes of the readout in steps of all populations' words. */
export function countReadout(
  { plan }: Network,
  words: Uint32Array,
  firstStep: number,
  steps: number,
): number {
  if (!plan.readout) return 0;
  let count = 0;
  for (let step = firstStep; step < firstStep + steps; step++) {
    const at = step * plan.words + plan.readout.spikesAt;
    for (let k = 0; k < plan.readout.words; k++)
      for (let bits = words[at + k]!; bits !== 0; bits &= bits - 1) count++;
  }
  return count;
}

/** Finds which number is none any more, in the network or one of its lanes, and says so. */
export async function explainFault(network: Network, lanes: number): Promise<never> {
  const { device, buffers, memory, places, weightPlaces, cursor } = network;
  device.queue.writeBuffer(buffers.spikes, 4 * FAULT, new Uint32Array(1));
  for (const { name } of [...places, ...weightPlaces]) {
    const values = await readArray(network, name);
    const bad = values.findIndex((value) => !Number.isFinite(value));
    if (bad >= 0) throw notFinite(name, bad, values[bad]!, cursor.clock);
  }
  const length = lanes * memory.laneWords;
  const inLanes = { buffer: buffers.state, at: memory.lanesAt, length };
  const rows = length ? new Float32Array(await readRanges(network, [inLanes])) : [];
  for (let lane = 0; lane < lanes; lane++) {
    for (const { name, at, length: n } of places) {
      const first = lane * memory.laneWords + at;
      for (let k = 0; k < n; k++)
        if (!Number.isFinite(rows[first + k])) throw notFinite(name, k, rows[first + k]!, cursor.clock);
    }
  }
  throw new EngineError(
    "not-finite",
    `A number became infinite or undefined by step ${cursor.clock}, and was gone after it.`,
  );
}
