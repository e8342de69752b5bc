// Brings the whole network into view: cards, and the arrows and chips around them.
import { getViewportForBounds, useNodesInitialized, useReactFlow, useStore } from "@xyflow/react";
import { useCallback, useEffect } from "react";

/** Room for chips above and arrows below the cards, in px of the canvas, and for what lies over it, of the screen. */
const ROOMY = {
  above: 0,
  below: 62,
  most: 1.2,
  padding: { top: "52px", bottom: "10px", x: "24px" },
} as const;
const COMPACT = {
  above: 34,
  below: 56,
  most: 1.3,
  padding: { top: "6px", bottom: "6px", x: "8px" },
} as const;
export const LEAST_ZOOM = 0.4;

/** Fits when the cards are measured and at every new size of the canvas. @returns the same, for a button */
export function useFit(compact: boolean): () => void {
  const flow = useReactFlow();
  const measured = useNodesInitialized();
  const width = useStore((state) => state.width);
  const height = useStore((state) => state.height);
  const showAll = useCallback(() => {
    const { above, below, most, padding } = compact ? COMPACT : ROOMY;
    const cards = flow.getNodesBounds(flow.getNodes());
    const all = { ...cards, y: cards.y - above, height: cards.height + above + below };
    void flow.setViewport(getViewportForBounds(all, width, height, LEAST_ZOOM, most, padding));
  }, [flow, compact, width, height]);
  useEffect(() => {
    if (measured && width > 0 && height > 0) showAll();
  }, [showAll, measured, width, height]);
  return showAll;
}
