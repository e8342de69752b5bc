// Between a network and its world no spikes travel, but what is seen, and what is done: dashed arrows. The act goes back
// below all cards.
import { BaseEdge, type EdgeProps, getBezierPath, type ReactFlowState, useStore } from "@xyflow/react";
import { EdgeChip } from "./ConnectionEdge";
import { wayBelow } from "./connect/edgePath";
import type { FlowEdge } from "./flowModel";

/** px that an act's arrow runs below the lowest card on its way */
const BELOW = { compact: 22, roomy: 34 } as const;

export function WorldEdge(props: EdgeProps<FlowEdge>) {
  const { sourceX, sourceY, targetX, targetY, source, target, data, sourceHandleId } = props;
  const acts = sourceHandleId === "loop-out";
  const floor = useStore((state) => (acts ? floorBetween(state, source, target) : 0));
  const [straight, x, y] = getBezierPath(props);
  const way = acts
    ? wayBelow([sourceX, sourceY], [targetX, targetY], floor + BELOW[data?.compact ? "compact" : "roomy"])
    : { path: straight, x, y };
  return (
    <>
      <BaseEdge
        path={way.path}
        markerEnd="url(#end-world)"
        interactionWidth={0}
        style={{ stroke: "var(--muted)", strokeWidth: 1.5, strokeDasharray: "5 4" }}
      />
      {data && <EdgeChip data={data} x={way.x} y={way.y} />}
    </>
  );
}

/** Lower edge of all cards from the one to the other, px of the canvas. */
function floorBetween({ nodeLookup }: ReactFlowState, source: string, target: string): number {
  const boxOf = (id: string) => {
    const node = nodeLookup.get(id);
    const { x = 0, y = 0 } = node?.internals.positionAbsolute ?? {};
    return { left: x, right: x + (node?.measured.width ?? 0), bottom: y + (node?.measured.height ?? 0) };
  };
  const ends = [boxOf(source), boxOf(target)];
  const left = Math.min(...ends.map((box) => box.left));
  const right = Math.max(...ends.map((box) => box.right));
  const between = [...nodeLookup.keys()].map(boxOf).filter((box) => box.right > left && box.left < right);
  return Math.max(...between.map(({ bottom }) => bottom));
}
