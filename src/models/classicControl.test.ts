// Cart and pole, and acrobot, against Gymnasium itself: episodes that scripts/golden/classic_control.py made, with the
// starts of our seeds.
import { describe, expect, test } from "vitest";
import type { Outcome } from "../core/environment";
import golden from "./golden/classic_control.json";
import { environments } from "./registry";

/** Gymnasium's numbers are kept to 12 digits; rounding grows over 60 steps of an unstable motion by less than 1e3. */
const DIGITS = 10;

const angles = ([cos1, sin1, cos2, sin2, spin1, spin2]: readonly number[]) => [
  Math.atan2(sin1!, cos1!),
  Math.atan2(sin2!, cos2!),
  spin1!,
  spin2!,
];

describe.each([
  { name: "cart_pole", episodes: golden.cart_pole, stateOf: (seen: readonly number[]) => seen },
  { name: "acrobot", episodes: golden.acrobot, stateOf: angles },
])("$name", ({ name, episodes, stateOf }) => {
  test.each(episodes)("moves as Gymnasium's from seed $seed", ({ seed, acts, states, ended, ...whole }) => {
    const environment = environments[name]!.create();
    const seen = [environment.reset(seed)];
    const outcomes = acts.map((act) => environment.step(act));
    seen.push(...outcomes.map(({ observation }) => observation));
    for (const [step, state] of states.entries())
      for (const [k, value] of state.entries()) expect(stateOf(seen[step]!)[k]).toBeCloseTo(value, DIGITS);
    expect(outcomes.map(({ done }) => done)).toEqual(acts.map((_, k) => ended && k === acts.length - 1));
    if (!ended) return;
    expect(outcomes).toHaveLength(whole.steps);
    expect(outcomes.reduce((sum, { reward }) => sum + reward, 0)).toBe(whole.return);
  });
});

/** What an agent gets that acts by a rule until the end. */
function play(name: string, params: object, act: (seen: readonly number[]) => number): Outcome[] {
  const environment = environments[name]!.create({ ...params });
  const outcomes: Outcome[] = [];
  for (let seen = environment.reset(4); ; ) {
    const outcome = environment.step(act(seen));
    outcomes.push(outcome);
    if (outcome.done || outcome.truncated) return outcomes;
    seen = outcome.observation;
  }
}

test("a pole that is held up is cut off after 500 steps, with a reward of 1 for each", () => {
  const rule = ([x, speed, angle, spin]: readonly number[]) =>
    angle! + 0.3 * spin! + 0.03 * x! + 0.06 * speed! > 0 ? 1 : 0;
  const outcomes = play("cart_pole", {}, rule);
  expect(outcomes).toHaveLength(golden.cart_pole[3]!.steps);
  expect(outcomes.reduce((sum, { reward }) => sum + reward, 0)).toBe(golden.cart_pole[3]!.return);
  expect(outcomes.at(-1)).toMatchObject({ done: false, truncated: true });
  expect(play("cart_pole", { limit: 20 }, rule)).toHaveLength(20);
});

test("an acrobot that hangs is cut off after 500 steps at -500, one that is swung up gets 0 for its last step", () => {
  const still = play("acrobot", {}, () => 1);
  expect(still.reduce((sum, { reward }) => sum + reward, 0)).toBe(-500);
  expect(still.at(-1)).toMatchObject({ done: false, truncated: true });
  const swung = play("acrobot", {}, (seen) => (seen[5]! > 0 ? 2 : 0));
  expect(swung.at(-1)).toMatchObject({ done: true, reward: 0 });
  expect(swung.reduce((sum, { reward }) => sum + reward, 0)).toBe(1 - swung.length);
});
