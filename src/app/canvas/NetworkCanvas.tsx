// The network as cards and arrows that can be moved, selected and walked through by keyboard.
import {
  applyNodeChanges,
  Background,
  BackgroundVariant,
  type NodeChange,
  ReactFlow,
  ReactFlowProvider,
} from "@xyflow/react";
import { Maximize2 } from "lucide-react";
import { useCallback, useEffect, useMemo, useRef, useState } from "react";
import { copy } from "../copy";
import { StatusLine } from "../run/StatusLine";
import { withPositions } from "../state/documentEdits";
import { putDocument, useDocumentStore } from "../state/documentStore";
import { select, useUiStore } from "../state/uiStore";
import { IconButton } from "../ui/IconButton";
import { useElementSize } from "../ui/useElementSize";
import { SpaceLayer, SpaceToggle } from "../views/space/SpaceLayer";
import { EdgeEnds, ExcitatoryEdge, InhibitoryEdge, LoopEdge } from "./ConnectionEdge";
import { PopulationCard } from "./cards/PopulationCard";
import { VoteCard } from "./cards/VoteCard";
import { edgesOf, type FlowEdge, type FlowNode, nodesOf, selectionOf, withSelection } from "./flowModel";
import { LEAST_ZOOM, useFit } from "./useFit";

const NODE_TYPES = { population: PopulationCard, readout: VoteCard };
const EDGE_TYPES = { excitatory: ExcitatoryEdge, inhibitory: InhibitoryEdge, loop: LoopEdge };
/** Arrow keys move a card with no end event: its place is kept this long after the last move, in ms. */
const SETTLE = 400;
/** Below this width, in px, cards are small and stand in one row. */
const COMPACT_BELOW = 640;

export function NetworkCanvas() {
  return (
    <ReactFlowProvider>
      <Canvas />
    </ReactFlowProvider>
  );
}

function Canvas() {
  const frame = useRef<HTMLElement>(null);
  const { width } = useElementSize(frame);
  const compact = width > 0 && width < COMPACT_BELOW;
  const selection = useUiStore((state) => state.selection);
  const edges = useEdges(compact);
  const { nodes, onNodesChange } = useNodes(compact);
  const fit = useFit(compact);

  return (
    <section
      ref={frame}
      aria-label={copy.canvas.label}
      data-testid="canvas"
      className="relative flex size-full flex-col"
    >
      <EdgeEnds />
      <div className="pointer-events-none z-5 flex justify-center px-2 pt-2 wide:absolute wide:inset-x-14 wide:top-0.5">
        <StatusLine />
      </div>
      <ReactFlow<FlowNode, FlowEdge>
        nodes={useMemo(() => withSelection(nodes, selection), [nodes, selection])}
        edges={edges}
        nodeTypes={NODE_TYPES}
        edgeTypes={EDGE_TYPES}
        onNodesChange={onNodesChange}
        onPaneClick={() => select(null)}
        onEdgeClick={(_, { data }) => {
          if (data?.projection) select({ kind: "projection", id: data.projection });
        }}
        minZoom={LEAST_ZOOM}
        maxZoom={2}
        nodesConnectable={false}
        nodesDraggable={!compact}
        panOnDrag={!compact}
        zoomOnScroll={!compact}
        zoomOnDoubleClick={false}
        preventScrolling={!compact}
        edgesFocusable={false}
        deleteKeyCode={null}
        selectionKeyCode={null}
        multiSelectionKeyCode={null}
      >
        <Background variant={BackgroundVariant.Dots} gap={22} size={1.5} />
      </ReactFlow>
      <SpaceLayer />
      <div className="absolute right-2 bottom-2 z-6 wide:top-2.5 wide:right-14 wide:bottom-auto">
        <SpaceToggle />
      </div>
      <div className="absolute top-2.5 right-3 hidden wide:block">
        <IconButton icon={Maximize2} label={copy.canvas.fit} onClick={fit} />
      </div>
    </section>
  );
}

function useEdges(compact: boolean): FlowEdge[] {
  const document = useDocumentStore((state) => state.document);
  return useMemo(() => edgesOf(document, compact), [document, compact]);
}

/** Cards with their measured sizes and places; places go into the document once they have settled. */
function useNodes(compact: boolean) {
  const document = useDocumentStore((state) => state.document);
  const [nodes, setNodes] = useState<FlowNode[]>(() => nodesOf(document, compact));
  const latest = useRef(nodes);
  const settle = useRef<ReturnType<typeof setTimeout>>(undefined);

  const show = useCallback((next: FlowNode[]) => {
    latest.current = next;
    setNodes(next);
  }, []);

  useEffect(() => {
    const known = new Map(latest.current.map((node) => [node.id, node]));
    show(nodesOf(document, compact).map((node) => ({ ...known.get(node.id), ...node }) as FlowNode));
  }, [document, compact, show]);

  const onNodesChange = useCallback(
    (changes: NodeChange<FlowNode>[]) => {
      followSelection(changes, latest.current);
      const others = changes.filter((change) => change.type !== "select");
      if (others.length === 0) return;
      show(applyNodeChanges(others, latest.current));
      if (!others.some((change) => change.type === "position")) return;
      clearTimeout(settle.current);
      settle.current = setTimeout(() => keepPositions(latest.current), SETTLE);
    },
    [show],
  );
  useEffect(() => () => clearTimeout(settle.current), []);
  return { nodes, onNodesChange };
}

function followSelection(changes: readonly NodeChange<FlowNode>[], nodes: readonly FlowNode[]): void {
  const chosen = changes.find((change) => change.type === "select" && change.selected);
  if (chosen?.type !== "select") return;
  const node = nodes.find(({ id }) => id === chosen.id);
  if (node) select(selectionOf(node));
}

function keepPositions(nodes: readonly FlowNode[]): void {
  const positions = Object.fromEntries(nodes.map(({ id, position }) => [id, position]));
  putDocument(withPositions(useDocumentStore.getState().document, positions), "move");
}
