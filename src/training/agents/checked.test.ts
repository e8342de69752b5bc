// What `checkedEnvironment` lets through, and what each wrong thing is told.
import { describe, expect, test } from "vitest";
import type { Environment, Outcome } from "../../core/environment";
import { EngineError, ModelError } from "../../util/errors";
import { checkedEnvironment } from "./checked";

const fine: Environment = {
  name: "mine",
  observation: [
    { name: "x", low: 0, high: 1 },
    { name: "cell", low: 0, high: 4, whole: true },
  ],
  actions: ["left", "right"],
  reset: () => [0, 1],
  step: () => ({ observation: [0.5, 4], reward: 1, done: false }),
};

/** What comes of the third step of the second episode, with another outcome in it. */
function third(outcome: unknown, parts: Partial<Environment> = {}): Outcome {
  let steps = 0;
  const step = () => (++steps === 3 ? (outcome as Outcome) : fine.step(0));
  const environment = checkedEnvironment({ ...fine, step, ...parts });
  environment.reset(1);
  environment.reset(2);
  environment.step(0);
  environment.step(1);
  return environment.step(1);
}

function errorOf(act: () => unknown): Error {
  try {
    act();
  } catch (error) {
    return error as Error;
  }
  throw new Error("nothing was refused");
}

test("what is right goes through, as a copy", () => {
  const seen = new Float32Array([0.25, 2]);
  const environment = checkedEnvironment({
    ...fine,
    step: () => ({ observation: seen as unknown as number[], reward: -1, done: true }),
    shortest: () => 7,
  });
  expect(environment.reset(0)).toEqual([0, 1]);
  const { observation } = environment.step(1);
  seen[0] = 9;
  expect(observation).toEqual([0.25, 2]);
  expect(environment.shortest!()).toBe(7);
  expect(environment.scene).toBeUndefined();
});

test("methods of a class keep what they are of", () => {
  class Counter {
    readonly name = "counter";
    readonly observation = [{ name: "count", low: 0, high: 9 }];
    readonly actions = "direction" as const;
    private count = 0;
    reset() {
      this.count = 0;
      return [0];
    }
    step() {
      return { observation: [++this.count], reward: 0, done: false };
    }
  }
  const environment = checkedEnvironment(new Counter());
  environment.reset(0);
  environment.step(-7.5);
  expect(environment.step(1).observation).toEqual([2]);
});

describe("an outcome is refused", () => {
  const at = "environment mine, episode 2, step 3: ";
  test.each<[string, unknown, string]>([
    ["without parts", undefined, "{ observation, reward, done } is expected of step(), got nothing."],
    [
      "of one number too many",
      { observation: [0, 1, 2], reward: 0, done: false },
      "shape [2] is expected, got [3].",
    ],
    ["of no numbers", { observation: 0.5, reward: 0, done: false }, "shape [2] is expected, got 0.5."],
    [
      "of a text",
      { observation: [0, "1"], reward: 0, done: false },
      'a number is expected as cell, got "1".',
    ],
    [
      "of a cell that is none",
      { observation: [0, 5], reward: 0, done: false },
      "a whole number from 0 to 4 is expected as cell, got 5.",
    ],
    ["of half a cell", { observation: [0, 0.5], reward: 0, done: false }, "as cell, got 0.5."],
    [
      "without a reward",
      { observation: [0, 1], done: false },
      "a number is expected as reward, got nothing.",
    ],
    [
      "that does not say whether it is the end",
      { observation: [0, 1], reward: 0 },
      "true or false is expected as done, got nothing.",
    ],
    [
      "that is cut off by a number",
      { observation: [0, 1], reward: 0, done: false, truncated: 1 },
      "as truncated, got 1.",
    ],
  ])("%s", (_, outcome, what) => {
    const error = errorOf(() => third(outcome));
    expect(error).toBeInstanceOf(ModelError);
    expect(error.message.slice(0, at.length)).toBe(at);
    expect(error.message).toContain(what);
  });

  test.each<[string, object, string]>([
    ["NaN in it", { observation: [Number.NaN, 1] }, "x is NaN. Look for a division by 0"],
    ["an infinite number in it", { observation: [-Infinity, 1] }, "x is -Infinity."],
    ["a reward of NaN", { reward: Number.NaN }, "reward is NaN."],
  ])("with %s", (_, part, what) => {
    const error = errorOf(() => third({ observation: [0, 1], reward: 0, done: false, ...part }));
    expect(error).toBeInstanceOf(EngineError);
    expect((error as EngineError).reason).toBe("not-finite");
    expect(error.message).toContain(`${at}${what}`);
  });
});

