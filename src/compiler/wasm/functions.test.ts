// The functions of the equation language in f32x4 against Math in f64, and Philox against src/util/random.ts. Bounds are
// tighter than WGSL's (exp 3 + 2|x| ULP, log 3 ULP or 2^-21, tanh 1e-5), which would let a term of a series go: the next
// term is below 2^-24 of the result, so that only roundings are left. Measured over 65,536 arguments a range.
import { describe, expect, test } from "vitest";
import { FUNCTIONS } from "../../lang/functions";
import { uniform } from "../../util/random";
import { at, type FunctionSource, i32, type Local, loop, op } from "./assembler";
import { type DrawLocals, FUNCTIONS_IN_WASM, uniformQuad } from "./functions";
import { instantiate } from "./testModule";

const COUNT = 4096;
const SECOND = 4 * COUNT;
const RESULT = 8 * COUNT;

/** all_f(): f of every number of the first place, and the second, into the third. */
const forAll = (name: string, arity: number): FunctionSource => ({
  name: `all_${name}`,
  params: [],
  body: ({ local, call }) => {
    const k = local("i32");
    const operands = [0, SECOND].slice(0, arity).map((place) => at("v128.load", place, k.get));
    return loop(k, i32(0), i32(SECOND), 16, at("v128.store", RESULT, k.get, call(name, ...operands)));
  },
});

const wasm = instantiate([
  ...FUNCTIONS_IN_WASM,
  ...FUNCTIONS_IN_WASM.map(({ name, params }) => forAll(name, params.length)),
]);

/** The function of up to COUNT numbers. */
function apply(name: string, x: readonly number[], y: readonly number[] = []): number[] {
  wasm.f32.fill(1, 0, 2 * COUNT);
  wasm.f32.set(x, 0);
  wasm.f32.set(y, COUNT);
  wasm.call(`all_${name}`);
  return [...wasm.f32.subarray(2 * COUNT, 2 * COUNT + x.length)];
}

/** COUNT seeded f32 between two numbers, both among them. */
const between = (low: number, high: number, stream = 0): number[] =>
  Array.from({ length: COUNT }, (_, k) =>
    Math.fround(k < 2 ? [low, high][k]! : low + (high - low) * uniform(20261123, stream, k, 0)),
  );

/** The last place of a normal f32 of this size. */
const ulp = (x: number): number => 2 ** (Math.floor(Math.log2(Math.abs(x))) - 23);

/** The largest error as a share of its bound, and where; NaN never passes for small. */
function worst(got: readonly number[], exact: readonly number[], bound: (k: number) => number) {
  const found = { share: 0, at: -1 };
  for (const [k, value] of exact.entries()) {
    const share = Math.abs(got[k]! - value) / bound(k);
    if (!(share <= found.share)) {
      found.share = Number.isNaN(share) ? Number.POSITIVE_INFINITY : share;
      found.at = k;
    }
  }
  return found;
}

function expectWithin(name: string, x: readonly number[], bound: (x: number, exact: number) => number): void {
  const exact = x.map((value) => FUNCTIONS[name]!.evaluate(value));
  const { share, at: k } = worst(apply(name, x), exact, (k) => bound(x[k]!, exact[k]!));
  expect(share, `${name}(${x[k]})`).toBeLessThanOrEqual(1);
}

const inf = Number.POSITIVE_INFINITY;
const nan = Number.NaN;

describe("exp", () => {
  test.each([
    [-1, 1],
    [-10, 10],
    [-87.3, 88.7], // from the smallest normal number
    [88.7, 88.7228], // to the largest
  ])("is within 2 ULP from %d to %d", (low, high) => {
    expectWithin("exp", between(low, high), (_, exact) => 2 * ulp(exact)); // measured 1.2
  });

  test("is exactly 1 at 0, overflows to infinity, goes to 0 below the smallest normal number, keeps NaN", () => {
    const largest = 3.4028234663852886e38;
    const x = [0, -0, 88.73, largest, inf, -87.34, -104, -largest, -inf, nan];
    expect(apply("exp", x)).toEqual([1, 1, inf, inf, inf, 0, 0, 0, 0, nan]);
  });
});

describe("exprel", () => {
  test.each([
    [-1e-3, 1e-3],
    [-0.5, 0.5],
  ])("is within 1 ULP by its own series, from %d to %d", (low, high) => {
    expectWithin("exprel", between(low, high), (_, exact) => ulp(exact)); // measured 0.8
  });

  test.each([
    [-10, 10],
    [-87.3, 88.7],
  ])("loses little when 1 is taken from e^x: within 3 ULP from %d to %d", (low, high) => {
    expectWithin("exprel", between(low, high), (_, exact) => 3 * ulp(exact)); // measured 2.1, just beyond 1/2
  });

  test("is exactly 1 where x is too small to matter, and -1 / x where e^x is", () => {
    const x = [0, -0, 1e-30, -1e-30, 1e-40, -128, -(2 ** 100), -inf, nan];
    expect(apply("exprel", x)).toEqual([1, 1, 1, 1, 1, 1 / 128, 2 ** -100, 0, nan]);
  });
});

