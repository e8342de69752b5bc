// Forms of plain data from outside: each takes a value apart by its own properties and puts a fresh one together, so
// that nothing comes through but what the form names. All are linear in what they are given.
import { ModelError } from "../../util/errors";

/** @throws {ModelError} with the path of what has another form */
export type Shape<T> = (value: unknown, path: string) => T;

type OptionalKeys<T> = { [K in keyof T]-?: object extends Pick<T, K> ? K : never }[keyof T];
type ShapesOf<T> = { readonly [K in keyof T]-?: Shape<Exclude<T[K], undefined>> };

/** A key of a record: a name of the document's, or two with a point between. `__proto__` is none. */
const KEY = /^[a-z][a-z0-9_]{0,31}(\.[a-z][a-z0-9_]{0,31})?$/;

export function text(most: number): Shape<string> {
  return (value, path) => {
    if (typeof value === "string" && value.length <= most) return value;
    throw wrong(path, `a text of at most ${most} letters`, value);
  };
}

export const number: Shape<number> = (value, path) => {
  if (typeof value === "number" && Number.isFinite(value)) return value;
  throw wrong(path, "a number", value);
};

export const flag: Shape<boolean> = (value, path) => {
  if (typeof value === "boolean") return value;
  throw wrong(path, "true or false", value);
};

export function oneOf<const T extends string | number>(...all: readonly T[]): Shape<T> {
  return (value, path) => {
    const found = all.find((one) => one === value);
    if (found !== undefined) return found;
    throw wrong(path, all.map((one) => JSON.stringify(one)).join(" or "), value);
  };
}

export function list<T>(item: Shape<T>, most: number): Shape<readonly T[]> {
  return (value, path) => {
    if (!Array.isArray(value) || value.length > most)
      throw wrong(path, `a list of at most ${most} parts`, value);
    return value.map((one, k) => item(one, `${path}[${k}]`));
  };
}

export function pair<T>(item: Shape<T>): Shape<readonly [T, T]> {
  return (value, path) => {
    if (!Array.isArray(value) || value.length !== 2) throw wrong(path, "a list of two", value);
    return [item(value[0], `${path}[0]`), item(value[1], `${path}[1]`)];
  };
}

/** @param name - what its keys may be */
export function record<T>(part: Shape<T>, most: number, name = KEY): Shape<Readonly<Record<string, T>>> {
  return (value, path) => {
    const all = Object.entries(objectOf(value, path));
    if (all.length > most) throw new ModelError(path, `${all.length} parts; at most ${most} are read.`);
    return Object.fromEntries(
      all.map(([key, one]) => {
        if (!name.test(key))
          throw new ModelError(path, `${shown(key)} is no name. Use snake_case, as in tau_m.`);
        return [key, part(one, `${path}.${key}`)];
      }),
    );
  };
}

/** An object with all of `need`, any of `may`, and nothing else. */
export function fields<T extends object>(
  need: ShapesOf<Omit<T, OptionalKeys<T>>>,
  may: ShapesOf<Pick<T, OptionalKeys<T>>>,
): Shape<T> {
  const needed = Object.entries(need) as [string, Shape<unknown>][];
  const shapes = [...needed, ...(Object.entries(may) as [string, Shape<unknown>][])];
  const known = new Set(shapes.map(([key]) => key));
  return (value, path) => {
    const given = objectOf(value, path);
    const stranger = Object.keys(given).find((key) => !known.has(key));
    if (stranger !== undefined)
      throw new ModelError(
        path || "network",
        `there is no ${shown(stranger)} in it. It may be of a newer version.`,
      );
    const missing = needed.find(([key]) => !Object.hasOwn(given, key));
    if (missing) throw new ModelError(path || "network", `its ${missing[0]} is missing.`);
    const present = shapes.filter(([key]) => Object.hasOwn(given, key) && given[key] !== undefined);
    return Object.fromEntries(
      present.map(([key, shape]) => [key, shape(given[key], path ? `${path}.${key}` : key)]),
    ) as T;
  };
}

/** The same with what is usual where it says nothing. */
export function usually<T extends object>(shape: Shape<T>, usual: Partial<T>): Shape<T> {
  return (value, path) => shape({ ...usual, ...objectOf(value, path) }, path);
}

/** @throws {ModelError} if it is none */
export function objectOf(value: unknown, path: string): Readonly<Record<string, unknown>> {
  if (typeof value === "object" && value !== null && !Array.isArray(value))
    return value as Readonly<Record<string, unknown>>;
  throw wrong(path || "network", "an object", value);
}

function wrong(path: string, expected: string, got: unknown): ModelError {
  return new ModelError(path, `${expected} is expected, got ${shown(got)}.`);
}

/** The beginning of anything: what is large is not written out for it. */
function shown(value: unknown): string {
  if (typeof value === "string") return JSON.stringify(value.slice(0, 40));
  if (Array.isArray(value)) return `a list of ${value.length}`;
  return typeof value === "object" && value !== null ? "an object" : String(value);
}
