// Train, pause, step, reset: the run bar's buttons as commands.
import { copy } from "../copy";
import { blockOf, isRunning, primaryAction } from "../run/controls/runActions";
import { advance, pause, reset, resetState, run, setSpeed, step, train } from "../session/commands";
import { useDocumentStore } from "../state/documentStore";
import { useRunStore } from "../state/runStore";
import { SLOW_ACTS, useUiStore } from "../state/uiStore";
import type { Command } from "./command";

export const runCommands: readonly Command[] = [
  {
    id: "run.primary",
    title: copy.commands.trainOrPause,
    group: "Run",
    keys: ["Space"],
    words: "train resume pause start stop",
    // whether it can be trained the session knows better: what the page was told may be from before the last edit
    blocked: () => (action().blocked === status().untrainable ? null : action().blocked),
    run: () => (action().kind === "pause" ? pause() : train(action().goal)),
  },
  {
    id: "run.step",
    title: copy.run.steps.learn,
    group: "Run",
    keys: ["."],
    words: "step one digit",
    blocked: () => blocked() ?? (isRunning(status()) ? copy.commands.running : null),
    run: () => step(),
  },
  {
    id: "run.decision",
    title: copy.run.acting.decision,
    group: "Run",
    words: "step agent act",
    blocked: () =>
      blocked() ??
      (status().agent ? null : copy.run.acting.only) ??
      (isRunning(status()) ? copy.commands.running : null),
    run: () => step("decision"),
  },
  ...(
    [
      ["slow", SLOW_ACTS, copy.run.acting.slower],
      ["fast", Number.POSITIVE_INFINITY, copy.run.acting.faster],
    ] as const
  ).map(
    ([name, speed, title]): Command => ({
      id: `run.${name}`,
      title,
      group: "Run",
      words: "speed slow motion fast",
      run: () => setSpeed(speed),
    }),
  ),
  {
    id: "run.run",
    title: copy.commands.runOrPause,
    group: "Run",
    keys: ["r"],
    words: "simulate play slow motion",
    blocked: () => blocked() ?? (isRunning(status()) ? copy.commands.running : null),
    run: () => (status().phase === "running" ? pause() : run()),
  },
  ...(["step", "ms", "sample"] as const).map(
    (unit): Command => ({
      id: `run.advance.${unit}`,
      title: copy.run.steps[unit],
      group: "Run",
      ...(unit === "step" ? { keys: [","] } : {}),
      words: "step forward",
      blocked: () =>
        blocked() ??
        (status().agent ? copy.run.acting.none : null) ??
        (isRunning(status()) ? copy.commands.running : null),
      run: () => advance(unit),
    }),
  ),
  {
    id: "run.resetState",
    title: copy.run.resets.state,
    group: "Run",
    blocked: () => blocked(),
    run: resetState,
  },
  {
    id: "run.reset",
    title: copy.run.resets.weightsAbout,
    group: "Run",
    words: "reset weights",
    blocked: () => blocked(),
    run: reset,
  },
];

const status = () => useRunStore.getState().status;

function action() {
  const { crash } = useRunStore.getState();
  const { needsRebuild } = useDocumentStore.getState();
  return primaryAction({ status: status(), crash, needsRebuild, target: useUiStore.getState().target });
}

function blocked(): string | null {
  if (useDocumentStore.getState().needsRebuild) return copy.blocked.rebuild;
  return blockOf(status(), useRunStore.getState().crash);
}
