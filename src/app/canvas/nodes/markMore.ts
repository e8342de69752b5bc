// Shift and a click marks one card more, or one less. Shift also begins to draw a frame, for which the library takes the
// press and drops what is marked: so it is noted before.
import type { MouseEvent, PointerEvent } from "react";
import { mark, useCanvasStore } from "../canvasStore";

let before: readonly string[] = [];

export const markMore = {
  onPointerDownCapture({ shiftKey }: PointerEvent) {
    if (shiftKey) before = useCanvasStore.getState().marked;
  },
  onClickCapture(event: MouseEvent) {
    if (!event.shiftKey || !(event.target instanceof Element)) return;
    const id = event.target.closest<HTMLElement>(".react-flow__node")?.dataset.id;
    if (id === undefined) return;
    event.stopPropagation();
    mark(before.includes(id) ? before.filter((one) => one !== id) : [...before, id]);
  },
} as const;
