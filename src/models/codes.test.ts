// What each observation code makes of an observation, by hand, and which shapes it takes.
import { describe, expect, test } from "vitest";
import { defineCode, shareOf } from "../core/code";
import type { Quantity } from "../core/environment";
import { codes } from "./registry";

const x: Quantity = { name: "x", low: -1, high: 1 };
const y: Quantity = { name: "y", low: 0, high: 10 };

function encoded(
  name: string,
  quantities: readonly Quantity[],
  shape: readonly number[],
  observation: readonly number[],
  values: Readonly<Record<string, number>> = {},
): number[] {
  const out = new Float32Array(shape.reduce((product, n) => product * n, 1)).fill(9); // from before
  codes[name]!.create({ quantities, shape, values })(observation, out);
  return Array.from(out, (value) => Number(value.toFixed(4)));
}

/** The numbers of the neurons that are fully active, where all others are silent. */
const active = (values: readonly number[]) => values.flatMap((value, k) => (value === 0 ? [] : [k * value]));

test("every code has its numbers here", () => {
  expect(Object.keys(codes).sort()).toEqual(["boxes", "level", "population", "radial", "tiles"]);
});

test("a quantity lies between its bounds, or at one of them", () => {
  expect([-2, -1, 0, 0.5, 1, 3].map((value) => shareOf(value, x))).toEqual([0, 0, 0.5, 0.75, 1, 1]);
});

describe("boxes", () => {
  test.each([
    [[-1, 0], 0],
    [[-0.51, 2.4], 0], // first of four along x, first of three along y
    [[-0.5, 3.34], 4], // second along x, second along y
    [[0.99, 9.9], 11],
    [[1, 10], 11], // the upper bounds belong to the last box
    [[7, -3], 9], // beyond them, too
  ])("%j is in box %i of 4 x 3", (observation, box) => {
    expect(active(encoded("boxes", [x, y], [4, 3], observation))).toEqual([box]);
  });

  test("cells by number have one each", () => {
    const cell: Quantity = { name: "cell", low: 0, high: 4, whole: true };
    for (const k of [0, 1, 2, 3, 4]) expect(active(encoded("boxes", [cell], [5], [k]))).toEqual([k]);
  });
});

test("level: each neuron as far as its quantity is from the lower bound", () => {
  expect(encoded("level", [x, y], [2], [0.5, 2.5])).toEqual([0.75, 0.25]);
  expect(encoded("level", [x, y], [1, 2], [-4, 12])).toEqual([0, 1]);
});

test("population: a row for each quantity, Gaussian about centres from bound to bound", () => {
  // centres of x at -1, 0, 1; of y at 0, 5, 10; sigma of half a distance: exp(-2 d^2) at d distances
  const far = Math.exp(-2);
  const values = encoded("population", [x, y], [2, 3], [0, 2.5], { sigma: 0.5 });
  const half = Number(Math.exp(-0.5).toFixed(4));
  const expected = [far, 1, far, half, half, Math.exp(-4.5)].map((value) => Number(value.toFixed(4)));
  expect(values).toEqual(expected);
});

test("radial: a grid of Gaussians, the product of those along each quantity", () => {
  const values = encoded("radial", [x, y], [3, 2], [0, 10], { sigma: 1 });
  const one = Number(Math.exp(-0.5).toFixed(4)); // one distance along x, or along y
  const two = Number(Math.exp(-1).toFixed(4));
  expect(values).toEqual([two, one, one, 1, two, one]);
});

describe("tiles", () => {
  // of two tilings the second is shifted by half a tile along x; along y by 3/2, which is half a tile, too
  test.each([
    [
      [-1, 0],
      [0, 9],
    ], // place 0 in both: tile 0 of 3 x 3 in each
    [
      [0, 0],
      [3, 12],
    ], // place 1 along x, 1.5 shifted: still the second tile
    [
      [0.5, 0],
      [3, 15],
    ], // place 1.5, 2 shifted
    [
      [0, 7.5],
      [4, 14],
    ], // place 1.5 along y, 2 shifted
    [
      [1, 10],
      [8, 17],
    ], // 2.5 shifted is the last one, half beyond the bounds
  ])("%j is in tiles %j of two tilings of 3 x 3", (observation, tiles) => {
    expect(active(encoded("tiles", [x, y], [2, 3, 3], observation))).toEqual(tiles);
  });

  test("with one tiling there is no shift; with four, an eighth of the way shows in one of them", () => {
    expect(active(encoded("tiles", [x], [1, 3], [0.9]))).toEqual([1]);
    const at = (value: number) => active(encoded("tiles", [x], [4, 3], [value])).map((k) => k % 3);
    expect(at(-1)).toEqual([0, 0, 0, 0]); // shifts 0, 1/4, 1/2, 3/4
    expect(at(-0.75)).toEqual([0, 0, 0, 1]);
    expect(at(-0.25)).toEqual([0, 1, 1, 1]);
  });
});

describe("a shape fits", () => {
  test.each<[string, number, readonly number[], boolean]>([
    ["boxes", 2, [4, 3], true],
    ["boxes", 2, [12], false],
    ["level", 3, [3], true],
    ["level", 3, [3, 1], true],
    ["level", 3, [4], false],
    ["population", 2, [2, 5], true],
    ["population", 2, [3, 5], false],
    ["population", 2, [2, 1], false],
    ["population", 2, [2, 5, 1], false],
    ["radial", 2, [4, 3], true],
    ["radial", 2, [4, 1], false],
    ["radial", 1, [4, 3], false],
    ["tiles", 2, [8, 4, 4], true],
    ["tiles", 2, [4, 4], false],
  ])("%s of %i quantities, %j: %s", (name, quantities, shape, fits) => {
    expect(codes[name]!.fits(quantities, shape)).toBe(fits);
  });
});

test("a code without what it must have is refused", () => {
  const whole = { ...codes.boxes!, kind: undefined };
  const { kind: _, ...fine } = whole;
  expect(defineCode(fine).kind).toBe("code");
  expect(() => defineCode({ ...fine, create: undefined as never })).toThrow(
    "boxes.create: a function is expected.",
  );
  expect(() => defineCode({ ...fine, fits: true as never })).toThrow("boxes.fits: a function is expected.");
  expect(() => defineCode({ ...fine, name: "Boxes" })).toThrow("code.name: ");
  expect(() => defineCode({ ...fine, extents: 3 as never })).toThrow("extents");
});
