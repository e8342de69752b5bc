// Fields and codes, by numbers worked out by hand.
import { describe, expect, test } from "vitest";
import type { Samples } from "../samples";
import { populationCode, rankOrder } from "./codes";
import { dog, onCentre } from "./fields";

function samples(values: readonly number[], shape: readonly number[]): Samples {
  const size = shape.reduce((a, b) => a * b);
  return {
    images: Float32Array.from(values),
    labels: new Uint8Array(values.length / size),
    count: values.length / size,
    shape,
  };
}

const bytes = (given: Samples): Samples => ({
  ...given,
  images: Uint8Array.from(given.images, (value) => Math.round(255 * value)),
});
/** A bright point in the middle of 9 x 9. */
const point = samples(
  Array.from({ length: 81 }, (_, k) => Number(k === 40)),
  [9, 9],
);
const at = ({ images, shape }: Samples, row: number, column: number, channel = 0) =>
  images[(row * shape[1]! + column) * (shape[2] ?? 1) + channel]!;

describe("the on-centre field", () => {
  test("of a point is the field itself, and 0 is a quarter of the way from -1 to 3", () => {
    const seen = onCentre()(point);
    // weights by Manhattan distance, (w + 1) / 4
    for (const [row, column, weight] of [
      [4, 4, 1],
      [4, 5, 0.625],
      [3, 5, 0.25],
      [6, 4, 0.25],
      [6, 5, -0.125],
      [2, 2, -0.5],
      [7, 4, 0], // beyond the window
    ] as const)
      expect(at(seen, row, column)).toBeCloseTo((weight + 1) / 4, 6); // f32
  });

  test("of even brightness is 2.5 inside, and what lies beyond the edges is dark", () => {
    const seen = onCentre({ low: 0, high: 5 })(samples(Array(49).fill(1), [7, 7]));
    expect(at(seen, 3, 3)).toBeCloseTo(2.5 / 5, 6); // 1 + 4 * 0.625 + 8 * 0.25 - 8 * 0.125 - 4 * 0.5
    expect(at(seen, 0, 0)).toBeCloseTo((1 + 2 * 0.625 + 3 * 0.25 - 2 * 0.125 - 0.5) / 5, 6); // a quarter of it
  });

  test("of bytes is what it is of numbers, to half a byte", () => {
    const [exact, rounded] = [onCentre()(point), onCentre()(bytes(point))];
    for (const [k, value] of rounded.images.entries())
      expect(Math.abs(value - 255 * exact.images[k]!)).toBeLessThanOrEqual(0.5001);
  });
});

describe("the difference of Gaussians", () => {
  test("of a point: on in the middle, off around it, by two Gaussians of sum 1", () => {
    const seen = dog({ gain: 1 })(
      samples(
        Array.from({ length: 625 }, (_, k) => Number(k === 312)),
        [25, 25],
      ),
    );
    expect(seen.shape).toEqual([25, 25, 2]);
    // sums of whole-numbered Gaussians are sigma sqrt(2 pi) an axis, to 1e-4 for sigma 1 and for 2 within 6 pixels 0.3 %
    const sum = (sigma: number) =>
      Array.from({ length: 13 }, (_, k) => Math.exp(-((k - 6) ** 2) / (2 * sigma ** 2))).reduce(
        (a, b) => a + b,
      );
    const difference = (squared: number) =>
      Math.exp(-squared / 2) / sum(1) ** 2 - Math.exp(-squared / 8) / sum(2) ** 2;
    expect(sum(1)).toBeCloseTo(Math.sqrt(2 * Math.PI), 4);
    expect(at(seen, 12, 12, 0)).toBeCloseTo(difference(0), 6);
    expect(at(seen, 12, 13, 0)).toBeCloseTo(difference(1), 6);
    expect(at(seen, 12, 12, 1)).toBe(0);
    expect(at(seen, 15, 12, 0)).toBe(0);
    expect(at(seen, 15, 12, 1)).toBeCloseTo(-difference(9), 6);
  });

  test("of even brightness is nothing, at the edges too", () => {
    const seen = dog()(samples(Array(64).fill(0.7), [8, 8]));
    expect(Math.max(...seen.images)).toBeLessThan(1e-12);
  });

  test("of an edge is on where it is bright and off where it is dark, alike", () => {
    const seen = dog()(
      samples(
        Array.from({ length: 400 }, (_, k) => Number(k % 20 >= 10)),
        [20, 20],
      ),
    );
    // half of all but the middle column is bright: 2 * (g1(0) - g2(0)) / 2, each g of sum 1 within 6 pixels
    const middle = (sigma: number) =>
      1 /
      Array.from({ length: 13 }, (_, k) => Math.exp(-((k - 6) ** 2) / (2 * sigma ** 2))).reduce(
        (a, b) => a + b,
      );
    expect(at(seen, 10, 10, 0)).toBeCloseTo(middle(1) - middle(2), 6);
    expect(at(seen, 10, 9, 1)).toBeCloseTo(at(seen, 10, 10, 0), 6);
    expect(at(seen, 10, 9, 0)).toBe(0);
  });
});

describe("the population code", () => {
  test("has centres at -1/6 to 7/6 for five neurons, and a deviation of 2/9", () => {
    const seen = populationCode(5)(samples([0, 0.5], [2]));
    expect(seen.shape).toEqual([2, 5]);
    const centres = [-1 / 6, 1 / 6, 1 / 2, 5 / 6, 7 / 6]; // (2i - 3) / 2 / 3
    for (const [k, value] of [0, 0.5].entries())
      for (const [i, centre] of centres.entries())
        expect(seen.images[5 * k + i]).toBeCloseTo(Math.exp(-(((value - centre) * 4.5) ** 2) / 2), 6);
  });

  test("of images puts its neurons in the place of channels", () => {
    const given = samples(Array(12).fill(1), [2, 3, 2]);
    const seen = populationCode(4)(given);
    expect(seen.shape).toEqual([2, 3, 8]);
    expect(populationCode(4)(samples(Array(6).fill(1), [2, 3])).shape).toEqual([2, 3, 4]);
    expect(seen.images.length).toBe(48);
    expect(() => populationCode(2)).toThrow(
      "populationCode: is 2, where a whole number from 3 on is expected.",
    );
  });
});

test("rank order: whatever the contrast, equal ones share a rank, and darkness stays dark", () => {
  const seen = rankOrder()(samples([0.2, 0.9, 0, 0.9, 0.3, 0.1, 0.5, 0.4], [8]));
  expect([...seen.images]).toEqual([0.375, 1, 0, 1, 0.5, 0.25, 0.75, 0.625]); // 1 - rank / 8
  const faint = rankOrder()(samples([0.02, 0.09, 0, 0.09, 0.03, 0.01, 0.05, 0.04], [8]));
  expect(faint.images).toEqual(seen.images);
});
