// Which class each neuron of the output answers to: how many there are of each, and what they do for the others.
import { scaleLinear } from "d3";
import { useMemo, useRef } from "react";
import { copy } from "../../copy";
import { samples } from "../../live/channel";
import { cssColor, cssGradient } from "../../live/colormap";
import { responses } from "../../live/memory/responses";
import { useDocumentStore } from "../../state/documentStore";
import { useRunStore } from "../../state/runStore";
import { useShownTheme } from "../../state/theme";
import { plain } from "../../ui/format";
import { type ElementSize, useElementSize } from "../../ui/useElementSize";
import { useChartSaves } from "../export/useChartSaves";
import { EmptyNote, Panel } from "../Panel";
import { useFrozen, useHeld } from "../plotStore";
import { type Selectivity, selectivityOf } from "./selectivity";
import { useSlowly } from "./useSlowly";

const MARGIN = { left: 36, right: 84, top: 4, bottom: 22 } as const;
/** Colours told apart: one path each, however many neurons there are. */
const TONES = 16;

export function SelectivityView() {
  const frame = useRef<HTMLDivElement>(null);
  const size = useElementSize(frame);
  const theme = useShownTheme();
  const frozen = useFrozen("selectivity");
  const news = useSlowly(samples, frozen);
  const readout = useDocumentStore((state) => state.running.readout);
  const shape = useDocumentStore((state) => state.running.populations[readout?.population ?? ""]?.shape);
  const assigned = useHeld(
    "selectivity",
    useRunStore((state) => state.status.assigned),
  );
  const neurons = shape?.reduce((product, n) => product * n, 1) ?? 0;
  const classes = readout?.classes ?? 0;

  // biome-ignore lint/correctness/useExhaustiveDependencies: responses change in place; news says when
  const shown = useMemo(
    () => selectivityOf(responses.of(readout?.population ?? ""), assigned, neurons, classes),
    [news, readout, assigned, neurons, classes],
  );
  const empty = !readout || shown.without === neurons;
  useChartSaves("selectivity", frame, "selectivity", () => ({
    header: ["neuron", "class", ...shown.sizes.map((_, label) => `spikes a digit for ${label}`)],
    rows: shown.order.map((neuron, k) => [
      neuron,
      shown.classes[k]! < 0 ? null : shown.classes[k]!,
      ...shown.means.map((row) => row[k]!),
    ]),
  }));
  return (
    <Panel
      title={copy.plots.selectivity}
      subtitle={empty ? "" : copy.plots.selectivityWords(neurons - shown.without, neurons)}
      aside={
        !empty && (
          <div className="flex items-center gap-1.5 text-xs">
            0
            <span
              className="h-1.5 w-10 rounded-full border border-line"
              style={{ background: cssGradient(theme) }}
            />
            {plain(Number(shown.most.toPrecision(2)))}
            <span className="sr-only">{copy.plots.spikesPerSample}</span>
          </div>
        )
      }
      tools={{ plot: "selectivity", saves: ["png", "svg", "csv"] }}
    >
      <div ref={frame} data-testid="selectivity" className="absolute inset-0">
        {empty ? (
          <EmptyNote text={copy.plots.selectivityEmpty} />
        ) : (
          size.width > 0 && <Matrix size={size} {...shown} />
        )}
      </div>
    </Panel>
  );
}

function Matrix({ size, sizes, means, most, order }: Selectivity & { readonly size: ElementSize }) {
  const theme = useShownTheme();
  const width = Math.max(1, size.width - MARGIN.left - MARGIN.right);
  const height = Math.max(1, size.height - MARGIN.top - MARGIN.bottom);
  const row = height / sizes.length;
  const bars = scaleLinear([0, Math.max(1, ...sizes)], [0, MARGIN.right - 34]);
  const paths = useMemo(() => {
    const tones = Array.from({ length: TONES }, () => "");
    const wide = width / order.length;
    for (const [label, values] of means.entries()) {
      for (const [k, value] of values.entries()) {
        const tone = Math.round(Math.sqrt(most > 0 ? value / most : 0) * (TONES - 1));
        if (tone > 0)
          tones[tone] +=
            `M${(k * wide).toFixed(2)},${(label * row).toFixed(2)}h${wide.toFixed(2)}v${(row - 1).toFixed(2)}h${(-wide).toFixed(2)}z`;
      }
    }
    return tones;
  }, [means, most, width, row, order]);
  const parts = sizes.map((n, label) => copy.plots.ofClass(n, label)).join(", ");
  return (
    <svg
      data-plot
      width={size.width}
      height={size.height}
      className="text-xs"
      role="img"
      aria-label={copy.plots.selectivityAlt(parts)}
    >
      <g transform={`translate(${MARGIN.left},${MARGIN.top})`}>
        <rect width={width} height={row * sizes.length - 1} fill={cssColor(theme, 0.04)} />
        {paths.map((d, tone) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a path is its tone
          <path key={tone} d={d} fill={cssColor(theme, 0.1 + (0.9 * tone) / (TONES - 1))} />
        ))}
        {sizes.map((n, label) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a row is its class
          <g key={label} transform={`translate(0,${label * row})`}>
            <text x={-6} y={row / 2} dy="0.35em" textAnchor="end" fill="var(--muted)">
              {label}
            </text>
            <rect
              x={width + 6}
              y={row * 0.2}
              width={bars(n)}
              height={row * 0.6}
              rx={2}
              fill="var(--accent)"
            />
            <text x={width + 10 + bars(n)} y={row / 2} dy="0.35em" fill="var(--text)">
              {n}
            </text>
          </g>
        ))}
        <text y={height + 16} fill="var(--muted)">
          {copy.plots.neuronsAxis}
        </text>
        <text
          transform={`translate(${12 - MARGIN.left},${height / 2}) rotate(-90)`}
          textAnchor="middle"
          fill="var(--muted)"
        >
          {copy.plots.classAxis}
        </text>
      </g>
    </svg>
  );
}
