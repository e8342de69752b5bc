// A network as a link, and as a file of text. Both may come from anyone: they carry no code, are bounded before they
// are read, and make a document or one clear error.
import { readDocument } from "../../compiler/readDocument";
import { DOCUMENT_VERSION, type NetworkDocument } from "../../core/document";
import { DataError, ModelError } from "../../util/errors";
import { compact, documentShape } from "./documentShape";
import { migrate } from "./migrations";
import { pack, unpack } from "./pack";
import { MOST_TEXT, parseSmall, tooLarge } from "./scan";

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

/** A document as a file of text, for people and programs to read. */
export function writeDocument(document: NetworkDocument): string {
  const text = JSON.stringify(documentShape(document, ""), null, 2);
  // lists of numbers as one line: they would take as many lines as they have numbers, and more letters than are read
  return `${text.replaceAll(NUMBERS, (list) => list.replaceAll(/\s+/g, ""))}\n`;
}

/** A list of more than 16 numbers over several lines. No text holds one: in JSON, texts have no line breaks. */
const NUMBERS = /\[\n\s+(?:[-+.\de]+,\n\s+){16,}[-+.\de]+\n\s*\]/g;

/**
 * The document in a file of text: any gives a document or an error, within 100 ms.
 *
 * @param file - its name, for errors
 * @throws {DataError} naming the file and what is wrong with it
 */
export function readDocumentFile(file: string, source: string | Uint8Array): NetworkDocument {
  if (source.length > 4 * MOST_TEXT) throw tooLarge(file, `${source.length} bytes`);
  const json = parseSmall(file, typeof source === "string" ? source : textOf(file, source));
  const { format, version } = (json ?? {}) as Readonly<Record<string, unknown>>;
  if (format !== "spikeyard")
    throw new DataError(file, 'holds no network: "format": "spikeyard" is missing.');
  return readJson(file, json, version);
}

function readJson(file: string, json: unknown, version: unknown): NetworkDocument {
  try {
    return readDocument(documentShape(migrate(file, json, version), ""));
  } catch (error) {
    if (error instanceof ModelError) throw new DataError(file, `its network is not right. ${error.message}`);
    throw error;
  }
}

function textOf(file: string, bytes: Uint8Array): string {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    throw new DataError(file, "is no text.");
  }
}
