// The plots below the network: a tab for each, and as many side by side as were chosen and fit.
import { type KeyboardEvent, lazy, Suspense, useMemo, useRef } from "react";
import { copy } from "../copy";
import { useBlank, useDocumentStore } from "../state/documentStore";
import { MOST_PLOTS, type PlotName, useUiStore } from "../state/uiStore";
import { useElementSize } from "../ui/useElementSize";
import { choosePlot, fittingPlots, shownPlots } from "./dockLayout";
import { EmptyNote, Panel } from "./Panel";
import { PlotBoundary } from "./PlotBoundary";

const VIEWS = {
  spikes: lazy(() => import("./raster/RasterView").then((m) => ({ default: m.RasterView }))),
  weights: lazy(() => import("./weights/WeightsView").then((m) => ({ default: m.WeightsView }))),
  traces: lazy(() => import("./traces/TracesView").then((m) => ({ default: m.TracesView }))),
  accuracy: lazy(() => import("./charts/AccuracyView").then((m) => ({ default: m.AccuracyView }))),
  confusion: lazy(() => import("./charts/ConfusionView").then((m) => ({ default: m.ConfusionView }))),
  activity: lazy(() => import("./stats/ActivityView").then((m) => ({ default: m.ActivityView }))),
  selectivity: lazy(() => import("./stats/SelectivityView").then((m) => ({ default: m.SelectivityView }))),
  currents: lazy(() => import("./curves/CurrentsView").then((m) => ({ default: m.CurrentsView }))),
  timing: lazy(() => import("./curves/TimingView").then((m) => ({ default: m.TimingView }))),
  world: lazy(() => import("./agents/WorldView").then((m) => ({ default: m.WorldView }))),
  returns: lazy(() => import("./agents/ReturnsView").then((m) => ({ default: m.ReturnsView }))),
  policy: lazy(() => import("./agents/policy/PolicyView").then((m) => ({ default: m.PolicyView }))),
} as const satisfies Record<PlotName, unknown>;

/** Widths of a column, in shares: the raster gains most from width. */
const share = (plot: PlotName) => (plot === "spikes" || plot === "traces" ? 1.3 : 1);
/** px of a column at least */
const COLUMN = 265;

export function Dock() {
  const frame = useRef<HTMLElement>(null);
  const { width } = useElementSize(frame);
  const wanted = useUiStore((state) => state.plot);
  const chosen = useUiStore((state) => state.plots);
  const acts = useDocumentStore((state) => state.document.agent !== undefined);
  const { tabs, plots, front } = useMemo(() => fittingPlots(wanted, chosen, acts), [wanted, chosen, acts]);
  const room = width === 0 ? 0 : Math.max(1, Math.min(MOST_PLOTS, Math.floor(width / COLUMN)));
  const inDock = shownPlots(front, plots, room);
  const shown = tabs.filter((plot) => inDock.includes(plot));
  return (
    <section
      ref={frame}
      aria-label={copy.plots.label}
      className="flex h-full min-h-0 flex-col border-line border-t bg-surface"
    >
      <Tabs tabs={tabs} plots={plots} shown={shown} front={front} room={room} />
      <div className="flex min-h-0 flex-1 divide-x divide-line">
        {shown.map((plot) => (
          <div
            key={plot}
            id={`plot-${plot}`}
            role="tabpanel"
            aria-labelledby={`tab-${plot}`}
            className="min-w-0"
            style={{ flex: `${share(plot)} 1 0` }}
          >
            <Plot name={plot} titled={shown.length > 1} />
          </div>
        ))}
      </div>
    </section>
  );
}

function Plot({ name, titled }: { readonly name: PlotName; readonly titled: boolean }) {
  const blank = useBlank();
  const View = VIEWS[name];
  return (
    <div className="group/dock size-full" data-titles={titled ? "shown" : "hidden"}>
      <PlotBoundary title={copy.plots[name]}>
        <Suspense fallback={null}>{blank ? <NothingYet name={name} /> : <View />}</Suspense>
      </PlotBoundary>
    </div>
  );
}

function NothingYet({ name }: { readonly name: PlotName }) {
  return (
    <Panel title={copy.plots[name]} subtitle="">
      <EmptyNote text={copy.plots.blank(copy.plots.about[name])} />
    </Panel>
  );
}

interface TabsProps {
  readonly tabs: readonly PlotName[];
  readonly plots: readonly PlotName[];
  readonly shown: readonly PlotName[];
  readonly front: PlotName;
  readonly room: number;
}

function Tabs({ tabs, plots, shown, front, room }: TabsProps) {
  const focused = shown.includes(front) ? front : (shown[0] ?? tabs[0]);
  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>) => {
    const move = event.key === "ArrowRight" ? 1 : event.key === "ArrowLeft" ? -1 : 0;
    if (move === 0) return;
    event.preventDefault();
    const all = [...event.currentTarget.querySelectorAll<HTMLElement>("[role=tab]")];
    const at = all.indexOf(document.activeElement as HTMLElement);
    all[(at + move + all.length) % all.length]?.focus();
  };
  return (
    <div
      role="tablist"
      aria-label={copy.plots.label}
      aria-multiselectable={room > 1}
      onKeyDown={onKeyDown}
      className="flex shrink-0 gap-0.5 overflow-x-auto border-line border-b px-2 [scrollbar-width:none]"
    >
      {tabs.map((plot) => (
        <button
          key={plot}
          type="button"
          role="tab"
          id={`tab-${plot}`}
          aria-controls={shown.includes(plot) ? `plot-${plot}` : undefined}
          aria-selected={shown.includes(plot)}
          tabIndex={plot === focused ? 0 : -1}
          title={copy.plots.about[plot]}
          data-testid={`tab-${plot}`}
          onClick={(event) => {
            choosePlot(plot, shown, room, plots);
            event.currentTarget.scrollIntoView({ block: "nearest", inline: "nearest" });
          }}
          className="shrink-0 whitespace-nowrap border-transparent border-b-2 px-2 py-1.5 text-muted text-sm hover:text-text aria-selected:border-accent aria-selected:text-text"
        >
          {copy.plots[plot]}
        </button>
      ))}
    </div>
  );
}
