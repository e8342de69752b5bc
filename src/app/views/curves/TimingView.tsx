// The STDP window of the selected learning rule: what one pair of spikes does to a weight, by the time between them.
import { line, scaleLinear } from "d3";
import { type PointerEvent, useRef, useState } from "react";
import { modelsOf } from "../../../index";
import { copy } from "../../copy";
import { useDocumentStore } from "../../state/documentStore";
import { useUiStore } from "../../state/uiStore";
import { plain } from "../../ui/format";
import { type ElementSize, useElementSize } from "../../ui/useElementSize";
import { areaOf, MARGINS, XAxis, YAxis } from "../charts/Axes";
import { useChartSaves } from "../export/useChartSaves";
import { EmptyNote, Panel, Problem } from "../Panel";
import { chosenRule } from "./chosen";
import { networkOf } from "./currentCurve";
import { learnsFromPairs, type PairCurve, type PairPoint } from "./pairCurve";
import { useCurve } from "./useCurve";

export function TimingView() {
  const frame = useRef<HTMLDivElement>(null);
  const size = useElementSize(frame);
  const document = useDocumentStore((state) => state.document);
  const selection = useUiStore((state) => state.selection);
  const chosen = chosenRule(document, selection);
  const possible = chosen !== null && learnsFromPairs(document, chosen.use.name);
  const key = possible
    ? JSON.stringify([chosen.use, document.dt, modelsOf(document).rules[chosen.use.name]])
    : null;
  const { curve, busy, problem } = useCurve(key, (curves) =>
    curves.pairCurve(chosen!.use, networkOf(document)),
  );
  const [pointed, setPointed] = useState<PairPoint | null>(null);
  const words = pointed
    ? `${signed(pointed.gap)} ms: ${signed(pointed.change)}`
    : curve
      ? wordsOf(curve)
      : "";
  useChartSaves("timing", frame, "stdp-window", () => ({
    header: ["gap (ms)", "change of w (1)"],
    rows: (curve?.points ?? []).map(({ gap, change }) => [gap, change]),
  }));
  return (
    <Panel
      title={copy.plots.timing}
      subtitle={chosen ? copy.plots.timingOf(chosen.name, chosen.use.name) : ""}
      aside={<span className="text-sm">{busy && key ? copy.plots.computing : words}</span>}
      tools={{ plot: "timing", saves: ["png", "svg", "csv"], live: false }}
    >
      <div
        ref={frame}
        data-testid="timing"
        data-points={curve?.points.length ?? 0}
        className="absolute inset-0"
      >
        {!possible ? (
          <EmptyNote text={chosen ? copy.plots.timingReward(chosen.use.name) : copy.plots.timingNone} />
        ) : problem ? (
          <Problem text={copy.plots.curveFailed(problem)} />
        ) : (
          curve &&
          size.width > 0 && (
            <Plot size={size} curve={curve} rule={chosen.use.name} pointed={pointed} onPoint={setPointed} />
          )
        )}
      </div>
    </Panel>
  );
}

function wordsOf({ weight, paid, points }: PairCurve): string {
  if (points.every(({ change }) => change === 0)) return copy.plots.timingFlat;
  const from = copy.plots.timingFrom(plain(Number(weight.toPrecision(3))));
  return paid ? `${from}, ${copy.plots.timingPaid}` : from;
}

interface PlotProps {
  readonly size: ElementSize;
  readonly curve: PairCurve;
  readonly rule: string;
  readonly pointed: PairPoint | null;
  onPoint(point: PairPoint | null): void;
}

function Plot({ size, curve: { points }, rule, pointed, onPoint }: PlotProps) {
  const area = areaOf(size);
  const reach = Math.max(...points.map(({ gap }) => Math.abs(gap)));
  const changes = points.map(({ change }) => change);
  const up = Math.max(0, ...changes);
  const down = Math.min(0, ...changes);
  const x = scaleLinear([-reach, reach], [0, area.width]);
  const y = scaleLinear([down, up || 1e-3], [area.height, 0]).nice(4);
  const pathOf = line<PairPoint>(
    ({ gap }) => x(gap),
    ({ change }) => y(change),
  );
  const point = (event: PointerEvent<SVGSVGElement>) => {
    const left = event.currentTarget.getBoundingClientRect().left + MARGINS.left;
    const gap = x.invert(event.clientX - left);
    onPoint(points.reduce((a, b) => (Math.abs(b.gap - gap) < Math.abs(a.gap - gap) ? b : a)));
  };
  const sides = [
    { points: points.filter(({ gap }) => gap < 0), color: "var(--inh)" },
    { points: points.filter(({ gap }) => gap > 0), color: "var(--exc)" },
  ];
  return (
    <svg
      data-plot
      width={size.width}
      height={size.height}
      className="text-xs"
      role="img"
      aria-label={copy.plots.timingAlt(rule, signed(up), signed(down))}
      onPointerMove={point}
      onPointerLeave={() => onPoint(null)}
    >
      <g transform={`translate(${MARGINS.left},${MARGINS.top})`}>
        <YAxis scale={y} area={area} name={copy.plots.changeAxis} />
        <XAxis scale={x} area={area} name={copy.plots.gapAxis} />
        <line x1={x(0)} x2={x(0)} y2={area.height} stroke="var(--muted)" strokeOpacity={0.6} />
        <line x2={area.width} y1={y(0)} y2={y(0)} stroke="var(--muted)" strokeOpacity={0.6} />
        <text x={4} y={10} fill="var(--muted)">
          {copy.plots.postFirst}
        </text>
        <text x={area.width} y={10} textAnchor="end" fill="var(--muted)">
          {copy.plots.preFirst}
        </text>
        {sides.map((side) => (
          <path
            key={side.color}
            d={pathOf(side.points) ?? ""}
            fill="none"
            stroke={side.color}
            strokeWidth={2}
          />
        ))}
        {pointed && (
          <circle
            cx={x(pointed.gap)}
            cy={y(pointed.change)}
            r={4}
            fill={pointed.gap < 0 ? "var(--inh)" : "var(--exc)"}
          />
        )}
      </g>
    </svg>
  );
}

function signed(value: number): string {
  const text = plain(Number(Math.abs(value).toPrecision(3)));
  return value < 0 ? `−${text}` : value > 0 ? `+${text}` : text;
}
