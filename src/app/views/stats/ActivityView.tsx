// How often each population fires over time, and how regularly the neurons of one do.
import { line, max, scaleLinear } from "d3";
import { useMemo, useRef, useState } from "react";
import { labelOf } from "../../canvas/flowModel";
import { copy } from "../../copy";
import { samples } from "../../live/channel";
import { CAPACITY, type SpikeHistory, spikeHistory } from "../../live/spikeHistory";
import { useDocumentStore } from "../../state/documentStore";
import { mainPopulation } from "../../state/mainPopulation";
import { plain, rate, time } from "../../ui/format";
import { type ElementSize, useElementSize } from "../../ui/useElementSize";
import { areaOf, MARGINS, XAxis, YAxis } from "../charts/Axes";
import { useChartSaves } from "../export/useChartSaves";
import { EmptyNote, Panel } from "../Panel";
import { useFrozen } from "../plotStore";
import { windowOf } from "../raster/rasterWindow";
import { type Intervals, intervalsOf, type Rates, ratesOf } from "./spikeStats";
import { useSlowly } from "./useSlowly";

interface Line {
  readonly population: string;
  readonly name: string;
  readonly rates: Rates;
}

export function ActivityView() {
  const frame = useRef<HTMLDivElement>(null);
  const size = useElementSize(frame);
  const frozen = useFrozen("activity");
  const news = useSlowly(samples, frozen);
  const document = useDocumentStore((state) => state.document);
  const [wanted, setWanted] = useState<string | null>(null);
  const lanes = spikeHistory.lanes.map(({ population }) => population);
  const chosen = [wanted, mainPopulation(document), lanes.at(-1)].find((one) => one && lanes.includes(one));

  // biome-ignore lint/correctness/useExhaustiveDependencies: the history changes in place; news says when
  const shown = useMemo(() => {
    const lane = spikeHistory.lanes.find(({ population }) => population === chosen);
    if (!lane) return null;
    const steps = spikeHistory.slow ? windowOf(spikeHistory).span : CAPACITY;
    const rates = spikeHistory.lanes.map(
      (one): Line => ({
        population: one.population,
        name: labelOf(document, one.population),
        rates: ratesOf(spikeHistory, one, steps),
      }),
    );
    return { rates, intervals: intervalsOf(spikeHistory, lane), times: timesOf(spikeHistory, rates) };
  }, [news, chosen, document]);

  useChartSaves("activity", frame, "activity", () => {
    const { rates = [], times = [], intervals } = shown ?? {};
    const { counts = [], width = 1 } = intervals ?? {};
    const length = Math.max(times.length, counts.length);
    return {
      header: [
        "time before now (ms)",
        ...rates.map(({ population }) => `rate of ${population} (Hz)`),
        `interval in ${chosen} from (ms)`,
        "to (ms)",
        "intervals",
      ],
      rows: Array.from({ length }, (_, k) => [
        times[k] ?? null,
        ...rates.map((line) => line.rates.bins[k]?.rate ?? null),
        ...(k < counts.length ? [k * width, (k + 1) * width, counts[k]!] : [null, null, null]),
      ]),
    };
  });

  const stacked = size.width < 420;
  const half = stacked
    ? { width: size.width, height: Math.floor(size.height / 2) }
    : { width: Math.floor(size.width / 2), height: size.height };
  return (
    <Panel
      title={copy.plots.activity}
      subtitle=""
      aside={
        lanes.length > 1 && (
          <select
            aria-label={copy.plots.population}
            value={chosen ?? undefined}
            onChange={(event) => setWanted(event.target.value)}
            className="h-6 max-w-32 rounded-md border border-line bg-raised px-1 text-sm text-text"
          >
            {lanes.map((id) => (
              <option key={id} value={id}>
                {labelOf(document, id)}
              </option>
            ))}
          </select>
        )
      }
      tools={{ plot: "activity", saves: ["png", "svg", "csv"] }}
    >
      <div
        ref={frame}
        data-testid="activity"
        className={`absolute inset-0 flex ${stacked ? "flex-col" : ""}`}
      >
        {!shown || spikeHistory.head === 0 ? (
          <EmptyNote text={copy.plots.activityEmpty} />
        ) : (
          size.width > 0 && (
            <>
              <RatePlot size={half} lines={shown.rates} times={shown.times} chosen={chosen!} />
              <IntervalPlot size={half} intervals={shown.intervals} />
            </>
          )
        )}
      </div>
    </Panel>
  );
}

