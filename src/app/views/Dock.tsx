// The plots below the network: as many side by side as there is room for, the rest behind tabs.
import { type KeyboardEvent, lazy, Suspense, useRef } from "react";
import { copy } from "../copy";
import { type PlotName, useUiStore } from "../state/uiStore";
import { useElementSize } from "../ui/useElementSize";
import { PlotBoundary } from "./PlotBoundary";

const RasterView = lazy(() => import("./raster/RasterView").then((m) => ({ default: m.RasterView })));
const WeightsView = lazy(() => import("./weights/WeightsView").then((m) => ({ default: m.WeightsView })));
const AccuracyView = lazy(() => import("./charts/AccuracyView").then((m) => ({ default: m.AccuracyView })));
const ConfusionView = lazy(() =>
  import("./charts/ConfusionView").then((m) => ({ default: m.ConfusionView })),
);

const VIEWS = {
  spikes: RasterView,
  weights: WeightsView,
  accuracy: AccuracyView,
  confusion: ConfusionView,
} as const satisfies Record<PlotName, unknown>;
const PLOTS = Object.keys(VIEWS) as PlotName[];

/** Widths of a column, in shares: the raster gains most from width. */
const SHARES: Readonly<Record<PlotName, number>> = { spikes: 1.3, weights: 1, accuracy: 1, confusion: 1.05 };
/** px from which all four plots, or three, stand side by side */
const WIDE = { four: 1080, three: 680 } as const;

export function Dock() {
  const frame = useRef<HTMLElement>(null);
  const { width } = useElementSize(frame);
  const columns = columnsFor(width);
  return (
    <section
      ref={frame}
      aria-label={copy.plots.label}
      className="flex h-full min-h-0 divide-x divide-line border-line border-t bg-surface"
    >
      {columns.map((plots) => (
        <div key={plots[0]} className="min-w-0" style={{ flex: `${SHARES[plots[0]!]} 1 0` }}>
          {plots.length === 1 ? <Plot name={plots[0]!} titled /> : <Tabs plots={plots} />}
        </div>
      ))}
    </section>
  );
}

/** One list of plots a column; the first frame, before the width is known, has none. */
function columnsFor(width: number): PlotName[][] {
  if (width === 0) return [];
  const alone = width >= WIDE.four ? 4 : width >= WIDE.three ? 2 : 0;
  const columns = PLOTS.slice(0, alone).map((plot) => [plot]);
  const rest = PLOTS.slice(alone);
  return rest.length > 0 ? [...columns, rest] : columns;
}

function Plot({ name, titled = false }: { readonly name: PlotName; readonly titled?: boolean }) {
  const View = VIEWS[name];
  return (
    <div className="group/dock size-full" data-titles={titled ? "shown" : "hidden"}>
      <PlotBoundary title={copy.plots[name]}>
        <Suspense fallback={null}>
          <View />
        </Suspense>
      </PlotBoundary>
    </div>
  );
}

function Tabs({ plots }: { readonly plots: readonly PlotName[] }) {
  const wanted = useUiStore((state) => state.plot);
  const shown = plots.includes(wanted) ? wanted : plots[0]!;
  const show = (plot: PlotName) => useUiStore.setState({ plot });
  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>) => {
    const move = event.key === "ArrowRight" ? 1 : event.key === "ArrowLeft" ? -1 : 0;
    if (move === 0) return;
    const next = plots[(plots.indexOf(shown) + move + plots.length) % plots.length]!;
    show(next);
    const tabs = event.currentTarget.querySelectorAll<HTMLElement>("[role=tab]");
    tabs[plots.indexOf(next)]?.focus();
  };
  return (
    <div className="flex h-full flex-col">
      <div
        role="tablist"
        aria-label={copy.plots.label}
        onKeyDown={onKeyDown}
        className="flex gap-1 px-2 pt-1"
      >
        {plots.map((plot) => (
          <button
            key={plot}
            type="button"
            role="tab"
            id={`tab-${plot}`}
            aria-controls={plot === shown ? `plot-${plot}` : undefined}
            aria-selected={plot === shown}
            tabIndex={plot === shown ? 0 : -1}
            data-testid={`tab-${plot}`}
            onClick={() => show(plot)}
            className="border-transparent border-b-2 px-2 pt-1 pb-1 text-muted hover:text-text aria-selected:border-accent aria-selected:font-semibold aria-selected:text-text"
          >
            {copy.plots[plot]}
          </button>
        ))}
      </div>
      <div role="tabpanel" id={`plot-${shown}`} aria-labelledby={`tab-${shown}`} className="min-h-0 flex-1">
        <Plot key={shown} name={shown} />
      </div>
    </div>
  );
}
