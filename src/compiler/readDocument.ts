// Documents from outside: a file, a link, a paste. Nothing is known of them but that they are JSON.
import type { NetworkDocument } from "../core/document";
import { ModelError } from "../util/errors";
import { frozenCopy } from "../util/frozen";
import { checkDocument } from "./check";

/** Chosen: more than anyone writes, and still one line on a card. */
const LONGEST_TEXT = 200;

/**
 * A document from parsed JSON, checked throughout and frozen.
 *
 * @throws {ModelError} with the path of what is wrong with it
 */
export function readDocument(json: unknown): NetworkDocument {
  const document = fieldsOf(json, "document");
  if (document.format !== "spikeyard")
    throw new ModelError("format", `'spikeyard' is expected, got ${shown(document.format)}.`);
  requireTexts(document, ["name"], "");
  for (const [id, population] of partsOf(document, "populations"))
    requireTexts(population, ["kind", "label?", "encoder?", "neuron?"], `populations.${id}.`);
  for (const [id, projection] of partsOf(document, "projections")) {
    const path = `projections.${id}.`;
    requireTexts(projection, ["from", "to", "synapse", "receptor", "drawnAs?"], path);
    for (const part of ["connector", "learn", "normalize"])
      if (part === "connector" || projection[part] !== undefined)
        requireTexts(fieldsOf(projection[part], path + part), ["name"], `${path}${part}.`);
  }
  for (const [id, place] of document.layout === undefined ? [] : partsOf(document, "layout"))
    for (const axis of ["x", "y"])
      if (!Number.isFinite(place[axis]))
        throw new ModelError(`layout.${id}.${axis}`, `a number is expected, got ${shown(place[axis])}.`);
  const checked = document as unknown as NetworkDocument;
  try {
    checkDocument(checked);
    return frozenCopy(checked);
  } catch (error) {
    if (error instanceof ModelError) throw error;
    throw new ModelError("document", "a part of it has another form than it should. It is damaged.");
  }
}

type Fields = Readonly<Record<string, unknown>>;

function fieldsOf(value: unknown, path: string): Fields {
  if (typeof value === "object" && value !== null && !Array.isArray(value)) return value as Fields;
  throw new ModelError(path, `an object is expected, got ${shown(value)}.`);
}

function partsOf(document: Fields, part: string): (readonly [string, Fields])[] {
  const all = Object.entries(fieldsOf(document[part], part));
  return all.map(([id, value]) => [id, fieldsOf(value, `${part}.${id}`)]);
}

/** @param keys - with `?` where it may be absent */
function requireTexts(fields: Fields, keys: readonly string[], path: string): void {
  for (const key of keys) {
    const name = key.replace("?", "");
    const value = Object.hasOwn(fields, name) ? fields[name] : undefined;
    if (value === undefined && key.endsWith("?")) continue;
    if (typeof value === "string" && value.length <= LONGEST_TEXT) continue;
    throw new ModelError(
      path + name,
      `a text of at most ${LONGEST_TEXT} letters is expected, got ${shown(value)}.`,
    );
  }
}

function shown(value: unknown): string {
  return (JSON.stringify(value) ?? "nothing").slice(0, 60);
}
