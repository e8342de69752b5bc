// What pinned neurons do while the network runs: potential, threshold and every other variable, streaming.
import { useCallback, useEffect, useRef, useState } from "react";
import { labelOf } from "../../canvas/flowModel";
import { copy } from "../../copy";
import { samples, traces } from "../../live/channel";
import { createPainter } from "../../live/frames";
import { type Column, type TraceMemory, traceMemory } from "../../live/memory/traceMemory";
import { spikeHistory } from "../../live/spikeHistory";
import { pinBusiest } from "../../session/pins";
import { useDocumentStore } from "../../state/documentStore";
import { isSame, pinColor, usePinStore } from "../../state/pinStore";
import { useShownTheme } from "../../state/theme";
import { plain, time, unitLabel } from "../../ui/format";
import { useElementSize } from "../../ui/useElementSize";
import { saveCsv, savePng } from "../export/files";
import { EmptyNote, Panel } from "../Panel";
import { setZoomed, useFrozen, usePlotActions } from "../plotStore";
import { useResting } from "../useResting";
import { PinChips } from "./PinChips";
import { spikeTimes } from "./spikeTimes";
import { TraceChart, type TraceSeries } from "./TraceChart";
import { linesIn, NEWEST_TRACES, type TraceSight, thresholdFor, traceWindow } from "./traceWindow";
import { useTraceHands } from "./useTraceHands";

const NOTHING: readonly Column[] = [];

