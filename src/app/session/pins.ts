// Pinning neurons: into the store that the views read, and to the worker that records them.
import { sizeOf } from "../../index";
import { copy } from "../copy";
import { activity } from "../live/memory/activity";
import { traceMemory } from "../live/memory/traceMemory";
import { useDocumentStore } from "../state/documentStore";
import { mainPopulation } from "../state/mainPopulation";
import { toggled, usePinStore } from "../state/pinStore";
import { notify, useRunStore } from "../state/runStore";
import { attempt } from "./attempt";
import { session } from "./client";
import type { Pin } from "./protocol";

/** Pins a neuron, or lets it go if it is pinned. */
export function togglePin(pin: Pin): Promise<void> {
  return keep(toggled(usePinStore.getState().pins, pin));
}

export function unpinAll(): Promise<void> {
  return keep([]);
}

/** Pins the neuron of the answering population that is most active now. */
export function pinBusiest(): Promise<void> {
  const population = mainPopulation(useDocumentStore.getState().running);
  const { pins } = usePinStore.getState();
  const levels = population === undefined ? undefined : activity.levels(population);
  if (population === undefined) {
    notify("bad", copy.plots.nothingToPin);
    return Promise.resolve();
  }
  let best = -1;
  for (let n = 0; n < (levels?.length ?? 1); n++) {
    if (pins.some((pin) => pin.population === population && pin.neuron === n)) continue;
    if (best < 0 || (levels?.[n] ?? 0) > (levels?.[best] ?? 0)) best = n;
  }
  return best < 0 ? Promise.resolve() : keep(toggled(pins, { population, neuron: best }));
}

// pins of neurons that a changed network no longer has are let go
useDocumentStore.subscribe(({ running }, before) => {
  if (running === before.running) return;
  const { pins } = usePinStore.getState();
  const left = pins.filter(({ population, neuron }) => {
    const of = running.populations[population];
    return of !== undefined && neuron < sizeOf(of);
  });
  if (left.length < pins.length) void keep(left);
});

async function keep(pins: readonly Pin[]): Promise<void> {
  usePinStore.setState({ pins });
  traceMemory.keepOnly(pins);
  const { crash, status } = useRunStore.getState();
  // a worker that starts later is told by the client
  if (crash === null && status.engine !== null) await attempt(() => session().pin(pins));
}
