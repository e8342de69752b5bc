// Which plots stand in the dock: the ones chosen last, in the order of their tabs.
import { useDocumentStore } from "../state/documentStore";
import { FIRST_PLOTS, MOST_PLOTS, PLOTS, type PlotName, useUiStore } from "../state/uiStore";

/** Plots of networks that act, and of those that learn from digits: the others are for all. */
const OF_AGENTS: readonly PlotName[] = ["world", "returns", "policy"];
const OF_DIGITS: readonly PlotName[] = ["accuracy", "confusion", "selectivity"];
const FIRST_OF_AGENTS: readonly PlotName[] = ["world", "returns", "policy", "spikes"];

export function isFitting(plot: PlotName, acts: boolean): boolean {
  return !(acts ? OF_DIGITS : OF_AGENTS).includes(plot);
}

/**
 * What was chosen, where it fits the network; else what such a network begins with. The tabs of its own plots come first.
 * @param wanted - the plot in front
 */
export function fittingPlots(wanted: PlotName, chosen: readonly PlotName[], acts: boolean) {
  const tabs = acts ? [...OF_AGENTS, ...PLOTS.filter((plot) => !OF_AGENTS.includes(plot))] : PLOTS;
  const fits = chosen.some((plot) => OF_AGENTS.includes(plot)) === acts;
  const first = acts ? FIRST_OF_AGENTS : FIRST_PLOTS;
  const plots = fits ? chosen.filter((plot) => isFitting(plot, acts)) : first;
  return {
    tabs: tabs.filter((plot) => isFitting(plot, acts)),
    plots,
    front: fits && plots.includes(wanted) ? wanted : plots[0]!,
  };
}

/** @param room - plots that fit side by side */
export function shownPlots(front: PlotName, chosen: readonly PlotName[], room: number): PlotName[] {
  const first =
    room > 1 && chosen.includes(front) ? chosen : [front, ...chosen.filter((one) => one !== front)];
  const shown = new Set(first.slice(0, room));
  return PLOTS.filter((plot) => shown.has(plot));
}

/**
 * Brings a plot into the dock in place of the one chosen longest ago; takes it out if it is there beside others.
 * @param plots - those chosen so far
 */
export function choosePlot(
  plot: PlotName,
  shown: readonly PlotName[],
  room: number,
  plots: readonly PlotName[] = useUiStore.getState().plots,
): void {
  const others = plots.filter((one) => one !== plot && (room === 1 || shown.includes(one)));
  if (room > 1 && shown.includes(plot) && others.length > 0)
    useUiStore.setState({ plot: others[0]!, plots: others });
  else useUiStore.setState({ plot, plots: [plot, ...others].slice(0, room > 1 ? room : MOST_PLOTS) });
}

/** Shows a plot, wherever there is room. */
export function showPlot(plot: PlotName): void {
  const acts = useDocumentStore.getState().document.agent !== undefined;
  const { plots } = fittingPlots(plot, useUiStore.getState().plots, acts);
  useUiStore.setState(() => ({
    plot,
    plots: [plot, ...plots.filter((one) => one !== plot)].slice(0, MOST_PLOTS),
  }));
}
