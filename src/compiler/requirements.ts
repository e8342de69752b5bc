// What a part of a document must be: errors with its path, what was got, and what is possible.
import { didYouMean, ModelError } from "../util/errors";

export function requireNumber(value: number, path: string, low: number, high: number, unit: string): void {
  if (Number.isFinite(value) && value >= low && value <= high) return;
  throw new ModelError(path, `${low} to ${high} ${unit} is expected, got ${value}.`.replace("  ", " "));
}

export function requireOneOf(value: unknown, choices: readonly unknown[], path: string): void {
  if (choices.includes(value)) return;
  const wanted = choices.map((choice) => JSON.stringify(choice)).join(" or ");
  throw new ModelError(path, `${wanted} is expected, got ${JSON.stringify(value)}.`);
}

/** The entry of a registry or document by name, or an error that suggests the nearest. */
export function lookUp<T>(
  among: Readonly<Record<string, T>>,
  name: string,
  what: string,
  path: string,
  hint = "",
): T {
  if (Object.hasOwn(among, name)) return among[name]!;
  const known = Object.keys(among);
  throw new ModelError(
    path,
    `there is no ${what} '${name}'.${didYouMean(name, known)} There are: ${some(known)}.${hint}`,
  );
}

/** Names that one message lists. Chosen: what is read at a glance; the nearest is suggested before them. */
const LISTED = 12;

function some(names: readonly string[]): string {
  const more = names.length - LISTED;
  return more > 1 ? `${names.slice(0, LISTED).join(", ")} and ${more} more` : names.join(", ");
}

/** The same for models, of which a program may have its own. */
export function lookUpModel<T>(
  among: Readonly<Record<string, T>>,
  name: string,
  what: string,
  path: string,
): T {
  return lookUp(among, name, what, path, " One of your own must be added first: addModel().");
}

export function requireWhole(value: number, path: string, most: number, least = 1): void {
  if (Number.isInteger(value) && value >= least && value <= most) return;
  throw new ModelError(path, `a whole number from ${least} to ${most} is expected, got ${value}.`);
}

/** @throws {ModelError} on the first key of a part that means nothing there */
export function requireKeys(part: unknown, known: readonly string[], path: string): void {
  if (typeof part !== "object" || part === null)
    throw new ModelError(path, `an object is expected, got ${JSON.stringify(part)}.`);
  const stranger = Object.keys(part).find((key) => !known.includes(key));
  if (stranger !== undefined)
    throw new ModelError(
      `${path}.${stranger}`,
      `is not known.${didYouMean(stranger, known)} There are: ${known.join(", ")}.`,
    );
}
