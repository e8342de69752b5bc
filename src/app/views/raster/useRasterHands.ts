// What the pointer, the wheel and the keys do to the raster: read, pin, scroll back, zoom where the pointer is.
import { type RefObject, useEffect, useRef } from "react";
import type { SpikeHistory } from "../../live/spikeHistory";
import { NEWEST, type RasterSight, scrolled, windowOf, zoomed } from "./rasterWindow";

interface Place {
  readonly x: number;
  readonly y: number;
}

export interface RasterHands {
  history(): SpikeHistory;
  sight(): RasterSight;
  look(next: RasterSight): void;
  /** false while new spikes move everything: then zooming keeps the newest in its place */
  canScroll(): boolean;
  choose(at: Place, box: DOMRect): void;
  /** @param at - null: the pointer has left */
  read(at: Place | null, box: DOMRect): void;
}

/** px that a pointer may move and still click */
const STILL = 4;

export function useRasterHands(host: RefObject<HTMLElement | null>, hands: RasterHands): void {
  const latest = useRef(hands);
  latest.current = hands;
  useEffect(() => {
    const element = host.current;
    if (!element) return;
    const stop = new AbortController();
    /** fingers on the raster, and how far apart two were when the second came */
    const fingers = new Map<number, number>();
    let pinch: { apart: number; sight: RasterSight } | null = null;
    let grip: { x: number; y: number; moved: boolean; sight: RasterSight } | null = null;
    const placeOf = (event: MouseEvent): [Place, DOMRect] => {
      const box = element.getBoundingClientRect();
      return [{ x: event.clientX - box.left, y: event.clientY - box.top }, box];
    };
    const on = <K extends keyof HTMLElementEventMap>(
      kind: K,
      act: (event: HTMLElementEventMap[K]) => void,
    ): void =>
      // React's own wheel listener is passive and could not stop the page from scrolling
      element.addEventListener(kind, act, { passive: false, signal: stop.signal });

    const release = (event: PointerEvent) => {
      fingers.delete(event.pointerId);
      pinch = null;
      grip = null;
    };

    on("wheel", (event) => {
      event.preventDefault();
      const { look, sight, history, canScroll } = latest.current;
      const [at, box] = placeOf(event);
      const sideways = event.shiftKey ? event.deltaY : event.deltaX;
      if (Math.abs(sideways) > Math.abs(event.deltaY) || event.shiftKey) {
        const { span } = windowOf(history(), sight());
        if (canScroll()) look(scrolled(history(), sight(), (sideways / box.width) * span));
      } else look(zoomed(history(), sight(), event.deltaY / 100, canScroll() ? at.x / box.width : null));
    });
    on("pointerdown", (event) => {
      if (event.button !== 0) return;
      fingers.set(event.pointerId, event.clientX);
      grip = { x: event.clientX, y: event.clientY, moved: fingers.size > 1, sight: latest.current.sight() };
      if (fingers.size === 2) pinch = { apart: apart(fingers), sight: latest.current.sight() };
      element.setPointerCapture(event.pointerId);
    });
    on("pointermove", (event) => {
      const [at, box] = placeOf(event);
      const { look, history, canScroll, read } = latest.current;
      if (fingers.has(event.pointerId)) fingers.set(event.pointerId, event.clientX);
      if (pinch) {
        const turns = Math.log(pinch.apart / apart(fingers)) / Math.log(1.2);
        look(zoomed(history(), pinch.sight, turns, canScroll() ? at.x / box.width : null));
        return;
      }
      if (grip && Math.hypot(event.clientX - grip.x, event.clientY - grip.y) > STILL) grip.moved = true;
      if (grip?.moved && canScroll()) {
        const { span } = windowOf(history(), grip.sight);
        look(scrolled(history(), grip.sight, ((grip.x - event.clientX) / box.width) * span));
      }
      read(at, box);
    });
    on("pointerup", (event) => {
      if (grip && !grip.moved) latest.current.choose(...placeOf(event));
      release(event);
    });
    on("pointercancel", (event) => release(event));
    on("pointerleave", () => latest.current.read(null, element.getBoundingClientRect()));
    on("keydown", (event) => {
      const { look, sight, history, canScroll } = latest.current;
      const { span } = windowOf(history(), sight());
      const back = event.key === "ArrowLeft" ? -1 : event.key === "ArrowRight" ? 1 : 0;
      const turns = event.key === "+" ? -1 : event.key === "-" ? 1 : 0;
      if (back !== 0 && canScroll()) look(scrolled(history(), sight(), (back * span) / 8));
      else if (turns !== 0) look(zoomed(history(), sight(), turns, canScroll() ? 0.5 : null));
      else if (event.key === "0") look(NEWEST);
      else return;
      event.preventDefault();
      event.stopPropagation();
    });
    return () => stop.abort();
  }, [host]);
}

/** px between two fingers, from left to right. */
function apart(fingers: ReadonlyMap<number, number>): number {
  const [a = 0, b = 0] = fingers.values();
  return Math.max(20, Math.abs(a - b));
}
