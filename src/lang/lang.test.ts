// Equation text: what it means, what is refused and where, and that hostile text can do no harm.
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { ModelError } from "../util/errors";
import { requireTruth, requireUnit, unitOf } from "./check";
import { evaluate } from "./evaluate";
import { linearIn } from "./linear";
import { LIMITS, parseEquations, parseExpression, parseStatements } from "./parse";
import { print } from "./print";
import { make, type Node } from "./tree";
import { ONE, parseUnit, showUnit, type Unit } from "./units";

const NAMES = { a: 2, b: -3, x: 0.5 } as const;
const lookup = (name: string) => NAMES[name as keyof typeof NAMES];
const numberOf = (text: string) => evaluate(parseExpression(text, "test"), { lookup });

/** Random trees over a, b, x with +, -, *, /, unary minus and max. */
const tree: fc.Arbitrary<Node> = fc.letrec<{ node: Node }>((tie) => ({
  node: fc.oneof(
    { depthSize: "small", maxDepth: 5 },
    fc.constantFrom("a", "b", "x").map(make.name),
    fc.integer({ min: 0, max: 20 }).map((n) => make.number(n / 4)),
    fc
      .tuple(fc.constantFrom("+", "-", "*", "/", "^"), tie("node"), tie("node"))
      .map(([op, l, r]) => make.binary(op as "+", l, r)),
    tie("node").map(make.negate),
    fc.tuple(tie("node"), tie("node")).map(([l, r]) => make.call("max", l, r)),
  ),
})).node;

describe("parse", () => {
  test.each([
    ["1 + 2 * 3", 7],
    ["2 ^ 3 ^ 2", 512],
    ["-a ^ 2", -4],
    ["(1 - 2) - 3", -4],
    ["1 - 2 - 3", -4],
    ["8 / 4 / 2", 1],
    ["a < 3 and not b > 0", 1],
    ["max(a, b) + abs(b)", 5],
    ["1e-3 * .5", 0.0005],
    ["exp(log(a))", 2],
    ["1 if a > b else 2", 1],
    ["(1 if a < b else 2 if x < 1 else 3) * 10", 20],
    ["-1 if not a > b or x > 1 else a + 1", 3],
    ["floor(x - 1) + cos(0) + sin(0)", 0],
  ])("%s is %f", (text, value) => {
    expect(numberOf(text)).toBeCloseTo(value, 12);
  });

  test("print(parse(x)) is a fixpoint, and keeps the value", () => {
    fc.assert(
      fc.property(tree, (node) => {
        const text = print(node);
        const again = parseExpression(text, "test");
        expect(print(again)).toBe(text);
        expect(evaluate(again, { lookup })).toBe(evaluate(node, { lookup }));
      }),
      { seed: 1, numRuns: 300 },
    );
  });

  test("statements and derivatives are read line by line", () => {
    const statements = parseStatements("v = a; theta += b\n\n w *= 2", "test");
    expect(statements.map(({ target, op }) => target + op)).toEqual(["v=", "theta+=", "w*="]);
    const text = "dv/dt = -v / a\n dtheta/dt = b; rate = 1 / a";
    const { derivatives, definitions } = parseEquations(text, "test");
    expect([...derivatives.keys()]).toEqual(["v", "theta"]);
    expect(print(derivatives.get("v")!.value)).toBe("-v / a");
    expect([...definitions.keys()]).toEqual(["rate"]);
    expect(definitions.get("rate")!.at).toEqual([text.indexOf("rate"), text.indexOf("rate") + 4]);
  });

  test.each([
    ["1 +", "A number, a name or '(' expected, got the end."],
    ["a b", "An operator or the end expected, got 'b'."],
    ["max(1)", "max() takes 2 arguments, got 1."],
    [
      "alert(1)",
      "There is no function 'alert'. Known: exp, exprel, log, sin, cos, floor, tanh, sqrt, abs, min, max, where, rand, randn.",
    ],
    ["constructor(1)", "There is no function 'constructor'."],
    ["a ? b", "'?' is not part of an equation."],
    ["`x`", "'`' is not part of an equation."],
    ["1 if a > b", "'else' expected, got the end."],
    ["if a > b else 1", "A number, a name or '(' expected, got 'if'."],
    ["a // comment", "A number, a name or '(' expected, got '/'."],
  ])("refuses %j and says why", (text, message) => {
    expect(() => parseExpression(text, "here")).toThrow(message);
  });

  test("an error shows the line and points at the part", () => {
    expect(() => parseStatements("v = 1\nw = 2 * * 3", "lif, reset")).toThrow(
      "lif, reset: A number, a name or '(' expected, got '*'.\n  w = 2 * * 3\n          ^",
    );
  });

  test("size, nesting and number of terms are bounded, with a plain error instead of a full stack", () => {
    expect(() => parseExpression("a".repeat(LIMITS.characters + 1), "t")).toThrow(
      "2001 characters; at most 2000",
    );
    expect(() => parseExpression(`${"(".repeat(900)}a${")".repeat(900)}`, "t")).toThrow(
      "Nested deeper than 64",
    );
    expect(() => parseExpression(`a${"+a".repeat(300)}`, "t")).toThrow("More than 256 terms");
    expect(() => parseExpression("-".repeat(1900), "t")).toThrow(ModelError);
  });

  test("10,000 random texts each give a tree, or a ModelError that points into the text", () => {
    const piece = fc.constantFrom(
      "a",
      "dv/dt",
      "=",
      "+",
      "-",
      "(",
      ")",
      "1e9",
      "^",
      ";",
      "\n",
      " ",
      "__proto__",
      "not",
      "and",
      ",",
      "max(",
    );
    let refused = 0;
    const text = fc.oneof(
      fc.string({ maxLength: 60 }),
      fc.array(piece, { maxLength: 40 }).map((pieces) => pieces.join("")),
    );
    fc.assert(
      fc.property(text, (input) => {
        for (const parse of [parseExpression, parseStatements, parseEquations]) {
          try {
            parse(input, "fuzz");
          } catch (error) {
            if (!(error instanceof ModelError)) throw error;
            // it shows the line and points into it
            const [line, marks] = error.message.split("\n").slice(-2) as [string, string];
            if (!/^ +\^+/.test(marks) || marks.indexOf("^") > line.length) throw error;
            refused++;
          }
        }
      }),
      { seed: 2, numRuns: 10_000 },
    );
    expect(refused).toBeGreaterThan(10_000);
  });
});

