// A network as a link. It may come from anyone: it carries no code, is bounded before it is read, and makes a document
// or one clear error.
import { DOCUMENT_VERSION, type NetworkDocument } from "../../core/document";
import { DataError } from "../../util/errors";
import { compact } from "./documentShape";
import { readJson } from "./file";
import { migrate } from "./migrations";
import { pack, unpack } from "./pack";
import { parseSmall } from "./scan";

/** Characters of a link at most; more is not read. Chosen: what every browser and most messengers carry. */
export const LONGEST_LINK = 32_000;

const LINK = "link";

/**
 * What stands in a link behind `#/n/`: the version, a point, and the document in letters of addresses. Equal documents
 * give equal links, whatever the order of their fields. Weights are not in it.
 *
 * @throws {ModelError} if it is no document, or a name in it is longer than 64 letters
 */
export function toLink(document: NetworkDocument): string {
  return `${DOCUMENT_VERSION}.${pack(JSON.stringify(compact(document)))}`;
}

/**
 * The document in a link. Any text gives a document or an error, within 100 ms.
 *
 * @param link - as `toLink` gives it
 * @throws {DataError} saying what is wrong with it, and what to do
 */
export function readLink(link: string): NetworkDocument {
  if (link.length > LONGEST_LINK)
    throw new DataError(LINK, `has ${link.length} characters; at most ${LONGEST_LINK} are read. Use a file.`);
  const [, version, packed] = /^(\d{1,6})\.([^.]+)$/.exec(link) ?? [];
  if (version === undefined || packed === undefined)
    throw new DataError(LINK, "is damaged or cut off. Copy it again, all of it.");
  // a newer version may pack in another way: its number is read first
  if (Number(version) > DOCUMENT_VERSION) migrate(LINK, null, Number(version));
  return readJson(LINK, parseSmall(LINK, unpack(LINK, packed)), Number(version));
}
