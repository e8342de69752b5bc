// The phase plane of two variables: arrows, nullclines, the course, and trajectories that a click or Enter starts. Of one
// variable: its slope.
import { scaleLinear } from "d3";
import { type KeyboardEvent, type PointerEvent, useEffect, useRef } from "react";
import { copy } from "../../copy";
import { unitLabel } from "../../ui/format";
import { useElementSize } from "../../ui/useElementSize";
import { lastLook, onLook, useBench } from "../bench";
import type { Look } from "../look/look";
import type { Point, Segment } from "../look/plane";
import { LabPanel } from "./LabPanel";
import { layer, MARGINS, paintPath, paintXAxis, paintYAxis, pathOf, type Scale, tenths } from "./paint";

/** Trajectories that are kept; the oldest goes. */
const MOST_STARTS = 5;
/** ms in which a new trajectory is drawn */
const DRAWN_IN = 1500;

interface Scales {
  readonly x: Scale;
  readonly y: Scale;
}

export function PlanePlot() {
  const svg = useRef<SVGSVGElement>(null);
  const frame = useRef<HTMLDivElement>(null);
  const scales = useRef<Scales | null>(null);
  const cross = useRef<Point>([0.5, 0.5]);
  const animation = useRef(0);
  const size = useElementSize(frame);
  const model = useBench((state) => state.model);
  const x = useBench((state) => state.x);
  const y = useBench((state) => state.y);
  const starts = useBench((state) => state.starts);
  const names = Object.keys(model?.state ?? {});
  const animated = useRef<Point | null>(null);
  useEffect(() => {
    if (size.width === 0) return;
    return onLook((look) => {
      if (!svg.current) return;
      scales.current = paint(svg.current, look, size);
      const { starts } = useBench.getState();
      const newest = starts.at(-1) ?? null;
      if (newest && newest === animated.current && look.paths.length === starts.length) {
        animated.current = null;
        animation.current = animate(svg.current, look.paths.at(-1)!, scales.current);
      }
      const { x, y } = useBench.getState();
      const rests = look.plane.rests.length;
      svg.current.setAttribute(
        "aria-label",
        y === null ? copy.lab.lineAlt(x, rests) : copy.lab.planeAlt(x, y, rests),
      );
    });
  }, [size]);
  useEffect(() => () => cancelAnimationFrame(animation.current), []);

  const start = (at: Point) => {
    cancelAnimationFrame(animation.current);
    animated.current = at;
    useBench.setState({ starts: [...useBench.getState().starts, at].slice(-MOST_STARTS) });
  };
  const placeOf = (across: number, up: number): Point | null =>
    scales.current && [scales.current.x.invert(across), scales.current.y.invert(up)];
  const click = (event: PointerEvent<SVGSVGElement>) => {
    if (event.button !== 0) return;
    const box = event.currentTarget.getBoundingClientRect();
    const at = placeOf(event.clientX - box.left - MARGINS.left, event.clientY - box.top - MARGINS.top);
    if (at) start(at);
  };
  const width = size.width - MARGINS.left - MARGINS.right;
  const height = size.height - MARGINS.top - MARGINS.bottom;
  const press = (event: KeyboardEvent<SVGSVGElement>) => {
    const step = event.shiftKey ? 0.1 : 0.02;
    const [cx, cy] = cross.current;
    const moves: Readonly<Record<string, Point>> = {
      ArrowLeft: [cx - step, cy],
      ArrowRight: [cx + step, cy],
      ArrowUp: [cx, cy - step],
      ArrowDown: [cx, cy + step],
    };
    const moved = moves[event.key];
    if (moved) {
      cross.current = [Math.min(1, Math.max(0, moved[0])), Math.min(1, Math.max(0, moved[1]))];
      if (svg.current) paintCross(svg.current, cross.current, width, height);
    } else if (event.key === "Enter" || event.key === " ") {
      const at = placeOf(cx * width, cy * height);
      if (at) start(at);
    } else if (event.key === "Delete" || event.key === "Backspace") useBench.setState({ starts: [] });
    else return;
    event.preventDefault();
  };
  return (
    <LabPanel
      name="phase-plane"
      title={y === null ? copy.lab.line : copy.lab.plane}
      about={y === null ? copy.lab.lineAbout : copy.lab.planeAbout}
      svg={svg}
      table={() => tableOf(lastLook())}
    >
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1 pb-1">
        {names.length > 1 && (
          <>
            <VariableChoice
              label={copy.lab.across}
              testId="lab-x"
              names={names}
              value={x}
              onChoose={(name) => useBench.setState({ x: name, starts: [], ...(name === y ? { y: x } : {}) })}
            />
            <VariableChoice
              label={copy.lab.up}
              testId="lab-y"
              names={["", ...names.filter((name) => name !== x)]}
              value={y ?? ""}
              onChoose={(name) => useBench.setState({ y: name || null, starts: [] })}
            />
          </>
        )}
        {y !== null && (
          <p className="flex gap-3 text-xs">
            <span className="text-inh">{copy.lab.legend.x(x)}</span>
            <span className="text-good-text">{copy.lab.legend.x(y)}</span>
          </p>
        )}
        {starts.length > 0 && (
          <button
            type="button"
            data-testid="lab-clear"
            onClick={() => useBench.setState({ starts: [] })}
            className="ml-auto h-6 rounded-md border border-line px-2 text-muted text-xs hover:text-text"
          >
            {copy.lab.clear}
          </button>
        )}
      </div>
      <div ref={frame} className="relative min-h-0 flex-1 overflow-hidden">
        <svg
          ref={svg}
          data-plot
          data-testid="lab-plane"
          data-starts={starts.length}
          width={size.width}
          height={size.height}
          className="absolute inset-0 cursor-crosshair touch-manipulation text-xs outline-none focus-visible:-outline-offset-2 focus-visible:outline-2 focus-visible:outline-accent"
          role="img"
          // biome-ignore lint/a11y/noNoninteractiveTabindex: by arrow keys and Enter as by a click
          tabIndex={0}
          aria-label={copy.lab.plane}
          aria-description={copy.lab.planeKeys}
          onPointerUp={click}
          onKeyDown={press}
          onFocus={({ currentTarget }) =>
            currentTarget.matches(":focus-visible") && paintCross(currentTarget, cross.current, width, height)
          }
          onBlur={() => svg.current && paintCross(svg.current, null, width, height)}
        />
      </div>
    </LabPanel>
  );
}

