// The f-I curve of the selected neuron model: rate over constant current, with the network's own dt and parameters.
import { line, scaleLinear } from "d3";
import { type PointerEvent, useRef, useState } from "react";
import { modelsOf } from "../../../index";
import { copy } from "../../copy";
import { useDocumentStore } from "../../state/documentStore";
import { useUiStore } from "../../state/uiStore";
import { plain, rate } from "../../ui/format";
import { type ElementSize, useElementSize } from "../../ui/useElementSize";
import { areaOf, MARGINS, XAxis, YAxis } from "../charts/Axes";
import { useChartSaves } from "../export/useChartSaves";
import { EmptyNote, Panel, Problem } from "../Panel";
import { chosenNeuron } from "./chosen";
import { CURRENT, type CurrentCurve, type CurrentPoint, networkOf, takesCurrent } from "./currentCurve";
import { useCurve } from "./useCurve";

export function CurrentsView() {
  const frame = useRef<HTMLDivElement>(null);
  const size = useElementSize(frame);
  const document = useDocumentStore((state) => state.document);
  const selection = useUiStore((state) => state.selection);
  const chosen = chosenNeuron(document, selection);
  const possible = chosen !== null && takesCurrent(document, chosen.population);
  const { neuron, params, init } = chosen?.population ?? {};
  const key = possible
    ? JSON.stringify([neuron, params, init, document.dt, modelsOf(document).neurons[neuron!]])
    : null;
  const { curve, busy, problem } = useCurve(key, (curves) =>
    curves.currentCurve(chosen!.population, networkOf(document)),
  );
  const [pointed, setPointed] = useState<CurrentPoint | null>(null);
  const words = pointed
    ? `${plain(Number(pointed.current.toPrecision(3)))} pA, ${copy.plots.hz(rate(pointed.rate))}`
    : curve?.rheobase != null
      ? copy.plots.rheobase(`${plain(Number(curve.rheobase.toPrecision(2)))} pA`)
      : "";
  useChartSaves("currents", frame, "f-i-curve", () => ({
    header: [`${CURRENT} (pA)`, "rate (Hz)"],
    rows: (curve?.points ?? []).map((point) => [point.current, point.rate]),
  }));
  return (
    <Panel
      title={copy.plots.currents}
      subtitle={chosen ? copy.plots.currentsOf(chosen.name, chosen.population.neuron) : ""}
      aside={<span className="text-sm">{busy && key ? copy.plots.computing : words}</span>}
      tools={{ plot: "currents", saves: ["png", "svg", "csv"], live: false }}
    >
      <div
        ref={frame}
        data-testid="currents"
        data-points={curve?.points.length ?? 0}
        className="absolute inset-0"
      >
        {!possible ? (
          <EmptyNote
            text={chosen ? copy.plots.currentsNone(chosen.population.neuron) : copy.plots.currentsNoneHere}
          />
        ) : problem ? (
          <Problem text={copy.plots.curveFailed(problem)} />
        ) : curve?.rheobase === null ? (
          <EmptyNote text={copy.plots.currentsSilent(chosen.population.neuron)} />
        ) : (
          curve &&
          size.width > 0 && (
            <Plot
              size={size}
              curve={curve}
              model={chosen.population.neuron}
              own={chosen.population.params?.[CURRENT] ?? 0}
              pointed={pointed}
              onPoint={setPointed}
            />
          )
        )}
      </div>
    </Panel>
  );
}

interface PlotProps {
  readonly size: ElementSize;
  readonly curve: CurrentCurve;
  readonly model: string;
  /** pA that the population has now */
  readonly own: number;
  readonly pointed: CurrentPoint | null;
  onPoint(point: CurrentPoint | null): void;
}

function Plot({ size, curve: { points, rheobase }, model, own, pointed, onPoint }: PlotProps) {
  const area = areaOf(size);
  const most = points.at(-1)!;
  const x = scaleLinear([0, most.current], [0, area.width]);
  const y = scaleLinear([0, Math.max(1, ...points.map((point) => point.rate))], [area.height, 0]).nice(4);
  const d = line<CurrentPoint>(
    (point) => x(point.current),
    (point) => y(point.rate),
  )([...points]);
  const alt = copy.plots.currentsAlt(
    model,
    `${plain(Number((rheobase ?? 0).toPrecision(2)))} pA`,
    copy.plots.hz(rate(most.rate)),
  );
  const point = (event: PointerEvent<SVGSVGElement>) => {
    const left = event.currentTarget.getBoundingClientRect().left + MARGINS.left;
    const current = x.invert(event.clientX - left);
    onPoint(points.reduce((a, b) => (Math.abs(b.current - current) < Math.abs(a.current - current) ? b : a)));
  };
  return (
    <svg
      data-plot
      width={size.width}
      height={size.height}
      className="text-xs"
      role="img"
      aria-label={alt}
      onPointerMove={point}
      onPointerLeave={() => onPoint(null)}
    >
      <g transform={`translate(${MARGINS.left},${MARGINS.top})`}>
        <YAxis scale={y} area={area} name={copy.plots.rateAxis} />
        <XAxis scale={x} area={area} name={copy.plots.currentAxis} />
        {own >= 0 && own <= most.current && (
          <g transform={`translate(${x(own)},0)`}>
            <line y2={area.height} stroke="var(--accent)" strokeDasharray="3 3" />
            <text x={5} y={9} fill="var(--accent)">
              {copy.plots.now}
            </text>
          </g>
        )}
        <path d={d ?? ""} fill="none" stroke="var(--exc)" strokeWidth={2} />
        {pointed && <circle cx={x(pointed.current)} cy={y(pointed.rate)} r={4} fill="var(--exc)" />}
      </g>
    </svg>
  );
}
