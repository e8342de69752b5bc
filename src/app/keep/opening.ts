// Another network onto the page: from a link, a file, the recent ones. What was there is kept before.
import { checkDocument, type NetworkDocument } from "../../index";
import { copy } from "../copy";
import { attempt } from "../session/attempt";
import { resume } from "../session/client";
import { loadFiles } from "../session/commands";
import { openTrained, rebuild } from "../session/edits";
import { putDocument, useDocumentStore } from "../state/documentStore";
import { notify, useRunStore } from "../state/runStore";
import { select } from "../state/uiStore";
import { adopt, adoptNew, hasOwnChanges, isOurs, keepCopy, letGo, openProjectId, readKept } from "./project";
import { keepTrained, restoreTrained, whileOpening } from "./trained";

/**
 * Opens a network as a new project; the one on the page is kept, and undo goes back to it. Never starts training.
 * @throws {ModelError} if it is not right; then nothing has changed
 */
export async function openAsNew(network: NetworkDocument): Promise<void> {
  checkDocument(network);
  await startProject(network, build);
}

/**
 * Puts a network onto the page as a project of its own; the one before is kept, and undo goes back to it.
 * @param build - in the engine
 */
export async function startProject(network: NetworkDocument, build: () => Promise<void>): Promise<void> {
  await keepTrained();
  await whileOpening(async () => {
    await letGo();
    select(null);
    await adoptNew(network);
    putDocument(network);
    await build();
  });
}

/** Opens a project that the browser keeps, with what it has learned. */
export function openProject(id: string): Promise<void> {
  return attempt(async () => {
    const network = await readKept(id);
    if (!network) throw new Error(copy.share.gone);
    await keepTrained();
    await whileOpening(async () => {
      await letGo();
      adopt(id, network);
      show(network);
      await restoreTrained(resume);
    });
  });
}

/** Takes the project from the other tab; what was changed here becomes a project of its own. */
export function workHere(): Promise<void> {
  return attempt(async () => {
    const id = openProjectId();
    const network = id && (await readKept(id));
    if (!id || !network) return openAsNew(useDocumentStore.getState().document);
    if (hasOwnChanges()) {
      await keepCopy();
      notify("good", copy.share.copyKept);
    }
    await whileOpening(async () => {
      adopt(id, network, true);
      await isOurs();
      show(network);
      await restoreTrained(resume);
    });
  });
}

/** Files that were dropped or chosen: a network, or digits to learn from. */
export function openFiles(files: readonly File[]): Promise<void> {
  return attempt(async () => {
    const { looksLikeNetwork } = await reading();
    const kinds = await Promise.all(files.map(looksLikeNetwork));
    const network = files[kinds.indexOf(true)];
    if (!network) return loadFiles(files);
    await openNetworkFile(network);
  });
}

/** A file that must be a network. */
export function openFile(file: File): Promise<void> {
  return attempt(() => openNetworkFile(file));
}

async function openNetworkFile(file: File): Promise<void> {
  const { readNetwork } = await reading();
  const read = await readNetwork(file);
  if (read.kind === "document") await openAsNew(read.document);
  else {
    await keepTrained();
    await whileOpening(async () => {
      const saved = await openTrained(read.bytes, read.name);
      await letGo();
      select(null);
      putDocument(saved);
    });
  }
  notify("good", copy.share.opened(useDocumentStore.getState().document.name));
}

/** What reads files is loaded with the first one. */
const reading = () => import("./files/read");

/** Without a way back by undo: the network before is among the recent ones, and this one's project is its own. */
function show(network: NetworkDocument): void {
  select(null);
  putDocument(network);
  useDocumentStore.temporal.getState().clear();
}

async function build(): Promise<void> {
  const { crash, status } = useRunStore.getState();
  if (crash === null && status.engine !== null) return rebuild();
  await resume(null); // nothing runs: the network is opened when an engine comes
}
