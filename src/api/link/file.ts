// A network as a file of text. It may come from anyone: it carries no code, is bounded before it is read, and makes a
// document or one clear error. Apart from links, whose packing a page needs only when it has one.
import { readDocument } from "../../compiler/readDocument";
import type { NetworkDocument } from "../../core/document";
import { DataError, ModelError } from "../../util/errors";
import { documentShape } from "./documentShape";
import { migrate } from "./migrations";
import { MOST_TEXT, parseSmall, tooLarge } from "./scan";

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

/** A document from JSON of a version, whatever held it. @throws {DataError} naming the file and what is wrong with it */
export function readJson(file: string, json: unknown, version: unknown): NetworkDocument {
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