export function TracesView() {
  const host = useRef<HTMLDivElement>(null);
  const frame = useRef<HTMLDivElement>(null);
  const readout = useRef<HTMLParagraphElement>(null);
  const chart = useRef<TraceChart>(null);
  const memory = useRef<TraceMemory>(traceMemory);
  const sight = useRef<TraceSight>(NEWEST_TRACES);
  const repaint = useRef<() => void>(() => {});
  const size = useElementSize(host);
  const theme = useShownTheme();
  const pins = usePinStore((state) => state.pins);
  const document = useDocumentStore((state) => state.running);
  const frozen = useFrozen("traces");
  const resting = useResting();
  const [columns, setColumns] = useState<readonly Column[]>(traceMemory.columns);
  const [wanted, setWanted] = useState<string | null>(null);

  const variables = [...new Set(columns.map(({ variable }) => variable))];
  const variable = wanted !== null && variables.includes(wanted) ? wanted : variables[0];
  const lines = columns.length > 0 ? columns.filter((one) => one.variable === variable) : NOTHING;
  const unit = lines[0]?.unit ?? "1";

  const look = useCallback((next: TraceSight) => {
    sight.current = next;
    setZoomed("traces", next.span !== null || next.end !== null);
    repaint.current();
  }, []);

  useEffect(() => {
    memory.current = frozen ? traceMemory.copy() : traceMemory;
    const take = () => {
      const { columns: now } = memory.current;
      setColumns((before) =>
        before.length === now.length && before.every((one, k) => one === now[k]) ? before : [...now],
      );
      if (!frozen && sight.current.end !== null) look({ ...sight.current, end: null });
    };
    take();
    if (frozen) return;
    const stops = [traces.subscribe(take), samples.subscribe(take), usePinStore.subscribe(take)];
    return () => {
      for (const stop of stops) stop();
    };
  }, [frozen, look]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: new lines, a new theme or document make a new chart
  useEffect(() => {
    if (!host.current || lines.length === 0) return;
    const thresholds = lines.map((line) => thresholdFor(document, line));
    const name = ({ population, neuron }: Column) => copy.plots.pinned(labelOf(document, population), neuron);
    const colorOf = (line: Column) =>
      pinColor(
        Math.max(
          0,
          pins.findIndex((pin) => isSame(pin, line)),
        ),
      );
    const series: TraceSeries[] = [
      ...lines.map((line) => ({ label: name(line), color: colorOf(line), dashed: false })),
      ...lines
        .filter((_, k) => thresholds[k])
        .map((line) => ({ label: copy.plots.threshold, color: colorOf(line), dashed: true })),
    ];
    const style = getComputedStyle(globalThis.document.documentElement);
    let shown: { times: number[]; values: (number | null)[][] } = { times: [], values: [] };
    const made = new TraceChart(host.current, {
      series,
      axis: unitLabel(unit) ? `${variable} (${unit})` : `${variable}`,
      grid: style.getPropertyValue("--line").trim(),
      ink: style.getPropertyValue("--muted").trim(),
      onPoint: (index) => {
        if (!readout.current) return;
        const at = index === null ? undefined : shown.times[index];
        readout.current.textContent =
          at === undefined
            ? ""
            : wordsAt(
                at,
                lines.map((_, k) => shown.values[k]?.[index!] ?? null),
                unit,
              );
      },
    });
    chart.current = made;
    const painter = createPainter(() => {
      const { from, to } = traceWindow(memory.current, sight.current);
      shown = linesIn(memory.current, lines, thresholds, { from, to });
      const ticks = lines.flatMap((line) =>
        spikeTimes(spikeHistory, line, from, to).map((at) => ({ at, color: colorOf(line) })),
      );
      made.show([shown.times, ...shown.values], [from, to], ticks);
    });
    repaint.current = painter.requestNow;
    const stop = frozen ? () => {} : traces.subscribe(painter.request);
    painter.requestNow();
    return () => {
      stop();
      painter.stop();
      made.dispose();
      chart.current = null;
      repaint.current = () => {};
    };
  }, [columns, variable, theme, document, frozen, pins]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: a new size is a reason to lay out again
  useEffect(() => {
    chart.current?.resize();
    repaint.current();
  }, [size]);

  useEffect(() => {
    if (!resting || lines.length === 0) return;
    const { from, to } = traceWindow(memory.current, sight.current);
    const last = lines.map(({ values }) => values.at(-1)).find((value) => value != null);
    chart.current?.describe(
      copy.plots.tracesAlt(
        lines.length,
        variable ?? "",
        time(to - from),
        last == null ? "" : `${plain(Number(last.toPrecision(4)))} ${unitLabel(unit)}`,
      ),
    );
  }, [resting, lines, variable, unit]);

  useTraceHands(host, {
    memory: () => memory.current,
    sight: () => sight.current,
    area: () => chart.current?.area ?? { left: 0, width: 1 },
    canScroll: () => frozen || resting,
    look,
  });

  usePlotActions("traces", {
    resetZoom: () => {
      chart.current?.forgetRange();
      look(NEWEST_TRACES);
    },
    save: {
      png: () => frame.current && savePng("traces", frame.current),
      csv: () => saveCsv("traces", tableOf(memory.current)),
    },
  });

  return (
    <Panel
      title={copy.plots.traces}
      subtitle={pins.length === 0 ? "" : copy.plots.pins(pins.length)}
      readout={
        <p
          ref={readout}
          data-testid="traces-hover"
          className="peer/readout min-w-0 truncate text-sm empty:hidden"
        />
      }
      tools={{ plot: "traces", saves: ["png", "csv"] }}
    >
      <div ref={frame} className="absolute inset-0 flex flex-col">
        {pins.length > 0 && (
          <PinChips pins={pins} variables={variables} variable={variable} onVariable={setWanted} />
        )}
        <div
          ref={host}
          data-testid="traces-plot"
          // biome-ignore lint/a11y/noNoninteractiveTabindex: arrow keys scroll, plus and minus zoom
          tabIndex={0}
          role="application"
          aria-label={copy.plots.tracesKeys}
          className="relative min-h-0 flex-1 touch-pan-y overflow-hidden"
        />
      </div>
      {pins.length === 0 ? (
        <EmptyNote text={copy.plots.tracesEmpty}>
          <button
            type="button"
            data-testid="pin-busiest"
            onClick={() => void pinBusiest()}
            className="pointer-events-auto rounded-lg border border-line bg-raised px-2.5 py-1 text-text hover:border-muted"
          >
            {copy.plots.pinBusiest}
          </button>
        </EmptyNote>
      ) : (
        lines.length === 0 && (
          <p className="pointer-events-none absolute inset-x-0 top-1/2 text-center text-muted">
            {copy.plots.tracesWait}
          </p>
        )
      )}
    </Panel>
  );
}

function wordsAt(at: number, values: readonly (number | null)[], unit: string): string {
  const numbers = values.filter((value) => value !== null).map((value) => value.toFixed(1));
  const when = at < 1000 ? time(at) : `${(at / 1000).toFixed(3)} s`;
  return `${numbers.join(", ")} ${unitLabel(unit)}, ${when}`;
}

function tableOf({ times, columns }: TraceMemory) {
  return {
    header: [
      "time (ms)",
      ...columns.map(
        ({ population, neuron, variable, unit }) => `${population}[${neuron}].${variable} (${unit})`,
      ),
    ],
    rows: times.map((at, k) => [at, ...columns.map(({ values }) => values[k] ?? null)]),
  };
}
