// JSON from anyone, looked through once from front to back before it is parsed: how deep and how much it is.
import { DataError } from "../../util/errors";

const MOST_DEPTH = 32;
const MOST_NODES = 50_000;
/** Characters. Chosen: fifty thousand nodes of twenty each. */
export const MOST_TEXT = 2 ** 20;

const [QUOTE, BACKSLASH, COMMA] = [34, 92, 44];
const OPENS: ReadonlySet<number> = new Set([91, 123]); // [ {
const CLOSES: ReadonlySet<number> = new Set([93, 125]);

/**
 * Parsed JSON, if it is small and flat enough to be a network.
 *
 * @param file - its name, for errors
 * @throws {DataError} if it is too long, deep or rich, or no JSON
 */
export function parseSmall(file: string, text: string): unknown {
  if (text.length > MOST_TEXT) throw tooLarge(file, `more than ${MOST_TEXT} characters`);
  let depth = 0;
  let nodes = 1;
  let quoted = false;
  for (let k = 0; k < text.length; k++) {
    const code = text.charCodeAt(k);
    if (code === QUOTE) quoted = !quoted;
    else if (quoted && code === BACKSLASH) k++;
    else if (!quoted && OPENS.has(code) && ++depth > MOST_DEPTH)
      throw tooLarge(file, `parts within parts, more than ${MOST_DEPTH} deep`);
    else if (!quoted && CLOSES.has(code)) depth--;
    if (!quoted && (code === COMMA || OPENS.has(code)) && ++nodes > MOST_NODES)
      throw tooLarge(file, `more than ${MOST_NODES} parts`);
  }
  try {
    return JSON.parse(text);
  } catch {
    throw new DataError(file, "is damaged: its network cannot be read.");
  }
}

/** @throws {DataError} too */
export function tooLarge(file: string, what: string): DataError {
  return new DataError(file, `has ${what}. No network is that large.`);
}
