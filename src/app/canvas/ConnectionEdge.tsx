// Arrows between cards: excitatory warm with a point, inhibitory cool with a bar, each with a chip to select it by.
import { BaseEdge, EdgeLabelRenderer, type EdgeProps, useInternalNode } from "@xyflow/react";
import { useRef } from "react";
import { samples } from "../live/channel";
import { useLivePainting } from "../live/useLivePainting";
import { isSelected, select, useUiStore } from "../state/uiStore";
import { LANE, type Way, wayOf } from "./connect/edgePath";
import { Dopamine } from "./Dopamine";
import type { EdgeData, FlowEdge } from "./flowModel";

/** px that the dashes move with a digit, and from dash to dash */
const FLOW_STEP = 3;
const FLOW_PERIOD = 7;

export function ExcitatoryEdge(props: EdgeProps<FlowEdge>) {
  const way = useWay(props);
  const data = props.data!;
  const group = useRef<SVGGElement>(null);
  const shown = useRef(0);
  // spikes move on with every digit that is seen, and stand still when the network does
  useLivePainting(samples, group, (element, sample) => {
    const line = element.querySelector<SVGPathElement>(".react-flow__edge-path");
    if (sample) shown.current -= FLOW_STEP;
    if (line) line.style.strokeDashoffset = String(shown.current % FLOW_PERIOD);
  });
  return (
    <>
      <g ref={group}>
        <BaseEdge
          path={way.path}
          markerEnd="url(#end-arrow)"
          interactionWidth={24}
          className="edge-flow"
          style={{ stroke: "var(--exc)", strokeWidth: 2 }}
        />
      </g>
      {/* compact cards leave no room between them: the chip stands above */}
      <EdgeChip
        data={data}
        x={way.x}
        y={way.back ? way.y : way.y - (data.compact ? 104 : 26) - LANE * data.lane}
      />
    </>
  );
}

export function InhibitoryEdge(props: EdgeProps<FlowEdge>) {
  const way = useWay(props);
  const data = props.data!;
  return (
    <>
      <BaseEdge
        path={way.path}
        markerEnd="url(#end-bar)"
        interactionWidth={24}
        style={{ stroke: "var(--inh)", strokeWidth: 2 }}
      />
      <EdgeChip
        data={data}
        x={way.x}
        y={way.back ? way.y : data.compact ? way.y - 104 - LANE * data.lane : way.y + 26 + LANE * data.lane}
      />
    </>
  );
}

function useWay(props: EdgeProps<FlowEdge>): Way {
  const height = useInternalNode(props.source)?.measured.height ?? 0;
  return wayOf(props, height / 2, props.data!.lane);
}

/** A population onto itself: a bow below its card. */
export function LoopEdge({ sourceX, sourceY, targetX, targetY, data }: EdgeProps<FlowEdge>) {
  const depth = (data?.compact ? 28 : 36) + LANE * (data?.lane ?? 0);
  const excites = data?.receptor === "exc";
  const spread = data?.compact ? 14 : 26;
  const middle = (sourceX + targetX) / 2;
  const top = targetY + 3;
  const path = [
    `M ${sourceX} ${sourceY - 2}`,
    `C ${sourceX - spread} ${sourceY + depth}, ${middle - spread} ${sourceY + depth}, ${middle} ${sourceY + depth}`,
    `C ${middle + spread} ${sourceY + depth}, ${targetX} ${sourceY + depth}, ${targetX} ${top}`,
  ].join(" ");
  return (
    <>
      <BaseEdge
        path={path}
        markerEnd={excites ? "url(#end-arrow)" : "url(#end-bar)"}
        interactionWidth={24}
        style={{ stroke: excites ? "var(--exc)" : "var(--inh)", strokeWidth: 2 }}
      />
      {data && <EdgeChip data={data} x={middle} y={sourceY + depth + 11} />}
    </>
  );
}

/** Ends of arrows, drawn once and referred to by name. */
export function EdgeEnds() {
  return (
    <svg className="absolute size-0" aria-hidden="true">
      <defs>
        <Point id="end-arrow" colour="var(--exc)" />
        <Point id="end-world" colour="var(--muted)" />
        <marker
          id="end-bar"
          viewBox="0 0 4 18"
          refX="2"
          refY="9"
          markerWidth="4"
          markerHeight="18"
          markerUnits="userSpaceOnUse"
          orient="auto"
        >
          <rect width="4" height="18" rx="1" fill="var(--inh)" />
        </marker>
      </defs>
    </svg>
  );
}

function Point({ id, colour }: { readonly id: string; readonly colour: string }) {
  return (
    <marker
      id={id}
      viewBox="0 0 10 10"
      refX="8"
      refY="5"
      markerWidth="9"
      markerHeight="9"
      markerUnits="userSpaceOnUse"
      orient="auto"
    >
      <path d="M0 0 L10 5 L0 10 Z" fill={colour} />
    </marker>
  );
}

export function EdgeChip({
  data,
  x,
  y,
}: {
  readonly data: EdgeData;
  readonly x: number;
  readonly y: number;
}) {
  const id = data.projection;
  const chosen = useUiStore(
    (state) => id !== undefined && isSelected(state.selection, { kind: "projection", id }),
  );
  const look =
    "nodrag nopan absolute whitespace-nowrap rounded-full border bg-surface px-2.5 py-1 text-muted text-xs";
  const place = {
    transform: `translate(-50%, -50%) translate(${x}px, ${y}px)`,
    pointerEvents: "all",
  } as const;
  const words = (
    <>
      {data.paid && <Dopamine />}
      <strong className="font-semibold text-text">{data.what}</strong>
      {data.figure && ` ${data.figure}`}
    </>
  );
  if (data.what === "") return null;
  return (
    <EdgeLabelRenderer>
      {id === undefined ? (
        <span className={`${look} border-line`} style={place}>
          {data.what}
        </span>
      ) : (
        <button
          type="button"
          data-testid={`edge-${id}`}
          data-projection={id}
          aria-label={data.spoken}
          aria-pressed={chosen}
          title={data.spoken}
          style={place}
          onClick={() => select({ kind: "projection", id })}
          className={`${look} ${chosen ? "border-accent ring-2 ring-accent/35" : "border-line hover:border-muted"}`}
        >
          {words}
        </button>
      )}
    </EdgeLabelRenderer>
  );
}
