// Pinning neurons: into the store that the views read, and to the worker that records them.
import { copy } from "../copy";
import { activity } from "../live/memory/activity";
import { traceMemory } from "../live/memory/traceMemory";
import { useDocumentStore } from "../state/documentStore";
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
  const { readout, populations } = useDocumentStore.getState().running;
  const neurons = Object.keys(populations).filter((id) => populations[id]?.kind === "neurons");
  const population = readout?.population ?? neurons[0];
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

async function keep(pins: readonly Pin[]): Promise<void> {
  usePinStore.setState({ pins });
  traceMemory.keepOnly(pins);
  const { crash, status } = useRunStore.getState();
  // a worker that starts later is told by the client
  if (crash === null && status.engine !== null) await attempt(() => session().pin(pins));
}
