// The f-I curve of the neuron on the bench, computed anew a moment after its parameters stand still.
import { line, scaleLinear } from "d3";
import { useRef } from "react";
import { drivenBy, type NeuronDescription, type ParamValues } from "../../../index";
import { copy } from "../../copy";
import { plain, rate, unitLabel } from "../../ui/format";
import { useElementSize } from "../../ui/useElementSize";
import { areaOf, MARGINS, XAxis, YAxis } from "../../views/charts/Axes";
import type { CurrentPoint } from "../../views/curves/currentCurve";
import { useCurve } from "../../views/curves/useCurve";
import { EmptyNote, Problem } from "../../views/Panel";
import { useBench } from "../bench";
import { LabPanel } from "./LabPanel";

/** The model under a name that no other has. */
const NAME = "in_the_lab";

export function RatesPlot() {
  const svg = useRef<SVGSVGElement>(null);
  const frame = useRef<HTMLDivElement>(null);
  const size = useElementSize(frame);
  const model = useBench((state) => state.model);
  const params = useBench((state) => state.params);
  const dt = useBench((state) => state.dt);
  const driven = model && drivenBy(model);
  const others = driven ? withoutCurrent(params, driven.name) : {};
  const key = driven ? JSON.stringify([driven.description, others, dt]) : null;
  const { curve, busy, problem } = useCurve(key, (curves) =>
    curves.currentCurve(
      { kind: "neurons", shape: [1], neuron: NAME, params: others },
      { dt, models: { neurons: { [NAME]: named(driven!.description) } } },
      driven!.name,
    ),
  );
  const points = curve?.points ?? [];
  const area = areaOf(size);
  const x = scaleLinear([0, points.at(-1)?.current ?? 1], [0, area.width]);
  const most = Math.max(1, ...points.map((point) => point.rate));
  const y = scaleLinear([0, most], [area.height, 0]).nice(4);
  const d = line<CurrentPoint>(
    (point) => x(point.current),
    (point) => y(point.rate),
  )([...points]);
  const unit = driven ? unitLabel(driven.unit) : "";
  const words =
    busy && key
      ? copy.plots.computing
      : curve?.rheobase != null
        ? copy.plots.rheobase(`${plain(Number(curve.rheobase.toPrecision(2)))} ${unit}`.trim())
        : "";
  return (
    <LabPanel
      name="f-i-curve"
      title={copy.lab.rates}
      aside={words}
      svg={svg}
      table={() => ({
        header: [copy.lab.ratesAxis(unit), copy.plots.rateAxis],
        rows: points.map((point) => [point.current, point.rate]),
      })}
    >
      <div
        ref={frame}
        data-testid="lab-rates"
        data-points={points.length}
        className="relative min-h-0 flex-1 overflow-hidden"
      >
        {!driven ? (
          <EmptyNote text={copy.lab.currentNone} />
        ) : problem ? (
          <Problem text={copy.plots.curveFailed(problem)} />
        ) : curve && curve.rheobase === null ? (
          <EmptyNote text={copy.lab.ratesSilent} />
        ) : (
          curve &&
          size.width > 0 && (
            <svg
              ref={svg}
              data-plot
              width={size.width}
              height={size.height}
              className="absolute inset-0 text-xs"
              role="img"
              aria-label={copy.lab.ratesAlt(model.name, rate(most))}
            >
              <g transform={`translate(${MARGINS.left},${MARGINS.top})`}>
                <YAxis scale={y} area={area} name={copy.plots.rateAxis} />
                <XAxis scale={x} area={area} name={copy.lab.ratesAxis(unit)} />
                <path d={d ?? ""} fill="none" stroke="var(--exc)" strokeWidth={2} />
              </g>
            </svg>
          )
        )}
      </div>
    </LabPanel>
  );
}

const named = (description: NeuronDescription): NeuronDescription => ({ ...description, name: NAME });

function withoutCurrent(params: ParamValues, current: string): ParamValues {
  const { [current]: _, ...others } = params;
  return others;
}
