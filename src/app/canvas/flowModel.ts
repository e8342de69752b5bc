// The document as cards and arrows: what @xyflow/react draws. Holds nothing that changes while the network runs.
import type { Edge, Node } from "@xyflow/react";
import { type AgentPlan, type NetworkDocument, type Projection, synapseCount } from "../../index";
import { copy } from "../copy";
import { hearsRewards } from "../state/edits/agent";
import { isWorldCard, voteCardOf, worldCardOf } from "../state/edits/names";
import { placesOf } from "../state/edits/places";
import { learningOf } from "../state/edits/stages";
import { count } from "../ui/format";

export type PopulationNode = Node<{ readonly id: string; readonly compact: boolean }, "population">;
export type ReadoutNode = Node<{ readonly compact: boolean }, "readout">;
export type WorldNode = Node<{ readonly compact: boolean }, "world">;
export type FlowNode = PopulationNode | ReadoutNode | WorldNode;

export interface EdgeData extends Record<string, unknown> {
  /** the projection it stands for; absent: an arrow of the readout or of the world */
  readonly projection?: string;
  /** its synapses change by what dopamine tells */
  readonly paid?: boolean;
  readonly receptor: Projection["receptor"];
  /** 0 for the first between its two cards, 1 for the next, so that their chips do not meet */
  readonly lane: number;
  readonly what: string;
  readonly figure: string;
  readonly spoken: string;
  readonly compact: boolean;
}
export type FlowEdge = Edge<EdgeData, "excitatory" | "inhibitory" | "loop" | "world">;

/** px from card to card on narrow screens, where the layout of a document does not fit: rows of so many */
const COMPACT = { x: 122, y: 216, row: 4 } as const;
/** An agent stands in one row: its world and what there is of a usual one. */
const AGENT_ROW = 5;

/** Connections up to which their chips hold a figure on narrow screens, too. */
const FEW = 2;

export function nodesOf(document: NetworkDocument, compact: boolean): FlowNode[] {
  const ids = Object.keys(document.populations);
  const places = placesOf(document);
  const order = Object.keys(places);
  const place = (id: string) => {
    const k = order.indexOf(id);
    if (!compact) return places[id]!;
    const row = document.agent ? AGENT_ROW : COMPACT.row;
    return { x: (k % row) * COMPACT.x, y: Math.floor(k / row) * COMPACT.y };
  };
  const populations: FlowNode[] = ids.map((id) => ({
    id,
    type: "population",
    position: { ...place(id) },
    data: { id, compact },
    ariaLabel: labelOf(document, id),
    domAttributes: testId(id),
  }));
  const other = (id: string, type: "readout" | "world"): FlowNode => ({
    id,
    type,
    position: { ...place(id) },
    data: { compact },
    ariaLabel: labelOf(document, id),
    domAttributes: testId(id),
  });
  // in the order in which they are walked through by keys: an agent begins with what it sees
  return [
    ...(document.agent ? [other(worldCardOf(document), "world")] : []),
    ...populations,
    ...(document.readout ? [other(voteCardOf(document), "readout")] : []),
  ];
}

export function edgesOf(document: NetworkDocument, compact: boolean): FlowEdge[] {
  const lanes = new Map<string, number>();
  const crowded = compact && Object.keys(document.projections).length > FEW;
  const edges = Object.entries(document.projections).map(([id, projection]): FlowEdge => {
    const { from, to, receptor } = projection;
    const what =
      learningOf(document, id)?.name ?? (receptor === "inh" ? copy.canvas.inhibits : copy.canvas.excites);
    const synapses = synapsesOf(document, projection);
    const loop = from === to;
    // where cards stand close, chips of both directions stand above them
    const pair = (compact ? [from, to].sort() : [from, to]).join(" ");
    const lane = lanes.get(pair) ?? 0;
    lanes.set(pair, lane + 1);
    return {
      id,
      type: loop ? "loop" : receptor === "inh" ? "inhibitory" : "excitatory",
      source: from,
      target: to,
      sourceHandle: loop ? "loop-out" : "out",
      targetHandle: loop ? "loop-in" : "in",
      data: {
        projection: id,
        ...(document.agent && hearsRewards(document, projection) ? { paid: true } : {}),
        receptor,
        lane,
        what,
        figure: crowded ? "" : count(synapses),
        spoken: copy.canvas.connection(labelOf(document, from), labelOf(document, to), what, synapses),
        compact,
      },
    };
  });
  if (document.agent) return [...edges, ...worldEdgesOf(document, document.agent, compact)];
  if (!document.readout) return edges;
  const readout: FlowEdge = {
    id: "readout",
    type: "excitatory",
    source: document.readout.population,
    target: voteCardOf(document),
    sourceHandle: "out",
    targetHandle: "in",
    data: {
      receptor: "exc",
      lane: 0,
      what: crowded ? "" : copy.canvas.voteEdge,
      figure: "",
      spoken: copy.canvas.voteEdge,
      compact,
    },
  };
  return [...edges, readout];
}

/** What the world shows, and what is done there. */
function worldEdgesOf(document: NetworkDocument, { observe, act }: AgentPlan, compact: boolean): FlowEdge[] {
  const world = worldCardOf(document);
  const { sees, told, does } = copy.canvas.world;
  const edge = (id: string, source: string, target: string, what: string): FlowEdge => ({
    id: `$${id}`,
    type: "world",
    source,
    target,
    sourceHandle: source === world ? "out" : "loop-out",
    targetHandle: source === world ? "seen" : "in",
    data: { receptor: "exc", lane: 0, what: compact ? "" : what, figure: "", spoken: what, compact },
  });
  return [
    edge("sees", world, observe.input, sees),
    edge("told", world, act.copy, told),
    edge("does", act.population, world, does),
  ];
}

/** On the element that takes the focus. */
function testId(id: string): Record<string, string> {
  return { "data-testid": `node-${id}` };
}

export function labelOf(document: NetworkDocument, id: string): string {
  const population = document.populations[id];
  if (!population && isWorldCard(document, id)) return worldName(document);
  if (!population && id === voteCardOf(document)) return copy.canvas.vote;
  return population?.label ?? id;
}

/** What the world of an agent is called. */
export function worldName({ agent }: NetworkDocument): string {
  return agent?.environment ? copy.editor.model(agent.environment.name) : copy.canvas.world.none;
}

export function synapsesOf(document: NetworkDocument, projection: Projection): number {
  const pre = document.populations[projection.from];
  const post = document.populations[projection.to];
  return pre && post ? synapseCount(projection, pre.shape, post.shape) : 0;
}
