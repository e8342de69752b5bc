// One line over the canvas that says what happens now; read aloud when the phase changes, not at every figure.
import { copy } from "../copy";
import type { Status } from "../session/protocol";
import { useRunStore } from "../state/runStore";
import { percent } from "../ui/format";

export function StatusLine() {
  const line = useRunStore(({ status, crash }) => (crash === null ? lineOf(status) : copy.crash.title));
  return (
    <p
      aria-live="polite"
      data-testid="status-line"
      className="pointer-events-none w-fit max-w-full rounded-full border border-line bg-surface/90 px-4 py-1.5 text-center text-muted"
    >
      {line}
    </p>
  );
}

/** Holds no figure that moves while the network runs, so a screen reader is not flooded. */
function lineOf(status: Status): string {
  const last = status.heldOut.at(-1);
  switch (status.phase) {
    case "opening":
      return copy.hint.opening;
    case "ready":
      return copy.hint.ready;
    case "running":
      return copy.hint.running;
    case "training":
      return copy.hint.training;
    case "paused":
      return copy.hint.paused(status.samples);
    case "evaluating":
      // a short test between digits is part of training to the reader
      return status.samples < status.target ? copy.hint.training : copy.hint.evaluating;
    case "done":
      return last ? copy.hint.done(percent(last.accuracy), last.count) : copy.hint.paused(status.samples);
    case "failed":
      return copy.hint.failed;
  }
}