function paint(
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
function animate(svg: SVGSVGElement, path: Float64Array, { x, y }: Scales): number {
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

function paintCross(svg: SVGSVGElement, at: Point | null, width: number, height: number): void {
  const into = layer(svg, "cross").attr("transform", `translate(${MARGINS.left},${MARGINS.top})`);
  const [cx, cy] = at ? [at[0] * width, at[1] * height] : [0, 0];
  const d = at ? `M${cx - 9},${cy}h18M${cx},${cy - 9}v18` : "";
  paintPath(into, "at", d, "var(--text)", 1.5);
}

function tableOf(look: Look | null) {
  const { x, y } = useBench.getState();
  const header = [x, y ?? `d${x}/dt`, "line"];
  if (!look) return { header, rows: [] };
  const [ofX, ofY] = look.plane.nullclines;
  const of = (segments: readonly Segment[], name: string) =>
    segments.flat().map(([a, b]) => [a, b, name] as const);
  const pairs = (path: Float64Array, name: string) =>
    Array.from({ length: path.length / 2 }, (_, k) => [path[2 * k]!, path[2 * k + 1]!, name] as const);
  const rows = [
    ...of(ofX, copy.lab.legend.x(x)),
    ...of(ofY, copy.lab.legend.x(y ?? "")),
    ...(look.slope ?? []).map(([a, b]) => [a, b, copy.lab.line] as const),
    ...pairs(look.path, copy.lab.legend.path),
    ...look.paths.flatMap((path) => pairs(path, copy.lab.legend.started)),
  ];
  return { header, rows };
}

interface VariableChoiceProps {
  readonly label: string;
  readonly testId: string;
  readonly names: readonly string[];
  readonly value: string;
  onChoose(name: string): void;
}

function VariableChoice({ label, testId, names, value, onChoose }: VariableChoiceProps) {
  return (
    <label className="flex items-center gap-1.5 text-muted text-sm">
      {label}
      <select
        data-testid={testId}
        value={value}
        onChange={({ target }) => onChoose(target.value)}
        className="h-6 rounded-md border border-line bg-raised px-1 font-mono text-text text-xs"
      >
        {names.map((name) => (
          <option key={name} value={name}>
            {name || copy.lab.itsSlope}
          </option>
        ))}
      </select>
    </label>
  );
}
