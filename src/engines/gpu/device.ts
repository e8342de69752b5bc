// A WebGPU device, or the reason why there is none, in words.
import { EngineError } from "../../util/errors";
import { isNode } from "../../util/node";

export interface Device {
  readonly device: GPUDevice;
  /** vendor, architecture and description as far as the browser tells */
  readonly label: string;
  readonly software: boolean;
}

const HOW_IN_NODE =
  "Install the package 'webgpu' and a driver for Vulkan, Metal or Direct3D, or use the event engine.";
const HOW =
  "Use Chrome or Edge 113+, Firefox 141+ or Safari 26+ on https or localhost; on Linux also turn on chrome://flags/#enable-unsafe-webgpu.";

/**
 * Asks for a device with the default limits.
 * @param gpu - `navigator.gpu`, or Dawn's in Node
 * @throws {EngineError} "unavailable" with the reason and what to turn on
 */
export async function openDevice(gpu: GPU | null): Promise<Device> {
  if (!gpu) {
    const why = isNode() ? `No WebGPU was found. ${HOW_IN_NODE}` : `This browser has no WebGPU. ${HOW}`;
    throw new EngineError("unavailable", why);
  }
  const adapter = await gpu.requestAdapter({ powerPreference: "high-performance" }).catch(() => null);
  if (!adapter)
    throw new EngineError("unavailable", `WebGPU is there, but it found no graphics adapter. ${HOW}`);
  const device = await adapter.requestDevice({ label: "spikeyard" });
  const { vendor, architecture, description, device: model } = adapter.info;
  const named = description || [vendor, architecture, model].filter(Boolean).join(" ");
  const software =
    adapter.info.isFallbackAdapter === true ||
    /swiftshader|llvmpipe|software/i.test(`${named} ${architecture}`);
  return { device, label: named || "WebGPU adapter", software };
}

interface Life {
  /** set once the device is lost */
  error: EngineError | null;
  readonly waiters: Set<(error: EngineError) => void>;
}

/** Who waits for a device. A race with `device.lost` itself would keep every loser for the device's lifetime. */
const lives = new WeakMap<GPUDevice, Life>();

function lifeOf(device: GPUDevice): Life {
  const known = lives.get(device);
  if (known) return known;
  const life: Life = { error: null, waiters: new Set() };
  lives.set(device, life);
  void device.lost.then(({ reason, message }) => {
    life.error = new EngineError(
      "lost",
      `The GPU device was lost (${reason}): ${message || "no reason given"}`,
    );
    for (const reject of life.waiters) reject(life.error);
  });
  return life;
}

/** ms after a failure in which the loss that caused it is told. Chosen: browsers tell within a few. */
const TOLD_MS = 250;

/**
 * What `promise` gives, or an EngineError once the device is lost: after a loss some awaits never settle, and some
 * reject on their own just before the loss is told.
 */
export function whileAlive<T>(device: GPUDevice, promise: Promise<T>): Promise<T> {
  const life = lifeOf(device);
  return new Promise<T>((resolve, reject) => {
    if (life.error) reject(life.error);
    life.waiters.add(reject);
    const forget = () => life.waiters.delete(reject);
    promise.then(
      (value) => {
        forget();
        resolve(value);
      },
      (error) => {
        const fail = () => {
          forget();
          reject(error);
        };
        if (error instanceof EngineError) fail();
        else setTimeout(fail, TOLD_MS);
      },
    );
  });
}
