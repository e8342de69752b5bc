// The document as cards and arrows: what @xyflow/react draws. Holds nothing that changes while the network runs.
import type { Edge, Node } from "@xyflow/react";
import { type NetworkDocument, type Projection, synapseCount } from "../../index";
import { copy } from "../copy";
import { isSelected, type Selection } from "../state/uiStore";
import { count } from "../ui/format";

export type PopulationNode = Node<{ readonly id: string; readonly compact: boolean }, "population">;
export type ReadoutNode = Node<{ readonly compact: boolean }, "readout">;
export type FlowNode = PopulationNode | ReadoutNode;

export interface EdgeData extends Record<string, unknown> {
  /** the projection it stands for; absent: the readout's arrow */
  readonly projection?: string;
  readonly what: string;
  readonly figure: string;
  readonly spoken: string;
  readonly compact: boolean;
}
export type FlowEdge = Edge<EdgeData, "excitatory" | "inhibitory" | "loop">;

export const READOUT_NODE = "vote";
const CARD_WIDTH = 188;
/** px from card to card where a document says nothing, and on narrow screens, where its layout does not fit */
const PITCH = { roomy: 320, compact: 122 } as const;

export function nodesOf(document: NetworkDocument, compact: boolean): FlowNode[] {
  const ids = Object.keys(document.populations);
  const pitch = compact ? PITCH.compact : PITCH.roomy;
  const place = (id: string, column: number) =>
    (compact ? undefined : document.layout?.[id]) ?? { x: column * pitch, y: 0 };
  const populations: FlowNode[] = ids.map((id, column) => ({
    id,
    type: "population",
    position: { ...place(id, column) },
    data: { id, compact },
    ariaLabel: labelOf(document, id),
    domAttributes: testId(id),
  }));
  if (!document.readout) return populations;
  const readout: FlowNode = {
    id: READOUT_NODE,
    type: "readout",
    position: { ...place(READOUT_NODE, ids.length) },
    data: { compact },
    ariaLabel: copy.canvas.vote,
    domAttributes: testId(READOUT_NODE),
  };
  return [...populations, readout];
}

export function edgesOf(document: NetworkDocument, compact: boolean): FlowEdge[] {
  const edges = Object.entries(document.projections).map(([id, projection]): FlowEdge => {
    const { from, to, receptor } = projection;
    const what = projection.learn?.name ?? (receptor === "inh" ? copy.canvas.inhibits : copy.canvas.excites);
    const synapses = synapsesOf(document, projection);
    const loop = from === to;
    return {
      id,
      type: loop ? "loop" : receptor === "inh" ? "inhibitory" : "excitatory",
      source: from,
      target: to,
      sourceHandle: loop ? "loop-out" : "out",
      targetHandle: loop ? "loop-in" : "in",
      data: {
        projection: id,
        what,
        figure: count(synapses),
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
    target: READOUT_NODE,
    sourceHandle: "out",
    targetHandle: "in",
    data: { what: copy.canvas.voteEdge, figure: "", spoken: copy.canvas.voteEdge, compact },
  };
  return [...edges, readout];
}

/** On the element that takes the focus. */
function testId(id: string): Record<string, string> {
  return { "data-testid": `node-${id}` };
}

/** What a card stands for. */
export function selectionOf(node: FlowNode): Selection {
  return node.type === "readout" ? { kind: "readout" } : { kind: "population", id: node.data.id };
}

export function withSelection(nodes: readonly FlowNode[], selection: Selection | null): FlowNode[] {
  return nodes.map((node) => ({ ...node, selected: isSelected(selection, selectionOf(node)) }));
}

export function labelOf(document: NetworkDocument, id: string): string {
  return document.populations[id]?.label ?? id;
}

export function synapsesOf(document: NetworkDocument, projection: Projection): number {
  const pre = document.populations[projection.from];
  const post = document.populations[projection.to];
  return pre && post ? synapseCount(projection, pre.shape, post.shape) : 0;
}

export { CARD_WIDTH };
