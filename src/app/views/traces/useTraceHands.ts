// What the pointer, the wheel and the keys do to the traces: zoom where the pointer is, scroll back.
import { type RefObject, useEffect, useRef } from "react";
import type { TraceMemory } from "../../live/memory/traceMemory";
import { NEWEST_TRACES, scrollTraces, type TraceSight, traceWindow, zoomTraces } from "./traceWindow";

export interface TraceHands {
  memory(): TraceMemory;
  sight(): TraceSight;
  /** px of the plotting area within the element */
  area(): { readonly left: number; readonly width: number };
  canScroll(): boolean;
  look(next: TraceSight): void;
}

export function useTraceHands(host: RefObject<HTMLElement | null>, hands: TraceHands): void {
  const latest = useRef(hands);
  latest.current = hands;
  useEffect(() => {
    const element = host.current;
    if (!element) return;
    const stop = new AbortController();
    let grip: { x: number; sight: TraceSight } | null = null;
    const msPerPx = (sight: TraceSight) => {
      const { from, to } = traceWindow(latest.current.memory(), sight);
      return (to - from) / latest.current.area().width;
    };
    const on = <K extends keyof HTMLElementEventMap>(
      kind: K,
      act: (event: HTMLElementEventMap[K]) => void,
    ): void => element.addEventListener(kind, act, { passive: false, signal: stop.signal });

    on("wheel", (event) => {
      event.preventDefault();
      const { memory, sight, canScroll, look, area } = latest.current;
      if (event.shiftKey || Math.abs(event.deltaX) > Math.abs(event.deltaY)) {
        const px = event.deltaX || event.deltaY;
        if (canScroll()) look(scrollTraces(memory(), sight(), px * msPerPx(sight())));
        return;
      }
      const x = event.clientX - element.getBoundingClientRect().left - area().left;
      look(zoomTraces(memory(), sight(), event.deltaY / 100, canScroll() ? x / area().width : null));
    });
    on("pointerdown", (event) => {
      if (event.button === 0) grip = { x: event.clientX, sight: latest.current.sight() };
    });
    on("pointermove", (event) => {
      const { memory, canScroll, look } = latest.current;
      if (!grip || !canScroll() || event.buttons === 0 || event.clientX === grip.x) return;
      look(scrollTraces(memory(), grip.sight, (grip.x - event.clientX) * msPerPx(grip.sight)));
    });
    for (const end of ["pointerup", "pointercancel"] as const)
      on(end, () => {
        grip = null;
      });
    on("keydown", (event) => {
      const { memory, sight, canScroll, look } = latest.current;
      const { from, to } = traceWindow(memory(), sight());
      const back = event.key === "ArrowLeft" ? -1 : event.key === "ArrowRight" ? 1 : 0;
      const turns = event.key === "+" ? -1 : event.key === "-" ? 1 : 0;
      if (back !== 0 && canScroll()) look(scrollTraces(memory(), sight(), (back * (to - from)) / 8));
      else if (turns !== 0) look(zoomTraces(memory(), sight(), turns, canScroll() ? 0.5 : null));
      else if (event.key === "0") look(NEWEST_TRACES);
      else return;
      event.preventDefault();
      event.stopPropagation();
    });
    return () => stop.abort();
  }, [host]);
}
