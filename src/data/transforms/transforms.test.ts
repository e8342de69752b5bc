// Transforms, by numbers worked out by hand and by properties that hold for all images.
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { DataError } from "../../util/errors";
import { type Samples, take, toBytes } from "../samples";
import { contrast, invert, stretch, threshold } from "./contrast";
import { crop, pad, resize, shift } from "./geometry";
import { noise } from "./noise";
import { type Transform, transform } from "./transform";

/** One grey image, row after row. */
function image(...rows: readonly number[][]): Samples {
  const images = Uint8Array.from(rows.flat());
  return { images, labels: Uint8Array.of(7), count: 1, shape: [rows.length, rows[0]!.length] };
}

/** So many images of one grey. */
function grey(count: number, shape: readonly number[], byte: number): Samples {
  const size = shape.reduce((a, b) => a * b);
  return { images: new Uint8Array(count * size).fill(byte), labels: new Uint8Array(count), count, shape };
}

function inFloats(samples: Samples): Samples {
  return { ...samples, images: Float32Array.from(samples.images, (byte) => byte / 255) };
}

function rowsOf({ images, shape }: Samples): number[][] {
  const [rows, columns] = shape.slice(-2) as [number, number];
  return Array.from({ length: rows }, (_, r) => [...images.slice(r * columns, (r + 1) * columns)]);
}

const NINE = image([1, 2, 3], [4, 5, 6], [7, 8, 9]);

describe("crop", () => {
  test("cuts out of the middle, or from a corner", () => {
    expect(rowsOf(crop(1, 1)(NINE))).toEqual([[5]]);
    expect(rowsOf(crop(2, 2, { top: 1, left: 0 })(NINE))).toEqual([
      [4, 5],
      [7, 8],
    ]);
    expect(rowsOf(crop(3, 1)(NINE))).toEqual([[2], [5], [8]]);
  });

  test("refuses to reach beyond the image", () => {
    expect(() => crop(2, 2, { top: 2 })(NINE)).toThrow(
      "crop: 2x2 at row 2, column 0 reaches beyond images of 3x3. Cut less, or pad.",
    );
  });
});

describe("pad", () => {
  test("lays the image in the middle, or at a corner, on a ground of any brightness", () => {
    expect(rowsOf(pad(3, 4)(image([1, 2], [3, 4])))).toEqual([
      [0, 1, 2, 0],
      [0, 3, 4, 0],
      [0, 0, 0, 0],
    ]);
    expect(rowsOf(pad(2, 2, { top: 1, left: 1, value: 0.2 })(image([9])))).toEqual([
      [51, 51],
      [51, 9],
    ]);
  });

  test("cropping gives back what was padded, at any corner, channels and all", () => {
    const sides = fc.integer({ min: 1, max: 5 });
    const inputs = fc.tuple(sides, sides, sides, sides, sides, fc.integer({ min: 1, max: 3 }));
    fc.assert(
      fc.property(inputs, ([rows, columns, top, left, count, channels]) => {
        const size = count * channels * rows * columns;
        const samples: Samples = {
          images: Uint8Array.from({ length: size }, (_, i) => (31 * i) % 256),
          labels: new Uint8Array(count),
          count,
          shape: [rows, columns, channels],
        };
        const padded = pad(rows + 6, columns + 6, { top, left })(samples);
        expect(padded.shape).toEqual([rows + 6, columns + 6, channels]);
        expect(crop(rows, columns, { top, left })(padded)).toEqual(samples);
      }),
      { seed: 1 },
    );
  });

  test("refuses a ground that is too small", () => {
    expect(() => pad(2, 4)(NINE)).toThrow("pad: images of 3x3 at row -1, column 0 reach beyond 2x4.");
  });
});

describe("shift", () => {
  test("moves down and right, or up and left, and lets black in", () => {
    expect(rowsOf(shift([1, 2])(NINE))).toEqual([
      [0, 0, 0],
      [0, 0, 1],
      [0, 0, 4],
    ]);
    expect(rowsOf(shift([-1, 0], { value: 1 })(NINE))).toEqual([
      [4, 5, 6],
      [7, 8, 9],
      [255, 255, 255],
    ]);
    expect(rowsOf(shift([0, 5])(NINE)).flat()).toEqual(Array(9).fill(0));
  });

  test("by at most 1 pixel gives each of nine places equally often", () => {
    const dots = { ...grey(9000, [3, 3], 0), images: new Uint8Array(81000) };
    for (let k = 0; k < 9000; k++) dots.images[9 * k + 4] = 255;
    const { images } = shift(1, { seed: 3 })(dots);
    const seen = new Float64Array(9);
    images.forEach((byte, i) => {
      if (byte) seen[i % 9]!++;
    });
    const chi2 = seen.reduce((sum, n) => sum + (n - 1000) ** 2 / 1000, 0);
    expect(chi2).toBeLessThan(26.1); // chi-squared, 8 degrees of freedom, p = 0.001
  });

  test("moves all channels of a sample together", () => {
    const { images } = shift(2, { seed: 4 })({
      images: Uint8Array.from({ length: 2 * 25 }, (_, i) => (i >> 1) + 1),
      labels: Uint8Array.of(0),
      count: 1,
      shape: [5, 5, 2],
    });
    const channel = (c: number) => images.filter((_, i) => i % 2 === c);
    expect(channel(0)).toEqual(channel(1));
    expect(channel(0)).not.toEqual(Uint8Array.from({ length: 25 }, (_, i) => i + 1));
  });
});

