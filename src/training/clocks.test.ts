// No two showings share their noise, and none of training's is that of a test.
import { expect, test } from "vitest";
import { clockOf, clockOfRepeat } from "./clocks";

/** First steps of 300 samples and of their 5 repeats. */
function clocks(steps: number, learn: boolean): number[] {
  return Array.from({ length: 300 }, (_, sample) => {
    const occasion = { steps, sample, learn };
    return [clockOf(occasion), ...[1, 2, 3, 4, 5].map((repeat) => clockOfRepeat(occasion, repeat, 5))];
  }).flat();
}

test("all showings of training and of tests keep a sample's steps from each other, within u32", () => {
  const steps = 700;
  const all = [...clocks(steps, true), ...clocks(steps, false)].sort((a, b) => a - b);
  expect(all.length).toBe(2 * 300 * 6);
  for (const [k, clock] of all.entries())
    expect((all[k + 1] ?? 2 ** 32) - clock).toBeGreaterThanOrEqual(steps);
});

test("first showings are where they are without repeats", () => {
  expect(clockOf({ steps: 100, sample: 7, learn: true })).toBe(700);
  expect(clockOf({ steps: 100, sample: 7, learn: false })).toBe(2 ** 31 + 700);
});

test.each([
  ["training", true, 0],
  ["looking", false, 2 ** 31],
] as const)("repeats stay in the half of %s however many samples there were", (_, learn, start) => {
  for (const sample of [0, 357_913, 1e7, 1e9]) {
    const clock = clockOfRepeat({ steps: 1000, sample, learn }, 5, 5);
    expect(clock).toBeGreaterThanOrEqual(start);
    expect(clock).toBeLessThan(start + 2 ** 31);
  }
  // a multiple of 2^31 steps back is the start, not the end
  expect(clockOfRepeat({ steps: 2 ** 10, sample: 2 ** 21 - 1, learn }, 1, 1)).toBe(start);
});
