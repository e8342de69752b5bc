// Brings the whole network into view: cards, and the arrows and chips around them.
import {
  getViewportForBounds,
  useNodesInitialized,
  useReactFlow,
  useStore,
  useStoreApi,
} from "@xyflow/react";
import { useCallback, useEffect, useRef } from "react";
import { ABOVE, LANE } from "./connect/edgePath";

/** Room for chips above and arrows below the cards, in px of the canvas, and for what lies over it, of the screen. */
const ROOMY = {
  above: 0,
  below: 62,
  most: 1.2,
  padding: { bottom: "10px", x: "24px" },
} as const;
const COMPACT = {
  above: 34,
  below: 56,
  most: 1.3,
  padding: { bottom: "50px", x: "8px" },
} as const;
/** px kept free at the top: what lies over the canvas and a gap, no less and no more than so much; compact, nothing does. */
const TOP = { gap: 20, least: 52, most: 92, compact: 6 } as const;
export const LEAST_ZOOM = 0.2;

/** px of the half of a chip that stands on an arrow */
const CHIP = 14;

/** Some arrow leads to a card further left, over the tops of the cards. */
function leadsBack(flow: ReturnType<typeof useReactFlow>): boolean {
  const left = (id: string) => flow.getNode(id)?.position.x ?? 0;
  return flow.getEdges().some(({ source, target }) => left(target) < left(source));
}

export interface Fit {
  showAll(): void;
  /** the user has taken the view in hand: it stays as it is, whatever becomes of the page around it */
  leave(): void;
}

/**
 * Fits when the cards are measured, at new sizes of the canvas until the user moves something, and for another network; not
 * when a card is added or moved, which would take the others from under the pointer.
 * @param network - its name @param lid - px of what lies over the canvas at its top
 */
export function useFit(compact: boolean, network: string, lid: number): Fit {
  const flow = useReactFlow();
  const store = useStoreApi();
  const measured = useNodesInitialized();
  const width = useStore((state) => state.width);
  const height = useStore((state) => state.height);
  // cards are measured anew when they change their size, some time after the canvas
  const card = useStore(({ nodeLookup }) => nodeLookup.values().next().value?.measured.width ?? 0);
  const top = compact ? TOP.compact : Math.min(TOP.most, Math.max(TOP.least, lid + TOP.gap));
  const shown = useRef({ what: "", size: "" });
  const taken = useRef(false);
  const showAll = useCallback(() => {
    taken.current = false;
    const { above, below, most, padding } = compact ? COMPACT : ROOMY;
    const nodes = flow.getNodes();
    if (nodes.length === 0) return void flow.setViewport({ x: width / 2, y: height / 2, zoom: 1 });
    const cards = flow.getNodesBounds(nodes);
    const over = Math.max(above, leadsBack(flow) ? ABOVE + CHIP + (compact ? LANE : 0) : 0);
    const all = { ...cards, y: cards.y - over, height: cards.height + over + below };
    void flow.setViewport(
      getViewportForBounds(all, width, height, LEAST_ZOOM, most, { ...padding, top: `${top}px` }),
    );
  }, [flow, compact, width, height, top]);
  useEffect(() => {
    // by now the store may hold other cards than those of this render, still to be measured
    const ready = measured && store.getState().nodesInitialized;
    const what = `${network} ${compact} ${card}`;
    const size = `${width} ${height} ${top}`;
    if (!ready || width === 0 || height === 0) return;
    const before = shown.current;
    shown.current = { what, size };
    if (before.what !== what || (before.size !== size && !taken.current)) showAll();
  }, [showAll, measured, width, height, top, card, compact, network, store]);
  const leave = useCallback(() => {
    taken.current = true;
  }, []);
  return { showAll, leave };
}
