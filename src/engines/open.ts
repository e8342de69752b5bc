// One way to any engine: by name, or the best there is.
import type { Plan } from "../compiler/plan";
import type { Engine } from "./engine";
import { openDevice } from "./gpu/device";
import { createGpu } from "./gpu/gpu";
import { createReference } from "./reference";

/** `auto` is the GPU: the reference is an oracle, far too slow to train with. */
export type EngineChoice = "auto" | "gpu" | "reference";

/**
 * Builds the engine for a plan.
 * @param gpu - where WebGPU is found; the browser's own if absent
 * @throws {EngineError} "unavailable" if there is no GPU to be had, "too-large" if the network does not fit it
 */
export async function openEngine(
  plan: Plan,
  choice: EngineChoice = "auto",
  gpu: GPU | undefined = globalThis.navigator?.gpu,
): Promise<Engine> {
  return choice === "reference" ? createReference(plan) : createGpu(plan, await openDevice(gpu));
}