describe("units", () => {
  const units: Record<string, Unit> = Object.fromEntries(
    Object.entries({ v: "mV", tau: "ms", i: "pA", r: "GOhm", rate: "Hz", w: "1" }).map(([name, unit]) => [
      name,
      parseUnit(unit, "t").unit,
    ]),
  );
  const scope = (text: string) => ({ path: "lif, dv/dt", text, units });
  const check = (text: string) => unitOf(parseExpression(text, "t"), scope(text));

  test("NEST's set closes without factors, and Hz is a thousandth of 1/ms", () => {
    expect(check("r * i")).toEqual(units.v);
    expect(showUnit(check("v / tau") as Unit)).toBe("mV/ms");
    expect(parseUnit("Hz", "t")).toEqual({ unit: [-1, 0, 0], scale: 1e-3 });
    expect(check("rate * tau")).toEqual(ONE);
    expect(check("v + 3*mV")).toEqual(units.v);
    expect(check("2*Hz")).toEqual(units.rate);
    expect(() => parseUnit("furlong", "params.v")).toThrow(
      "params.v: unknown unit 'furlong'. Known: 1, ms, mV",
    );
  });

  test("a sum of unlike units is refused, pointed at, with the remedy", () => {
    expect(() => check("(v + i) / tau")).toThrow(
      "lif, dv/dt: mV on the left of '+', pA on the right.\n  (v + i) / tau\n       ^ pA, where mV is expected. Multiply by something in GOhm.",
    );
  });

  test.each([
    ["exp(v)", "The argument of exp() is in a plain number, got mV"],
    ["v > tau", "mV on the left of '>', ms on the right"],
    ["v * (v > v)", "A number is expected here, got a comparison"],
    ["max(v, i)", "Every argument of max() is in mV, got pA"],
    ["taw * 2", "'taw' is not known here. Did you mean 'tau'?"],
    ["rand() * v", "rand() cannot be used here"],
    ["v ^ w", "can be raised to a plain number only"],
  ])("%s is refused", (text, message) => {
    expect(() => check(text)).toThrow(message);
  });

  test("a literal 0 has every unit; truth and numbers are told apart", () => {
    expect(check("v > 0")).toBe("truth");
    requireUnit(parseExpression("0", "t"), units.v!, scope("0"), "v");
    expect(() => requireTruth(parseExpression("v", "t"), scope("v"))).toThrow(
      "A comparison is expected here",
    );
    expect(() => requireUnit(parseExpression("tau", "t"), units.v!, scope("tau"), "v")).toThrow(
      "v is in mV, got ms.",
    );
  });
});

describe("linearIn", () => {
  test("slope * x + offset equals the tree wherever it claims linearity", () => {
    let linear = 0;
    fc.assert(
      fc.property(tree, fc.integer({ min: -8, max: 8 }), (node, x) => {
        const parts = linearIn(node, "x");
        if (!parts) return;
        const at = (name: string) => (name === "x" ? x : lookup(name));
        const whole = evaluate(node, { lookup: at });
        const split = evaluate(parts.slope, { lookup: at }) * x + evaluate(parts.offset, { lookup: at });
        if (!Number.isFinite(whole) || !Number.isFinite(split)) return;
        linear++;
        expect(Math.abs(whole - split)).toBeLessThanOrEqual(
          1e-9 * Math.max(1, Math.abs(whole)) + 1e-9 * Math.abs(split),
        );
      }),
      { seed: 3, numRuns: 1000 },
    );
    expect(linear).toBeGreaterThan(300);
  });

  test.each(["x * x", "1 / x", "exp(x)", "max(x, 1)", "x ^ 2"])("%s is not linear", (text) => {
    expect(linearIn(parseExpression(text, "t"), "x")).toBe(null);
  });
});
