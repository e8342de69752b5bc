// How well an agent does, episode by episode: how many steps it takes, or what it is paid in all, and the running mean.
import { useRef, useState } from "react";
import type { Episode } from "../../../index";
import { copy } from "../../copy";
import { type AgentMemory, runningMean } from "../../live/memory/agentMemory";
import { useRunStore } from "../../state/runStore";
import { saveCsv, savePng } from "../export/files";
import { EmptyNote, Panel } from "../Panel";
import { usePlotActions } from "../plotStore";
import { figure } from "./actWords";
import type { Curve } from "./CurveChart";
import { useAgentFact, useAgentPainting } from "./useAgentMemory";
import { useCurveChart } from "./useCurveChart";

const words = copy.agents;
/** Episodes of the running mean. */
const WINDOW = 20;

type Figure = "steps" | "total";

const CURVES: readonly Curve[] = [
  { label: words.episodeAxis, token: "--muted", width: 1.5, kind: "dots" },
  { label: words.mean(WINDOW), token: "--accent", width: 2, kind: "line" },
  { label: words.shortest, token: "--good", width: 1, kind: "dashed" },
];

export function ReturnsView() {
  const frame = useRef<HTMLDivElement>(null);
  const host = useRef<HTMLDivElement>(null);
  const memory = useRef<AgentMemory | null>(null);
  const empty = useAgentFact("returns", ({ episodes }) => episodes.length === 0);
  const known = useAgentFact("returns", ({ episodes }) => (episodes.at(-1)?.shortest ?? null) !== null);
  const [wanted, setWanted] = useState<Figure | null>(null);
  const judged = useRunStore((state) => state.status.agent?.judged ?? "steps");
  const what = wanted ?? judged;
  const y = what === "steps" ? words.stepsAxis : words.totalAxis;
  const chart = useCurveChart(
    host,
    { curves: CURVES, x: words.episodeAxis, y, testId: "returns-canvas" },
    what,
  );
  useAgentPainting(
    "returns",
    frame,
    (now) => {
      memory.current = now;
      const { episodes } = now;
      const values = episodes.map((episode) => episode[what]);
      const means = runningMean(values, WINDOW);
      const shortest = what === "steps" ? episodes.map((episode) => episode.shortest) : [];
      chart.current?.resize();
      chart.current?.show(
        [
          episodes.map(({ index }) => index + 1),
          values,
          means,
          shortest.length > 0 ? shortest : values.map(() => null),
        ],
        altOf(episodes),
      );
      frame.current?.setAttribute("data-episodes", String(episodes.length));
      frame.current?.setAttribute("data-mean", String(means.at(-1) ?? ""));
    },
    what,
  );
  usePlotActions("returns", {
    save: {
      png: () => frame.current && savePng("returns", frame.current),
      csv: () => memory.current && saveCsv("returns", tableOf(memory.current)),
    },
  });
  return (
    <Panel
      title={copy.plots.returns}
      subtitle={empty ? "" : words.mean(WINDOW)}
      aside={
        <select
          aria-label={words.figure}
          data-testid="returns-figure"
          value={what}
          onChange={({ target }) => setWanted(target.value as Figure)}
          className="rounded-md border border-line bg-raised px-1 py-px text-sm hover:border-muted"
        >
          <option value="steps">{words.steps}</option>
          <option value="total">{words.total}</option>
        </select>
      }
      tools={{ plot: "returns", saves: ["png", "csv"] }}
    >
      <div ref={frame} data-testid="returns-plot" className="absolute inset-0">
        <div ref={host} className="absolute inset-0 overflow-hidden" />
        {known && what === "steps" && (
          <p className="pointer-events-none absolute top-1 right-3 text-good-text text-xs">
            - - {words.shortest}
          </p>
        )}
      </div>
      {empty && <EmptyNote text={words.returnsEmpty} />}
    </Panel>
  );
}

function altOf(episodes: readonly Episode[]): string {
  const mean = (part: readonly Episode[]) =>
    figure(Math.round(part.reduce((sum, { steps }) => sum + steps, 0) / Math.max(1, part.length)));
  return words.returnsAlt(episodes.length, mean(episodes.slice(0, WINDOW)), mean(episodes.slice(-WINDOW)));
}

function tableOf({ episodes }: AgentMemory) {
  return {
    header: ["episode", "steps", "sum of rewards", "shortest way (steps)", "came to an end"],
    rows: episodes.map(({ index, steps, total, shortest, done }) => [
      index + 1,
      steps,
      total,
      shortest,
      done ? 1 : 0,
    ]),
  };
}
