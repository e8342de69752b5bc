// What the primary button will do, and why it cannot: the one place that decides it.
import { copy } from "../../copy";
import type { Status } from "../../session/protocol";

export interface PrimaryAction {
  readonly kind: "train" | "pause";
  readonly label: string;
  /** training stops there */
  readonly goal: number;
  /** why the button is off, if it is */
  readonly blocked: string | null;
}

export interface RunContext {
  readonly status: Status;
  readonly crash: string | null;
  readonly needsRebuild: boolean;
  /** digits at which the user wants to stop */
  readonly target: number;
}

export function primaryAction({ status, crash, needsRebuild, target }: RunContext): PrimaryAction {
  const blocked = blockOf(status, crash);
  if (isRunning(status)) return { kind: "pause", label: copy.run.pause, goal: status.target, blocked };
  return {
    kind: "train",
    ...nextRun(status, target),
    blocked: blocked ?? (needsRebuild ? copy.blocked.rebuild : status.untrainable),
  };
}

/** Why nothing can be started now, or null. */
export function blockOf(status: Status, crash: string | null): string | null {
  if (crash !== null) return copy.blocked.crashed;
  if (status.phase === "failed") return copy.blocked.failed;
  if (status.loading) return copy.blocked.loading;
  if (status.phase === "opening") return copy.blocked.opening;
  return null;
}

export function isRunning(status: Status): boolean {
  return status.phase === "training" || status.phase === "evaluating";
}

function nextRun(status: Status, target: number): { label: string; goal: number } {
  if (status.agent) return nextEpisodes(status, status.agent.planned);
  const { phase, samples, dataset, stage } = status;
  if (stage !== undefined && samples > 0) return { label: copy.run.again, goal: samples };
  // all learned: the test on held-out digits is what is left, then the same number of digits again
  if (samples >= target && phase !== "done") return { label: copy.run.test, goal: samples };
  if (samples >= target) return { label: copy.run.more(target), goal: samples + target };
  if (samples > 0) return { label: copy.run.resume, goal: target };
  const embedded = !dataset || /mnist/i.test(dataset.name);
  return { label: embedded ? copy.run.train : copy.run.trainOwn, goal: target };
}

/** An agent stops where its document says, then after as many again; one that is held goes on to where it was going. */
function nextEpisodes({ phase, samples, target }: Status, planned: number): { label: string; goal: number } {
  if (phase === "paused" && samples < target) return { label: copy.run.resume, goal: target };
  if (samples === 0) return { label: copy.run.acting.train, goal: planned };
  if (samples < planned) return { label: copy.run.resume, goal: planned };
  return { label: copy.run.acting.more(planned), goal: samples + planned };
}
