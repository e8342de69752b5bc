// Drawing into an SVG by hand: the lab's plots change with every move of a slider, which React need not hear of.
import { type ScaleLinear, select } from "d3";
import { plain } from "../../ui/format";

export interface Area {
  readonly width: number;
  readonly height: number;
}

export const MARGINS = { left: 54, right: 12, top: 8, bottom: 34 } as const;

export type Scale = ScaleLinear<number, number>;

export type Layer = ReturnType<typeof layer>;

/** A group of its own, made once and found again. */
export function layer(parent: SVGElement, name: string) {
  const found = select(parent).selectAll<SVGGElement, null>(`:scope > g.${name}`).data([null]);
  return found.join("g").attr("class", name);
}

const exact = (value: number) => plain(Number(value.toPrecision(6))).replace("-", "\u2212");

/** Lines of a grid with their numbers at the left, and the name turned. */
export function paintYAxis(into: Layer, scale: Scale, { width, height }: Area, name: string): void {
  const ticks = scale.ticks(Math.max(2, Math.floor(height / 34)));
  into
    .selectAll<SVGLineElement, number>("line")
    .data(ticks)
    .join("line")
    .attr("x2", width)
    .attr("y1", scale)
    .attr("y2", scale)
    .attr("stroke", "var(--line)");
  into
    .selectAll<SVGTextElement, number>("text.tick")
    .data(ticks)
    .join("text")
    .attr("class", "tick")
    .attr("x", -6)
    .attr("y", scale)
    .attr("dy", "0.32em")
    .attr("text-anchor", "end")
    .attr("fill", "var(--muted)")
    .text(exact);
  into
    .selectAll("text.name")
    .data([name])
    .join("text")
    .attr("class", "name")
    .attr("transform", `translate(${12 - MARGINS.left},${height / 2}) rotate(-90)`)
    .attr("text-anchor", "middle")
    .attr("fill", "var(--muted)")
    .text((text) => text);
}

export function paintXAxis(into: Layer, scale: Scale, { width, height }: Area, name: string): void {
  const ticks = scale.ticks(Math.max(2, Math.floor(width / 60)));
  into
    .selectAll("line")
    .data([null])
    .join("line")
    .attr("x2", width)
    .attr("y1", height)
    .attr("y2", height)
    .attr("stroke", "var(--line)");
  into
    .selectAll<SVGTextElement, number>("text.tick")
    .data(ticks)
    .join("text")
    .attr("class", "tick")
    .attr("x", scale)
    .attr("y", height + 14)
    .attr("text-anchor", "middle")
    .attr("fill", "var(--muted)")
    .text(exact);
  into
    .selectAll("text.name")
    .data([name])
    .join("text")
    .attr("class", "name")
    .attr("x", width / 2)
    .attr("y", height + 29)
    .attr("text-anchor", "middle")
    .attr("fill", "var(--muted)")
    .text((text) => text);
}

/** A path of the layer, by its name. */
export function paintPath(into: Layer, name: string, d: string, stroke: string, width = 1.5): void {
  into
    .selectAll(`path.${name}`)
    .data([d])
    .join("path")
    .attr("class", name)
    .attr("fill", "none")
    .attr("stroke", stroke)
    .attr("stroke-width", width)
    .attr("stroke-linejoin", "round")
    .attr("d", (text) => text);
}

/** px to a tenth: finer is not seen, and costs time. */
export const tenths = (px: number): number => Math.round(10 * px) / 10;

/** The points of a line as a path: a NaN is a gap. */
export function pathOf(points: number, at: (k: number) => readonly [x: number, y: number]): string {
  let d = "";
  let pen = false;
  for (let k = 0; k < points; k++) {
    const [x, y] = at(k);
    if (!Number.isFinite(x) || !Number.isFinite(y)) {
      pen = false;
      continue;
    }
    d += `${pen ? "L" : "M"}${tenths(x)},${tenths(y)}`;
    pen = true;
  }
  return d;
}
