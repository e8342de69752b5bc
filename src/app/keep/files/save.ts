// The network as a file on the user's disk: alone, with its weights, or as a picture that opens again.
import { writeDocument } from "../../../index";
import { copy } from "../../copy";
import { attempt } from "../../session/attempt";
import { session } from "../../session/client";
import { useDocumentStore } from "../../state/documentStore";
import { notify, useRunStore } from "../../state/runStore";

export function saveDocument(): Promise<void> {
  return attempt(async () => {
    const network = shown();
    give(`${fileName(network.name)}.json`, new Blob([writeDocument(network)], { type: "application/json" }));
  });
}

/** Nothing trained, nothing to save: why not, or null. */
export function whyNoWeights(): string | null {
  const { status, crash } = useRunStore.getState();
  if (crash !== null) return copy.blocked.crashed;
  return status.samples > 0 ? null : copy.share.untrained;
}

export function saveTrained(): Promise<void> {
  return attempt(async () => {
    const bytes = new Uint8Array(await session().save());
    give(`${fileName(shown().name)}.spikeyard`, new Blob([bytes], { type: "application/octet-stream" }));
  });
}

export function savePicture(): Promise<void> {
  return attempt(async () => {
    const network = shown();
    const { pictureOf } = await import("./picture");
    give(`${fileName(network.name)}.png`, await pictureOf(network));
    notify("good", copy.share.pictureSaved);
  });
}

const shown = () => useDocumentStore.getState().document;

function give(name: string, file: Blob): void {
  const anchor = document.createElement("a");
  anchor.href = URL.createObjectURL(file);
  anchor.download = name;
  anchor.click();
  setTimeout(() => URL.revokeObjectURL(anchor.href), 60_000); // the download has begun by then
}

/** "Diehl & Cook 2015, 400 neurons" -> "diehl-cook-2015-400-neurons" */
export function fileName(name: string): string {
  const plain = name.toLowerCase().replaceAll(/[^\p{L}\p{N}]+/gu, "-");
  return plain.replaceAll(/^-+|-+$/g, "").slice(0, 48) || "network";
}
