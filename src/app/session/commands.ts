// What buttons and fields do: each asks the session, and tells the user when it is refused.
import { copy } from "../copy";
import { samples } from "../live/channel";
import { spikeHistory } from "../live/spikeHistory";
import { notify } from "../state/runStore";
import { useUiStore } from "../state/uiStore";
import { trustDevice } from "../trust/recovery";
import type { AgentStep } from "./agents/agentViews";
import { attempt } from "./attempt";
import { changeEngine, forgetRun, reconnect, session, useFiles } from "./client";
import { allTaken, rebuild } from "./edits";
import type { EnginePreference, StepUnit } from "./protocol";

export function train(target: number): Promise<void> {
  return attempt(async () => {
    await allTaken();
    await session().train(target, useUiStore.getState().rule);
  });
}

/** Runs without learning, at the speed that was chosen. */
export function run(): Promise<void> {
  return attempt(async () => {
    await allTaken();
    await session().run();
  });
}

export function setSpeed(speed: number): Promise<void> {
  useUiStore.setState({ speed });
  return attempt(() => session().setSpeed(speed));
}

/** A little further without learning. */
export function advance(unit: StepUnit): Promise<void> {
  return attempt(async () => {
    await allTaken();
    await session().advance(unit);
  });
}

/** The network begins anew at rest; weights stay. */
export function resetState(): Promise<void> {
  return attempt(async () => {
    await session().reset("state");
    spikeHistory.clear();
    samples.clear();
  });
}

export function pause(): Promise<void> {
  return attempt(() => session().pause());
}

/** @param how - of an agent, which steps to the end of its episode if absent */
export function step(how?: AgentStep): Promise<void> {
  return attempt(async () => {
    await allTaken();
    await session().step(how);
  });
}

export function reset(): Promise<void> {
  return attempt(async () => {
    await session().reset();
    forgetRun();
  });
}

/** Computes with another engine from now on: what was learned goes along. */
export async function chooseEngine(engine: EnginePreference): Promise<void> {
  trustDevice();
  useUiStore.setState({ engine });
  const address = new URL(location.href);
  address.searchParams.delete("engine"); // what the address asked for would win
  history.replaceState(null, "", address);
  await attempt(async () => {
    if (!(await changeEngine())) await rebuild();
  });
}

export function restart(): Promise<void> {
  return reconnect();
}

export function loadFiles(files: readonly File[]): Promise<void> {
  return attempt(async () => {
    await useFiles(files);
    notify("good", copy.data.loaded);
  });
}
