// The card of a population: its name and size, what it does right now, and what it is made of.
import { Handle, type NodeProps, Position, useUpdateNodeInternals } from "@xyflow/react";
import { useEffect, useRef } from "react";
import { sizeOf } from "../../../index";
import { copy } from "../../copy";
import { samples } from "../../live/channel";
import { activity } from "../../live/memory/activity";
import { spikeCounts } from "../../live/spikeHistory";
import { useLivePainting } from "../../live/useLivePainting";
import { useDocumentStore } from "../../state/documentStore";
import { shownTheme } from "../../state/theme";
import { count } from "../../ui/format";
import { useCanvasStore } from "../canvasStore";
import type { PopulationNode } from "../flowModel";
import { startConnecting } from "../hand";
import { CardFrame } from "./CardFrame";
import { CardName } from "./CardName";
import { HeatPicture } from "./HeatPicture";
import { drawDigit } from "./thumbnails";

/** A trace above it is of a spike no longer ago than the trace takes to fade to a third. */
const JUST_NOW = Math.exp(-1);

export function PopulationCard({ data: { id, compact }, selected }: NodeProps<PopulationNode>) {
  const population = useDocumentStore((state) => state.document.populations[id]);
  const aimed = useCanvasStore((state) => state.aimed === id);
  const canvas = useRef<HTMLCanvasElement>(null);
  const readout = useRef<HTMLElement>(null);
  const isInput = population?.kind === "input";
  /** what an agent sees is no digit */
  const acts = useDocumentStore((state) => state.document.agent !== undefined);
  useNewPorts(id, isInput && acts);
  useLivePainting(samples, readout, (element, sample) => {
    const chunk = sample?.spikes.find((one) => one.population === id);
    const counts = chunk ? spikeCounts(chunk) : null;
    if (canvas.current) drawDigit(canvas.current, sample?.pixels ?? null, shownTheme());
    element.textContent = counts
      ? wordsOf(counts, activity.slow ? activity.levels(id) : counts, isInput)
      : "";
    if (isInput) canvas.current?.setAttribute("aria-label", copy.canvas.digitAlt(sample?.label ?? null));
  });
  if (!population) return null;
  const size = sizeOf(population);
  return (
    <CardFrame
      name={<CardName id={id} name={population.label ?? id} compact={compact} />}
      size={count(size)}
      sizeAbout={copy.canvas.neurons(size)}
      tone={isInput ? "input" : "neurons"}
      selected={selected}
      aimed={aimed}
      compact={compact}
      footer={
        <>
          {!compact && (
            <span className="truncate">
              {copy.editor.model(population.kind === "input" ? population.encoder : population.neuron)}
            </span>
          )}
          <strong ref={readout} className="ml-auto whitespace-nowrap font-semibold text-text" />
        </>
      }
    >
      {!isInput && <Handle type="target" position={Position.Left} id="in" isConnectableStart={false} />}
      {isInput && acts && (
        <Handle type="target" position={Position.Left} id="seen" isConnectableStart={false} />
      )}
      {isInput && !acts ? (
        <canvas
          ref={canvas}
          role="img"
          aria-label={copy.canvas.digitAlt(null)}
          className="pixelated aspect-square w-full rounded-md bg-sunken object-contain"
        />
      ) : (
        <HeatPicture id={id} name={population.label ?? id} selected={selected} />
      )}
      <Handle
        type="source"
        position={Position.Right}
        id="out"
        isConnectableEnd={false}
        title={copy.editor.commands.connect}
        onClick={({ clientX: x, clientY: y }) => startConnecting(id, null, { x, y })}
      />
      {!isInput && (
        <>
          <Handle
            type="source"
            position={Position.Bottom}
            id="loop-out"
            isConnectable={false}
            style={{ left: "32%" }}
          />
          <Handle
            type="target"
            position={Position.Bottom}
            id="loop-in"
            isConnectable={false}
            style={{ left: "68%" }}
          />
        </>
      )}
    </CardFrame>
  );
}

/** A port that a card gets later has to be told of, or no arrow finds it. */
function useNewPorts(id: string, isSeen: boolean): void {
  const update = useUpdateNodeInternals();
  const before = useRef(isSeen);
  useEffect(() => {
    if (before.current !== isSeen) update(id);
    before.current = isSeen;
  }, [update, id, isSeen]);
}

/** @param levels - in slow motion a trace of each neuron's spikes: who fired a moment ago counts, too */
function wordsOf(counts: Uint16Array, levels: ArrayLike<number> = counts, isInput: boolean): string {
  if (isInput) return copy.canvas.spikes(counts.reduce((sum, n) => sum + n, 0));
  let fired = 0;
  for (let n = 0; n < levels.length; n++) if (levels[n]! > JUST_NOW) fired++;
  return copy.canvas.fired(fired, levels.length);
}
