// The page's end of the session: owns the worker, hands its telemetry on, and starts a new one after a crash.
import { proxy, type Remote, wrap } from "comlink";
import { copy } from "../copy";
import { forgetAccuracyTrace, traceAccuracy } from "../live/accuracyTrace";
import { samples, weights } from "../live/channel";
import { spikeHistory } from "../live/spikeHistory";
import { useDocumentStore } from "../state/documentStore";
import { OPENING, useRunStore } from "../state/runStore";
import type { Session, Status, Telemetry } from "./protocol";

/** What passed since the page opened, for tests and for a look from the console. */
export const counters = { statuses: 0, samples: 0, weights: 0, rasterFrames: 0, weightFrames: 0, workers: 0 };

let worker: Worker | null = null;
let remote: Remote<Session> | null = null;

/** The session of the worker that lives now. @throws {Error} after a crash, until `connect` is called again */
export function session(): Remote<Session> {
  if (!remote) throw new Error(copy.crash.gone);
  return remote;
}

/** Starts a worker and opens the page's document in it; what ran before is gone. */
export async function connect(): Promise<void> {
  disconnect();
  forgetRun();
  useRunStore.setState({ crash: null, status: OPENING });
  const mine = new Worker(new URL("./worker.ts", import.meta.url), { type: "module" });
  worker = mine;
  counters.workers++;
  mine.addEventListener("error", (event) => {
    if (worker === mine) reportCrash(event.message);
  });
  mine.addEventListener("messageerror", () => {
    if (worker === mine) reportCrash(copy.crash.garbled);
  });
  const link = wrap<Session>(mine);
  remote = link;
  try {
    const dataBase = new URL("mnist/", document.baseURI).href;
    await link.start(
      proxy((telemetry: Telemetry) => {
        if (worker === mine) receive(telemetry);
      }),
      dataBase,
    );
    const { document: network } = useDocumentStore.getState();
    await link.open(network);
    // an edit made while the engine was opening waits for a rebuild
    const needsRebuild = useDocumentStore.getState().document !== network;
    useDocumentStore.setState({ running: network, needsRebuild });
  } catch (error) {
    if (worker === mine) reportFailure(error);
  }
}

/** Forgets everything that was learned or recorded, on this side. */
export function forgetRun(): void {
  forgetAccuracyTrace();
  spikeHistory.clear();
  samples.clear();
}

function disconnect(): void {
  worker?.terminate();
  worker = null;
  remote = null;
}

function receive(telemetry: Telemetry): void {
  switch (telemetry.kind) {
    case "status": {
      counters.statuses++;
      const { status } = telemetry;
      if (status.samples < useRunStore.getState().status.samples) forgetRun();
      traceAccuracy(status);
      useRunStore.setState({ status });
      return;
    }
    case "sample":
      counters.samples++;
      spikeHistory.append(telemetry.sample);
      samples.emit(telemetry.sample);
      return;
    case "weights":
      counters.weights++;
      weights.emit(telemetry.view);
  }
}

/** A rejected start or open is shown even where the worker could not say so in a status. */
function reportFailure(error: unknown): void {
  const { status } = useRunStore.getState();
  if (status.phase === "failed" && status.message) return;
  const failed: Status = { ...status, phase: "failed", message: messageOf(error) };
  useRunStore.setState({ status: failed });
}

function reportCrash(reason: string): void {
  disconnect();
  useRunStore.setState({ crash: reason || copy.crash.noReason });
}

export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
