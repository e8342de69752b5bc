// Which plots stand in the dock: the ones chosen last, in the order of their tabs.
import { MOST_PLOTS, PLOTS, type PlotName, useUiStore } from "../state/uiStore";

/** @param room - plots that fit side by side */
export function shownPlots(front: PlotName, chosen: readonly PlotName[], room: number): PlotName[] {
  const first =
    room > 1 && chosen.includes(front) ? chosen : [front, ...chosen.filter((one) => one !== front)];
  const shown = new Set(first.slice(0, room));
  return PLOTS.filter((plot) => shown.has(plot));
}

/** Brings a plot into the dock in place of the one chosen longest ago; takes it out if it is there beside others. */
export function choosePlot(plot: PlotName, shown: readonly PlotName[], room: number): void {
  const { plots } = useUiStore.getState();
  const others = plots.filter((one) => one !== plot && (room === 1 || shown.includes(one)));
  if (room > 1 && shown.includes(plot) && others.length > 0)
    useUiStore.setState({ plot: others[0]!, plots: others });
  else useUiStore.setState({ plot, plots: [plot, ...others].slice(0, room > 1 ? room : MOST_PLOTS) });
}

/** Shows a plot, wherever there is room. */
export function showPlot(plot: PlotName): void {
  useUiStore.setState(({ plots }) => ({
    plot,
    plots: [plot, ...plots.filter((one) => one !== plot)].slice(0, MOST_PLOTS),
  }));
}
