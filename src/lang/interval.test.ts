import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { evaluate } from "./evaluate";
import { boundsOf, type Interval } from "./interval";
import { parseExpression } from "./parse";

const TREES = [
  "a*b - 3*c",
  "abs(a - b) / (abs(c) + 1)",
  "max(a, b) - min(c, a)",
  "exp(min(a, 3)) + tanh(b)",
  "where(a > b, a, b - c)",
  "a > where(b > 0, a, c)",
  "a >= b and not (b < c) or c > 1",
  "-a * -b * c",
].map((text) => parseExpression(text, "test"));

const between = fc.tuple(
  fc.double({ min: -5, max: 5, noNaN: true }),
  fc.double({ min: 0, max: 4, noNaN: true }),
);

test("every value of a tree lies in its bounds", () => {
  fc.assert(
    fc.property(
      between,
      between,
      between,
      fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 3, maxLength: 3 }),
      (a, b, c, at) => {
        const ranges = Object.fromEntries(
          [a, b, c].map(([low, wide], k) => ["abc"[k]!, [low, low + wide] as Interval]),
        );
        const point = Object.fromEntries([a, b, c].map(([low, wide], k) => ["abc"[k]!, low + at[k]! * wide]));
        for (const tree of TREES) {
          const [low, high] = boundsOf(tree, (name) => ranges[name]!);
          const value = evaluate(tree, { lookup: (name) => point[name]! });
          expect(value).toBeGreaterThanOrEqual(low - 1e-9 * Math.abs(low)); // rounding
          expect(value).toBeLessThanOrEqual(high + 1e-9 * Math.abs(high));
        }
      },
    ),
    { numRuns: 500, seed: 3 },
  );
});

describe("what can be ruled out", () => {
  const bounds = (text: string, ranges: Record<string, Interval>) =>
    boundsOf(parseExpression(text, "test"), (name) => ranges[name]!);

  test.each<[string, Record<string, Interval>, Interval]>([
    ["v > 100", { v: [-3, 99] }, [0, 0]],
    ["v > 100", { v: [-3, 101] }, [0, 1]],
    ["v > 100", { v: [101, 102] }, [1, 1]],
    ["v > where(t > 5, v, 0)", { v: [1, 9], t: [6, 6] }, [0, 0]], // v is not above itself
    ["v > where(t > 5, v, 0)", { v: [1, 9], t: [4, 4] }, [1, 1]],
    ["v > 100 - 100*max(t - 16, 0)", { v: [0, 50], t: [16, 16] }, [0, 0]],
    ["v > 100 - 100*max(t - 16, 0)", { v: [0, 50], t: [17, 17] }, [0, 1]],
    ["1 / v > 0", { v: [-1, 1] }, [0, 1]],
  ])("%s with %j is between %j", (text, ranges, expected) => {
    expect(bounds(text, ranges)).toEqual(expected);
  });
});
