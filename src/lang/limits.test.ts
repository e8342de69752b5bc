// Hostile text: the exact limits, numbers no engine can hold, names that JavaScript gives to every object, and
// texts made to cost more than they are long.
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { ModelError } from "../util/errors";
import { requireUnit, unitOf } from "./check";
import { parseEquations, parseExpression, parseStatements } from "./parse";
import { print } from "./print";
import { ONE, parseUnit } from "./units";

const parse = (text: string) => parseExpression(text, "t");

describe("limits", () => {
  test("2,000 characters pass, one more does not", () => {
    expect(print(parse("a".padEnd(2000)))).toBe("a");
    expect(() => parse("a".padEnd(2001))).toThrow("t: 2001 characters; at most 2000. Split the model.");
  });

  test("64 parentheses pass, one more does not, and the error points at what is too deep", () => {
    const nested = (n: number) => `${"(".repeat(n)}a${")".repeat(n)}`;
    expect(print(parse(nested(64)))).toBe("a");
    expect(() => parse(nested(65))).toThrow(
      `Nested deeper than 64. Simplify the equation.\n  ${nested(65)}\n  ${" ".repeat(65)}^`,
    );
  });

  test("256 terms pass, one more does not, wherever the statements divide them", () => {
    const sum = (n: number) => Array(n).fill("a").join("+");
    expect(print(parse(`-(${sum(128)})`)).length).toBe(128 * 4); // 128 names, 127 sums, one minus
    expect(() => parse(`-(-(${sum(128)}))`)).toThrow("More than 256 terms. Split the equation.");
    expect(() => parseStatements(`v = ${sum(64)}\nw = ${sum(64)}\nu = a + b`, "t")).toThrow(
      "More than 256 terms. Split the equation.",
    );
  });

  test("a number that f32 cannot hold is refused where it stands", () => {
    expect(() => parse("a * 1e39")).toThrow(
      "Too large a number: 3.4e38 is the largest.\n  a * 1e39\n      ^^^^",
    );
    expect(print(parse("a * 3.4e38"))).toBe("a * 3.4e+38");
  });
});

describe("names of Object.prototype", () => {
  test.each(["constructor", "toString", "valueOf", "hasOwnProperty"])("%s is no operator", (name) => {
    expect(() => parse(`a ${name} b`)).toThrow(`An operator or the end expected, got '${name}'.`);
    expect(() => unitOf(parse(name), { path: "t", text: name, units: { a: ONE } })).toThrow(
      `'${name}' is not known here.`,
    );
  });

  test("an equation for __proto__ is kept for the model's check, not lost in a prototype", () => {
    expect([...parseEquations("d__proto__/dt = 1", "t").derivatives.keys()]).toEqual(["__proto__"]);
    expect(() => parseEquations("d__proto__/dt = 1\nd__proto__/dt = 2", "t")).toThrow("is given twice.");
  });
});

describe("what text costs", () => {
  test("the units of 60 nested calls are checked once each, in far less than a second", () => {
    const text = `${"exp(".repeat(60)}a${")".repeat(60)}`;
    const started = performance.now();
    expect(unitOf(parse(text), { path: "t", text, units: { a: ONE } })).toEqual(ONE);
    expect(performance.now() - started).toBeLessThan(1000); // twice each would be 2^60 checks
  });

  test("random text of any length is read or refused within a second, and by ModelError", () => {
    const piece = fc.constantFrom(
      ..."abv0189.eE+-*/^()<>=,;\n `$\\'\"#😀\0",
      "and ",
      "not ",
      "dv/dt = ",
      "max(",
    );
    const text = fc.oneof(
      fc.string({ maxLength: 3000, unit: "binary" }),
      fc.array(piece, { maxLength: 2500 }).map((pieces) => pieces.join("")),
      fc.tuple(piece, fc.integer({ min: 1, max: 2500 })).map(([one, n]) => one.repeat(n)),
    );
    fc.assert(
      fc.property(text, (input) => {
        const started = performance.now();
        for (const read of [parseExpression, parseStatements, parseEquations]) {
          try {
            read(input, "fuzz");
          } catch (error) {
            expect(error).toBeInstanceOf(ModelError);
            expect((error as ModelError).path).toBe("fuzz");
          }
        }
        expect(performance.now() - started).toBeLessThan(1000); // takes a few ms; the rest is for a busy machine
      }),
      { seed: 13, numRuns: 500 },
    );
  });

  test("a character of two UTF-16 units is shown whole", () => {
    expect(() => parse("a + 😀")).toThrow("'😀' is not part of an equation.");
  });
});

describe("units of calls and powers", () => {
  const units = Object.fromEntries(
    Object.entries({ v: "mV", tau: "ms", i: "pA" }).map(([name, unit]) => [name, parseUnit(unit, "t").unit]),
  );
  const unit = (text: string) => unitOf(parse(text), { path: "t", text, units });

  test("a literal 0 fits wherever it stands among the arguments", () => {
    expect(unit("max(0, v)")).toEqual(units.v);
    expect(unit("max(v, 0)")).toEqual(units.v);
    expect(unit("min(0, 0)")).toEqual(ONE);
    expect(() => unit("max(0, max(v, i))")).toThrow("Every argument of max() is in mV, got pA.");
  });

  test("a power may be negative, and a root halves", () => {
    expect(unit("tau^-2 * tau * tau")).toEqual(ONE);
    expect(unit("sqrt(v * v)")).toEqual(units.v);
    const text = "v * tau^-1";
    expect(() => requireUnit(parse(text), units.v!, { path: "t", text, units }, "v")).toThrow(
      "v is in mV, got mV/ms.\n  v * tau^-1\n  ^^^^^^^^^^ mV/ms, where mV is expected. Multiply by something in ms.",
    );
  });
});
