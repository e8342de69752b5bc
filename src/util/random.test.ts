import { describe, expect, test } from "vitest";
import { philox, uniform, uniforms } from "./random";

describe("philox", () => {
  // Random123's kat_vectors file, rows "philox4x32 10".
  test.each([
    [
      [0, 0, 0, 0],
      [0, 0],
      [0x6627e8d5, 0xe169c58d, 0xbc57ac4c, 0x9b00dbd8],
    ],
    [
      [0xffffffff, 0xffffffff, 0xffffffff, 0xffffffff],
      [0xffffffff, 0xffffffff],
      [0x408f276d, 0x41c83b0e, 0xa20bc7c6, 0x6d5451fd],
    ],
    [
      [0x243f6a88, 0x85a308d3, 0x13198a2e, 0x03707344],
      [0xa4093822, 0x299f31d0],
      [0xd16cfe09, 0x94fdcceb, 0x5001e420, 0x24126ea1],
    ],
  ])("gives the published answer for counter %j", (counter, key, answer) => {
    expect(philox(counter as [number, number, number, number], key[0]!, key[1]!)).toEqual(answer);
  });

  test("uniform numbers have mean 1/2 and variance 1/12 within 4 standard errors", () => {
    const n = 20_000;
    let sum = 0;
    let squares = 0;
    for (let i = 0; i < n; i++) {
      const u = uniform(7, 3, i, 11);
      expect(Math.fround(u)).toBe(u);
      sum += u;
      squares += (u - 0.5) ** 2;
    }
    expect(Math.abs(sum / n - 0.5)).toBeLessThan(4 * Math.sqrt(1 / 12 / n));
    expect(Math.abs(squares / n - 1 / 12)).toBeLessThan(4 * Math.sqrt(1 / 180 / n));
  });

  test("seed, stream, index and step each change the number", () => {
    const base = uniform(1, 1, 1, 1);
    for (const other of [
      uniform(2, 1, 1, 1),
      uniform(1, 2, 1, 1),
      uniform(1, 1, 2, 1),
      uniform(1, 1, 1, 2),
    ]) {
      expect(other).not.toBe(base);
    }
  });
});

test("many in a row, in any order, are those that are drawn one by one", () => {
  const many = uniforms(7, 3, 2);
  for (const k of [0, 1, 2, 3, 4, 9, 8, 3, 100_001, 4]) expect(many(k)).toBe(uniform(7, 3, k, 2));
});
