// The neurons of a population as a grid of pixels, bright where they fire; on a selected card a click pins one.
import { type PointerEvent, useRef } from "react";
import { copy } from "../../copy";
import { samples } from "../../live/channel";
import { activity } from "../../live/memory/activity";
import { useLivePainting } from "../../live/useLivePainting";
import { togglePin } from "../../session/pins";
import { useDocumentStore } from "../../state/documentStore";
import { pinColor, usePinStore } from "../../state/pinStore";
import { shownTheme } from "../../state/theme";
import { drawHeat, gridShape } from "./thumbnails";

export interface HeatPictureProps {
  readonly id: string;
  readonly name: string;
  readonly selected: boolean;
}

export function HeatPicture({ id, name, selected }: HeatPictureProps) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const pins = usePinStore((state) => state.pins);
  // spikes come from the network that runs, which an edit may have left behind
  const shape = useDocumentStore((state) => state.running.populations[id]?.shape) ?? [1];
  const { rows, columns } = gridShape(shape);
  const neurons = shape.reduce((product, n) => product * n, 1);
  const long = Math.max(rows, columns);
  // the grid lies in the middle of a square, with square neurons
  const left = (1 - columns / long) / 2;
  const top = (1 - rows / long) / 2;

  useLivePainting(samples, canvas, (element) => {
    drawHeat(element, activity.levels(id) ?? null, columns, rows, shownTheme(), activity.slow);
  });

  const pin = (event: PointerEvent<HTMLElement>) => {
    if (!selected) return;
    const box = event.currentTarget.getBoundingClientRect();
    const column = Math.floor(((event.clientX - box.left) / box.width - left) * long);
    const row = Math.floor(((event.clientY - box.top) / box.height - top) * long);
    const neuron = row * columns + column;
    if (column >= 0 && column < columns && row >= 0 && neuron < neurons)
      void togglePin({ population: id, neuron });
  };

  return (
    <div
      className={`relative ${selected ? "cursor-crosshair" : ""}`}
      title={selected ? copy.plots.clickToPin(name) : undefined}
      data-testid={`heat-${id}`}
      onPointerUp={pin}
    >
      <canvas
        ref={canvas}
        role="img"
        aria-label={copy.canvas.heatAlt(name)}
        className="pixelated aspect-square w-full rounded-md bg-sunken object-contain"
      />
      {pins.map(
        ({ population, neuron }, k) =>
          population === id &&
          neuron < neurons && (
            <span
              key={neuron}
              aria-hidden
              className="-translate-1/2 pointer-events-none absolute box-content rounded-[2px] border-2"
              style={{
                borderColor: pinColor(k),
                left: `${100 * (left + ((neuron % columns) + 0.5) / long)}%`,
                top: `${100 * (top + (Math.floor(neuron / columns) + 0.5) / long)}%`,
                width: `${100 / long}%`,
                height: `${100 / long}%`,
              }}
            />
          ),
      )}
    </div>
  );
}
