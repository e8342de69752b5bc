// The line that follows the pointer while a connection is drawn; over a card that cannot take it, it says why.
import {
  type ConnectionLineComponentProps,
  getBezierPath,
  Position,
  useReactFlow,
  useStore,
} from "@xyflow/react";
import { useDocumentStore } from "../../state/documentStore";
import { refusalOf } from "../../state/edits/connect";
import type { FlowNode } from "../flowModel";

const WIDTH = 220;

export function ConnectionLine(props: ConnectionLineComponentProps<FlowNode>) {
  const { fromX, fromY, toX, toY, fromNode, toNode } = props;
  const flow = useReactFlow();
  const zoom = useStore((state) => state.transform[2]);
  const document = useDocumentStore((state) => state.document);
  const hit = toNode?.id ?? flow.getIntersectingNodes({ x: toX, y: toY, width: 1, height: 1 })[0]?.id;
  const refusal = hit === undefined ? null : refusalOf(document, fromNode.id, hit);
  const [path] = getBezierPath({
    sourceX: fromX,
    sourceY: fromY,
    sourcePosition: Position.Right,
    targetX: toX,
    targetY: toY,
    targetPosition: Position.Left,
  });
  return (
    <g data-testid="connection-line">
      <path
        d={path}
        fill="none"
        stroke={refusal === null ? "var(--accent)" : "var(--bad)"}
        strokeWidth={2}
        strokeDasharray="5 5"
      />
      <circle cx={toX} cy={toY} r={4} fill={refusal === null ? "var(--accent)" : "var(--bad)"} />
      {refusal !== null && (
        <foreignObject
          // as large at any zoom
          transform={`translate(${toX} ${toY}) scale(${1 / zoom})`}
          x={-WIDTH / 2}
          y={14}
          width={WIDTH}
          height={80}
          className="overflow-visible"
        >
          <p
            role="alert"
            className="rounded-lg border border-bad bg-surface px-2.5 py-1.5 text-center text-text text-xs"
          >
            {refusal}
          </p>
        </foreignObject>
      )}
    </g>
  );
}
