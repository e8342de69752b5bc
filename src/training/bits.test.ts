import { expect, test } from "vitest";
import { Bits } from "./bits";

test.each([[16], [13]])("bits of %d values come back as bytes, whole samples at a time", (n) => {
  const bits = new Bits(4, n);
  const on = [
    [0, 0],
    [1, n - 1],
    [1, 8],
    [3, 5],
  ] as const;
  for (const [sample, k] of on) bits.set(sample, k);
  const expected = new Uint8Array(4 * n);
  for (const [sample, k] of on) expected[sample * n + k] = 255;
  expect(bits.length).toBe(4 * n);
  expect([...bits.subarray()]).toEqual([...expected]);
  expect([...bits.subarray(n, 3 * n)]).toEqual([...expected.subarray(n, 3 * n)]);
});
