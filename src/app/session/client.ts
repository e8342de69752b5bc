// The page's end of the session: owns the worker, hands its telemetry on, and sees to it that the run goes on where the
// worker or its device is lost.
import { proxy, type Remote, wrap } from "comlink";
import { copy } from "../copy";
import { samples, traces, weights } from "../live/channel";
import { spikeHistory } from "../live/spikeHistory";
import { useDocumentStore } from "../state/documentStore";
import { usePinStore } from "../state/pinStore";
import { notify, useRunStore } from "../state/runStore";
import { selectedProjection } from "../state/uiStore";
import { logError } from "../trust/errorLog";
import {
  afterLoss,
  atRest,
  doingOf,
  giveUpDevice,
  isRunning,
  keepCheckpoint,
  learnedWords,
  patience,
  type Resumption,
  resumption,
  trusted,
} from "../trust/recovery";
import { reportAction } from "../trust/report";
import { startWatch, type Watch } from "../trust/watch";
import { counters } from "./counters";
import type { Doing, Session, Telemetry } from "./protocol";
import { build, goOn, takeUp } from "./resuming";
import {
  beginStatus,
  forgetStatus,
  messageOf,
  newestStatus,
  reportFailure,
  showActs,
  stopStatus,
  takeStatus,
} from "./told";

export { forgetRun, messageOf } from "./told";

let worker: Worker | null = null;
let remote: Remote<Session> | null = null;
let watch: Watch | null = null;
/** Digits of the user's own that the session works with, for a worker that comes after this one. */
let ownFiles: readonly File[] = [];
/** The network is being built anew after its device was lost. */
let changing = false;

/** The session of the worker that lives now. @throws {Error} after a crash, until `connect` is called again */
export function session(): Remote<Session> {
  if (!remote) throw new Error(copy.crash.gone);
  return remote;
}

/**
 * Starts a worker and opens the page's document in it; what ran before is gone, but for what is resumed.
 * @returns whether something runs again
 */
export async function connect(resumed: Resumption | null = null): Promise<boolean> {
  disconnect();
  keepCheckpoint(resumed?.kept ?? null);
  forgetStatus();
  useRunStore.setState({ crash: null });
  const mine = new Worker(new URL("./worker.ts", import.meta.url), { type: "module" });
  worker = mine;
  counters.workers++;
  mine.addEventListener("error", (event) => {
    event.preventDefault(); // it is told here, and is no error of the page's own
    if (worker === mine) recover(event.message || copy.crash.noReason);
  });
  mine.addEventListener("messageerror", () => {
    if (worker === mine) recover(copy.crash.garbled);
  });
  watch = startWatch({
    isRunning: () => isRunning(newestStatus()),
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
    await link.pin(usePinStore.getState().pins);
    await link.watch(selectedProjection());
    if (ownFiles.length > 0) await link.loadFiles(ownFiles);
    return await goOn(link, resumed);
  } catch (error) {
    if (worker === mine) reportFailure(error);
    return false;
  }
}

/** Puts what is on the page into the worker that there is; where nothing runs, a worker that comes goes on from it. */
export async function resume(resumed: Resumption | null): Promise<boolean> {
  const { crash, status } = useRunStore.getState();
  if (remote && crash === null && status.engine !== null) return goOn(remote, resumed);
  keepCheckpoint(resumed?.kept ?? null);
  beginStatus(resumed?.tests ?? []);
  useDocumentStore.setState({ running: useDocumentStore.getState().document, needsRebuild: false });
  return false;
}

/**
 * Goes on from what was learned, on the engine that the user has chosen by now; the one before goes on if it is refused.
 * @returns false where nothing was learned: then nothing has happened
 */
export async function changeEngine(): Promise<boolean> {
  const { crash, status } = useRunStore.getState();
  if (!remote || crash !== null || status.engine === null) return false;
  const link = remote;
  const doing = doingOf(newestStatus());
  if (doing?.kind === "train") await link.pause(); // the last checkpoint comes with it
  const resumed = atRest(newestStatus());
  if (resumed.kept === null) return false;
  try {
    await build(link, resumed);
  } finally {
    await takeUp(link, doing);
  }
  return true;
}

/** Replaces the digits by the user's own. */
export async function useFiles(files: readonly File[]): Promise<void> {
  await session().loadFiles(files);
  ownFiles = files;
}

function disconnect(): void {
  stopStatus();
  watch?.stop();
  watch = null;
  worker?.terminate();
  worker = null;
  remote = null;
  changing = false;
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
    case "agent":
      void showActs(telemetry.view);
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
    case "lost":
      if (!changing) void changeDevice(telemetry.reason, telemetry.doing);
      return;
    case "beat":
      counters.beats++;
  }
}

/** The worker is lost: another goes on from the last checkpoint, or the user is asked if that has not helped. */
function recover(reason: string): void {
  logError("worker", reason);
  const resumed = resumption(newestStatus(), performance.now());
  if (resumed === null) {
    stop(reason);
    return;
  }
  disconnect();
  const { lost } = copy.trust;
  const text = resumed.kept ? lost.resumed(reason, learnedWords(resumed.kept)) : lost.restarted(reason);
  notify("bad", text, reportAction);
  void connect(resumed);
}

/** The worker lives, its device does not: the network is built anew on another, at last on the processor. */
async function changeDevice(reason: string, doing: Doing | null): Promise<void> {
  logError("device", reason);
  const link = remote;
  const resumed = afterLoss(newestStatus(), doing);
  if (link === null || resumed === null) {
    stop(reason);
    return;
  }
  changing = true;
  try {
    await build(link, resumed).catch((error) => {
      logError("device", error);
      giveUpDevice();
      return build(link, resumed);
    });
    changing = false;
    const { device } = copy.trust;
    const words = trusted("auto") === "event" ? device.processor : device.again;
    notify("bad", words(reason, resumed.kept && learnedWords(resumed.kept)), reportAction);
    await takeUp(link, resumed.doing);
  } catch (error) {
    if (remote === link) stop(messageOf(error));
  }
}

/** Nothing has helped: the user decides. */
function stop(reason: string): void {
  disconnect();
  const again = newestStatus().engine === null ? [] : [copy.trust.lost.again];
  useRunStore.setState({ crash: [copy.trust.sentence(reason), ...again].join(" ") });
}

/** After a crash, by the user's hand: from the last checkpoint, at rest. */
export async function reconnect(): Promise<void> {
  await connect(atRest(newestStatus()));
}
