// What the worker last told of the run, and how it comes onto the page: news at once, the rest at the pace of the views.
import { forgetAccuracyTrace, traceAccuracy } from "../live/accuracyTrace";
import { acts, samples } from "../live/channel";
import { livePace, setPace } from "../live/frames";
import { spikeHistory } from "../live/spikeHistory";
import { useRunStore } from "../state/runStore";
import { logError } from "../trust/errorLog";
import { lastCheckpoint } from "../trust/recovery";
import type { AgentView } from "./agents/agentViews";
import { OPENING } from "./opening";
import type { HeldOut, Status } from "./protocol";

let newest: Status = OPENING;
let timer: ReturnType<typeof setTimeout> | undefined;

/** The last status, which the page may not show yet. */
export function newestStatus(): Status {
  return newest;
}

/** News is shown at once; the same run a little further on is shown at the pace of the live views. */
export function takeStatus(status: Status): void {
  const shown = useRunStore.getState().status;
  if (status.samples < newest.samples) forgetRun();
  traceAccuracy(status);
  setPace("computing", status.engine?.software ?? false);
  newest = status;
  const isNews = status.phase !== shown.phase || status.heldOut.length !== shown.heldOut.length;
  if (isNews) showStatus();
  else timer ??= setTimeout(showStatus, livePace());
}

/** Another network is there, at rest: what was told so far is of the one before. */
export function beginStatus(heldOut: readonly HeldOut[]): void {
  forgetRun();
  const learned = lastCheckpoint()?.samples ?? 0; // it comes before the end of a load
  takeStatus({
    ...newest,
    phase: learned > 0 ? "paused" : "ready",
    samples: learned,
    recent: null,
    heldOut,
  });
}

/** Another worker begins. */
export function forgetStatus(): void {
  forgetRun();
  newest = OPENING;
  showStatus();
}

/** Nothing more comes for now. */
export function stopStatus(): void {
  clearTimeout(timer);
  timer = undefined;
}

/** What an agent does is gathered from the first decision on, not from when a plot is opened. */
export async function showActs(view: AgentView): Promise<void> {
  await import("../live/memory/agentMemory");
  acts.emit(view);
}

function showStatus(): void {
  stopStatus();
  useRunStore.setState({ status: newest });
}

/** Forgets everything that was learned or recorded, on this side. */
export function forgetRun(): void {
  forgetAccuracyTrace();
  spikeHistory.clear();
  samples.clear();
  acts.clear();
}

/** A rejected start or open is shown even where the worker could not say so in a status. */
export function reportFailure(error: unknown): void {
  const { status } = useRunStore.getState();
  logError("session", error);
  if (status.phase === "failed" && status.message) return;
  const failed: Status = { ...status, phase: "failed", message: messageOf(error) };
  useRunStore.setState({ status: failed });
}

export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
