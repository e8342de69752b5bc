// Dragging from the palette by pointer events: mouse, pen and touch alike, which HTML's own dragging is not.
import { type PointerEvent, useRef } from "react";
import { canvasControls } from "../canvasControls";
import { actions } from "../lateActions";
import type { PaletteItem } from "./items";

/** px that a pointer moves before a press becomes a drag */
const SLOP = 6;

interface Drag {
  readonly item: PaletteItem;
  readonly pointer: number;
  readonly x: number;
  readonly y: number;
  moving: boolean;
}

/** @param onDrag - what is dragged now, or null */
export function usePaletteDrag(onDrag: (item: PaletteItem | null) => void) {
  const ghost = useRef<HTMLDivElement>(null);
  const drag = useRef<Drag | null>(null);

  const end = (event: PointerEvent<HTMLElement>, dropped: boolean) => {
    const current = drag.current;
    if (!current || current.pointer !== event.pointerId) return;
    drag.current = null;
    if (!current.moving) return;
    onDrag(null);
    const at = { x: event.clientX, y: event.clientY };
    const controls = canvasControls();
    if (!dropped || !controls?.isOver(at)) return;
    const place = controls.toCanvas(at);
    void actions().then(({ add }) => add(current.item, place));
  };

  const handlers = (item: PaletteItem) => ({
    onPointerDown(event: PointerEvent<HTMLElement>) {
      event.currentTarget.dataset.dragged = "false";
      if (event.button !== 0) return;
      const { pointerId: pointer, clientX: x, clientY: y } = event;
      drag.current = { item, pointer, x, y, moving: false };
      // a quick pointer leaves the row before its first move; a finger may still be about to scroll
      if (event.pointerType !== "touch") event.currentTarget.setPointerCapture(pointer);
    },
    onPointerMove(event: PointerEvent<HTMLElement>) {
      const current = drag.current;
      if (!current || current.pointer !== event.pointerId) return;
      if (!current.moving) {
        if (Math.hypot(event.clientX - current.x, event.clientY - current.y) < SLOP) return;
        current.moving = true;
        event.currentTarget.dataset.dragged = "true";
        event.currentTarget.setPointerCapture(event.pointerId);
        onDrag(item);
      }
      if (ghost.current) {
        ghost.current.style.transform = `translate(${event.clientX}px, ${event.clientY}px) translate(-50%, -50%)`;
        ghost.current.style.opacity = canvasControls()?.isOver({ x: event.clientX, y: event.clientY })
          ? "1"
          : "0.6";
      }
    },
    onPointerUp: (event: PointerEvent<HTMLElement>) => end(event, true),
    onPointerCancel: (event: PointerEvent<HTMLElement>) => end(event, false),
  });
  return { ghost, handlers };
}
