import { expect, test } from "vitest";
import { bytes, count, duration, percent, plain, rate, splitAbout, time } from "./format";

test("numbers are written as people read them", () => {
  expect(count(78400)).toBe("78,400");
  expect(percent(0.7824)).toBe("78.2 %");
  expect(bytes(313600)).toBe("313.6 kB");
  expect([time(41.5), time(18200), time(700_000)]).toEqual(["41.5 ms", "18.2 s", "700 s"]);
  expect([rate(2.14), rate(7285.3)]).toEqual(["2.1", "7,285"]);
});

test("what a field shows reads back as the same number", () => {
  for (const value of [0.1 + 0.2, 1e7, 400_000, 1e-6, -65, 0, 0.05, 78.4]) {
    expect(Number(plain(value))).toBeCloseTo(value, 12);
  }
  expect([plain(1e7), plain(0.1 + 0.2)]).toEqual(["1e7", "0.3"]);
});

test("a parameter's description is a name and what more there is to say", () => {
  expect(splitAbout("membrane time constant: how fast it forgets")).toEqual({
    name: "Membrane time constant",
    more: "how fast it forgets",
  });
  expect(splitAbout("largest weight")).toEqual({ name: "Largest weight", more: "" });
});

test.each([
  [0.4, "0 s"],
  [12.4, "12 s"],
  [95, "1 min 35 s"],
  [8000, "2 h 13 min"],
])("%d s read as %s", (seconds, words) => {
  expect(duration(seconds)).toBe(words);
});
