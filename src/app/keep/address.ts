// What the address of the page asks for: `#/n/` and a link, or `#/p/` and the name of an example.
import { DataError, type NetworkDocument } from "../../index";
import { copy } from "../copy";
import { messageOf } from "../session/client";
import { openPreset } from "../session/presets";
import { notify } from "../state/runStore";
import { openAsNew } from "./opening";

/** The link that this tab has opened or made: a reload goes on with the project instead. */
const LINK_KEY = "spikeyard-link";

/**
 * The network of the address, if this tab has not opened it before; null: it asks for none.
 * @throws {DataError} if the link is damaged
 */
export async function networkInAddress(): Promise<NetworkDocument | null> {
  const asked = takeAddress();
  if (asked === null) return null;
  if (asked.kind === "n") return unpacked(asked.name);
  const { presetOf } = await import("../gallery/presets");
  const preset = presetOf(asked.name);
  if (preset) return preset.document;
  throw new DataError("link", copy.gallery.unknown(asked.name));
}

/** Opens what the address says by now; whoever follows a link in this tab has a new one. */
export async function followAddress(): Promise<void> {
  try {
    const asked = takeAddress();
    if (asked?.kind === "n") await openAsNew(await unpacked(asked.name));
    else if (asked) await openPreset(asked.name);
  } catch (error) {
    notify("bad", copy.share.badLink(messageOf(error)));
  }
}

export function rememberLink(hash: string): void {
  sessionStorage.setItem(LINK_KEY, hash);
}

async function unpacked(link: string): Promise<NetworkDocument> {
  const { readLink } = await import("./link");
  return readLink(link);
}

function takeAddress(): { readonly kind: string; readonly name: string } | null {
  const { hash } = location;
  const [, kind, name] = /^#\/([np])\/(.+)$/s.exec(hash) ?? [];
  if (kind === undefined || name === undefined || sessionStorage.getItem(LINK_KEY) === hash) return null;
  rememberLink(hash.slice(0, 40_000)); // longer ones are refused, each time
  return { kind, name };
}
