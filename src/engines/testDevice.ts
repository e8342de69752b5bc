// For tests: one device for all engines of a process, whose pipelines stay compiled. A software driver takes a quarter of
// a second of CPU to compile the kernels of a network, most of what a short test took; Dawn gives a pipeline that is
// still there again to whoever asks for the same text.
import { type Device, openDevice } from "./gpu/device";

let gpu: GPU | undefined; // must stay referenced, or Dawn's device goes with it
let shared: Promise<Device> | undefined;
/** What Dawn must not drop. */
const kept: unknown[] = [];

/** Dawn's `navigator.gpu` for Node. `backend`: "null" checks shaders without a driver. */
export async function dawn(flags: string[] = []): Promise<GPU> {
  const { create, globals } = await import("webgpu");
  Object.assign(globalThis, globals);
  globalThis.setImmediate = napping;
  return create(flags);
}

/** ms of a nap. Chosen: less than what a software driver does takes, and 0.05 to 1 made no difference. */
const NAP_MS = 0.2;
const asleep = new Int32Array(new SharedArrayBuffer(4));
const awake = globalThis.setImmediate;

/**
 * Dawn asks whether the driver is done by setImmediate, again and again, and so takes a core from the driver itself, that
 * of another process among them: the tests of two processes on two cores took twice the time (72 s, now 32 s).
 */
const napping = ((act: (...args: unknown[]) => void, ...args: unknown[]) =>
  awake(() => {
    Atomics.wait(asleep, 0, 0, NAP_MS);
    act(...args);
  })) as typeof setImmediate;

/**
 * The shared device for one engine, which must not be running when it is disposed of: only its own buffers go, and so the
 * device is not lost to it.
 */
export async function lendDevice(): Promise<Device> {
  gpu ??= await dawn();
  shared ??= openDevice(gpu);
  const opened = await shared;
  const buffers: GPUBuffer[] = [];
  const replaced: Partial<GPUDevice> = {
    createBuffer(descriptor) {
      const buffer = opened.device.createBuffer(descriptor);
      buffers.push(buffer);
      return buffer;
    },
    createShaderModule(descriptor) {
      const module = opened.device.createShaderModule(descriptor);
      kept.push(module);
      return module;
    },
    async createComputePipelineAsync(descriptor) {
      const pipeline = await opened.device.createComputePipelineAsync(descriptor);
      kept.push(pipeline);
      return pipeline;
    },
    destroy() {
      for (const buffer of buffers) buffer.destroy();
      buffers.length = 0;
    },
  };
  const device = new Proxy(opened.device, {
    get(own, name: keyof GPUDevice) {
      if (Object.hasOwn(replaced, name)) return replaced[name];
      const value: unknown = own[name];
      return typeof value === "function" ? value.bind(own) : value;
    },
  });
  return { ...opened, device };
}
