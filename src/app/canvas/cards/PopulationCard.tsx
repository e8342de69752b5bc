// The card of a population: its name and size, what it does right now, and what it is made of.
import { Handle, type NodeProps, Position } from "@xyflow/react";
import { useRef } from "react";
import { sizeOf } from "../../../index";
import { copy } from "../../copy";
import { samples } from "../../live/channel";
import { spikeCounts } from "../../live/spikeHistory";
import { useLivePainting } from "../../live/useLivePainting";
import type { SampleView } from "../../session/protocol";
import { useDocumentStore } from "../../state/documentStore";
import { shownTheme } from "../../state/theme";
import { count } from "../../ui/format";
import { startConnecting } from "../actions";
import { useCanvasStore } from "../canvasStore";
import type { PopulationNode } from "../flowModel";
import { CardFrame } from "./CardFrame";
import { CardName } from "./CardName";
import { drawDigit, drawHeat, gridShape } from "./thumbnails";

export function PopulationCard({ data: { id, compact }, selected }: NodeProps<PopulationNode>) {
  const population = useDocumentStore((state) => state.document.populations[id]);
  const aimed = useCanvasStore((state) => state.aimed === id);
  const canvas = useRef<HTMLCanvasElement>(null);
  const readout = useRef<HTMLElement>(null);
  const isInput = population?.kind === "input";
  // spikes come from the network that runs, which an edit may have left behind
  const shape = useDocumentStore((state) => state.running.populations[id]?.shape);
  const { rows, columns } = gridShape(shape ?? [1]);

  useLivePainting(samples, canvas, (element, sample) => {
    const chunk = sample?.spikes.find((one) => one.population === id);
    const counts = chunk ? spikeCounts(chunk) : null;
    if (isInput) drawDigit(element, sample?.pixels ?? null, shownTheme());
    else drawHeat(element, counts, columns, rows, shownTheme());
    if (readout.current) readout.current.textContent = counts ? wordsOf(counts, isInput) : "";
    relabel(element, sample, isInput, population?.label ?? id);
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
      <canvas
        ref={canvas}
        role="img"
        aria-label={isInput ? copy.canvas.digitAlt(null) : copy.canvas.heatAlt(population.label ?? id)}
        className="pixelated aspect-square w-full rounded-md bg-sunken object-contain"
      />
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

function wordsOf(counts: Uint16Array, isInput: boolean): string {
  let spikes = 0;
  let fired = 0;
  for (const n of counts) {
    spikes += n;
    if (n > 0) fired++;
  }
  return isInput ? copy.canvas.spikes(spikes) : copy.canvas.fired(fired, counts.length);
}

function relabel(
  element: HTMLCanvasElement,
  sample: SampleView | null,
  isInput: boolean,
  name: string,
): void {
  element.setAttribute(
    "aria-label",
    isInput ? copy.canvas.digitAlt(sample?.label ?? null) : copy.canvas.heatAlt(name),
  );
}
