// The document as cards and arrows: what @xyflow/react draws. Holds nothing that changes while the network runs.
import type { Edge, Node } from "@xyflow/react";
import { type NetworkDocument, type Projection, synapseCount } from "../../index";
import { copy } from "../copy";
import { voteCardOf } from "../state/edits/names";
import { placesOf } from "../state/edits/places";
import { learningOf } from "../state/edits/stages";
import { count } from "../ui/format";

export type PopulationNode = Node<{ readonly id: string; readonly compact: boolean }, "population">;
export type ReadoutNode = Node<{ readonly compact: boolean }, "readout">;
export type FlowNode = PopulationNode | ReadoutNode;

export interface EdgeData extends Record<string, unknown> {
  /** the projection it stands for; absent: the readout's arrow */
  readonly projection?: string;
  readonly receptor: Projection["receptor"];
  /** 0 for the first between its two cards, 1 for the next, so that their chips do not meet */
  readonly lane: number;
  readonly what: string;
  readonly figure: string;
  readonly spoken: string;
  readonly compact: boolean;
}
export type FlowEdge = Edge<EdgeData, "excitatory" | "inhibitory" | "loop">;

/** px from card to card on narrow screens, where the layout of a document does not fit: rows of so many */
const COMPACT = { x: 122, y: 216, row: 4 } as const;

/** Connections up to which their chips hold a figure on narrow screens, too. */
const FEW = 2;

export function nodesOf(document: NetworkDocument, compact: boolean): FlowNode[] {
  const ids = Object.keys(document.populations);
  const places = placesOf(document);
  const place = (id: string, k: number) =>
    compact ? { x: (k % COMPACT.row) * COMPACT.x, y: Math.floor(k / COMPACT.row) * COMPACT.y } : places[id]!;
  const populations: FlowNode[] = ids.map((id, column) => ({
    id,
    type: "population",
    position: { ...place(id, column) },
    data: { id, compact },
    ariaLabel: labelOf(document, id),
    domAttributes: testId(id),
  }));
  if (!document.readout) return populations;
  const vote = voteCardOf(document);
  const readout: FlowNode = {
    id: vote,
    type: "readout",
    position: { ...place(vote, ids.length) },
    data: { compact },
    ariaLabel: copy.canvas.vote,
    domAttributes: testId(vote),
  };
  return [...populations, readout];
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
        receptor,
        lane,
        what,
        figure: crowded ? "" : count(synapses),
        spoken: copy.canvas.connection(labelOf(document, from), labelOf(document, to), what, synapses),
        compact,
      },
    };
  });
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

/** On the element that takes the focus. */
function testId(id: string): Record<string, string> {
  return { "data-testid": `node-${id}` };
}

export function labelOf(document: NetworkDocument, id: string): string {
  const population = document.populations[id];
  if (!population && id === voteCardOf(document)) return copy.canvas.vote;
  return population?.label ?? id;
}

export function synapsesOf(document: NetworkDocument, projection: Projection): number {
  const pre = document.populations[projection.from];
  const post = document.populations[projection.to];
  return pre && post ? synapseCount(projection, pre.shape, post.shape) : 0;
}
