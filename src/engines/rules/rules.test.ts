// Every registered rule, on every engine, against its own closed form: over the window of single pairs, triplets, and
// pairs at several rates. A new rule is found by itself, and fails until testForms.ts has its form.
import { beforeAll, describe, expect, test } from "vitest";
import type { EngineName } from "../engine";
import { ENGINES } from "../testEngines";
import { FORMS, type Moment, Past } from "./testForms";
import { type Protocol, RULES, START, stepsOf, weightsAfter } from "./testRules";

/** Where pairs are, so that a spike 100 ms before is in the run. */
const MIDDLE = 120;
const pair = (gap: number): Protocol => ({ pre: [MIDDLE], post: [MIDDLE + gap] });
/** Pairs `gap` ms apart, as often as `rate` (Hz) says. */
const repeated = (rate: number, gap: number): Protocol => {
  const times = Array.from({ length: 8 }, (_, k) => MIDDLE + Math.round((k * 1000) / rate));
  return { pre: times, post: times.map((time) => time + gap) };
};

const GAPS = [-100, -40, -21, -20, -19, -5, -1, 0, 1, 5, 19, 20, 21, 40, 100];
const PROTOCOLS: readonly Protocol[] = [
  ...GAPS.map(pair),
  { pre: [3], post: [9] }, // early in the sample, for codes of latency
  { pre: [12, 14], post: [13, 15] },
  { pre: [MIDDLE, MIDDLE + 10], post: [MIDDLE + 5] }, // pre, post, pre
  { pre: [MIDDLE, MIDDLE + 20], post: [MIDDLE + 15] },
  { pre: [MIDDLE], post: [MIDDLE - 5, MIDDLE + 5] }, // post, pre, post
  { pre: [MIDDLE], post: [MIDDLE - 15, MIDDLE + 5] },
  { pre: [MIDDLE, MIDDLE + 25], post: [MIDDLE + 5, MIDDLE + 20] }, // pre, post, post, pre
  ...[20, 50].flatMap((rate) => [repeated(rate, 10), repeated(rate, -10)]),
  { pre: [], post: [MIDDLE, MIDDLE + 30] }, // lone spikes
  { pre: [MIDDLE, MIDDLE + 30], post: [] },
];

/** Rewards and a punishment: amid the pairs, at a spike, late; so small that no weight comes to a bound. */
const PAYMENTS = [
  { after: MIDDLE + 7, value: 0.06 },
  { after: MIDDLE + 40, value: 0.12 },
  { after: MIDDLE + 60, value: -0.04 },
  { after: MIDDLE + 400, value: 0.1 },
] as const;

/** The teacher's lesson: cells of even number are of the class that is right. */
const classes = PROTOCOLS.map((_, k) => k % 2);
const END = { do: "end", lesson: { label: 0, classes } } as const;

/** The weight of protocol k's synapse, spike after spike. */
function exact(rule: string, k: number): number {
  const { whole, onPre, onPost, onReward, bounds: [low, high] = [-Infinity, Infinity] } = FORMS[rule]!;
  const { pre, post } = PROTOCOLS[k]!;
  const at = (now: number): Moment => ({
    pre: new Past(pre, now),
    post: new Past(post, now),
    inputs: PROTOCOLS.map((protocol) => new Past(protocol.pre, now)),
  });
  const clamp = (w: number) => Math.min(high, Math.max(low, w));
  let w = START;
  const steps = stepsOf(PROTOCOLS, PAYMENTS);
  const last = steps.at(-1)!;
  // all potentials are equal, and so the shares of the answer: see the teacher `delta`
  const reward = Number(classes[k] === 0) - 1 / PROTOCOLS.length;
  if (whole) return whole(w, { pre, post, payments: [...PAYMENTS, { after: last, value: reward }], last });
  for (const step of steps) {
    if (onPre && pre.includes(step)) w = clamp(onPre(w, at(step)));
    if (onPost && post.includes(step)) w = clamp(onPost(w, at(step)));
    for (const { after, value } of PAYMENTS)
      if (onReward && after === step) w = clamp(onReward(w, at(step), value));
  }
  return onReward ? clamp(onReward(w, at(last), reward)) : w;
}

test("every rule has a closed form of its own, and every form a rule", () => {
  expect(Object.keys(FORMS).sort()).toEqual([...RULES].sort());
});

describe.each(ENGINES)("on %s", (name) => {
  let weights: Awaited<ReturnType<typeof weightsAfter>> = {};
  beforeAll(async () => {
    weights = await weightsAfter(name as EngineName, RULES, PROTOCOLS, PAYMENTS, END);
  });

  test.each(RULES)("%s does to a weight what its closed form says", (rule) => {
    // f32: some 30 changes of weights near 1, each rounded to 2^-24, by traces with a few such errors
    const tolerance = name === "reference" ? 1e-12 : 2e-6;
    const expected = PROTOCOLS.map((_, k) => exact(rule, k));
    expect(expected.some((w) => Math.abs(w - START) > 1e-3)).toBe(true); // it does something
    for (const [k, w] of expected.entries())
      expect(Math.abs(weights[rule]![k]! - w), JSON.stringify(PROTOCOLS[k])).toBeLessThan(tolerance);
  });
});
