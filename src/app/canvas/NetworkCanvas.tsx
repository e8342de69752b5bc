// The network as cards and arrows that can be built, moved, selected and walked through by pointer, touch and keyboard.
import {
  Background,
  BackgroundVariant,
  type FinalConnectionState,
  MiniMap,
  ReactFlow,
  ReactFlowProvider,
} from "@xyflow/react";
import { lazy, Suspense, useCallback, useEffect, useMemo, useRef } from "react";
import { copy } from "../copy";
import { StatusLine } from "../run/StatusLine";
import { useDocumentStore } from "../state/documentStore";
import { refusalOf } from "../state/edits/connect";
import { notify } from "../state/runStore";
import { select } from "../state/uiStore";
import { useElementSize } from "../ui/useElementSize";
import { SpaceLayer, SpaceToggle } from "../views/space/SpaceLayer";
import { join } from "./actions";
import { EdgeEnds, ExcitatoryEdge, InhibitoryEdge, LoopEdge } from "./ConnectionEdge";
import { setCanvas, useCanvasStore } from "./canvasStore";
import { PopulationCard } from "./cards/PopulationCard";
import { VoteCard } from "./cards/VoteCard";
import { WorldCard } from "./cards/WorldCard";
import { followClipboard } from "./clipboardKeys";
import { ConnectionLine } from "./connect/ConnectionLine";
import { edgesOf, type FlowEdge, type FlowNode } from "./flowModel";
import { startConnecting } from "./hand";
import { CanvasMenu } from "./menu/CanvasMenu";
import { CanvasTools } from "./menu/CanvasTools";
import { EmptyCanvas } from "./menu/EmptyCanvas";
import { markMore } from "./nodes/markMore";
import { useControls } from "./nodes/useControls";
import { useNodes } from "./nodes/useNodes";
import { LEAST_ZOOM, useFit } from "./useFit";
import { WorldEdge } from "./WorldEdge";

const ConnectDialog = lazy(() =>
  import("./connect/ConnectDialog").then((m) => ({ default: m.ConnectDialog })),
);
const PaletteSearch = lazy(() =>
  import("./palette/PaletteSearch").then((m) => ({ default: m.PaletteSearch })),
);

const NODE_TYPES = { population: PopulationCard, readout: VoteCard, world: WorldCard };
const EDGE_TYPES = {
  excitatory: ExcitatoryEdge,
  inhibitory: InhibitoryEdge,
  loop: LoopEdge,
  world: WorldEdge,
};
/** Below this width, in px, cards are small and stand in rows. */
const COMPACT_BELOW = 560;
const MARK_MORE = ["Shift", "Meta", "Control"];

export function NetworkCanvas() {
  const adding = useCanvasStore((state) => state.adding);
  const connecting = useCanvasStore((state) => state.connecting !== null);
  useEffect(followClipboard, []);
  return (
    <ReactFlowProvider>
      <Canvas />
      <Suspense fallback={null}>
        {adding && <PaletteSearch />}
        {connecting && <ConnectDialog />}
      </Suspense>
    </ReactFlowProvider>
  );
}

function Canvas() {
  const frame = useRef<HTMLElement>(null);
  const lid = useRef<HTMLDivElement>(null);
  const { width } = useElementSize(frame);
  const { height: lidHeight } = useElementSize(lid);
  const compact = width > 0 && width < COMPACT_BELOW;
  const edges = useEdges(compact);
  const minimap = useCanvasStore((state) => state.minimap);
  const { nodes, name, onNodesChange, onNodeDragStart } = useNodes(compact);
  const { showAll, leave } = useFit(compact, name, lidHeight);
  useControls(frame, showAll);
  const startDrag = useCallback(() => {
    leave();
    onNodeDragStart();
  }, [leave, onNodeDragStart]);

  return (
    <section
      ref={frame}
      aria-label={copy.canvas.label}
      data-testid="canvas"
      className="relative flex size-full flex-col"
    >
      <EdgeEnds />
      <div
        ref={lid}
        className="pointer-events-none z-5 flex justify-center px-2 pt-2 wide:absolute wide:top-0.5 wide:right-22 wide:left-6 wide:px-0"
      >
        <StatusLine />
      </div>
      <CanvasMenu>
        <div className="min-h-0 flex-1" {...markMore}>
          <ReactFlow<FlowNode, FlowEdge>
            nodes={nodes}
            edges={edges}
            nodeTypes={NODE_TYPES}
            edgeTypes={EDGE_TYPES}
            onNodesChange={onNodesChange}
            onNodeDragStart={startDrag}
            onSelectionDragStart={startDrag}
            onPaneClick={() => select(null)}
            onEdgeClick={(_, { data }) => {
              if (data?.projection) select({ kind: "projection", id: data.projection });
            }}
            onMoveStart={(event) => event && leave()}
            onSelectionStart={leave}
            onConnectStart={leave}
            onConnectEnd={endConnecting}
            isValidConnection={isPossible}
            connectionLineComponent={ConnectionLine}
            connectionRadius={36}
            connectOnClick={false}
            attributionPosition="top-left"
            minZoom={LEAST_ZOOM}
            maxZoom={2}
            nodesDraggable={!compact}
            panOnDrag={!compact}
            zoomOnScroll={!compact}
            zoomOnDoubleClick={false}
            preventScrolling={!compact}
            edgesFocusable={false}
            deleteKeyCode={null}
            selectionKeyCode="Shift"
            multiSelectionKeyCode={MARK_MORE}
          >
            <Background variant={BackgroundVariant.Dots} gap={22} size={1.5} />
            {minimap && !compact && <MiniMap pannable zoomable ariaLabel={copy.canvas.label} />}
          </ReactFlow>
        </div>
      </CanvasMenu>
      <EmptyCanvas />
      <SpaceLayer />
      <div className="absolute right-2 bottom-2 z-6 wide:top-2.5 wide:right-3 wide:bottom-auto">
        <SpaceToggle />
      </div>
      <CanvasTools compact={compact} />
    </section>
  );
}

function useEdges(compact: boolean): FlowEdge[] {
  const document = useDocumentStore((state) => state.document);
  return useMemo(() => edgesOf(document, compact), [document, compact]);
}

function isPossible({ source, target }: { readonly source: string; readonly target: string }): boolean {
  return refusalOf(useDocumentStore.getState().document, source, target) === null;
}

/** A connection is let go: over a card it is made, or refused with the reason; elsewhere nothing was meant. */
function endConnecting(event: MouseEvent | TouchEvent, { fromNode, toNode }: FinalConnectionState): void {
  const { clientX: x, clientY: y } = "changedTouches" in event ? event.changedTouches[0]! : event;
  const under = document.elementFromPoint(x, y)?.closest<HTMLElement>(".react-flow__node")?.dataset.id;
  const to = under ?? toNode?.id;
  if (!fromNode || to === undefined) return;
  const network = useDocumentStore.getState().document;
  const refusal = refusalOf(network, fromNode.id, to);
  setCanvas({ aimed: null });
  if (refusal !== null) notify("bad", refusal);
  else if (!join(fromNode.id, to)) startConnecting(fromNode.id, to, { x, y });
}
