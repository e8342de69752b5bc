// Lets commands and the palette reach the canvas while it is on the page.
import { useReactFlow } from "@xyflow/react";
import { type RefObject, useEffect } from "react";
import { offerControls } from "../canvasControls";

/** ms of a zoom step. */
const ZOOM = { duration: 120 } as const;

export function useControls(frame: RefObject<HTMLElement | null>, showAll: () => void): void {
  const flow = useReactFlow();
  useEffect(() => {
    const bounds = () => frame.current?.getBoundingClientRect() ?? new DOMRect();
    const isOver = ({ x, y }: { readonly x: number; readonly y: number }) => {
      const { left, right, top, bottom } = bounds();
      return x >= left && x < right && y >= top && y < bottom;
    };
    return offerControls({
      isOver,
      fit: showAll,
      toCanvas: ({ x, y }) => flow.screenToFlowPosition({ x, y }),
      middle: () => {
        const { left, width, top, height } = bounds();
        return flow.screenToFlowPosition({ x: left + width / 2, y: top + height / 2 });
      },
      zoom: (direction) => void (direction === "in" ? flow.zoomIn(ZOOM) : flow.zoomOut(ZOOM)),
      reveal: (id) =>
        // the card is drawn and measured by the frame after the next
        requestAnimationFrame(() =>
          requestAnimationFrame(() => {
            const node = flow.getInternalNode(id);
            if (!node) return showAll();
            const { x, y } = node.internals.positionAbsolute;
            const { width = 188, height = 250 } = node.measured;
            const corners = [
              { x, y },
              { x: x + width, y: y + height },
            ].map((corner) => flow.flowToScreenPosition(corner));
            if (!corners.every(isOver)) showAll();
          }),
        ),
    });
  }, [flow, frame, showAll]);
}
