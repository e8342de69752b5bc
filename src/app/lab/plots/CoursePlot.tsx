// The time course: a strip for each chosen variable, spikes above, the current below, and the time that the plane shows.
import { extent, scaleLinear } from "d3";
import { type PointerEvent, useEffect, useRef } from "react";
import { copy } from "../../copy";
import { rate, unitLabel } from "../../ui/format";
import { useElementSize } from "../../ui/useElementSize";
import { lastLook, onLook, useBench } from "../bench";
import type { Line, Look } from "../look/look";
import { LabPanel } from "./LabPanel";
import { layer, MARGINS, paintPath, paintXAxis, paintYAxis, pathOf } from "./paint";

const STROKES = ["var(--accent)", "var(--good)", "var(--inh)", "var(--exc)"];
const GAP = 10;

export function CoursePlot() {
  const svg = useRef<SVGSVGElement>(null);
  const frame = useRef<HTMLDivElement>(null);
  const told = useRef<HTMLSpanElement>(null);
  const size = useElementSize(frame);
  const traced = useBench((state) => state.traced);
  const shown = useBench((state) => state.shown);
  const duration = useBench((state) => state.duration);
  const model = useBench((state) => state.model);
  useEffect(() => {
    if (size.width === 0) return;
    return onLook((look) => {
      if (!svg.current) return;
      const words = paint(svg.current, look, traced, size);
      if (told.current) told.current.textContent = words;
      svg.current.setAttribute(
        "aria-label",
        copy.lab.courseAlt(useBench.getState().model?.name ?? "", words),
      );
    });
  }, [size, traced]);
  const point = (event: PointerEvent<SVGSVGElement>) => {
    if (event.buttons !== 1) return;
    const left = event.currentTarget.getBoundingClientRect().left + MARGINS.left;
    const share = (event.clientX - left) / (size.width - MARGINS.left - MARGINS.right);
    useBench.setState({ shown: Math.round(10 * duration * Math.min(1, Math.max(0, share))) / 10 });
  };
  return (
    <LabPanel
      name="course"
      title={copy.lab.course}
      about={copy.lab.courseAbout}
      aside={<span ref={told} data-testid="lab-spikes" />}
      svg={svg}
      table={() => tableOf(lastLook())}
    >
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1 pb-1">
        <fieldset className="flex min-w-0 flex-wrap gap-1">
          <legend className="sr-only">{copy.lab.variables}</legend>
          {Object.keys(model?.state ?? {}).map((name) => (
            <button
              key={name}
              type="button"
              aria-pressed={traced.includes(name)}
              data-testid={`lab-trace-${name}`}
              onClick={() =>
                useBench.setState({
                  traced: traced.includes(name) ? traced.filter((one) => one !== name) : [...traced, name],
                })
              }
              className="h-6 rounded-md border border-line px-2 font-mono text-muted text-xs hover:border-muted aria-pressed:border-accent aria-pressed:text-text"
            >
              {name}
            </button>
          ))}
        </fieldset>
        <label className="ml-auto flex min-w-0 items-center gap-2 text-muted text-sm">
          {copy.lab.time}
          <input
            type="range"
            data-testid="lab-time"
            min={0}
            max={duration}
            step={duration / 1000}
            value={shown}
            aria-valuetext={`${shown} ms`}
            onChange={({ target }) => useBench.setState({ shown: Number(target.value) })}
            className="w-24 accent-accent"
          />
          <span className="w-16 whitespace-nowrap text-text">{shown} ms</span>
        </label>
      </div>
      <div ref={frame} className="relative min-h-0 flex-1 overflow-hidden">
        <svg
          ref={svg}
          data-plot
          data-testid="lab-course"
          width={size.width}
          height={size.height}
          className="absolute inset-0 cursor-crosshair touch-pan-y text-xs"
          role="img"
          aria-label={copy.lab.course}
          onPointerDown={point}
          onPointerMove={point}
        />
      </div>
    </LabPanel>
  );
}

function paint(
  svg: SVGSVGElement,
  look: Look,
  traced: readonly string[],
  size: { readonly width: number; readonly height: number },
): string {
  const { duration, shown } = useBench.getState();
  const strips = [
    ...traced
      .map((name) => look.names.indexOf(name))
      .filter((k) => k >= 0)
      .map((k, row) => ({
        line: look.course[k]!,
        name: copy.lab.axis(look.names[k]!, unitLabel(look.units[k]!)),
        stroke: STROKES[row % STROKES.length]!,
        share: 1,
      })),
    {
      line: look.current,
      name: copy.lab.axis("I", unitLabel(look.unit)),
      stroke: "var(--muted)",
      share: 0.45,
    },
  ];
  const width = Math.max(1, size.width - MARGINS.left - MARGINS.right);
  const room = Math.max(1, size.height - MARGINS.top - MARGINS.bottom - GAP * (strips.length - 1));
  const shares = strips.reduce((sum, { share }) => sum + share, 0);
  const x = scaleLinear([0, duration], [0, width]);
  let top = MARGINS.top;
  for (const [k, { line, name, stroke, share }] of strips.entries()) {
    const height = (room * share) / shares;
    const y = scaleLinear(reach(line), [height, 0]);
    const strip = layer(svg, `strip-${k}`).attr("transform", `translate(${MARGINS.left},${top})`);
    const node = strip.node()!;
    paintYAxis(layer(node, "y"), y, { width, height }, name);
    if (k === strips.length - 1) paintXAxis(layer(node, "x"), x, { width, height }, copy.lab.timeAxis);
    else layer(node, "x").selectAll("*").remove();
    paintPath(
      layer(node, "line"),
      "values",
      pathOf(line.times.length, (i) => [x(line.times[i]!), y(line.values[i]!)]),
      stroke,
    );
    const spikes = k === 0 ? look.spikes.map((at) => `M${x(at).toFixed(1)},0v7`).join("") : "";
    paintPath(layer(node, "spikes"), "ticks", spikes, "var(--exc)", 1.5);
    top += height + GAP;
  }
  for (let k = strips.length; svg.querySelector(`:scope > g.strip-${k}`); k++)
    svg.querySelector(`:scope > g.strip-${k}`)!.remove();
  const now = layer(svg, "now").attr("transform", `translate(${MARGINS.left},${MARGINS.top})`).raise();
  paintPath(now, "time", `M${x(shown)},0V${size.height - MARGINS.top - MARGINS.bottom}`, "var(--text)", 1);
  const count = look.spikes.length;
  return count === 0 ? copy.lab.silent : copy.lab.spikes(count, rate((1000 * count) / duration));
}

function reach({ values }: Line): [number, number] {
  const [low = 0, high = 0] = extent(values);
  const pad = Math.max((high - low) * 0.06, Math.abs(high) * 1e-3, 1e-3);
  return [low - pad, high + pad];
}

function tableOf(look: Look | null) {
  const names = look?.names.map((name, k) => copy.lab.axis(name, unitLabel(look.units[k]!))) ?? [];
  const [first] = look?.course ?? [];
  // of thinned lines every variable has its own times: each is a block of its own
  const rows = (look?.course ?? []).flatMap(({ times, values }, k) =>
    [...times].map((at, i) => [names[k]!, at, values[i]!] as const),
  );
  return { header: ["variable", "time (ms)", "value"], rows: first ? rows : [] };
}
