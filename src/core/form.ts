// The parts that a model's description must have, before any of its texts is read.
import { ModelError } from "../util/errors";

/** What a part is: `?` after it where it may be absent. */
type Part = "text" | "text?" | "record" | "record?";

/**
 * @param kind - what is described, for errors, as in "neuron"
 * @param parts - besides name, about, source and params, which every model has
 * @throws {ModelError} naming a part that is missing, or is something else
 */
export function requireForm(description: unknown, kind: string, parts: Readonly<Record<string, Part>>): void {
  if (!isRecord(description)) {
    throw new ModelError(kind, `a description { name, about, source, ... } is expected, got ${description}.`);
  }
  const name = typeof description.name === "string" ? description.name.slice(0, 40) : kind;
  const all = { name: "text", about: "text", source: "text", params: "record", ...parts } as const;
  requireParts(description, name, all);
}

/** @throws {ModelError} naming a part that is missing, or is something else */
export function requireParts(description: object, path: string, parts: Readonly<Record<string, Part>>): void {
  for (const [part, form] of Object.entries(parts)) {
    const value = Object.hasOwn(description, part)
      ? (description as Readonly<Record<string, unknown>>)[part]
      : undefined;
    if (value === undefined && form.endsWith("?")) continue;
    const isText = form.startsWith("text");
    if (isText ? typeof value === "string" : isRecord(value)) continue;
    const wanted = isText ? "a text" : "an object { name: ... }";
    throw new ModelError(`${path}.${part}`, `${wanted} is expected, got ${shown(value)}.`);
  }
}

/** The entries of one part, each an object. @throws {ModelError} naming the one that is not */
export function requireEntries(record: unknown, path: string, example: string): void {
  for (const [name, entry] of Object.entries(record ?? {})) {
    if (!isRecord(entry))
      throw new ModelError(`${path}.${name}`, `${example} is expected, got ${shown(entry)}.`);
  }
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** What was got, as errors tell it: short, and NaN by its name. */
export function shown(value: unknown): string {
  if (typeof value === "function") return "a function";
  return typeof value === "number" ? String(value) : (JSON.stringify(value)?.slice(0, 60) ?? "nothing");
}
