// What dopamine tells the synapses of a connection right now: a dot that fills with what is better than expected, and cools
// with what is worse.
import { useRef } from "react";
import { copy } from "../copy";
import { acts } from "../live/channel";
import { useLivePainting } from "../live/useLivePainting";

/** Signals are worth what rewards are, which may be anything: the largest so far fills the dot. */
let largest = 0;
acts.subscribe((view) => {
  if (view === null) largest = 0;
  for (const { signal } of view?.decisions ?? []) largest = Math.max(largest, Math.abs(signal ?? 0));
});

/** Below it a signal would not be seen. */
const FAINT = 0.15;

export function Dopamine() {
  const dot = useRef<HTMLSpanElement>(null);
  useLivePainting(acts, dot, (element, view) => {
    // of what came since the last frame the most counts: rewards are rare, and would hardly ever be caught
    const signals = view?.decisions.map(({ signal }) => signal ?? 0) ?? [];
    const most = signals.reduce((a, b) => (Math.abs(b) > Math.abs(a) ? b : a), 0);
    const share = largest > 0 ? Math.abs(most) / largest : 0;
    element.style.opacity = String(FAINT + (1 - FAINT) * share);
    element.dataset.tells = most < 0 ? "worse" : "better";
  });
  return (
    <span
      role="img"
      aria-label={copy.canvas.world.hears}
      title={copy.canvas.world.hears}
      className="mr-1.5 inline-grid size-2.5 place-items-center rounded-full border border-muted align-middle"
    >
      <span ref={dot} className="size-2 rounded-full bg-exc opacity-15 data-[tells=worse]:bg-inh" />
    </span>
  );
}
