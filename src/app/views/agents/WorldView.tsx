// The world that an agent acts in, as it looks now, with its last act and what came of it.
import { useRef } from "react";
import { copy } from "../../copy";
import type { AgentMemory } from "../../live/memory/agentMemory";
import type { AgentView } from "../../session/agents/agentViews";
import { setSpeed } from "../../session/commands";
import { SLOW_ACTS, useUiStore } from "../../state/uiStore";
import { saveCsv, savePng } from "../export/files";
import { EmptyNote, Panel } from "../Panel";
import { usePlotActions } from "../plotStore";
import { actWords, figure } from "./actWords";
import { contextOf, drawShapes, placed, sceneColours } from "./drawScene";
import { useAgentFact, useAgentPainting } from "./useAgentMemory";

const words = copy.agents;

export function WorldView() {
  const frame = useRef<HTMLDivElement>(null);
  const canvas = useRef<HTMLCanvasElement>(null);
  const line = useRef<HTMLParagraphElement>(null);
  const memory = useRef<AgentMemory | null>(null);
  const world = useAgentFact("world", ({ last }) => last?.world ?? null);
  const learns = useAgentFact("world", ({ last }) => last?.learns ?? false);
  useAgentPainting("world", frame, (now) => {
    memory.current = now;
    const view = now.last;
    if (!canvas.current || !line.current) return;
    const told = view ? toldOf(view, now) : "";
    line.current.textContent = told;
    canvas.current.setAttribute("aria-label", words.worldAlt(view?.world ?? "", told));
    drawWorld(canvas.current, view);
  });
  usePlotActions("world", {
    save: {
      png: () => frame.current && savePng("world", frame.current),
      csv: () => memory.current && saveCsv("decisions", tableOf(memory.current)),
    },
  });
  return (
    <Panel
      title={copy.plots.world}
      subtitle={world === null ? "" : `${world}, ${learns ? words.learning : words.acting}`}
      aside={<Pace />}
      tools={{ plot: "world", saves: ["png", "csv"] }}
    >
      <div ref={frame} className="absolute inset-0 flex flex-col gap-1">
        <canvas ref={canvas} role="img" data-testid="world-canvas" className="min-h-0 w-full flex-1" />
        <p
          ref={line}
          data-testid="world-line"
          className="min-h-4 shrink-0 truncate text-center text-muted text-sm tabular-nums"
        />
      </div>
      {world === null && <EmptyNote text={words.worldEmpty} />}
    </Panel>
  );
}

/** Slow enough to follow, or as fast as it goes; in between by the slider of Speed. */
function Pace() {
  const speed = useUiStore((state) => state.speed);
  const choices = [
    ["slow", words.slow, SLOW_ACTS, copy.run.acting.slower],
    ["fast", words.fast, Number.POSITIVE_INFINITY, copy.run.acting.faster],
  ] as const;
  return (
    <fieldset className="flex overflow-hidden rounded-md border border-line">
      <legend className="sr-only">{words.speed}</legend>
      {choices.map(([name, label, value, about]) => (
        <button
          key={name}
          type="button"
          data-testid={`pace-${name}`}
          title={about}
          aria-pressed={speed === value}
          onClick={() => void setSpeed(value)}
          className="px-1.5 py-px text-muted text-sm hover:text-text aria-pressed:bg-raised aria-pressed:text-accent"
        >
          {label}
        </button>
      ))}
    </fieldset>
  );
}

function drawWorld(canvas: HTMLCanvasElement, view: AgentView | null): void {
  const context = contextOf(canvas);
  if (!context || !view) return;
  const colours = sceneColours();
  const { scene } = view;
  if (!scene) {
    context.fillStyle = colours.wall;
    context.fillText(words.noScene, 10, 20);
    return;
  }
  drawShapes(context, scene.shapes, placed(scene, canvas.clientWidth, canvas.clientHeight), colours);
}

function toldOf(view: AgentView, { decisions }: AgentMemory): string {
  const last = decisions.at(-1);
  if (!last) return "";
  return [
    words.at(last.episode, last.step),
    words.did(actWords(view.acts, last.action), last.random),
    words.reward(figure(last.reward)),
    words.sum(figure(view.total)),
  ].join(" · ");
}

function tableOf({ decisions, last }: AgentMemory) {
  return {
    header: ["time (ms)", "episode", "step", "act", "by chance", "reward", "value", "signal"],
    rows: decisions.map((one) => [
      one.at,
      one.episode,
      one.step,
      last ? actWords(last.acts, one.action) : one.action,
      one.random ? 1 : 0,
      one.reward,
      one.value,
      one.signal,
    ]),
  };
}
