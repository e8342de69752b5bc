// What an agent has done, for a plot: the memory as it fills, or as it was when the plot was frozen.
import { type RefObject, useEffect, useRef, useSyncExternalStore } from "react";
import { acts } from "../../live/channel";
import { createPainter } from "../../live/frames";
import { type AgentMemory, agentMemory } from "../../live/memory/agentMemory";
import { useShownTheme } from "../../state/theme";
import type { PlotName } from "../../state/uiStore";
import { useElementSize } from "../../ui/useElementSize";
import { useFrozen } from "../plotStore";

/** Paints after every news, on another theme, another size, and when `also` changes. */
export function useAgentPainting(
  plot: PlotName,
  frame: RefObject<HTMLElement | null>,
  paint: (memory: AgentMemory) => void,
  also?: unknown,
): void {
  const theme = useShownTheme();
  const frozen = useFrozen(plot);
  const size = useElementSize(frame);
  const latest = useRef(paint);
  latest.current = paint;
  // biome-ignore lint/correctness/useExhaustiveDependencies: theme and size are reasons to paint again
  useEffect(() => {
    const memory = frozen ? agentMemory.copy() : agentMemory;
    const painter = createPainter(() => latest.current(memory));
    const stop = frozen ? () => {} : acts.subscribe(painter.request);
    painter.requestNow();
    return () => {
      stop();
      painter.stop();
    };
  }, [frozen, theme, size, also]);
}

/**
 * A fact of that memory that the view's own words depend on: it is there before the picture of the same news is painted.
 * @param of - gives a plain value
 */
export function useAgentFact<T extends string | number | boolean | null>(
  plot: PlotName,
  of: (memory: AgentMemory) => T,
): T {
  const frozen = useFrozen(plot);
  const now = useSyncExternalStore(acts.subscribe, () => of(agentMemory));
  const held = useRef(now);
  if (!frozen) held.current = now;
  return held.current;
}
