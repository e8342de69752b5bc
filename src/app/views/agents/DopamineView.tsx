// Dopamine: what reached the synapses, decision by decision. Up: better than expected; down: worse.
import { useRef, useState } from "react";
import { copy } from "../../copy";
import type { AgentMemory } from "../../live/memory/agentMemory";
import { saveCsv, savePng } from "../export/files";
import { EmptyNote, Panel } from "../Panel";
import { usePlotActions } from "../plotStore";
import { figure } from "./actWords";
import type { Curve } from "./CurveChart";
import { useAgentPainting } from "./useAgentMemory";
import { useCurveChart } from "./useCurveChart";

const words = copy.agents;
/** Decisions side by side. Chosen: single bars can be told apart. */
const MOST = 120;

const CURVES: readonly Curve[] = [
  { label: copy.plots.dopamine, token: "--exc", width: 0, kind: "bars" },
  { label: copy.plots.dopamine, token: "--inh", width: 0, kind: "bars" },
];

export function DopamineView() {
  const frame = useRef<HTMLDivElement>(null);
  const host = useRef<HTMLDivElement>(null);
  const memory = useRef<AgentMemory | null>(null);
  const [empty, setEmpty] = useState(true);
  const chart = useCurveChart(
    host,
    { curves: CURVES, x: words.decisionAxis, y: words.signalAxis, testId: "dopamine-canvas" },
    "",
  );
  useAgentPainting("dopamine", frame, (now) => {
    memory.current = now;
    const signals = now.decisions.flatMap(({ signal }) => (signal === null ? [] : [signal]));
    const last = signals.slice(-MOST);
    setEmpty(last.length === 0);
    chart.current?.resize();
    chart.current?.show(
      [
        last.map((_, k) => k - last.length),
        last.map((signal) => (signal >= 0 ? signal : null)),
        last.map((signal) => (signal < 0 ? signal : null)),
      ],
      words.dopamineAlt(last.length, figure(Math.max(0, ...last.map(Math.abs)))),
    );
    frame.current?.setAttribute("data-decisions", String(last.length));
  });
  usePlotActions("dopamine", {
    save: {
      png: () => frame.current && savePng("dopamine", frame.current),
      csv: () =>
        memory.current &&
        saveCsv("dopamine", {
          header: ["time (ms)", "episode", "step", "dopamine", "reward", "value"],
          rows: memory.current.decisions.map(({ at, episode, step, signal, reward, value }) => [
            at,
            episode,
            step,
            signal,
            reward,
            value,
          ]),
        }),
    },
  });
  return (
    <Panel
      title={copy.plots.dopamine}
      subtitle={words.decisions(MOST)}
      tools={{ plot: "dopamine", saves: ["png", "csv"] }}
    >
      <div ref={frame} data-testid="dopamine-plot" className="absolute inset-0">
        <div ref={host} className="absolute inset-0 overflow-hidden" />
      </div>
      {empty && <EmptyNote text={words.dopamineEmpty} />}
    </Panel>
  );
}
