// Edits of the document on the page: into its history, and into the network that runs.
import { checkDocument, type NetworkDocument } from "../../index";
import { weights } from "../live/channel";
import { isRunning } from "../run/controls/runActions";
import { isBlank, putDocument, travel, useDocumentStore, withdraw } from "../state/documentStore";
import { notify, useRunStore } from "../state/runStore";
import { enginePreference } from "../state/uiStore";
import { trusted } from "../trust/recovery";
import { attempt } from "./attempt";
import { forgetRun, messageOf, session } from "./client";
import { load } from "./resuming";

/**
 * Puts a changed document on the page and into the running network: at once where it can take it, anew where nothing
 * was learned yet; else the user is asked.
 * @param gesture - see `putDocument`
 * @returns null, or why it was refused; then the page has the document before
 */
export async function edit(next: NetworkDocument, gesture?: string): Promise<string | null> {
  try {
    checkDocument(next);
  } catch (error) {
    return messageOf(error);
  }
  putDocument(next, gesture);
  const refusal = await follow(next);
  if (refusal !== null && useDocumentStore.getState().document === next) withdraw();
  return refusal;
}

/** The same where no field can show why it was refused. */
export async function apply(next: NetworkDocument, gesture?: string): Promise<boolean> {
  const refusal = await edit(next, gesture);
  if (refusal !== null) notify("bad", refusal);
  return refusal === null;
}

export async function undo(): Promise<void> {
  await goTo("back");
}

export async function redo(): Promise<void> {
  await goTo("forth");
}

/** Builds the document on the page anew: its weights are drawn again. */
export function rebuild(): Promise<void> {
  return attempt(() => open(useDocumentStore.getState().document));
}

/** Goes on with a network from a file with weights. @returns its document */
export async function openTrained(file: Uint8Array, name: string): Promise<NetworkDocument> {
  const saved = await load(session(), file, { name });
  useDocumentStore.setState({ running: saved, needsRebuild: false });
  return saved;
}

/** Gives up the changes that would need a rebuild; the layout stays as it is now. */
export function undoPending(): void {
  const { document, running } = useDocumentStore.getState();
  const layout = document.layout ? { layout: document.layout } : {};
  putDocument({ ...running, ...layout });
  useDocumentStore.setState({ needsRebuild: false });
}

async function goTo(direction: "back" | "forth"): Promise<void> {
  if (!travel(direction)) return;
  const refusal = await follow(useDocumentStore.getState().document);
  if (refusal !== null) notify("bad", refusal);
}

/** Edits that the session has not taken in yet, and rebuilds that they bring. */
let underWay: Promise<unknown> = Promise.resolve();

/** When all edits so far have come to the session: what is trained or run then is what the page shows. */
export async function allTaken(): Promise<void> {
  await underWay;
}

function follow(next: NetworkDocument): Promise<string | null> {
  const mine = takeIn(next);
  underWay = Promise.allSettled([underWay, mine]);
  return mine;
}

/** The running network takes in what the document says by now, as far as it can. @returns why it is refused, or null */
async function takeIn(next: NetworkDocument): Promise<string | null> {
  const { crash, status } = useRunStore.getState();
  if (crash !== null || status.engine === null) {
    // nothing runs: the document is opened as it is when an engine comes
    useDocumentStore.setState({ running: next });
    return null;
  }
  try {
    const result = await session().edit(next);
    if (useDocumentStore.getState().document !== next) return null; // a later edit sees to it
    if (result === "live") useDocumentStore.setState({ running: next, needsRebuild: false });
    else if (status.samples === 0 && !isRunning(status)) await open(next);
    else useDocumentStore.setState({ needsRebuild: true });
    return null;
  } catch (error) {
    return messageOf(error);
  }
}

/** One after the other; of those that wait only the last is opened. */
let opening: Promise<void> = Promise.resolve();
let wanted: NetworkDocument | null = null;

function open(document: NetworkDocument): Promise<void> {
  wanted = document;
  const mine = opening.then(async () => {
    if (wanted !== document) return;
    wanted = null;
    const ran = useRunStore.getState().status.phase === "running";
    await session().open(document, trusted(enginePreference()));
    forgetRun();
    if (!Object.hasOwn(document.projections, weights.last()?.projection ?? "")) weights.clear();
    useDocumentStore.setState({ running: document, needsRebuild: false });
    if (ran && !isBlank(document)) await session().run();
  });
  opening = mine.catch(() => {});
  return mine;
}
