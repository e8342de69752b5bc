// Puts the page's network into a worker: from its beginning, or on from what was learned and with what was under way.
// After a reload, in a new worker and on a new device it is all the same.
import type { Remote } from "comlink";
import type { NetworkDocument } from "../../index";
import { copy } from "../copy";
import { useDocumentStore } from "../state/documentStore";
import { notify } from "../state/runStore";
import { enginePreference, useUiStore } from "../state/uiStore";
import { type Resumption, trusted } from "../trust/recovery";
import { reportAction } from "../trust/report";
import type { Doing, Past, Session } from "./protocol";
import { beginStatus, messageOf, showActs } from "./told";

type Link = Remote<Session>;

/** From the last checkpoint where there is one that can be read. @returns whether something runs again */
export async function goOn(link: Link, resumed: Resumption | null): Promise<boolean> {
  try {
    await link.setSpeed(useUiStore.getState().speed); // as it was kept, maybe
    await build(link, resumed);
  } catch (error) {
    if (!resumed?.kept) throw error;
    notify("bad", copy.share.notResumed(messageOf(error)), reportAction);
    await open(link);
    return false;
  }
  return takeUp(link, resumed?.doing ?? null);
}

/** Builds it, and does nothing more. */
export async function build(link: Link, resumed: Resumption | null): Promise<void> {
  if (!resumed?.kept) return open(link);
  const { file, episodes } = resumed.kept;
  await restore(link, file, { tests: resumed.tests, episodes });
}

/** Starts again what was under way. */
export async function takeUp(link: Link, doing: Doing | null): Promise<boolean> {
  if (doing === null) return false;
  if (doing.kind === "run") await link.run();
  else if (doing.data === undefined || doing.data === (await link.dataName()))
    await link.train(doing.target, useUiStore.getState().rule);
  else return false;
  return true;
}

/**
 * A network from a file with weights, as it was saved.
 * @param told - what was measured on the way; the name of the file, for errors
 */
export async function load(
  link: Link,
  file: Uint8Array,
  { tests, episodes, ...told }: Past & { readonly name?: string },
): Promise<NetworkDocument> {
  const saved = await link.load(file, trusted(enginePreference()), { tests, episodes, ...told });
  beginStatus(tests ?? []);
  const done = await link.recount();
  if (done) await showActs(done);
  return saved;
}

async function open(link: Link): Promise<void> {
  const { document: network } = useDocumentStore.getState();
  await link.open(network, trusted(enginePreference()));
  // an edit made while the engine was opening waits for a rebuild
  const needsRebuild = useDocumentStore.getState().document !== network;
  useDocumentStore.setState({ running: network, needsRebuild });
}

/** The network as it ran, with the live edits since the checkpoint; what waits for a rebuild still waits. */
async function restore(link: Link, file: Uint8Array, past: Past): Promise<void> {
  const saved = await load(link, file, past);
  const { running, document: wanted } = useDocumentStore.getState();
  let now = saved;
  for (const next of new Set([running, wanted])) if ((await link.edit(next)) === "live") now = next;
  useDocumentStore.setState({ running: now, needsRebuild: now !== wanted });
}
