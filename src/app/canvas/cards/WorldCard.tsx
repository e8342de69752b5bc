// The card of the world that an agent acts in: how it looks, what it pays, and what dopamine makes of that.
import { Handle, type NodeProps, Position } from "@xyflow/react";
import { useRef } from "react";
import { copy } from "../../copy";
import { acts } from "../../live/channel";
import { useLivePainting } from "../../live/useLivePainting";
import { useDocumentStore } from "../../state/documentStore";
import { figure, signedFigure } from "../../views/agents/actWords";
import { useCanvasStore } from "../canvasStore";
import { type WorldNode, worldName } from "../flowModel";
import { CardFrame } from "./CardFrame";
import { WorldPicture, worldFor } from "./WorldPicture";

const words = copy.canvas.world;

export function WorldCard({ id, data: { compact }, selected }: NodeProps<WorldNode>) {
  const aimed = useCanvasStore((state) => state.aimed === id);
  const name = useDocumentStore(({ document }) => worldName(document));
  const use = useDocumentStore(({ document }) => document.agent?.environment);
  const footer = useRef<HTMLSpanElement>(null);
  useLivePainting(acts, footer, (element, view) => {
    const now = view?.world === use?.name ? view : null;
    const last = now?.decisions.at(-1);
    const [pays, tells] = [...element.children];
    if (pays) pays.textContent = last && !compact ? words.pays(figure(last.reward)) : "";
    const told = now?.decisions.findLast(({ signal }) => signal !== null)?.signal ?? null;
    // the first decision of an episode is told nothing: what was told before it stays
    if (tells && (told !== null || !now?.learns))
      tells.textContent = told === null ? "" : words.tells(signedFigure(told));
  });
  const actions = use && worldFor(use)?.actions;
  const size = actions ? words.acts(actions === "direction" ? null : actions.length) : "";
  return (
    <CardFrame
      name={<span className={`truncate font-semibold ${compact ? "text-sm" : ""}`}>{name}</span>}
      size={size}
      sizeAbout={size}
      tone="world"
      selected={selected}
      aimed={aimed}
      compact={compact}
      footer={
        <span
          key={use?.name}
          ref={footer}
          className="flex w-full justify-between gap-2 whitespace-nowrap tabular-nums"
        >
          <span />
          <strong className="font-semibold text-text" title={words.tellsAbout} />
        </span>
      }
    >
      <Handle type="target" position={Position.Bottom} id="in" isConnectableStart={false} />
      {use ? (
        <WorldPicture key={JSON.stringify(use)} use={use} name={name} />
      ) : (
        <p className="grid aspect-square place-items-center rounded-md bg-sunken p-2 text-center text-muted text-sm">
          {words.choose}
        </p>
      )}
      <Handle type="source" position={Position.Right} id="out" isConnectableEnd={false} />
    </CardFrame>
  );
}
