import { expect, test } from "vitest";
import { type PlotName, useUiStore } from "../state/uiStore";
import { choosePlot, fittingPlots, shownPlots, showPlot } from "./dockLayout";

const shown = (room: number) => {
  const { plot, plots } = useUiStore.getState();
  return shownPlots(plot, plots, room);
};

test("a chosen plot takes the place of the one chosen longest ago, in the order of the tabs", () => {
  useUiStore.setState({ plot: "spikes", plots: ["spikes", "weights", "accuracy", "confusion"] });
  choosePlot("traces", shown(4), 4);
  expect(shown(4)).toEqual(["spikes", "weights", "traces", "accuracy"]);
  choosePlot("weights", shown(4), 4);
  expect(shown(4)).toEqual(["spikes", "traces", "accuracy"]);
});

test("the last plot beside none cannot be taken out, and where there is room for one a choice shows it", () => {
  useUiStore.setState({ plot: "spikes", plots: ["spikes"] });
  choosePlot("spikes", shown(4), 4);
  expect(shown(4)).toEqual(["spikes"]);
  choosePlot("timing", shown(1), 1);
  expect(shown(1)).toEqual(["timing"]);
  showPlot("activity");
  expect(shown(1)).toEqual(["activity"]);
  expect(shown(3)).toEqual(["spikes", "activity", "timing"]);
});

test("a network that acts has plots of its own first, and none of digits; others have none of these", () => {
  const chosen: readonly PlotName[] = ["spikes", "weights", "accuracy", "confusion"];
  const agent = fittingPlots("spikes", chosen, true);
  expect(agent.plots).toEqual(["world", "returns", "policy", "spikes"]);
  expect(agent.front).toBe("world");
  expect(agent.tabs.slice(0, 4)).toEqual(["world", "returns", "policy", "spikes"]);
  expect(agent.tabs).not.toContain("accuracy");
  expect(fittingPlots("spikes", ["returns", "spikes", "confusion"], true).plots).toEqual([
    "returns",
    "spikes",
  ]);
  expect(fittingPlots("weights", chosen, false).plots).toEqual(chosen);
  expect(fittingPlots("world", ["world", "spikes"], false).plots).toEqual(chosen);
  expect(fittingPlots("weights", chosen, false).tabs).not.toContain("world");
});