describe("resize", () => {
  test("gives each new pixel the mean of what it covers", () => {
    expect(rowsOf(resize(1, 2)(image([10, 20, 30, 40], [50, 60, 70, 80])))).toEqual([[35, 55]]);
    expect(rowsOf(resize(1, 2)(image([30, 60, 90])))).toEqual([[40, 80]]); // (30 + 60 / 2) / 1.5
    expect(rowsOf(resize(2, 4)(image([1, 2])))).toEqual([
      [1, 1, 2, 2],
      [1, 1, 2, 2],
    ]);
  });

  test("scales each channel by itself", () => {
    const two: Samples = { ...image([10, 1, 30, 3, 50, 5, 70, 7]), shape: [1, 4, 2] };
    expect(resize(1, 2)(two)).toMatchObject({ images: Uint8Array.of(20, 2, 60, 6), shape: [1, 2, 2] });
  });

  test("keeps the mean brightness of any image within half a byte, and its own size byte for byte", () => {
    const sides = fc.integer({ min: 1, max: 9 });
    fc.assert(
      fc.property(sides, sides, sides, sides, fc.nat(), (rows, columns, height, width, salt) => {
        const cells = Array.from({ length: rows }, (_, r) =>
          Array.from({ length: columns }, (_, c) => (r * 57 + c * 91 + salt) % 256),
        );
        const samples = image(...cells);
        const mean = ({ images }: Samples) => [...images].reduce((a, b) => a + b, 0) / images.length;
        expect(Math.abs(mean(resize(height, width)(samples)) - mean(samples))).toBeLessThanOrEqual(
          0.5 + 1e-9,
        );
        expect(resize(rows, columns)(samples)).toEqual(samples);
      }),
      { seed: 2 },
    );
  });
});

describe("noise", () => {
  test("is gaussian: mean, deviation and the share within one and two deviations", () => {
    const n = 40_000;
    const { images } = noise(0.1, { seed: 9 })(inFloats(grey(10, [40, 100], 128)));
    const z = Array.from(images, (value) => (value - 128 / 255) / 0.1);
    const mean = z.reduce((a, b) => a + b) / n;
    const variance = z.reduce((a, b) => a + (b - mean) ** 2, 0) / n;
    expect(Math.abs(mean)).toBeLessThan(4 / Math.sqrt(n)); // 4 standard errors, as below
    expect(Math.abs(variance - 1)).toBeLessThan(4 * Math.sqrt(2 / n));
    const within = (limit: number) => z.filter((value) => Math.abs(value) < limit).length / n;
    expect(within(1)).toBeCloseTo(0.6827, 1); // +-0.05; 0.68 from a sum of 16 bytes, standard error 0.002
    expect(within(2)).toBeCloseTo(0.9545, 1);
    expect(Math.abs(within(1) - 0.6806)).toBeLessThan(0.01);
  });

  test("gives bytes and f32 the same noise, held within what they can be", () => {
    const bytes = { ...grey(3, [8, 8], 0), images: Uint8Array.from({ length: 192 }, (_, i) => i + 30) };
    const noisy = noise(0.4, { seed: 2 });
    expect(noisy(bytes).images).toEqual(toBytes(noisy(inFloats(bytes)).images));
    const values = noisy(inFloats(bytes)).images;
    expect([Math.min(...values), Math.max(...values)]).toEqual([0, 1]);
  });

  test("of salt and pepper changes its share of pixels, half to black and half to full", () => {
    const { images } = noise(0.2, { kind: "salt-and-pepper", seed: 6 })(grey(10, [30, 33], 100));
    const share = (byte: number) => images.filter((value) => value === byte).length / images.length;
    const error = 4 * Math.sqrt((0.1 * 0.9) / images.length); // 4 standard errors
    expect(Math.abs(share(0) - 0.1)).toBeLessThan(error);
    expect(Math.abs(share(255) - 0.1)).toBeLessThan(error);
    expect(share(0) + share(100) + share(255)).toBeCloseTo(1, 10);
  });
});

