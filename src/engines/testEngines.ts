// For tests: every engine under one name, built from a document. The GPU is Dawn's in Node; a missing adapter
// fails the test, it never skips it.

import { planNetwork } from "../compiler/plan";
import type { NetworkDocument } from "../core/document";
import type { Engine, EngineName } from "./engine";
import { createEvent } from "./event/event";
import { openDevice } from "./gpu/device";
import { createGpu } from "./gpu/gpu";
import { createReference } from "./reference/reference";

export const ENGINES: readonly EngineName[] = ["reference", "event", "gpu"];

let gpu: GPU | undefined; // must stay referenced, or Dawn's device goes with it

/** Dawn's `navigator.gpu` for Node. `backend`: "null" checks shaders without a driver. */
export async function dawn(flags: string[] = []): Promise<GPU> {
  const { create, globals } = await import("webgpu");
  Object.assign(globalThis, globals);
  return create(flags);
}

export async function createEngine(name: EngineName, document: NetworkDocument): Promise<Engine> {
  const plan = planNetwork(document);
  if (name === "reference") return createReference(plan);
  if (name === "event") return createEvent(plan);
  gpu ??= await dawn();
  return createGpu(plan, await openDevice(gpu));
}
