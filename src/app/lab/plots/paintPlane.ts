// What is drawn in the phase plane: axes, arrows, nullclines, courses, and the cross that keys move.
import { scaleLinear } from "d3";
import { copy } from "../../copy";
import { unitLabel } from "../../ui/format";
import { useBench } from "../bench";
import type { Look } from "../look/look";
import type { Point, Segment } from "../look/plane";
import { layer, MARGINS, paintPath, paintXAxis, paintYAxis, pathOf, type Scale, tenths } from "./paint";

/** ms in which a new trajectory is drawn */
const DRAWN_IN = 1500;

export interface Scales {
  readonly x: Scale;
  readonly y: Scale;
}

export function paint(
  svg: SVGSVGElement,
  look: Look,
  size: { readonly width: number; readonly height: number },
): Scales {
  const { x: across, y: up } = useBench.getState();
  const area = {
    width: Math.max(1, size.width - MARGINS.left - MARGINS.right),
    height: Math.max(1, size.height - MARGINS.top - MARGINS.bottom),
  };
  const [xRange, yRange] = look.ranges;
  const x = scaleLinear(xRange, [0, area.width]);
  const y = scaleLinear(yRange, [area.height, 0]);
  const unitOf = (name: string) => unitLabel(look.units[look.names.indexOf(name)] ?? "1");
  const body = layer(svg, "body").attr("transform", `translate(${MARGINS.left},${MARGINS.top})`).node()!;
  const upName = up === null ? copy.lab.slopeAxis(across, unitOf(across)) : copy.lab.axis(up, unitOf(up));
  paintYAxis(layer(body, "y"), y, area, upName);
  paintXAxis(layer(body, "x"), x, area, copy.lab.axis(across, unitOf(across)));
  // what leaves the plane is cut at its edge, also where the drawing is saved
  const clip = `lab-plane-${area.width}-${area.height}`;
  layer(body, "clip")
    .selectAll("clipPath")
    .data([clip])
    .join("clipPath")
    .attr("id", (id) => id)
    .selectAll("rect")
    .data([area])
    .join("rect")
    .attr("width", area.width)
    .attr("height", area.height);
  const inside = layer(body, "inside").attr("clip-path", `url(#${clip})`).node()!;
  const [lines, marks] = [layer(inside, "lines"), layer(inside, "marks")];
  const [ofX, ofY] = look.plane.nullclines;
  paintPath(lines, "zero", look.slope ? `M0,${y(0)}H${area.width}` : "", "var(--muted)", 1);
  paintPath(lines, "arrows", arrowsPath(look.plane.arrows, x, y), "var(--muted)", 1);
  paintPath(lines, "null-x", segmentsPath(ofX, x, y), "var(--inh)", 2);
  paintPath(lines, "null-y", segmentsPath(ofY, x, y), "var(--good)", 2);
  const slope = look.slope ?? [];
  paintPath(
    lines,
    "slope",
    pathOf(slope.length, (k) => [x(slope[k]![0]), y(slope[k]![1])]),
    "var(--inh)",
    2,
  );
  paintPath(lines, "course", pairsPath(look.path, x, y), "var(--accent)", 1.5);
  const started = look.paths.map((path) => pairsPath(path, x, y)).join("");
  paintPath(lines, "started", started, "var(--exc)", 1.5);
  marks
    .selectAll<SVGCircleElement, Point>("circle.rest")
    .data([...look.plane.rests])
    .join("circle")
    .attr("class", "rest")
    .attr("r", 4)
    .attr("fill", "var(--surface)")
    .attr("stroke", "var(--text)")
    .attr("stroke-width", 1.5)
    .attr("cx", ([at]) => x(at))
    .attr("cy", ([, at]) => y(at));
  marks
    .selectAll<SVGCircleElement, Point>("circle.here")
    .data([look.here])
    .join("circle")
    .attr("class", "here")
    .attr("r", 4)
    .attr("fill", "var(--accent)")
    .attr("cx", ([at]) => x(at))
    .attr("cy", ([, at]) => y(at));
  return { x, y };
}

