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
import type { FlowEdge, FlowNode } from "./flowModel";

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
/** Of the canvas's tools at its lower left: px in which a chip's middle is too near to them, and that keep it above them. */
const TOOLS = { reach: 270, clear: "44px" } as const;
export const LEAST_ZOOM = 0.2;

/** px of the half of a chip that stands on an arrow */
const CHIP = 14;

type Flow = ReturnType<typeof useReactFlow<FlowNode, FlowEdge>>;

/** Some arrow leads to a card further left, over the tops of the cards. */
function leadsBack(flow: Flow): boolean {
  const left = (id: string) => flow.getNode(id)?.position.x ?? 0;
  return flow.getEdges().some(({ source, target }) => left(target) < left(source));
}

/** Bows of cards onto themselves: where their chips stand, and how many lanes below the first. */
function bowsOf(flow: Flow): { middle: number; lane: number }[] {
  const bows = flow.getEdges().filter(({ source, target }) => source === target);
  return bows.map(({ source, data }) => {
    const { x, width } = flow.getNodesBounds([source]);
    return { middle: x + width / 2, lane: data?.lane ?? 0 };
  });
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
  const flow = useReactFlow<FlowNode, FlowEdge>();
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
    const bows = bowsOf(flow);
    const under = below + LANE * Math.max(0, ...bows.map(({ lane }) => lane));
    const all = { ...cards, y: cards.y - over, height: cards.height + over + under };
    const fitted = (bottom: `${number}px`) =>
      getViewportForBounds(all, width, height, LEAST_ZOOM, most, { ...padding, top: `${top}px`, bottom });
    const view = fitted(padding.bottom);
    const covered = !compact && bows.some(({ middle }) => middle * view.zoom + view.x < TOOLS.reach);
    void flow.setViewport(covered ? fitted(TOOLS.clear) : view);
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
