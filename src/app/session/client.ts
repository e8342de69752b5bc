// The page's end of the session: owns the worker, hands its telemetry on, and starts a new one where it is lost.
import { proxy, type Remote, wrap } from "comlink";
import { copy } from "../copy";
import { forgetAccuracyTrace, traceAccuracy } from "../live/accuracyTrace";
import { samples, traces, weights } from "../live/channel";
import { livePace, setPace } from "../live/frames";
import { spikeHistory } from "../live/spikeHistory";
import { useDocumentStore } from "../state/documentStore";
import { usePinStore } from "../state/pinStore";
import { notify, useRunStore } from "../state/runStore";
import { enginePreference, selectedProjection, useUiStore } from "../state/uiStore";
import { logError } from "../trust/errorLog";
import { atRest, isRunning, keepCheckpoint, patience, type Resumption, resumption } from "../trust/recovery";
import { reportAction } from "../trust/report";
import { startWatch, type Watch } from "../trust/watch";
import { counters } from "./counters";
import { OPENING } from "./opening";
import type { Session, Status, Telemetry } from "./protocol";

let worker: Worker | null = null;
let remote: Remote<Session> | null = null;
let watch: Watch | null = null;
/** Digits of the user's own that the session works with, for a worker that comes after this one. */
let ownFiles: readonly File[] = [];
let newest: Status = OPENING;
let statusTimer: ReturnType<typeof setTimeout> | undefined;

/** The session of the worker that lives now. @throws {Error} after a crash, until `connect` is called again */
export function session(): Remote<Session> {
  if (!remote) throw new Error(copy.crash.gone);
  return remote;
}

/** Starts a worker and opens the page's document in it; what ran before is gone, but for what is resumed. */
export async function connect(resumed: Resumption | null = null): Promise<void> {
  disconnect();
  forgetRun();
  newest = OPENING;
  keepCheckpoint(resumed?.kept ?? null);
  useRunStore.setState({ crash: null, status: OPENING });
  const mine = new Worker(new URL("./worker.ts", import.meta.url), { type: "module" });
  worker = mine;
  counters.workers++;
  mine.addEventListener("error", (event) => {
    if (worker === mine) recover(event.message || copy.crash.noReason);
  });
  mine.addEventListener("messageerror", () => {
    if (worker === mine) recover(copy.crash.garbled);
  });
  watch = startWatch({
    isRunning: () => isRunning(newest),
    patience: patience(),
    onSilence: (seconds) => {
      if (worker === mine) recover(copy.trust.lost.silent(seconds));
    },
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
    await link.watch(selectedProjection());
    if (ownFiles.length > 0) await link.loadFiles(ownFiles);
    if (resumed?.kept) await resumeFrom(link, resumed.kept.file, resumed);
    else await open(link);
    if (resumed?.doing?.kind === "run") await link.run();
    if (resumed?.doing?.kind === "train") await link.train(resumed.doing.target, useUiStore.getState().rule);
  } catch (error) {
    if (worker === mine) reportFailure(error);
  }
}

async function open(link: Remote<Session>): Promise<void> {
  const { document: network } = useDocumentStore.getState();
  await link.open(network, enginePreference());
  // an edit made while the engine was opening waits for a rebuild
  const needsRebuild = useDocumentStore.getState().document !== network;
  useDocumentStore.setState({ running: network, needsRebuild });
}

/** The network as it ran, with the live edits since the checkpoint; what waits for a rebuild still waits. */
async function resumeFrom(link: Remote<Session>, file: Uint8Array, { tests }: Resumption): Promise<void> {
  await link.load(file, enginePreference(), { tests });
  await link.edit(useDocumentStore.getState().running);
}

/** Replaces the digits by the user's own. */
export async function useFiles(files: readonly File[]): Promise<void> {
  await session().loadFiles(files);
  ownFiles = files;
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
  watch?.stop();
  watch = null;
  worker?.terminate();
  worker = null;
  remote = null;
}

function receive(telemetry: Telemetry): void {
  watch?.beat();
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
      return;
    case "checkpoint":
      keepCheckpoint(telemetry.kept);
      return;
    case "beat":
      counters.beats++;
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
  logError("session", error);
  if (status.phase === "failed" && status.message) return;
  const failed: Status = { ...status, phase: "failed", message: messageOf(error) };
  useRunStore.setState({ status: failed });
}

/** The worker is lost: another goes on from the last checkpoint, or the user is asked if that has not helped. */
function recover(reason: string): void {
  logError("worker", reason);
  const resumed = resumption(newest, performance.now());
  disconnect();
  if (resumed === null) {
    const again = newest.engine === null ? [] : [copy.trust.lost.again];
    useRunStore.setState({ crash: [reason, ...again].join(" ") });
    return;
  }
  const { lost } = copy.trust;
  const text = resumed.kept ? lost.resumed(reason, resumed.kept.samples) : lost.restarted(reason);
  notify("bad", text, reportAction);
  void connect(resumed);
}

/** After a crash, by the user's hand: from the last checkpoint, at rest. */
export function reconnect(): Promise<void> {
  return connect(atRest(newest));
}

export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
