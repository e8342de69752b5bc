// One neuron's weights, large, beside the pointer: its number, its class, its range.
import { useEffect, useRef } from "react";
import { copy } from "../../copy";
import { weights } from "../../live/channel";
import { CLASS_COLORS, valueImage } from "../../live/colormap";
import type { WeightView } from "../../session/protocol";
import { shownTheme } from "../../state/theme";
import { fieldOf } from "./WeightPicture";

export interface TileCardProps {
  readonly neuron: number;
  /** of the neuron; -1: none yet; null: it is of none */
  readonly label: number | null;
  /** pointer, and size of the area it is in, px */
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** px of the card, with its frame */
const CARD = { width: 142, height: 206, off: 14 } as const;

export function TileCard({ neuron, label, x, y, width, height }: TileCardProps) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const range = useRef<HTMLParagraphElement>(null);
  const bars = useRef<SVGPathElement>(null);
  useEffect(() => {
    const draw = (view: WeightView | null) => {
      if (!view || !canvas.current) return;
      const [low, high] = drawTile(canvas.current, view, neuron);
      bars.current?.setAttribute("d", barsOf(view, neuron, low, high));
      if (range.current) range.current.textContent = copy.plots.tileRange(low.toFixed(2), high.toFixed(2));
    };
    draw(weights.last());
    return weights.subscribe(draw);
  }, [neuron]);
  const left = x + CARD.off + CARD.width > width ? x - CARD.off - CARD.width : x + CARD.off;
  const top = Math.min(Math.max(0, y - CARD.height / 2), Math.max(0, height - CARD.height));
  return (
    <div
      data-testid="tile-card"
      className="pointer-events-none absolute z-10 rounded-xl border border-line bg-raised p-2.5 shadow-lg"
      style={{ left, top, width: CARD.width, height: CARD.height }}
    >
      <canvas ref={canvas} className="pixelated size-30 rounded-md" />
      <p className="mt-1.5 flex items-center gap-1.5 whitespace-nowrap text-sm">
        {label !== null && label >= 0 && (
          <span
            aria-hidden
            className="size-2 rounded-[3px]"
            style={{ background: CLASS_COLORS[label % CLASS_COLORS.length] }}
          />
        )}
        <span>#{neuron}</span>
        {label !== null && <strong className="ml-auto font-semibold">{copy.plots.tileClass(label)}</strong>}
      </p>
      <svg viewBox="0 0 120 24" className="mt-1 block h-6 w-30" aria-hidden>
        <path ref={bars} fill="var(--muted)" />
      </svg>
      <p ref={range} className="text-muted text-xs" />
    </div>
  );
}

/** @returns smallest and largest weight onto the neuron */
function drawTile(canvas: HTMLCanvasElement, view: WeightView, neuron: number): [low: number, high: number] {
  const [columns, rows] = fieldOf(view);
  const { post, weights: values } = view;
  const inputs = values.length / post;
  let low = Infinity;
  let high = -Infinity;
  const onto = new Float32Array(inputs);
  for (let i = 0; i < inputs; i++) {
    const w = values[i * post + neuron]!;
    onto[i] = w;
    low = Math.min(low, w);
    high = Math.max(high, w);
  }
  const image = valueImage(onto, columns, shownTheme());
  canvas.width = columns;
  canvas.height = rows;
  canvas.getContext("2d")?.putImageData(image, 0, 0);
  return [low, high];
}

/** How many weights are how large, as bars in a box of 120 by 24; the root keeps the rare large ones in sight. */
function barsOf(
  { post, weights: values }: WeightView,
  neuron: number,
  low: number,
  high: number,
  bins = 24,
): string {
  const counts = new Array<number>(bins).fill(0);
  for (let at = neuron; at < values.length; at += post) {
    const share = high > low ? (values[at]! - low) / (high - low) : 0;
    counts[Math.min(bins - 1, Math.floor(share * bins))]!++;
  }
  const most = Math.sqrt(Math.max(...counts));
  const wide = 120 / bins;
  return counts
    .map((n, k) => {
      const tall = (24 * Math.sqrt(n)) / most;
      return `M${k * wide},24v${(-tall).toFixed(1)}h${wide - 1}v${tall.toFixed(1)}z`;
    })
    .join("");
}
