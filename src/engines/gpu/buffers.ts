// The engine's buffers: made all or none, and read back.
import { MAX_CONSTANTS } from "../../compiler/wgsl";
import { EngineError } from "../../util/errors";

type Name = "clock" | "state" | "weights" | "spikes" | "inputs";

export type Buffers = Readonly<Record<Name | "constants", GPUBuffer>>;

/**
 * Makes zeroed buffers of the given sizes in bytes.
 * @throws {EngineError} "too-large" before anything is allocated, or when the device has no memory for it
 */
export async function createBuffers(
  device: GPUDevice,
  bytes: Readonly<Record<Name, number>>,
): Promise<Buffers> {
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
  };
  const error = await device.popErrorScope();
  if (!error) return buffers;
  for (const buffer of Object.values(buffers)) buffer.destroy();
  throw new EngineError(
    "too-large",
    `The GPU has no memory left for this network: ${error.message} Use fewer neurons.`,
  );
}

/** Copies part of a buffer to the host, after all work submitted so far. */
export async function readBack(
  device: GPUDevice,
  buffer: GPUBuffer,
  at: number,
  size: number,
): Promise<ArrayBuffer> {
  const usage = GPUBufferUsage.MAP_READ | GPUBufferUsage.COPY_DST;
  const staging = device.createBuffer({ label: `${buffer.label}, read back`, size, usage });
  const encoder = device.createCommandEncoder({ label: "read back" });
  encoder.copyBufferToBuffer(buffer, at, staging, 0, size);
  device.queue.submit([encoder.finish()]);
  await staging.mapAsync(GPUMapMode.READ);
  const copy = staging.getMappedRange().slice(0);
  staging.destroy();
  return copy;
}
