// A WebGPU device, or the reason why there is none, in words.
import { EngineError } from "../../util/errors";

export interface Device {
  readonly device: GPUDevice;
  /** vendor, architecture and description as far as the browser tells */
  readonly label: string;
  readonly software: boolean;
}

const HOW =
  "Use Chrome or Edge 113+, Firefox 141+ or Safari 26+ on https or localhost; on Linux also turn on chrome://flags/#enable-unsafe-webgpu.";

/**
 * Asks for a device with the default limits.
 * @param gpu - `navigator.gpu`, or Dawn's in Node
 * @throws {EngineError} "unavailable" with the reason and what to turn on
 */
export async function openDevice(gpu: GPU | undefined): Promise<Device> {
  if (!gpu) throw new EngineError("unavailable", `This browser has no WebGPU. ${HOW}`);
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

/** What `promise` gives, or an EngineError once the device is lost: after a loss some awaits never settle. */
export function whileAlive<T>(device: GPUDevice, promise: Promise<T>): Promise<T> {
  const lost = device.lost.then((info): never => {
    throw new EngineError(
      "lost",
      `The GPU device was lost (${info.reason}): ${info.message || "no reason given"}.`,
    );
  });
  return Promise.race([promise, lost]);
}
