// Cards with their measured sizes and places. A place goes into the document when a drag ends or a key moves a card: a drag
// is one entry in the history, and so are key presses that follow each other.
import { applyNodeChanges, type NodeChange } from "@xyflow/react";
import { useCallback, useEffect, useMemo, useRef, useState } from "react";
import type { NetworkDocument } from "../../../index";
import { withPositions } from "../../state/documentEdits";
import { putDocument, useDocumentStore } from "../../state/documentStore";
import { mark, useCanvasStore } from "../canvasStore";
import { type FlowNode, nodesOf } from "../flowModel";

interface Shown {
  readonly nodes: readonly FlowNode[];
  /** of the document that they are from */
  readonly name: string;
}

export function useNodes(compact: boolean) {
  const document = useDocumentStore((state) => state.document);
  const marked = useCanvasStore((state) => state.marked);
  const [shown, setShown] = useState<Shown>(() => ({
    nodes: nodesOf(document, compact),
    name: document.name,
  }));
  const latest = useRef(shown.nodes);
  const drags = useRef(0);

  const show = useCallback((nodes: readonly FlowNode[], name?: string) => {
    latest.current = nodes;
    setShown((before) => ({ nodes, name: name ?? before.name }));
  }, []);

  useEffect(() => {
    show(joined(document, compact, latest.current), document.name);
  }, [document, compact, show]);

  const onNodesChange = useCallback(
    (changes: NodeChange<FlowNode>[]) => {
      followMarks(changes);
      const others = changes.filter((change) => change.type !== "select");
      if (others.length === 0) return;
      show(applyNodeChanges(others, [...latest.current]));
      const moved = others.filter((change) => change.type === "position");
      if (moved.length === 0 || moved.some(({ dragging }) => dragging)) return;
      const ids = moved.map(({ id }) => id);
      // keys have no drag before them: what they do within a second joins
      keep(latest.current, ids, drags.current > 0 ? undefined : `arrows ${ids.join(" ")}`);
      drags.current = 0;
    },
    [show],
  );
  const onNodeDragStart = useCallback(() => {
    drags.current++;
  }, []);

  const nodes = useMemo(
    () => shown.nodes.map((node) => ({ ...node, selected: marked.includes(node.id) }) as FlowNode),
    [shown, marked],
  );
  return { nodes, name: shown.name, onNodesChange, onNodeDragStart };
}

/** Nodes of a document that keep what was measured, and the place of those under the pointer. */
function joined(document: NetworkDocument, compact: boolean, known: readonly FlowNode[]): FlowNode[] {
  const before = new Map(known.map((node) => [node.id, node]));
  return nodesOf(document, compact).map((node) => {
    const old = before.get(node.id);
    return { ...old, ...node, ...(old?.dragging ? { position: old.position } : {}) } as FlowNode;
  });
}

function followMarks(changes: readonly NodeChange<FlowNode>[]): void {
  const chosen = changes.filter((change) => change.type === "select");
  if (chosen.length === 0) return;
  const { marked } = useCanvasStore.getState();
  const off = new Set(chosen.filter(({ selected }) => !selected).map(({ id }) => id));
  const on = chosen.filter(({ selected }) => selected).map(({ id }) => id);
  const next = [...marked.filter((id) => !off.has(id) && !on.includes(id)), ...on];
  if (next.length !== marked.length || next.some((id, k) => id !== marked[k])) mark(next);
}

function keep(nodes: readonly FlowNode[], ids: readonly string[], gesture: string | undefined): void {
  const { document } = useDocumentStore.getState();
  const places = nodes
    .filter(({ id }) => ids.includes(id))
    .map(({ id, position }) => [id, { ...position }] as const);
  const isNew = places.some(([id, { x, y }]) => {
    const old = document.layout?.[id];
    return old?.x !== x || old.y !== y;
  });
  if (isNew) putDocument(withPositions(document, Object.fromEntries(places)), gesture);
}
