// The strip of a network that acts: where it is, what it did last, what it expected and what it was paid.
import { useRef } from "react";
import { copy } from "../copy";
import { acts } from "../live/channel";
import { useLivePainting } from "../live/useLivePainting";
import { useRunStore } from "../state/runStore";
import { actWords, figure } from "../views/agents/actWords";

const words = copy.agents;

export function AgentStrip() {
  const world = useRunStore((state) => state.status.agent?.world ?? "");
  const list = useRef<HTMLDListElement>(null);
  useLivePainting(acts, list, (element, view) => {
    const last = view?.decisions.at(-1);
    if (!last || !view) return;
    const told = [
      words.place(last.episode, last.step),
      words.did(actWords(view.acts, last.action), last.random),
      figure(last.value),
      figure(last.reward),
      last.signal === null ? "–" : figure(last.signal),
    ];
    for (const [k, value] of [...element.querySelectorAll("dd")].entries()) value.textContent = told[k] ?? "";
  });
  return (
    <div data-testid="agent-strip" className="flex min-w-0 flex-1 flex-wrap items-center gap-x-6 gap-y-1">
      <div className="min-w-32">
        <p>{words.actsIn(world)}</p>
        <p className="text-muted text-sm">{words.lastDecision}</p>
      </div>
      <dl ref={list} className="flex flex-wrap gap-x-6 gap-y-1 tabular-nums">
        {words.columns.map((name) => (
          <div key={name} className="min-w-16">
            <dt className="text-muted text-xs">{name}</dt>
            <dd>–</dd>
          </div>
        ))}
      </dl>
    </div>
  );
}
