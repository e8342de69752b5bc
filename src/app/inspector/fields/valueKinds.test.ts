import { expect, test } from "vitest";
import type { Values } from "../../../index";
import { asKind, cutOf, kindOf, parseList, withCut } from "./valueKinds";

const UNIFORM = { uniform: [2, 6] } as const;

test.each<[Values, Parameters<typeof asKind>[0], number | undefined, Values]>([
  [4, "drawn", undefined, { uniform: [2, 6] }],
  [0, "drawn", 0, { uniform: [0, 0.5] }],
  [4, "normal", 0, { normal: [4, 1.155], min: 0 }], // 2 to either side, over the root of 3
  [UNIFORM, "normal", undefined, { normal: [4, 1.155] }],
  [{ normal: [4, 1.155] }, "drawn", undefined, { uniform: [1.999, 6.001] }], // and back, to three digits
  [UNIFORM, "one", undefined, 4],
  [UNIFORM, "values", undefined, { values: [4, 4, 4] }],
  [{ values: [1, 9] }, "drawn", undefined, { uniform: [1, 9] }],
  [UNIFORM, "drawn", undefined, UNIFORM],
])("%j as %s", (values, kind, min, expected) => {
  const made = asKind(kind, values, { min, count: 3 });
  expect(made).toEqual(expected);
  expect(kindOf(made)).toBe(kind);
});

test("a normal distribution is cut at two spreads to begin with, not below what can be", () => {
  const normal = { normal: [1, 1] } as const;
  expect(withCut(normal, "both", 0)).toEqual({ normal: [1, 1], min: 0, max: 3 });
  expect(withCut({ ...normal, min: 0.5 }, "both")).toEqual({ normal: [1, 1], min: 0.5, max: 3 });
  expect(cutOf(withCut({ ...normal, min: 0.5, max: 2 }, "min"))).toBe("min");
  expect(withCut({ ...normal, min: 0.5, max: 2 }, "none")).toEqual(normal);
});

test.each([
  ["1, 2.5 -3", [1, 2.5, -3]],
  ["", null],
  ["1, x", null],
] as const)("the list '%s' is %j", (text, numbers) => {
  expect(parseList(text)).toEqual(numbers);
});
