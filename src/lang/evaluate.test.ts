// The meaning of trees, held to plain JavaScript: each random tree is built together with a closure that does
// the same sums without any of the language's code.
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { evaluate } from "./evaluate";
import { FUNCTIONS } from "./functions";
import { parseExpression } from "./parse";
import { print } from "./print";
import { type BinaryOp, make, type Node } from "./tree";

type Values = { readonly a: number; readonly b: number };
type Pair = readonly [tree: Node, inJs: (values: Values) => number];

const BINARY: readonly [BinaryOp, (l: number, r: number) => number][] = [
  ["+", (l, r) => l + r],
  ["-", (l, r) => l - r],
  ["*", (l, r) => l * r],
  ["/", (l, r) => l / r],
  ["^", (l, r) => l ** r],
  ["<", (l, r) => (l < r ? 1 : 0)],
  [">", (l, r) => (l > r ? 1 : 0)],
  ["<=", (l, r) => (l <= r ? 1 : 0)],
  [">=", (l, r) => (l >= r ? 1 : 0)],
  ["and", (l, r) => (l !== 0 && r !== 0 ? 1 : 0)],
  ["or", (l, r) => (l !== 0 || r !== 0 ? 1 : 0)],
];
const UNARY: readonly [string, (x: number) => number][] = [
  ["exp", Math.exp],
  ["log", Math.log],
  ["tanh", Math.tanh],
  ["sqrt", Math.sqrt],
  ["abs", Math.abs],
];

/** Every operator and function but exprel and rand; numbers of either sign, as the compiler makes them. */
const pair = fc.letrec<{ node: Pair }>((tie) => ({
  node: fc.oneof(
    { depthSize: "small", maxDepth: 5 },
    fc.constantFrom("a", "b").map((name): Pair => [make.name(name), (v) => v[name as keyof Values]]),
    fc.integer({ min: -20, max: 20 }).map((n): Pair => [make.number(n / 4 + 0), () => n / 4]),
    fc
      .tuple(fc.constantFrom(...BINARY), tie("node"), tie("node"))
      .map(([[op, f], [l, left], [r, right]]): Pair => [make.binary(op, l, r), (v) => f(left(v), right(v))]),
    fc
      .tuple(fc.constantFrom(...UNARY), tie("node"))
      .map(([[fn, f], [arg, inner]]): Pair => [make.call(fn, arg), (v) => f(inner(v))]),
    fc
      .tuple(tie("node"), tie("node"))
      .map(([[l, left], [r, right]]): Pair => [make.call("min", l, r), (v) => Math.min(left(v), right(v))]),
    tie("node").map(([arg, inner]): Pair => [make.negate(arg), (v) => -inner(v)]),
  ),
})).node;
const value = fc.double({ min: -10, max: 10, noNaN: true });

/** -0 and 0 are one number to a network. */
const settled = (x: number) => x + 0;

describe("evaluate", () => {
  test("gives what JavaScript gives, to the bit", () => {
    fc.assert(
      fc.property(pair, value, value, ([tree, inJs], a, b) => {
        const got = evaluate(tree, { lookup: (name) => (name === "a" ? a : b) });
        expect(settled(got)).toBe(settled(inJs({ a, b })));
      }),
      { seed: 11, numRuns: 2000 },
    );
  });

  test("printed and parsed again it gives the same, also for a power of a negative number", () => {
    fc.assert(
      fc.property(pair, value, value, ([tree, inJs], a, b) => {
        const text = print(tree);
        if (text.length > 2000) return; // beyond what may be parsed
        const again = parseExpression(text, "t");
        expect(print(again)).toBe(text);
        const got = evaluate(again, { lookup: (name) => (name === "a" ? a : b) });
        expect(settled(got)).toBe(settled(inJs({ a, b })));
      }),
      { seed: 12, numRuns: 1000 },
    );
    expect(print(make.binary("^", make.number(-2), make.number(2)))).toBe("(-2)^2");
  });

  test("rounds every operation to f32 where asked, not only the last", () => {
    const tree = parseExpression("(a + b) - a", "t");
    const at = { lookup: (name: string) => (name === "a" ? 2 ** 24 : 1) };
    expect(evaluate(tree, at)).toBe(1);
    expect(evaluate(tree, { ...at, round: Math.fround })).toBe(0); // 2^24 + 1 is no f32
  });

  test("rand() has a value only where the engine gives one", () => {
    const tree = parseExpression("rand() < 0.5", "t");
    expect(evaluate(tree, { lookup: () => 0, rand: () => 0.25 })).toBe(1);
    expect(() => evaluate(tree, { lookup: () => 0 })).toThrow("rand() has no meaning here");
  });
});

test("exprel is 1 at 0 and (e^x - 1) / x elsewhere, also where the difference would cancel", () => {
  const exprel = FUNCTIONS.exprel!.evaluate;
  expect(exprel(0)).toBe(1);
  expect(exprel(2)).toBeCloseTo((Math.exp(2) - 1) / 2, 14);
  expect(exprel(1e-9)).toBe(1 + 0.5e-9); // the next term of the series, x^2 / 6, is below 2^-53
});
