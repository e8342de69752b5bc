// Functions of the equation language in f32x4, by series whose next term is below 2^-24 of the result, and the
// random numbers of src/util/random.ts, four steps at a time.
import { type Code, type FunctionSource, f32x4, i32, i32x4, type Local, op, shuffle } from "./assembler";

const add = (...x: Code[]) => op("f32x4.add", ...x);
const sub = (...x: Code[]) => op("f32x4.sub", ...x);
const mul = (...x: Code[]) => op("f32x4.mul", ...x);
const div = (...x: Code[]) => op("f32x4.div", ...x);

/** c[0] + c[1] x + c[2] x^2 + ... by Horner's rule. */
const polynomial = (x: Code, [first, ...rest]: readonly number[]): Code =>
  rest.length === 0 ? f32x4(first!) : add(f32x4(first!), mul(x, polynomial(x, rest)));

const unary = (name: string, body: FunctionSource["body"]): FunctionSource => ({
  name,
  params: ["v128"],
  result: "v128",
  body,
});

const LN2 = Math.LN2;
/** ln 2 in two parts: a multiple of the first by an exponent is exact in f32. */
const LN2_HIGH = 0.693359375;
const LN2_LOW = LN2 - LN2_HIGH;
/** e to more than this is no f32. */
const LN_LARGEST = 88.72283;

const factorials = (first: number, count: number) =>
  Array.from({ length: count }, (_, k) => {
    let product = 1;
    for (let i = 2; i <= first + k; i++) product *= i;
    return 1 / product;
  });

export const FUNCTIONS_IN_WASM: readonly FunctionSource[] = [
  // e^x = 2^n e^r with |r| <= ln 2 / 2
  unary("exp", ({ params: [x], local }) => {
    const n = local("v128");
    const r = local("v128");
    const bounded = op("f32x4.min", op("f32x4.max", x!.get, f32x4(-87.3)), f32x4(LN_LARGEST));
    const scale = (exponent: Code) => op("i32x4.shl", op("i32x4.add", exponent, i32x4(127)), i32(23));
    const whole = op("i32x4.trunc_sat_f32x4_s", n.get);
    const half = op("i32x4.shr_s", whole, i32(1)); // in two factors: 2^128 is no f32
    const power = mul(
      mul(polynomial(r.get, factorials(0, 8)), scale(half)),
      scale(op("i32x4.sub", whole, half)),
    );
    const low = op("v128.bitselect", f32x4(0), power, op("f32x4.lt", x!.get, f32x4(-87.3)));
    return [
      n.set(op("f32x4.nearest", mul(bounded, f32x4(1 / LN2)))),
      r.set(sub(sub(bounded, mul(n.get, f32x4(LN2_HIGH))), mul(n.get, f32x4(LN2_LOW)))),
      op("v128.bitselect", f32x4(Number.POSITIVE_INFINITY), low, op("f32x4.gt", x!.get, f32x4(LN_LARGEST))),
    ];
  }),
  // (e^x - 1) / x, near 0 by its series
  unary("exprel", ({ params: [x], call }) => {
    const far = div(sub(call("exp", x!.get), f32x4(1)), x!.get);
    const near = polynomial(x!.get, factorials(1, 9));
    return op("v128.bitselect", far, near, op("f32x4.gt", op("f32x4.abs", x!.get), f32x4(0.5)));
  }),
  // x = 2^n m with m in [sqrt(1/2), sqrt(2)); ln m = 2 atanh((m - 1) / (m + 1))
  unary("log", ({ params: [x], local }) => {
    const n = local("v128");
    const s = local("v128");
    const m = local("v128");
    const square = mul(s.get, s.get);
    const shifted = op("i32x4.sub", x!.get, i32x4(0x3f3504f3)); // sqrt(1/2)
    const value = add(
      add(
        mul(n.get, f32x4(LN2_LOW)),
        mul(s.get, polynomial(square, [2, 2 / 3, 2 / 5, 2 / 7, 2 / 9, 2 / 11])),
      ),
      mul(n.get, f32x4(LN2_HIGH)),
    );
    const finite = op("f32x4.lt", x!.get, f32x4(Number.POSITIVE_INFINITY));
    const positive = op("v128.bitselect", value, x!.get, finite); // infinity stays, NaN too
    const zero = op("f32x4.eq", x!.get, f32x4(0));
    const special = op("v128.bitselect", f32x4(Number.NEGATIVE_INFINITY), f32x4(Number.NaN), zero);
    return [
      n.set(op("f32x4.convert_i32x4_s", op("i32x4.shr_s", shifted, i32(23)))),
      m.set(op("i32x4.sub", x!.get, op("i32x4.shl", op("i32x4.trunc_sat_f32x4_s", n.get), i32(23)))),
      s.set(div(sub(m.get, f32x4(1)), add(m.get, f32x4(1)))),
      op("v128.bitselect", positive, special, op("f32x4.gt", x!.get, f32x4(0))),
    ];
  }),
  unary("sin", ({ params: [x], local }) => sineAfter(x!, 0, local)),
  unary("cos", ({ params: [x], local }) => sineAfter(x!, 1, local)),
  // e / (e + 2) with e = exp(2x) - 1; 1 in f32 beyond 9.1
  unary("tanh", ({ params: [x], local, call }) => {
    const twice = local("v128");
    const e = local("v128");
    const bounded = op("f32x4.min", op("f32x4.max", x!.get, f32x4(-9.1)), f32x4(9.1));
    return [
      twice.set(mul(bounded, f32x4(2))),
      e.set(mul(twice.get, call("exprel", twice.get))),
      div(e.get, add(e.get, f32x4(2))),
    ];
  }),
  // e^(y ln |x|); below 0 only for whole y, with the sign of an odd one
  {
    name: "pow",
    params: ["v128", "v128"],
    result: "v128",
    body: ({ params: [x, y], local, call }) => {
      const size = local("v128");
      const half = op("f32x4.nearest", mul(y!.get, f32x4(0.5)));
      const odd = op("f32x4.eq", op("f32x4.abs", sub(y!.get, mul(half, f32x4(2)))), f32x4(1));
      const whole = op("f32x4.eq", op("f32x4.nearest", y!.get), y!.get);
      const signed = op("v128.bitselect", op("f32x4.neg", size.get), size.get, odd);
      const below = op("v128.bitselect", signed, f32x4(Number.NaN), whole);
      const value = op("v128.bitselect", below, size.get, op("f32x4.lt", x!.get, f32x4(0)));
      return [
        size.set(call("exp", mul(y!.get, call("log", op("f32x4.abs", x!.get))))),
        op("v128.bitselect", f32x4(1), value, op("f32x4.eq", y!.get, f32x4(0))),
      ];
    },
  },
];