describe("contrast", () => {
  const ramp = image([0, 51, 102, 153, 204, 255]);

  test("multiplies distances from the middle, or from what is named", () => {
    expect(rowsOf(contrast(0.5)(ramp))).toEqual([[64, 89, 115, 140, 166, 191]]);
    expect(rowsOf(contrast(2)(ramp))).toEqual([[0, 0, 77, 179, 255, 255]]);
    expect(rowsOf(contrast(0.5, { middle: 0 })(ramp))).toEqual([[0, 26, 51, 77, 102, 128]]);
    expect(contrast(1)(ramp)).toEqual(ramp);
  });

  test("threshold gives two values, full from the level on", () => {
    expect(rowsOf(threshold(0.4)(ramp))).toEqual([[0, 0, 255, 255, 255, 255]]);
  });

  test("stretch takes each sample from black to full, or all but a share of it", () => {
    expect(rowsOf(stretch()(image([10, 20, 30, 60])))).toEqual([[0, 51, 102, 255]]);
    expect(rowsOf(stretch(0.25)(image([0, 100, 150, 255])))).toEqual([[0, 0, 255, 255]]);
    expect(rowsOf(stretch()(image([9, 9])))).toEqual([[9, 9]]);
  });

  test("inverting twice gives the same bytes", () => {
    expect(rowsOf(invert()(ramp))).toEqual([[255, 204, 153, 102, 51, 0]]);
    expect(transform(ramp, invert(), invert())).toEqual(ramp);
  });
});

describe("every transform", () => {
  const all: [string, Transform][] = [
    ["crop", crop(3, 2)],
    ["pad", pad(7, 9)],
    ["shift", shift(2, { seed: 5 })],
    ["resize", resize(3, 7)],
    ["noise", noise(0.3, { seed: 5 })],
    ["salt and pepper", noise(0.3, { kind: "salt-and-pepper", seed: 5 })],
    ["contrast", contrast(1.5)],
    ["threshold", threshold(0.6)],
    ["stretch", stretch(0.1)],
    ["invert", invert()],
  ];
  const some: Samples = {
    images: Uint8Array.from({ length: 6 * 20 }, (_, i) => (37 * i) % 256),
    labels: Uint8Array.from({ length: 6 }, (_, k) => k),
    count: 6,
    shape: [4, 5],
    classes: ["a", "b", "c", "d", "e", "f"],
  };

  test.each(all)("%s leaves what it is given as it is, and keeps labels and names", (_, step) => {
    const before = structuredClone(some);
    const { images, labels, classes, count, shape } = step(some);
    expect(some).toEqual(before);
    expect({ labels, classes, count }).toEqual({ labels: some.labels, classes: some.classes, count: 6 });
    expect(images.length).toBe(6 * shape.reduce((a, b) => a * b));
  });

  test.each(all)("%s gives the same bytes again, and for a part of the samples the same part", (_, step) => {
    expect(step(some)).toEqual(step(some));
    expect(step(take(some, 3))).toEqual(take(step(some), 3));
  });

  test.each(all)("%s keeps f32 as f32 within 0..1, equal to bytes within a rounding", (_, step) => {
    const { images } = step(inFloats(some));
    expect(images).toBeInstanceOf(Float32Array);
    expect(Math.min(...images)).toBeGreaterThanOrEqual(0);
    expect(Math.max(...images)).toBeLessThanOrEqual(1);
    const bytes = step(some).images;
    toBytes(images).forEach((byte, i) => {
      expect(Math.abs(byte - bytes[i]!)).toBeLessThanOrEqual(1);
    });
  });

  test("that draws gives other bytes for another seed, and at another place of a chain", () => {
    for (const step of [shift, noise]) {
      expect(step(1, { seed: 1 })(some).images).not.toEqual(step(1, { seed: 2 })(some).images);
      expect(step(1)(some, 0).images).not.toEqual(step(1)(some, 1).images);
    }
  });

  test("in a chain follows the one before", () => {
    const chained = transform(some, crop(4, 4), shift(1), noise(0.1));
    expect(chained).toEqual(noise(0.1)(shift(1)(crop(4, 4)(some), 1), 2));
    expect(transform(some)).toBe(some);
  });

  test.each<[string, () => unknown, string]>([
    ["crop", () => crop(0, 3), "crop.rows: is 0, where a whole number from 1 on is expected."],
    ["shift", () => shift(0.5), "shift: is 0.5, where a whole number from 0 on is expected."],
    ["shift by pairs", () => shift([1, 0.5]), "shift: is 0.5, where"],
    ["noise", () => noise(-1), "noise: is -1, where a number from 0 on is expected."],
    ["salt and pepper", () => noise(2, { kind: "salt-and-pepper" }), "noise: is 2, where a number 0..1 is"],
    ["contrast", () => contrast(Number.NaN), "contrast: is NaN, where"],
    ["threshold", () => threshold(128), "threshold: is 128, where a number 0..1 is expected."],
    ["stretch", () => stretch(0.6), "stretch: is 0.6, where a number 0..0.5 is expected."],
    [
      "a list of numbers",
      () => shift(1)(grey(2, [16], 0)),
      "shift: takes images, and samples have shape [16]. Give them rows and columns, such as [28, 28].",
    ],
  ])("refuses wrong numbers: %s", (_, make, message) => {
    expect(make).toThrow(DataError);
    expect(make).toThrow(message);
  });
});