test("a first observation is checked, too", () => {
  const reset = () => [0];
  expect(() => checkedEnvironment({ ...fine, reset }).reset(3)).toThrow(
    "environment mine, episode 1, step 0: an observation of shape [2] is expected, got [1].",
  );
  expect(() => checkedEnvironment(fine).reset(1.5)).toThrow("expected as seed, got 1.5.");
});

test.each([
  [2, "an action from 0 to 1 (left, right) is expected, got 2."],
  [-1, "got -1."],
  [0.5, "got 0.5."],
  [Number.NaN, "got NaN."],
])("the action %d is refused, and the episode goes on", (action, what) => {
  const environment = checkedEnvironment(fine);
  environment.reset(0);
  expect(() => environment.step(action)).toThrow(`environment mine, episode 1, step 0: `);
  expect(() => environment.step(action)).toThrow(what);
  expect(environment.step(1).reward).toBe(1);
});

test("a direction that is none is refused", () => {
  const environment = checkedEnvironment({ ...fine, actions: "direction" });
  environment.reset(0);
  expect(() => environment.step(Infinity)).toThrow("a direction in radians is expected, got Infinity.");
});

test.each(["done", "truncated"])("a step after the end (%s) is refused, one before the begin too", (end) => {
  const outcome = { observation: [0, 1], reward: 0, done: false, [end]: true };
  const environment = checkedEnvironment({ ...fine, step: () => outcome });
  expect(() => environment.step(0)).toThrow(
    "environment mine, episode 0, step 0: a step before the first episode. Call reset(seed) first.",
  );
  environment.reset(0);
  environment.step(0);
  expect(() => environment.step(0)).toThrow("episode 1, step 1: a step after the end. Call reset(seed)");
  environment.reset(1);
  expect(environment.step(0)[end as "done"]).toBe(true);
});

test("an episode that went wrong is over", () => {
  const environment = checkedEnvironment({ ...fine, step: () => ({ ...fine.step(0), reward: Number.NaN }) });
  environment.reset(0);
  expect(() => environment.step(0)).toThrow("reward is NaN");
  expect(() => environment.step(0)).toThrow("a step after the end");
});

test.each<[unknown, string]>([
  [null, "environment: { name, observation, actions, reset(seed), step(action) } is expected, got null."],
  [{ ...fine, name: "" }, 'environment.name: a text is expected, got "".'],
  [{ ...fine, step: undefined }, "environment mine.step: a function is expected, got nothing."],
  [{ ...fine, reset: 1 }, "environment mine.reset: a function is expected, got 1."],
  [{ ...fine, scene: {} }, "environment mine.scene: a function is expected, got {}."],
  [{ ...fine, observation: [] }, "environment mine.observation: a list with { name, low, high }"],
  [{ ...fine, observation: [{ name: "x", low: 0, high: Infinity }] }, "environment mine.observation[0]: "],
  [{ ...fine, observation: [{ name: "x", low: 1, high: 1 }] }, "finite low < high is expected"],
  [
    { ...fine, actions: [] },
    'environment mine.actions: a list of names, or "direction", is expected, got [].',
  ],
  [{ ...fine, actions: 3 }, "got 3."],
])("what is no environment is refused: %#", (environment, what) => {
  const error = errorOf(() => checkedEnvironment(environment as Environment));
  expect(error).toBeInstanceOf(ModelError);
  expect(error.message).toContain(what);
});
