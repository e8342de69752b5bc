import { expect, test } from "vitest";
import { nudge, parseNumber } from "./numberEntry";

const RATE = { unit: "1", min: 0, max: 1 };

test.each([
  ["0.05", 0.05],
  [" 1e-3 ", 0.001],
  ["+1", 1],
  [".5", 0.5],
])("'%s' is taken as %d", (text, value) => {
  expect(parseNumber(text, RATE)).toEqual({ value, problem: null });
});

test.each([
  ["", "Write a number."],
  ["0,05", "Write decimals with a point, as in 0.05, and thousands without a comma."],
  ["fast", "“fast” is not a number."],
  ["Infinity", "“Infinity” is not a number."],
  ["0.1.2", "“0.1.2” is not a number."],
  ["-0.1", "At least 0."],
  ["1.01", "At most 1."],
])("'%s' is refused with a reason", (text, problem) => {
  expect(parseNumber(text, RATE)).toEqual({ value: null, problem });
});

test("a bound is told with its unit, and a minus sign as word processors write it is understood", () => {
  expect(parseNumber("−65", { unit: "mV", min: -60 }).problem).toBe("At least -60 mV.");
  expect(parseNumber("2.5", { whole: true }).problem).toBe("A whole number is needed.");
});

test("an arrow key changes the second digit that matters and stays within bounds", () => {
  expect(nudge(0.05, 1, RATE)).toBe(0.051);
  expect(nudge(100, -1, {})).toBe(90);
  expect(nudge(-65, 1, {})).toBe(-64);
  expect(nudge(0.995, 1, RATE)).toBe(1);
  expect(nudge(0, -1, RATE)).toBe(0);
  expect(nudge(7, 1, { whole: true })).toBe(8);
});
