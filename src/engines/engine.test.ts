// What all engines share: how spikes are counted.
import { expect, test } from "vitest";
import { addCounts } from "./engine";

test("spikes are counted over steps and words, bit 31 included", () => {
  const bits = Uint32Array.from([0x80000001, 0b10, 0x80000000, 0b11]); // [2 steps, 2 words]
  const counted = new Uint16Array(34);
  addCounts(bits, 2, counted);
  expect([counted[0], counted[31], counted[32], counted[33]]).toEqual([1, 2, 1, 2]);
  expect(counted.reduce((a, b) => a + b)).toBe(6);
});
