// Accuracy over training: tests on held-out digits as points, answers while learning as a thin line.
import { line, scaleLinear } from "d3";
import { useRef } from "react";
import { copy } from "../../copy";
import { accuracyTrace, type TracePoint } from "../../live/accuracyTrace";
import type { HeldOut } from "../../session/protocol";
import { useDocumentStore } from "../../state/documentStore";
import { useRunStore } from "../../state/runStore";
import { useUiStore } from "../../state/uiStore";
import { count, percent } from "../../ui/format";
import { type ElementSize, useElementSize } from "../../ui/useElementSize";
import { useChartSaves } from "../export/useChartSaves";
import { EmptyNote, Panel } from "../Panel";
import { useHeld } from "../plotStore";

const MARGIN = { left: 42, right: 22, top: 12, bottom: 34 } as const;
const SHARES = [0, 0.25, 0.5, 0.75, 1] as const;

export function AccuracyView() {
  const frame = useRef<HTMLDivElement>(null);
  const size = useElementSize(frame);
  const status = useHeld(
    "accuracy",
    useRunStore((state) => state.status),
  );
  const last = status.heldOut.at(-1);
  const trace = useHeld("accuracy", accuracyTrace());
  const empty = !last && trace.length === 0;
  useChartSaves("accuracy", frame, "accuracy", () => ({
    header: ["digits learned", "accuracy (1)", "measured on", "digits tested"],
    rows: [
      ...trace.map((point) => [point.samples, point.accuracy, copy.plots.running, null] as const),
      ...status.heldOut.map(
        (point) => [point.samples, point.accuracy, copy.plots.tested, point.count] as const,
      ),
    ],
  }));
  return (
    <Panel
      title={copy.plots.accuracy}
      subtitle={last ? copy.plots.heldOut(last.count) : copy.plots.tested}
      tools={{ plot: "accuracy", saves: ["png", "svg", "csv"] }}
    >
      <div
        ref={frame}
        data-testid="accuracy-plot"
        data-points={status.heldOut.length}
        className="absolute inset-0"
      >
        {empty ? (
          <EmptyNote text={copy.plots.accuracyEmpty} />
        ) : (
          size.width > 0 && (
            <Plot size={size} heldOut={status.heldOut} trace={trace} samples={status.samples} />
          )
        )}
      </div>
    </Panel>
  );
}

interface PlotProps {
  readonly size: ElementSize;
  readonly heldOut: readonly HeldOut[];
  readonly trace: readonly TracePoint[];
  readonly samples: number;
}

function Plot({ size, heldOut, trace, samples }: PlotProps) {
  const target = useUiStore((state) => state.target);
  const classes = useDocumentStore((state) => state.document.readout?.classes ?? 10);
  const width = Math.max(1, size.width - MARGIN.left - MARGIN.right);
  const height = Math.max(1, size.height - MARGIN.top - MARGIN.bottom);
  const x = scaleLinear([0, Math.max(target, samples)], [0, width]);
  const y = scaleLinear([0, 1], [height, 0]);
  const pathOf = line<TracePoint>(
    (point) => x(point.samples),
    (point) => y(point.accuracy),
  );
  const last = heldOut.at(-1);
  const label = last && copy.plots.accuracyAlt(percent(last.accuracy), last.count);
  return (
    <svg
      data-plot
      width={size.width}
      height={size.height}
      role="img"
      aria-label={label ?? copy.plots.accuracy}
      className="text-xs"
    >
      <g transform={`translate(${MARGIN.left},${MARGIN.top})`}>
        {SHARES.map((share) => (
          <g key={share} transform={`translate(0,${y(share)})`}>
            <line x2={width} stroke="var(--line)" />
            <text x={-8} dy="0.32em" textAnchor="end" fill="var(--muted)">
              {Math.round(share * 100)} %
            </text>
          </g>
        ))}
        {x.ticks(Math.max(2, Math.floor(width / 70))).map((tick) => (
          <text key={tick} x={x(tick)} y={height + 15} textAnchor="middle" fill="var(--muted)">
            {count(tick)}
          </text>
        ))}
        <text x={width / 2} y={height + 29} textAnchor="middle" fill="var(--muted)">
          {copy.plots.samples}
        </text>
        <line
          x2={width}
          y1={y(1 / classes)}
          y2={y(1 / classes)}
          stroke="var(--muted)"
          strokeDasharray="2 4"
          opacity={0.7}
        />
        <text x={width} y={y(1 / classes) + 11} textAnchor="end" fill="var(--muted)">
          {copy.plots.chance}
        </text>
        {trace.length > 0 && (
          <g transform={`translate(${width},${y(0.4)})`}>
            <line x1={-14} stroke="var(--muted)" strokeWidth={1.25} />
            <text x={-20} dy="0.32em" textAnchor="end" fill="var(--muted)">
              {copy.plots.running}
            </text>
          </g>
        )}
        <path
          d={pathOf([...trace]) ?? ""}
          fill="none"
          stroke="var(--muted)"
          strokeWidth={1.25}
          opacity={0.75}
        />
        <path d={pathOf([...heldOut]) ?? ""} fill="none" stroke="var(--accent)" strokeWidth={2} />
        {heldOut.map((point, k) => (
          <circle
            // biome-ignore lint/suspicious/noArrayIndexKey: tests are only ever appended
            key={k}
            cx={x(point.samples)}
            cy={y(point.accuracy)}
            r={point === last ? 4 : 2.5}
            fill="var(--accent)"
          >
            <title>{`${percent(point.accuracy)}, ${count(point.samples)} ${copy.plots.samples}`}</title>
          </circle>
        ))}
        {last && (
          <text
            x={Math.min(x(last.samples), width)}
            y={y(last.accuracy) + (last.accuracy > 0.9 ? 20 : -11)}
            textAnchor={x(last.samples) > width - 30 ? "end" : "middle"}
            fill="var(--text)"
            className="font-semibold text-sm"
            stroke="var(--surface)"
            strokeWidth={4}
            paintOrder="stroke"
          >
            {percent(last.accuracy)}
          </text>
        )}
      </g>
    </svg>
  );
}
