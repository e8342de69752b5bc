// Plain data that no one changes any more, and whether two are equal.

/** A copy of plain data, frozen through and through; the original stays as it is. @throws if it is no plain data */
export function frozenCopy<T>(data: T): T {
  return freeze(structuredClone(data));
}

function freeze<T>(data: T): T {
  if (typeof data !== "object" || data === null) return data;
  for (const value of Object.values(data)) freeze(value);
  return Object.freeze(data);
}

/** Whether plain data has the same keys, in any order, and the same values: 0 is not -0, and absent not undefined. */
export function isSame(a: unknown, b: unknown): boolean {
  if (typeof a !== "object" || typeof b !== "object" || a === null || b === null) return Object.is(a, b);
  if (Array.isArray(a) !== Array.isArray(b)) return false;
  const keys = Object.keys(a);
  const others = b as Readonly<Record<string, unknown>>;
  if (keys.length !== Object.keys(b).length) return false;
  return keys.every((key) => Object.hasOwn(b, key) && isSame((a as typeof others)[key], others[key]));
}
