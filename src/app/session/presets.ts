// Opens an example: on the page as one step that can be undone, in the engine anew, and running without a click.
import { checkDocument, type NetworkDocument } from "../../index";
import { copy } from "../copy";
import { startProject } from "../keep/opening";
import { weights } from "../live/channel";
import { travel, useDocumentStore, withdraw } from "../state/documentStore";
import { useGuideStore } from "../state/guideStore";
import { notify, useRunStore } from "../state/runStore";
import { SLOW } from "../state/uiStore";
import { messageOf } from "./client";
import { run, setSpeed } from "./commands";
import { rebuild } from "./edits";

/** @param name - as in `#/p/NAME` @returns whether it is there and runs */
export async function openPreset(name: string): Promise<boolean> {
  const { presetOf } = await import("../gallery/presets");
  const preset = presetOf(name);
  if (!preset) {
    notify("bad", copy.gallery.unknown(name));
    return false;
  }
  const { document, entry } = preset;
  const opened = await openAndRun(document, entry.speed);
  const tries = { document: document.name, list: entry.tryThis, at: 0 };
  useGuideStore.setState({ tries: opened && entry.tryThis.length > 0 ? tries : null });
  return opened;
}

/**
 * Puts another network on the page, in place of all that ran. The one before comes back with Undo, as it was drawn.
 * @param speed - ms of network time a second
 */
export async function openAndRun(document: NetworkDocument, speed = SLOW): Promise<boolean> {
  try {
    checkDocument(document);
  } catch (error) {
    notify("bad", messageOf(error));
    return false;
  }
  await untilThereIsAnEngine();
  const before = useDocumentStore.getState().document;
  weights.clear(); // of the network before
  await setSpeed(speed);
  if (document === before) await rebuild();
  else await startProject(document, rebuild);
  if (useDocumentStore.getState().running !== document) {
    if (document !== before && useDocumentStore.getState().document === document) withdraw();
    return false;
  }
  if (Object.keys(document.populations).length > 0) await run();
  return true;
}

/** The way back from a run that failed: the document before, built anew, and running. */
export async function undoAndRun(): Promise<void> {
  if (!travel("back")) return;
  await rebuild();
  await run();
}

/** Runs what the page begins with, in slow motion; not with `?run=off`, nor where the system asks for little motion. */
export async function runAtStart(): Promise<void> {
  const asked = new URLSearchParams(location.search).get("run");
  if (asked === "off" || matchMedia("(prefers-reduced-motion: reduce)").matches) return;
  await untilThereIsAnEngine();
  const { status, crash } = useRunStore.getState();
  if (crash === null && status.phase === "ready" && status.samples === 0) await run();
}

/** What is opened while the page starts waits for it. */
function untilThereIsAnEngine(): Promise<void> {
  const starts = () => {
    const { status, crash } = useRunStore.getState();
    return crash === null && status.phase === "opening";
  };
  if (!starts()) return Promise.resolve();
  return new Promise((resolve) => {
    const stop = useRunStore.subscribe(() => {
      if (starts()) return;
      stop();
      resolve();
    });
  });
}
