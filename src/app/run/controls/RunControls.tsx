// Train or pause, run without learning, a step, reset, and how fast and how far.
import { Gauge, Pause, Play, RotateCcw, StepForward, Zap } from "lucide-react";
import { copy } from "../../copy";
import { advance, pause, reset, resetState, run, step, train } from "../../session/commands";
import { useDocumentStore } from "../../state/documentStore";
import { useRunStore } from "../../state/runStore";
import { useUiStore } from "../../state/uiStore";
import { Menu, PanelButton } from "../../ui/Menu";
import { RunSettings } from "./RunSettings";
import { blockOf, isRunning, primaryAction } from "./runActions";
import { shownSpeed } from "./speed";

const BUTTON =
  "flex h-8 items-center justify-center gap-2 whitespace-nowrap rounded-lg font-semibold disabled:opacity-50";
const LEADING =
  "bg-accent text-on-accent transition-[filter] hover:brightness-108 disabled:hover:brightness-100";
const QUIET = "border border-line bg-raised hover:border-muted disabled:hover:border-line";

const AGENT_STEPS = [
  { id: "step-decision", title: copy.run.acting.decision, run: () => step("decision") },
  { id: "step-episode", title: copy.run.acting.episode, run: () => step("episode") },
];

export function RunControls() {
  const status = useRunStore((state) => state.status);
  const crash = useRunStore((state) => state.crash);
  const needsRebuild = useDocumentStore((state) => state.needsRebuild);
  const target = useUiStore((state) => state.target);
  const speed = useUiStore((state) => state.speed);
  const action = primaryAction({ status, crash, needsRebuild, target });
  const busy = isRunning(status);
  const blocked = blockOf(status, crash) ?? (needsRebuild ? copy.blocked.rebuild : null);
  const plays = status.phase === "running";
  /** what cannot be trained is there to be run */
  const runs = status.untrainable !== null;
  const Icon = action.kind === "pause" ? Pause : Zap;
  return (
    <>
      <div className="flex flex-1 items-center gap-2 sm:flex-none">
        <button
          type="button"
          data-testid={action.kind === "pause" ? "pause" : "train"}
          disabled={action.blocked !== null}
          title={action.blocked ?? undefined}
          onClick={() => void (action.kind === "pause" ? pause() : train(action.goal))}
          className={`${BUTTON} flex-1 px-3 sm:min-w-32 ${runs ? QUIET : LEADING}`}
        >
          <Icon size={14} aria-hidden fill="currentColor" />
          {action.label}
        </button>
        <button
          type="button"
          data-testid={plays ? "pause-run" : "run"}
          disabled={blocked !== null || busy}
          title={blocked ?? (plays ? copy.run.pauseAbout : copy.run.runAbout)}
          onClick={() => void (plays ? pause() : run())}
          className={`${BUTTON} min-w-8.5 px-2 sm:min-w-20 ${runs ? LEADING : QUIET}`}
        >
          {plays ? <Pause size={13} aria-hidden /> : <Play size={13} aria-hidden />}
          <span className="sr-only sm:not-sr-only">{plays ? copy.run.pause : copy.run.run}</span>
        </button>
      </div>
      <div className="flex items-center gap-2">
        <Menu
          icon={StepForward}
          label={copy.run.step}
          about={blocked ?? copy.run.step}
          disabled={blocked !== null || busy}
          testId="step-menu"
          items={
            status.agent
              ? AGENT_STEPS
              : [
                  { id: "step-step", title: copy.run.steps.step, run: () => advance("step") },
                  { id: "step-ms", title: copy.run.steps.ms, run: () => advance("ms") },
                  { id: "step-sample", title: copy.run.steps.sample, run: () => advance("sample") },
                  {
                    id: "step",
                    title: copy.run.steps.learn,
                    ...(status.untrainable === null ? {} : { about: status.untrainable, disabled: true }),
                    run: () => step(),
                  },
                ]
          }
        />
        <Menu
          icon={RotateCcw}
          label={copy.run.reset}
          about={blocked ?? copy.run.reset}
          disabled={blocked !== null}
          testId="reset-menu"
          items={[
            {
              id: "reset-state",
              title: copy.run.resets.state,
              about: copy.run.resets.stateAbout,
              run: resetState,
            },
            { id: "reset", title: copy.run.resets.weights, about: copy.run.resets.weightsAbout, run: reset },
          ]}
        />
        <PanelButton
          label={copy.run.settings}
          testId="run-settings"
          face={
            <>
              <Gauge size={15} aria-hidden />
              <span className="hidden text-sm xl:inline">{shownSpeed(speed)}</span>
            </>
          }
        >
          <RunSettings disabled={busy} />
        </PanelButton>
      </div>
    </>
  );
}