interface RatePlotProps {
  readonly size: ElementSize;
  readonly lines: readonly Line[];
  readonly times: readonly number[];
  readonly chosen: string;
}

function RatePlot({ size, lines, times, chosen }: RatePlotProps) {
  const area = areaOf(size);
  const own = lines.find(({ population }) => population === chosen)!;
  const x = scaleLinear([times[0] ?? 0, Math.max(times.at(-1) ?? 1, (times[0] ?? 0) + 1)], [0, area.width]);
  const most = max(own.rates.bins, (bin) => bin.rate) ?? 0;
  const y = scaleLinear([0, most || 1], [area.height, 0]).nice(4);
  const pathOf = line<{ rate: number }>(
    (_, k) => x(times[k] ?? 0),
    (bin) => y(bin.rate),
  );
  const mean = copy.plots.hz(rate(own.rates.mean));
  const all = lines.map(({ name, rates }) => `${name} ${copy.plots.hz(rate(rates.mean))}`).join(" · ");
  return (
    <svg
      data-plot
      width={size.width}
      height={size.height}
      className="text-xs"
      role="img"
      aria-label={copy.plots.activityAlt(own.name, mean, "")}
    >
      <g transform={`translate(${MARGINS.left},${MARGINS.top})`}>
        <YAxis scale={y} area={area} name={copy.plots.rateAxis} />
        <XAxis scale={x} area={area} name={copy.plots.timeAxis} />
        <path d={pathOf([...own.rates.bins]) ?? ""} fill="none" stroke="var(--accent)" strokeWidth={1.5} />
        <text
          x={area.width}
          y={-6}
          textAnchor="end"
          fill="var(--text)"
          stroke="var(--surface)"
          strokeWidth={4}
          paintOrder="stroke"
        >
          {all.length * 6 < area.width ? all : `${own.name}, ${mean}`}
        </text>
      </g>
    </svg>
  );
}

function IntervalPlot({ size, intervals }: { readonly size: ElementSize; readonly intervals: Intervals }) {
  const area = areaOf(size);
  const { counts, width, total, mean, cv } = intervals;
  const x = scaleLinear([0, Math.max(1, counts.length) * width], [0, area.width]);
  const y = scaleLinear([0, Math.max(1, ...counts)], [area.height, 0]).nice(4);
  const bar = Math.max(1, area.width / Math.max(1, counts.length) - 1);
  const words = copy.plots.isiWords(time(Number(mean.toPrecision(3))), plain(Number(cv.toPrecision(2))));
  return (
    <svg
      data-plot
      width={size.width}
      height={size.height}
      className="text-xs"
      role="img"
      aria-label={total > 0 ? words : copy.plots.isiNone}
    >
      <g transform={`translate(${MARGINS.left},${MARGINS.top})`}>
        <YAxis scale={y} area={area} name={copy.plots.isiCount} />
        <XAxis scale={x} area={area} name={copy.plots.isiAxis} />
        {counts.map((n, k) => (
          <rect
            // biome-ignore lint/suspicious/noArrayIndexKey: a bin is its place
            key={k}
            x={x(k * width)}
            width={bar}
            y={y(n)}
            height={area.height - y(n)}
            fill="var(--exc)"
          />
        ))}
        <text
          x={area.width}
          y={-6}
          textAnchor="end"
          fill="var(--text)"
          stroke="var(--surface)"
          strokeWidth={4}
          paintOrder="stroke"
        >
          {total > 0 ? words : copy.plots.isiNone}
          <title>{copy.plots.cvAbout}</title>
        </text>
      </g>
    </svg>
  );
}

/** ms before the newest step at which each bin begins. Samples shown need not follow each other in network time. */
function timesOf(history: SpikeHistory, lines: readonly Line[]): number[] {
  return (lines[0]?.rates.bins ?? []).map(({ step }) => (step - history.head) * history.dt);
}
