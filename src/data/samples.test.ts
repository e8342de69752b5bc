// Cuts in samples: nothing lost, nothing twice, and one seed one order.
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { DataError } from "../util/errors";
import { classesOf, pick, type Samples, samplesPerClass, shuffle, split, take, toBytes } from "./samples";

/** Sample k has the pixels k and 255 - k, and the label k % 3. */
function make(count: number): Samples {
  const images = Uint8Array.from({ length: 2 * count }, (_, i) => (i % 2 ? 255 - (i >> 1) : i >> 1));
  return { images, labels: Uint8Array.from({ length: count }, (_, k) => k % 3), count, shape: [1, 2] };
}

const numbersOf = (samples: Samples) => Array.from(samples.images).filter((_, i) => i % 2 === 0);

test("take gives samples in order, without copying a pixel", () => {
  const samples = make(10);
  const part = take(samples, 3, 4);
  expect(part).toMatchObject({ count: 3, shape: [1, 2] });
  expect([...part.images]).toEqual([4, 251, 5, 250, 6, 249]);
  expect([...part.labels]).toEqual([1, 2, 0]);
  expect(part.images.buffer).toBe(samples.images.buffer);
});

test("take gives what there is when asked for more", () => {
  expect(take(make(4), 9).count).toBe(4);
  expect(numbersOf(take(make(4), 9, 3))).toEqual([3]);
  expect(take(make(4), 2, 7).count).toBe(0);
});

test("a seed's order of ten samples is this one", () => {
  expect(numbersOf(shuffle(make(10), 1))).toEqual([9, 5, 0, 3, 2, 6, 8, 4, 1, 7]);
});

test("shuffling keeps every sample with its label, in another order for another seed", () => {
  fc.assert(
    fc.property(fc.integer({ min: 30, max: 200 }), fc.nat(2 ** 32 - 1), (count, seed) => {
      const shuffled = shuffle(make(count), seed);
      const numbers = numbersOf(shuffled);
      expect([...shuffled.labels]).toEqual(numbers.map((k) => k % 3));
      expect(numbers).not.toEqual(numbersOf(shuffle(make(count), seed + 1)));
      expect(numbers.sort((a, b) => a - b)).toEqual(numbersOf(make(count)));
    }),
    { seed: 1 },
  );
});

test("each place of a shuffle holds each sample equally often", () => {
  const n = 6;
  const seeds = 3000;
  const counts = new Float64Array(n * n);
  for (let seed = 0; seed < seeds; seed++) {
    numbersOf(shuffle(make(n), seed)).forEach((k, place) => {
      counts[place * n + k]!++;
    });
  }
  const expected = seeds / n;
  const chi2 = counts.reduce((sum, seen) => sum + (seen - expected) ** 2 / expected, 0);
  expect(chi2).toBeLessThan(52.6); // chi-squared, (n - 1)^2 = 25 degrees of freedom, p = 0.001
});

describe("split", () => {
  test.each([
    [0.25, 6, 2],
    [0.1, 7, 1],
    [3, 5, 3],
    [1, 7, 1],
  ])("%s of 8 samples leaves %i and holds back the last %i", (size, kept, held) => {
    const { train, validation } = split(make(8), size);
    expect(numbersOf(train)).toEqual([0, 1, 2, 3, 4, 5, 6, 7].slice(0, kept));
    expect(numbersOf(validation)).toEqual([0, 1, 2, 3, 4, 5, 6, 7].slice(-held));
  });

  test("with a seed draws both parts, which together are all samples", () => {
    const { train, validation } = split(make(100), 0.3, { seed: 5 });
    expect([train.count, validation.count]).toEqual([70, 30]);
    expect(numbersOf(validation)).not.toEqual(numbersOf(split(make(100), 0.3).validation));
    const all = [...numbersOf(train), ...numbersOf(validation)].sort((a, b) => a - b);
    expect(all).toEqual(numbersOf(make(100)));
  });

  test.each([0, 1.5, 8, 9, -1, 0.01, Number.NaN])("refuses to hold back %s of 8 samples", (size) => {
    expect(() => split(make(8), size)).toThrow(DataError);
    expect(() => split(make(8), size)).toThrow(
      `split: ${size} leaves nothing on one side of 8 samples. Give a share between 0 and 1, or a whole number from 1 to 7.`,
    );
  });
});

test("classes are counted by the highest label, or by their names", () => {
  const samples = { ...make(5), labels: Uint16Array.of(0, 2, 2, 300, 0) };
  expect(classesOf(samples)).toBe(301);
  expect([...samplesPerClass(samples).slice(0, 4)]).toEqual([2, 0, 2, 0]);
  expect(classesOf({ ...make(2), classes: ["a", "b", "c", "d"] })).toBe(4);
});

test("picking a sample that is not there is refused", () => {
  expect(() => pick(make(4), [1, 4])).toThrow("pick: there is no sample 4: the last of them is 3.");
});

test("f32 pixels become the bytes they stand for", () => {
  const bytes = Uint8Array.from({ length: 256 }, (_, k) => k);
  expect(toBytes(Float32Array.from(bytes, (k) => k / 255))).toEqual(bytes);
  expect(toBytes(bytes)).toBe(bytes);
});