describe("log", () => {
  test.each([
    [0.5, 2],
    [0.999, 1.001], // where it is near 0
    [2, 100],
    [1e-3, 0.5],
    [1e30, 3.4e38],
  ])("is within 3 ULP from %d to %d", (low, high) => {
    expectWithin("log", between(low, high).slice(2), (_, exact) => 3 * ulp(exact)); // measured 2.6, near 1
  });

  test("is within 3 ULP for powers of e over all normal numbers", () => {
    const x = between(-87.3, 88.7).map((exponent) => Math.fround(Math.exp(exponent)));
    expectWithin("log", x, (_, exact) => 3 * ulp(exact));
  });

  test("is exactly 0 at 1, -infinity at both zeros, NaN below, and keeps infinity and NaN", () => {
    const x = [1, 0, -0, -1e-30, -1, -inf, inf, nan];
    expect(apply("log", x)).toEqual([0, -inf, -inf, nan, nan, nan, inf, nan]);
  });
});

describe("tanh", () => {
  test.each([
    [-0.01, 0.01],
    [-1, 1],
    [-9.2, 9.2], // over the bound beyond which it is 1
    [-100, 100],
  ])("is within 6 ULP from %d to %d", (low, high) => {
    expectWithin("tanh", between(low, high), (_, exact) => 6 * ulp(exact)); // measured 4.8; 1e-5 is 84 of them near 1
  });

  test("keeps the sign of zero, is 1 far out, and keeps NaN", () => {
    const x = [0, -0, 9.2, -9.2, 1e30, inf, -inf, nan];
    expect(apply("tanh", x)).toEqual([0, -0, 1, -1, 1, 1, -1, nan]);
  });
});

describe("pow", () => {
  test("errs by no more than log and exp together", () => {
    const x = between(-5, 5, 1).map((exponent) => Math.fround(Math.exp(exponent)));
    const y = between(-15, 15, 2);
    const exact = x.map((base, k) => base ** y[k]!);
    const bound = (k: number): number => {
      const log = Math.log(x[k]!);
      const exponent = Math.abs(y[k]! * log);
      const ofLog = x[k]! >= 0.5 && x[k]! <= 2 ? 2 ** -21 : 3 * ulp(log);
      // log's error times y, the product's rounding, and exp's 3 + 2|x| ULP, of at most 2^-23 each
      return exact[k]! * (Math.abs(y[k]!) * ofLog + exponent * 2 ** -24 + (3 + 2 * exponent) * 2 ** -23);
    };
    const { share, at: k } = worst(apply("pow", x, y), exact, bound);
    expect(share, `${x[k]} ^ ${y[k]}`).toBeLessThanOrEqual(1);
  });

  test("of a negative number has its sign for odd exponents, none for even ones, and is NaN between", () => {
    const y = [1, 2, 3, -1, -2, 0, 0.5, -2.5, 2 ** 24];
    const got = apply("pow", Array(y.length).fill(-2), y);
    expect(got.slice(5)).toEqual([1, nan, nan, inf]);
    // e^(y ln 2) is no power of 2 to the bit: 8 ULP, as the bound above
    for (const [k, exact] of [-2, 4, -8, -0.5, 0.25].entries())
      expect(Math.abs(got[k]! / exact - 1)).toBeLessThan(8 * 2 ** -23);
  });

  test.each([
    [0, [2, 0.5, -1, 0]],
    [1, [5, -5, 0, 0.5]],
    [inf, [2, -2, 0]],
    [-inf, [3, 2, -3]],
    [2, [inf, -inf, 128, -130, nan]], // -130: below the normal numbers, as exp
    [0.5, [inf, -inf]],
    [nan, [0, 1]],
  ])("of %d is what JavaScript says, at the edges", (x, y) => {
    const powers = y.map((exponent) => x ** exponent);
    const exact = powers.map((power) => (Math.abs(power) < 2 ** -126 ? 0 : Math.fround(power)));
    expect(apply("pow", Array(y.length).fill(x), y).map((value) => value + 0)).toEqual(exact);
  });
});

describe("uniformQuad", () => {
  test.each([
    [1, 0, 0, 0],
    [4294967295, 65536, 12345, 2 ** 31 - 2], // steps on both sides of the sign bit
    [20261123, 3, 249_999, 4294967292],
  ])("draws the very numbers of uniform() for seed %d, stream %d, quad %d, steps from %d", (...numbers) => {
    const [seed, stream, quad, step] = numbers as [number, number, number, number];
    const draw: FunctionSource = {
      name: "draw",
      params: ["i32", "i32"],
      body: ({ params: [first, time], local }) => {
        const names = ["a", "b", "c", "d", "p", "q", "r", "s"] as const;
        const locals = Object.fromEntries(names.map((name) => [name, local("v128")])) as DrawLocals &
          Record<string, Local>;
        const splat = (x: Local | undefined) => op("i32x4.splat", x!.get);
        const steps = op("i32x4.add", splat(time), at("v128.load", 64, i32(0)));
        return [
          uniformQuad(seed, stream, { first: splat(first), step: steps, last: 0 }, locals),
          names.slice(0, 4).map((name, k) => at("v128.store", 16 * k, i32(0), locals[name].get)),
        ];
      },
    };
    const module = instantiate([draw]);
    module.i32.set([0, 1, 2, 3], 16);
    module.call("draw", quad, step | 0);
    const exact = Array.from({ length: 16 }, (_, k) =>
      uniform(seed, stream, 4 * quad + Math.floor(k / 4), (step + (k % 4)) >>> 0),
    );
    expect([...module.f32.subarray(0, 16)]).toEqual(exact);
  });
});
