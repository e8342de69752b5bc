// Plots as commands: show, freeze, save, pin, and the network in space.
import { copy } from "../copy";
import { pinBusiest, unpinAll } from "../session/pins";
import { useDocumentStore } from "../state/documentStore";
import { usePinStore } from "../state/pinStore";
import { PLOTS, type PlotName } from "../state/uiStore";
import { isFitting, showPlot } from "../views/dockLayout";
import { actionsOf, type SaveKind, toggleAllFrozen, toggleSpace } from "../views/plotStore";
import type { Command } from "./command";

const KINDS: readonly SaveKind[] = ["png", "svg", "csv"];
/** Drawn by other means than lines. */
const NO_SVG: ReadonlySet<PlotName> = new Set(["spikes", "weights", "traces", "world", "returns", "policy"]);
const words = copy.plots.commands;

export const plotCommands: readonly Command[] = [
  {
    id: "plot.freeze",
    title: words.freeze,
    group: "View",
    keys: ["z"],
    words: "pause stop plots scroll back",
    run: () => toggleAllFrozen(PLOTS),
  },
  {
    id: "plot.pinBusiest",
    title: copy.plots.pinBusiest,
    group: "View",
    keys: ["p"],
    words: "trace membrane potential record",
    run: pinBusiest,
  },
  {
    id: "plot.unpin",
    title: copy.plots.unpinAll,
    group: "View",
    blocked: () => (usePinStore.getState().pins.length === 0 ? words.noPins : null),
    run: unpinAll,
  },
  {
    id: "view.space",
    title: words.dimension,
    group: "View",
    keys: ["3"],
    words: "three dimensions space cards canvas",
    run: toggleSpace,
  },
  ...PLOTS.map(
    (plot): Command => ({
      id: `plot.show.${plot}`,
      title: words.show(copy.plots[plot]),
      group: "View",
      words: `plot dock ${copy.plots.about[plot]}`,
      blocked: () => {
        const { agent } = useDocumentStore.getState().document;
        if (isFitting(plot, agent !== undefined)) return null;
        return agent ? copy.run.acting.notActing : copy.run.acting.only;
      },
      run: () => showPlot(plot),
    }),
  ),
  ...PLOTS.flatMap((plot) =>
    KINDS.filter((kind) => kind !== "svg" || !NO_SVG.has(plot)).map(
      (kind): Command => ({
        id: `plot.save.${plot}.${kind}`,
        title: words.save(copy.plots[plot], kind),
        group: "View",
        words: "export download",
        blocked: () => {
          const actions = actionsOf(plot);
          if (!actions) return words.closed;
          return actions.save[kind] ? null : words.notThis;
        },
        run: () => actionsOf(plot)?.save[kind]?.(),
      }),
    ),
  ),
];
