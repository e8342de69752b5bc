import { expect, test } from "vitest";
import { rangeOf } from "./weightRange";

const filled = (length: number, value: (k: number) => number) =>
  Float32Array.from({ length }, (_, k) => value(k));

test("weights drawn evenly up to 0.3 span the whole range", () => {
  expect(rangeOf(filled(10_000, (k) => (0.3 * k) / 10_000))).toEqual({ low: 0, high: 0.3, clipped: false });
});

test("a few very large weights are cut off, and that is told", () => {
  expect(rangeOf(filled(10_000, (k) => (k < 20 ? 5 : (0.48 * k) / 10_000)))).toEqual({
    low: 0,
    high: 0.5,
    clipped: true,
  });
});

test("weights that are all 0 still have a range", () => {
  expect(rangeOf(new Float32Array(100))).toEqual({ low: 0, high: 0.05, clipped: false });
});

test("weights of both signs span as much below 0 as above", () => {
  expect(rangeOf(filled(10_000, (k) => (k % 2 === 0 ? 0.2 : -0.4) * ((k % 100) / 100)))).toEqual({
    low: -0.4,
    high: 0.4,
    clipped: false,
  });
});
