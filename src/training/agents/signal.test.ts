// What of a reward reaches the synapses, by hand.
import { expect, test } from "vitest";
import { SIGNALS } from "../../core/agent";
import { signalOf } from "./signal";

const paid = (reward: number, before = 0, now = 0) => ({ reward, before, now });

test("every signal has its numbers here", () => {
  expect(Object.keys(SIGNALS)).toEqual(["plain", "baseline", "td"]);
});

test("plain is the reward, whatever was expected", () => {
  const signal = signalOf({ name: "plain" });
  expect([paid(1), paid(-2.5, 3, 4)].map((one) => signal.of(one))).toEqual([1, -2.5]);
  expect(signal.baseline).toBe(0);
});

test("baseline is the reward beyond the mean of those before, which follows by a share", () => {
  const signal = signalOf({ name: "baseline", params: { rate: 0.5 } });
  expect([1, 1, 0].map((reward) => signal.of(paid(reward)))).toEqual([1, 0.5, -0.75]);
  expect(signal.baseline).toBe(0.375);
  const usual = signalOf({ name: "baseline" });
  usual.of(paid(2));
  expect(usual.baseline).toBeCloseTo(0.1, 12); // 0.05 of 2
});

test("baseline goes on from where it was", () => {
  const [whole, first] = [signalOf({ name: "baseline" }), signalOf({ name: "baseline" })];
  for (const signal of [whole, first]) for (const reward of [1, 0, 3]) signal.of(paid(reward));
  const rest = signalOf({ name: "baseline" }, first.baseline);
  expect(rest.of(paid(1))).toBe(whole.of(paid(1)));
});

test("td is the reward and what is to come now, beyond what was to come before", () => {
  expect(signalOf({ name: "td", params: { gamma: 0.5 } }).of(paid(1, 0.75, 2))).toBe(1.25);
  const usual = signalOf({ name: "td" });
  expect(usual.of(paid(0, 0.95, 1))).toBeCloseTo(0, 12); // as expected
  expect(usual.of(paid(1, 1, 0))).toBe(0); // so is an end with its reward
  expect(usual.of(paid(0, 1, 0))).toBe(-1); // none where one was expected
});