/** pi/2 in three parts: multiples of the first two by a whole number up to 2^11 are exact in f32. */
const QUARTER = [1.5703125, 4.837512969970703e-4, 7.549789954891882e-8] as const;

/** The sine of an angle so many quarters of a turn further: the same sum as in shaders/lib/functions.wgsl. */
function sineAfter(x: Local, ahead: 0 | 1, local: (type: "v128") => Local): Code {
  const [quarters, r, q, quadrant] = [local("v128"), local("v128"), local("v128"), local("v128")];
  const turned = QUARTER.reduce((rest, part) => sub(rest, mul(quarters.get, f32x4(part))), x.get);
  const near = add(
    r.get,
    mul(mul(r.get, q.get), polynomial(q.get, [-1 / 6, 1 / 120, -1 / 5040, 1 / 362880])),
  );
  const cosine = polynomial(q.get, [1, -1 / 2, 1 / 24, -1 / 720, 1 / 40320, -1 / 3628800]);
  const bit = (which: number) => op("i32x4.ne", op("v128.and", quadrant.get, i32x4(which)), i32x4(0));
  const value = op("v128.bitselect", cosine, near, bit(1));
  return [
    quarters.set(op("f32x4.nearest", mul(x.get, f32x4(2 / Math.PI)))),
    r.set(turned),
    q.set(mul(r.get, r.get)),
    quadrant.set(op("i32x4.add", op("i32x4.trunc_sat_f32x4_s", quarters.get), i32x4(ahead))),
    op("v128.xor", value, op("v128.and", bit(2), i32x4(0x80000000 | 0))),
  ];
}

const LOW_WORDS = [0, 8, 16, 24].flatMap((byte) => [byte, byte + 1, byte + 2, byte + 3]);
const HIGH_WORDS = LOW_WORDS.map((byte) => byte + 4);

/** Eight vectors; the first four end as the numbers drawn. */
export type DrawLocals = Readonly<Record<"a" | "b" | "c" | "d" | "p" | "q" | "r" | "s", Local>>;

/** A counter of Philox but for its stream: vectors of four. */
export interface Counters {
  readonly first: Code;
  readonly step: Code;
  /** what is drawn: 0 values, from FIRST_DRAW on what neurons draw */
  readonly last: number;
}

/**
 * Philox4x32-10 (src/util/random.ts) of four counters at a time: leaves their four words in the locals given, as
 * uniform numbers.
 */
export function uniformQuad(seed: number, stream: number, counters: Counters, locals: DrawLocals): Code {
  const { a, b, c, d, p, q, r, s } = locals;
  const { first, step, last } = counters;
  const code: Code[] = [a.set(first), b.set(step), c.set(i32x4(stream)), d.set(i32x4(last))];
  let key0 = seed >>> 0;
  let key1 = 0;
  for (let round = 0; round < 10; round++) {
    code.push(
      p.set(op("i64x2.extmul_low_i32x4_u", a.get, i32x4(0xd2511f53 | 0))),
      q.set(op("i64x2.extmul_high_i32x4_u", a.get, i32x4(0xd2511f53 | 0))),
      r.set(op("i64x2.extmul_low_i32x4_u", c.get, i32x4(0xcd9e8d57 | 0))),
      s.set(op("i64x2.extmul_high_i32x4_u", c.get, i32x4(0xcd9e8d57 | 0))),
      a.set(op("v128.xor", op("v128.xor", shuffle(HIGH_WORDS, r.get, s.get), b.get), i32x4(key0 | 0))),
      b.set(shuffle(LOW_WORDS, r.get, s.get)),
      c.set(op("v128.xor", op("v128.xor", shuffle(HIGH_WORDS, p.get, q.get), d.get), i32x4(key1 | 0))),
      d.set(shuffle(LOW_WORDS, p.get, q.get)),
    );
    key0 = (key0 + 0x9e3779b9) >>> 0;
    key1 = (key1 + 0xbb67ae85) >>> 0;
  }
  const uniform = (x: Code) =>
    op("f32x4.mul", op("f32x4.convert_i32x4_s", op("i32x4.shr_u", x, i32(8))), f32x4(2 ** -24));
  return [...code, ...[a, b, c, d].map((word) => word.set(uniform(word.get)))];
}
