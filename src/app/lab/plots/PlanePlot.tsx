// The phase plane of two variables: arrows, nullclines, the course, and trajectories that a click or Enter starts. Of one
// variable: its slope.
import { type KeyboardEvent, type PointerEvent, useEffect, useRef } from "react";
import { copy } from "../../copy";
import { useElementSize } from "../../ui/useElementSize";
import { lastLook, onLook, useBench } from "../bench";
import type { Look } from "../look/look";
import type { Point, Segment } from "../look/plane";
import { LabPanel } from "./LabPanel";
import { MARGINS } from "./paint";
import { animate, paint, paintCross, type Scales } from "./paintPlane";

/** Trajectories that are kept; the oldest goes. */
const MOST_STARTS = 5;
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
