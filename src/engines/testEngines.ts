// For tests: every engine under one name, built from a document. The GPU is Dawn's in Node; a missing adapter
// fails the test, it never skips it.

import { planNetwork } from "../compiler/plan";
import type { NetworkDocument } from "../core/document";
import type { Engine, EngineName } from "./engine";
import { createEvent } from "./event/event";
import { createGpu } from "./gpu/gpu";
import { createReference } from "./reference/reference";
import { lendDevice } from "./testDevice";

export const ENGINES: readonly EngineName[] = ["reference", "event", "gpu"];

export async function createEngine(name: EngineName, document: NetworkDocument): Promise<Engine> {
  const plan = planNetwork(document);
  if (name === "reference") return createReference(plan);
  if (name === "event") return createEvent(plan);
  return createGpu(plan, await lendDevice());
}
