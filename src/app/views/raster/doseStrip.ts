// The strip below the raster, on its axis of time: how dopamine rises and falls, and where a reward was paid.
import { type BaseType, type ScaleLinear, type Selection, select } from "d3";
import { copy } from "../../copy";
import type { Dose, SpikeHistory } from "../../live/spikeHistory";
import type { RasterWindow } from "./rasterWindow";

/** px between the lanes and the strip, and its height. */
export const STRIP = { gap: 5, height: 24 } as const;
/** px of a bar and of a mark at least */
const [THIN, MARK] = [1.5, 3];
/** After so many time constants nothing is left to see. */
const GONE = 6;
/** Points of a curve that fades. Chosen: no corner is seen. */
const POINTS = 36;

/** @param top - px below the top of the lanes */
export function drawDoses(
  svg: SVGSVGElement,
  history: SpikeHistory,
  window: RasterWindow,
  x: ScaleLinear<number, number>,
  top: number,
): void {
  const { doses, dt } = history;
  const strip = select(svg).select<SVGGElement>("g.doses").attr("transform", `translate(0,${top})`);
  const width = x.range()[1]!;
  const most = Math.max(...doses.map(({ level }) => Math.abs(level)), Number.MIN_VALUE);
  const base = doses.some(({ level }) => level < 0) ? STRIP.height / 2 : STRIP.height;
  const y = (level: number) => base - (level / most) * (base - MARK);
  const shape = (dose: Dose, k: number) => {
    const end = doses[k + 1]?.step ?? history.head;
    return shapeOf(dose, end, { x, y, dt, window });
  };
  const shapes = doses.map((dose, k) => ({ up: dose.level > 0, path: shape(dose, k) }));
  const pathOf = (up: boolean) => shapes.flatMap((one) => (one.up === up ? one.path : [])).join("");
  strip.select("path.rise").attr("d", pathOf(true)).attr("fill", "var(--exc)");
  strip.select("path.fall").attr("d", pathOf(false)).attr("fill", "var(--inh)");
  strip.select("line").attr("x2", width).attr("y1", base).attr("y2", base).attr("stroke", "var(--line)");
  strip
    .select("g.rewards")
    .selectAll("rect")
    .data(doses.filter(({ reward, step }) => reward !== 0 && x(step) >= 0 && x(step) <= width))
    .join("rect")
    .attr("x", ({ step }) => x(step) - THIN)
    .attr("y", ({ reward }) => (reward > 0 ? 0 : STRIP.height - MARK))
    .attr("width", 2 * THIN)
    .attr("height", MARK)
    .attr("fill", ({ reward }) => (reward > 0 ? "var(--good)" : "var(--bad)"));
  drawName(strip);
  strip.attr("data-doses", shapes.filter(({ path }) => path !== "").length);
}

interface Axes {
  readonly x: ScaleLinear<number, number>;
  y(level: number): number;
  readonly dt: number;
  readonly window: RasterWindow;
}

/** From a dose to the next one, as a closed line; empty outside the window. */
function shapeOf({ step, level, tau }: Dose, next: number, { x, y, dt, window }: Axes): string {
  const fades = tau / dt; // steps
  const right = window.from + window.span;
  const until = Math.min(next, right, step + GONE * fades);
  if (level === 0 || step > right || step < window.from - GONE * fades) return "";
  const [from, to] = x.range() as [number, number];
  if (fades === 0) {
    const left = Math.min(to - THIN, Math.max(from, x(step) - THIN / 2));
    return `M${left},${y(0)}V${y(level)}h${THIN}V${y(0)}Z`;
  }
  const first = Math.max(step, window.from);
  const points = Array.from({ length: POINTS + 1 }, (_, k) => first + ((until - first) * k) / POINTS);
  const line = points.map((at) => `L${x(at)},${y(level * Math.exp((step - at) / fades))}`);
  return until > first ? `M${x(first)},${y(0)}${line.join("")}V${y(0)}Z` : "";
}

function drawName(strip: Selection<SVGGElement, unknown, null, undefined>): void {
  strip
    .select<BaseType>("g.name")
    .selectAll("text")
    .data(copy.plots.dopamineLines)
    .join("text")
    .attr("x", -6)
    .attr("y", (_, k) => 10 * (k + 1))
    .attr("text-anchor", "end")
    .attr("fill", "var(--muted)")
    .text(String);
}