/** Each from its place along the slope, as long as the cells are wide where it is steep. */
function arrowsPath(arrows: Float64Array, x: Scale, y: Scale): string {
  if (arrows.length === 0) return "";
  const count = arrows.length / 4;
  const zero = [x(0), y(0)] as const;
  const steps = Array.from({ length: count }, (_, k): Point => {
    const [dx, dy] = [x(arrows[4 * k + 2]!) - zero[0], y(arrows[4 * k + 3]!) - zero[1]];
    return [dx, dy];
  });
  const sizes = steps.map(([dx, dy]) => Math.hypot(dx, dy)).filter(Number.isFinite);
  const middle = sizes.sort((a, b) => a - b)[Math.floor(sizes.length / 2)] || 1;
  const longest = 0.85 * Math.min((x.range()[1]! - x.range()[0]!) / 25, (y.range()[0]! - y.range()[1]!) / 25);
  let d = "";
  for (const [k, [dx, dy]] of steps.entries()) {
    const size = Math.hypot(dx, dy);
    if (!(size > 0) || !Number.isFinite(size)) continue;
    const length = longest * (0.3 + 0.7 * (size / (size + middle)));
    const [ux, uy] = [dx / size, dy / size];
    const [px, py] = [x(arrows[4 * k]!) + (ux * length) / 2, y(arrows[4 * k + 1]!) + (uy * length) / 2];
    const head = Math.min(3, length / 2.5);
    const [tx, ty] = [tenths(px), tenths(py)];
    d += `M${tenths(px - ux * length)},${tenths(py - uy * length)}L${tx},${ty}`;
    d += `l${tenths(-head * (ux + 0.5 * uy))},${tenths(-head * (uy - 0.5 * ux))}`;
    d += `M${tx},${ty}l${tenths(-head * (ux - 0.5 * uy))},${tenths(-head * (uy + 0.5 * ux))}`;
  }
  return d;
}

function segmentsPath(segments: readonly Segment[], x: Scale, y: Scale): string {
  return segments
    .map(([[ax, ay], [bx, by]]) => `M${tenths(x(ax))},${tenths(y(ay))}L${tenths(x(bx))},${tenths(y(by))}`)
    .join("");
}

function pairsPath(pairs: Float64Array, x: Scale, y: Scale, share = 1): string {
  const count = Math.floor((share * pairs.length) / 2);
  return pathOf(count, (k) => [x(pairs[2 * k]!), y(pairs[2 * k + 1]!)]);
}

/** Draws a trajectory as it goes, in a time in which it can be followed. @returns the frame that is waited for */
export function animate(svg: SVGSVGElement, path: Float64Array, { x, y }: Scales): number {
  const still = matchMedia("(prefers-reduced-motion: reduce)").matches;
  const inside = svg.querySelector<SVGGElement>("g.inside");
  if (still || !inside) return 0;
  const top = layer(inside, "moving");
  let frame = 0;
  const begun = performance.now();
  layer(inside, "lines").select("path.started").attr("opacity", 0.35);
  const draw = (now: number) => {
    const share = Math.min(1, (now - begun) / DRAWN_IN);
    paintPath(top, "head", pairsPath(path, x, y, share), "var(--exc)", 2);
    if (share < 1 && svg.isConnected) frame = requestAnimationFrame(draw);
    else {
      top.selectAll("*").remove();
      layer(inside, "lines").select("path.started").attr("opacity", 1);
    }
  };
  frame = requestAnimationFrame(draw);
  return frame;
}

export function paintCross(svg: SVGSVGElement, at: Point | null, width: number, height: number): void {
  const into = layer(svg, "cross").attr("transform", `translate(${MARGINS.left},${MARGINS.top})`);
  const [cx, cy] = at ? [at[0] * width, at[1] * height] : [0, 0];
  const d = at ? `M${cx - 9},${cy}h18M${cx},${cy - 9}v18` : "";
  paintPath(into, "at", d, "var(--text)", 1.5);
}
