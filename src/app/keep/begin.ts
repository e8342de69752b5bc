// How the page begins: with what its address says, else with the network that was last worked on.
import { copy } from "../copy";
import { messageOf } from "../session/client";
import { putDocument, useDocumentStore } from "../state/documentStore";
import { notify } from "../state/runStore";
import { followAddress, networkInAddress } from "./address";
import {
  adopt,
  adoptNew,
  followDocument,
  letGo,
  readKept,
  reportUnkept,
  storage,
  tabProjectId,
} from "./project";
import { listProjects } from "./storage/projects";
import { followTraining } from "./trained";

/** Puts the network on the page before the engine starts, and keeps it from then on. */
export async function beginKeeping(): Promise<void> {
  await showLast().catch(reportUnkept);
  followDocument();
  followTraining();
  try {
    const network = await networkInAddress();
    if (network) {
      await letGo();
      await adoptNew(network);
      putDocument(network);
      useDocumentStore.setState({ running: network });
    }
  } catch (error) {
    notify("bad", copy.share.badLink(messageOf(error)));
  }
  window.addEventListener("hashchange", () => void followAddress());
}

async function showLast(): Promise<void> {
  const id = tabProjectId() ?? (await listProjects(await storage()))[0]?.id;
  if (id === undefined) return;
  try {
    const network = await readKept(id);
    if (!network) return;
    adopt(id, network);
    useDocumentStore.setState({ document: network, running: network });
    useDocumentStore.temporal.getState().clear();
  } catch (error) {
    notify("bad", copy.share.unreadable(messageOf(error)));
  }
}
