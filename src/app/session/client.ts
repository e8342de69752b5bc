// The page's end of the session: owns the worker, hands its telemetry on, and starts a new one after a crash.
import { proxy, type Remote, wrap } from "comlink";
import { copy } from "../copy";
import { forgetAccuracyTrace, traceAccuracy } from "../live/accuracyTrace";
import { samples, traces, weights } from "../live/channel";
import { livePace, setPace } from "../live/frames";
import { spikeHistory } from "../live/spikeHistory";
import { useDocumentStore } from "../state/documentStore";
import { usePinStore } from "../state/pinStore";
import { useRunStore } from "../state/runStore";
import { enginePreference, useUiStore } from "../state/uiStore";
import { OPENING } from "./opening";
import type { Session, Status, Telemetry } from "./protocol";

/** What passed since the page opened, for tests and for a look from the console. */
export const counters = { statuses: 0, samples: 0, weights: 0, rasterFrames: 0, weightFrames: 0, workers: 0 };

let worker: Worker | null = null;
let remote: Remote<Session> | null = null;
let newest: Status = OPENING;
let statusTimer: ReturnType<typeof setTimeout> | undefined;

/** The session of the worker that lives now. @throws {Error} after a crash, until `connect` is called again */
export function session(): Remote<Session> {
  if (!remote) throw new Error(copy.crash.gone);
  return remote;
}

/** Starts a worker and opens the page's document in it; what ran before is gone. */
export async function connect(): Promise<void> {
  disconnect();
  forgetRun();
  newest = OPENING;
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
    await link.setSpeed(useUiStore.getState().speed);
    await link.pin(usePinStore.getState().pins);
    const { document: network } = useDocumentStore.getState();
    await link.open(network, enginePreference());
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
  clearTimeout(statusTimer);
  statusTimer = undefined;
  worker?.terminate();
  worker = null;
  remote = null;
}

function receive(telemetry: Telemetry): void {
  switch (telemetry.kind) {
    case "status":
      counters.statuses++;
      takeStatus(telemetry.status);
      return;
    case "sample":
      counters.samples++;
      spikeHistory.append(telemetry.sample);
      samples.emit(telemetry.sample);
      return;
    case "trace":
      traces.emit(telemetry.trace);
      return;
    case "weights":
      counters.weights++;
      weights.emit(telemetry.view);
  }
}

/** News is shown at once; the same run a little further on is shown at the pace of the live views. */
function takeStatus(status: Status): void {
  const shown = useRunStore.getState().status;
  if (status.samples < newest.samples) forgetRun();
  traceAccuracy(status);
  setPace(status.engine?.software ?? false);
  newest = status;
  const isNews = status.phase !== shown.phase || status.heldOut.length !== shown.heldOut.length;
  if (isNews) showStatus();
  else statusTimer ??= setTimeout(showStatus, livePace());
}

function showStatus(): void {
  clearTimeout(statusTimer);
  statusTimer = undefined;
  useRunStore.setState({ status: newest });
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
