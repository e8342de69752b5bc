// What the primary button will do, and why it cannot: the one place that decides it.
import { copy } from "../copy";
import type { Status } from "../session/protocol";

export interface PrimaryAction {
  readonly kind: "train" | "pause" | "none";
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
  const { phase, samples } = status;
  // once the stop is reached, the same number of digits again
  const goal = samples < target ? target : samples + target;
  if (phase === "training")
    return { kind: "pause", label: copy.run.pause, goal, blocked: blockOf(status, crash) };
  if (phase === "evaluating") {
    return {
      kind: "none",
      label: copy.run.testing,
      goal,
      blocked: crash === null ? copy.blocked.evaluating : copy.blocked.crashed,
    };
  }
  const blocked = blockOf(status, crash) ?? (needsRebuild ? copy.blocked.rebuild : null);
  return { kind: "train", label: trainLabel(status, target), goal, blocked };
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

function trainLabel({ samples, dataset }: Status, target: number): string {
  if (samples >= target) return copy.run.more(target);
  if (samples > 0) return copy.run.resume;
  return !dataset || /mnist/i.test(dataset.name) ? copy.run.train : copy.run.trainOwn;
}
