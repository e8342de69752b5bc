// What buttons and fields do: each asks the session, and tells the user when it is refused.
import { type NetworkDocument, planNetwork } from "../../index";
import { copy } from "../copy";
import { samples } from "../live/channel";
import { spikeHistory } from "../live/spikeHistory";
import { putDocument, travel, useDocumentStore, withdraw } from "../state/documentStore";
import { notify, useRunStore } from "../state/runStore";
import { enginePreference, useUiStore } from "../state/uiStore";
import { connect, forgetRun, messageOf, session } from "./client";
import type { EnginePreference, StepUnit } from "./protocol";

export function train(target: number): Promise<void> {
  return attempt(() => session().train(target, useUiStore.getState().rule));
}

/** Runs without learning, at the speed that was chosen. */
export function run(): Promise<void> {
  return attempt(() => session().run());
}

export function setSpeed(speed: number): Promise<void> {
  useUiStore.setState({ speed });
  return attempt(() => session().setSpeed(speed));
}

/** A little further without learning. */
export function advance(unit: StepUnit): Promise<void> {
  return attempt(() => session().advance(unit));
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

export function step(): Promise<void> {
  return attempt(() => session().step());
}

export function reset(): Promise<void> {
  return attempt(async () => {
    await session().reset();
    forgetRun();
  });
}

/** Builds the document on the page anew: its weights are drawn again. */
export function rebuild(): Promise<void> {
  return attempt(async () => {
    const { document } = useDocumentStore.getState();
    await session().open(document, enginePreference());
    forgetRun();
    useDocumentStore.setState({ running: document, needsRebuild: false });
  });
}

/** Computes with another engine from now on: the network is built anew there. */
export async function chooseEngine(engine: EnginePreference): Promise<void> {
  useUiStore.setState({ engine });
  const address = new URL(location.href);
  address.searchParams.delete("engine"); // what the address asked for would win
  history.replaceState(null, "", address);
  await rebuild();
}

export function restart(): Promise<void> {
  return connect();
}

export function loadFiles(files: readonly File[]): Promise<void> {
  return attempt(async () => {
    await session().loadFiles(files);
    notify("good", copy.data.loaded);
  });
}

/**
 * Puts a changed document on the page and into the running network.
 * @param gesture - see `putDocument`
 * @returns null, or why it was refused; then the page has the document before
 */
export async function edit(next: NetworkDocument, gesture?: string): Promise<string | null> {
  try {
    planNetwork(next);
  } catch (error) {
    return messageOf(error);
  }
  putDocument(next, gesture);
  const refusal = await follow(next);
  if (refusal !== null && useDocumentStore.getState().document === next) withdraw();
  return refusal;
}

export async function undo(): Promise<void> {
  await goTo("back");
}

export async function redo(): Promise<void> {
  await goTo("forth");
}

async function goTo(direction: "back" | "forth"): Promise<void> {
  if (!travel(direction)) return;
  const refusal = await follow(useDocumentStore.getState().document);
  if (refusal !== null) notify("bad", refusal);
}

/** The running network takes in what the document says by now, as far as it can. @returns why it is refused, or null */
async function follow(next: NetworkDocument): Promise<string | null> {
  if (useRunStore.getState().crash !== null || useRunStore.getState().status.engine === null) {
    // nothing runs: the document is opened as it is when an engine comes
    useDocumentStore.setState({ running: next });
    return null;
  }
  try {
    const result = await session().edit(next);
    if (result === "live") useDocumentStore.setState({ running: next, needsRebuild: false });
    else useDocumentStore.setState({ needsRebuild: true });
    return null;
  } catch (error) {
    return messageOf(error);
  }
}

/** Gives up the changes that would need a rebuild; the layout stays as it is now. */
export function undoPending(): void {
  const { document, running } = useDocumentStore.getState();
  const layout = document.layout ? { layout: document.layout } : {};
  putDocument({ ...running, ...layout });
  useDocumentStore.setState({ needsRebuild: false });
}

async function attempt(action: () => Promise<void>): Promise<void> {
  try {
    await action();
  } catch (error) {
    const message = messageOf(error);
    // a failed run says so in the banner already
    if (useRunStore.getState().status.message !== message) notify("bad", message);
  }
}
