// The engine's buffers: made all or none, filled, and read back.
import { MAX_CONSTANTS } from "../../compiler/constants";
import { CLOCK_ENTRIES, FIRST_SLOT, type GpuMemory } from "../../compiler/memory";
import type { Plan } from "../../compiler/planned";
import { EngineError } from "../../util/errors";
import type { ClockEntry } from "./schedule";

/** Distance between clock entries that dynamic offsets ask for, and the bytes of one. */
export const ENTRY_BYTES = 256;
export const CLOCK_BYTES = 32;

type Name = "clock" | "state" | "weights" | "spikes" | "inputs" | "synapses";

export type Buffers = Readonly<Record<Name | "constants", GPUBuffer>>;

/**
 * Makes zeroed buffers for a network.
 * @throws {EngineError} "too-large" before anything is allocated, or when the device has no memory for it
 */
export async function createBuffers(device: GPUDevice, memory: GpuMemory, plan: Plan): Promise<Buffers> {
  const bytes: Readonly<Record<Name, number>> = {
    clock: CLOCK_ENTRIES * ENTRY_BYTES,
    state: memory.stateWithLanes * 4,
    weights: Math.max(1, plan.weights) * 4,
    spikes: (FIRST_SLOT + memory.allSlots * plan.words) * 4,
    inputs: (memory.valuesAt + memory.samples * memory.inputLength) * 4,
    synapses: Math.max(1, memory.listLength) * 4,
  };
  const most = device.limits.maxStorageBufferBindingSize;
  for (const [name, size] of Object.entries(bytes)) {
    if (size <= most) continue;
    const got = `${name}: ${(size / 2 ** 20).toFixed(1)} MiB`;
    throw new EngineError(
      "too-large",
      `${got}; this GPU takes ${most / 2 ** 20} MiB at once. Use fewer neurons.`,
    );
  }
  device.pushErrorScope("out-of-memory");
  const storage = GPUBufferUsage.STORAGE | GPUBufferUsage.COPY_SRC | GPUBufferUsage.COPY_DST;
  const uniform = GPUBufferUsage.UNIFORM | GPUBufferUsage.COPY_DST;
  const create = (label: string, size: number, usage: number) => device.createBuffer({ label, size, usage });
  const buffers = {
    clock: create("clock", bytes.clock, uniform),
    constants: create("constants", MAX_CONSTANTS * 4, uniform),
    state: create("state", bytes.state, storage),
    weights: create("weights", bytes.weights, storage),
    spikes: create("spikes", bytes.spikes, storage),
    inputs: create("inputs", bytes.inputs, storage),
    synapses: create("synapses", bytes.synapses, storage),
  };
  const error = await device.popErrorScope();
  if (!error) return buffers;
  for (const buffer of Object.values(buffers)) buffer.destroy();
  throw new EngineError(
    "too-large",
    `The GPU has no memory left for this network: ${error.message} Use fewer neurons.`,
  );
}

/** Fills the clock buffer; see `Clock` in shaders/lib/memory.wgsl. */
export function writeClock(device: GPUDevice, { clock }: Buffers, entries: readonly ClockEntry[]): void {
  const words = new Uint32Array((entries.length * ENTRY_BYTES) / 4);
  for (const [i, { step, slot, count, learn, sample, times, lane, label }] of entries.entries()) {
    words.set([step, slot, count, learn, sample, times, lane, label], (i * ENTRY_BYTES) / 4);
  }
  device.queue.writeBuffer(clock, 0, words);
}

/** Part of a buffer, in 4-byte words. */
export interface Range {
  readonly buffer: GPUBuffer;
  readonly at: number;
  readonly length: number;
}

/** Copies parts of buffers, one after the other, to where the host can take them once all is submitted. */
export function copyOut(device: GPUDevice, encoder: GPUCommandEncoder, ranges: readonly Range[]): GPUBuffer {
  const size = 4 * ranges.reduce((sum, { length }) => sum + length, 0);
  const usage = GPUBufferUsage.MAP_READ | GPUBufferUsage.COPY_DST;
  const staging = device.createBuffer({ label: "read back", size, usage });
  let end = 0;
  for (const { buffer, at, length } of ranges) {
    if (length > 0) encoder.copyBufferToBuffer(buffer, at * 4, staging, end, length * 4);
    end += length * 4;
  }
  return staging;
}

/** What was copied out, when that is done. */
export async function takeOut(staging: GPUBuffer): Promise<ArrayBuffer> {
  await staging.mapAsync(GPUMapMode.READ);
  const copy = staging.getMappedRange().slice(0);
  staging.destroy();
  return copy;
}

/** Reads parts of buffers, one after the other, after all work submitted so far. */
export function readBack(device: GPUDevice, ranges: readonly Range[]): Promise<ArrayBuffer> {
  const encoder = device.createCommandEncoder({ label: "read back" });
  const staging = copyOut(device, encoder, ranges);
  device.queue.submit([encoder.finish()]);
  return takeOut(staging);
}
