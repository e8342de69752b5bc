import { expect, test } from "vitest";
import { frozenCopy, isSame } from "./frozen";

test("a frozen copy cannot be changed anywhere, and leaves the original free", () => {
  const original = { a: [1, { b: 2 }] as [number, { b: number }] };
  const copy = frozenCopy(original);
  expect(copy).toEqual({ a: [1, { b: 2 }] });
  expect([copy, copy.a, copy.a[1]].every(Object.isFrozen)).toBe(true);
  original.a[1].b = 3;
  expect(copy.a[1].b).toBe(2);
});

test("what is no plain data is not copied", () => {
  expect(() => frozenCopy({ f: () => 1 })).toThrow();
});

test.each<[unknown, unknown, boolean]>([
  [{ a: 1, b: [2, { c: null }] }, { b: [2, { c: null }], a: 1 }, true],
  [{ a: 1 }, { a: 1, b: undefined }, false],
  [{ a: undefined }, { b: 1 }, false],
  [0, -0, false],
  [Number.NaN, Number.NaN, true],
  [[1, 2], [2, 1], false],
  [[], {}, false],
  [{ toString: 1 }, { a: 1 }, false],
  ["1", 1, false],
])("%j and %j: the same is %s", (a, b, same) => {
  expect(isSame(a, b)).toBe(same);
});
