// Numbers in memory as samples: what goes in comes out, and what is wrong is named by sample and pixel.
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { DataError } from "../util/errors";
import { collect, type Numeric, toSamples } from "./arrays";

describe("toSamples", () => {
  test("takes nested lists, and their shape with them", () => {
    const x = [
      [
        [0, 0.25, 0.5],
        [0.75, 1, 0],
      ],
      [
        [1, 1, 1],
        [0, 0, 0],
      ],
    ];
    expect(toSamples(x, [4, 0])).toEqual({
      images: Float32Array.of(0, 0.25, 0.5, 0.75, 1, 0, 1, 1, 1, 0, 0, 0),
      labels: Uint8Array.of(4, 0),
      count: 2,
      shape: [2, 3],
    });
  });

  test("takes a list of typed arrays, and keeps bytes as bytes", () => {
    const { images, shape } = toSamples(
      [Uint8Array.of(1, 2, 3, 4), Uint8ClampedArray.of(5, 6, 7, 255)],
      [0, 1],
      {
        shape: [2, 2],
      },
    );
    expect(images).toEqual(Uint8Array.of(1, 2, 3, 4, 5, 6, 7, 255));
    expect(shape).toEqual([2, 2]);
  });

  test("takes one flat array, parted by the shape or by the number of labels", () => {
    const flat = Float64Array.of(0, 0.5, 1, 0.125);
    expect(toSamples(flat, [1, 2], { shape: [2] })).toMatchObject({ count: 2, shape: [2] });
    expect(toSamples(flat, Int32Array.of(3))).toMatchObject({ count: 1, shape: [4] });
    expect(toSamples([0.5, 0.25], [0, 1])).toMatchObject({ images: Float32Array.of(0.5, 0.25), shape: [1] });
  });

  test("bytes beside other numbers become the f32 they stand for", () => {
    const { images } = toSamples([Uint8Array.of(0, 51), [0.5, 1]], [0, 0]);
    expect(images).toEqual(Float32Array.of(0, 51 / 255, 0.5, 1));
  });

  test("scales by the value that means full brightness", () => {
    expect(toSamples([[0, 128, 255]], [0], { max: 255 }).images).toEqual(Float32Array.of(0, 128 / 255, 1));
    expect(toSamples([Uint16Array.of(65535, 0)], [0], { max: 65535 }).images).toEqual(Float32Array.of(1, 0));
  });

  test("drops a last dimension of 1, as grey images of other libraries have it", () => {
    expect(toSamples(new Uint8Array(12), [0, 1], { shape: [2, 3, 1] }).shape).toEqual([2, 3]);
    expect(toSamples([[[[0], [1]]]], [0]).shape).toEqual([1, 2]);
    expect(toSamples([[[0], [1]]], [0]).shape).toEqual([2, 1]);
  });

  test("takes 1,000 classes", () => {
    const { labels } = toSamples(new Uint8Array(3), [999, 0, 256]);
    expect(labels).toEqual(Uint16Array.of(999, 0, 256));
  });

  test("any bytes come back, as bytes and as numbers", () => {
    fc.assert(
      fc.property(fc.array(fc.uint8Array({ minLength: 6, maxLength: 6 }), { minLength: 1 }), (x) => {
        const y = x.map((_, k) => k % 10);
        const bytes = toSamples(x, y);
        expect([...bytes.images]).toEqual(x.flatMap((sample) => [...sample]));
        const nested = x.map((sample) => [[...sample.slice(0, 3)], [...sample.slice(3)]]);
        const numbers = toSamples(nested, y, { max: 255 });
        expect([...numbers.images]).toEqual([...bytes.images].map((byte) => Math.fround(byte / 255)));
      }),
      { seed: 1 },
    );
  });

  const image = [0.1, 0.2];
  test.each<[string, () => unknown, string]>([
    ["no samples", () => toSamples([], []), "x: holds no samples. Give at least one."],
    [
      "labels shorter than images",
      () => toSamples([image, image, image], [1, 2]),
      "y: holds 2 labels, and x 3 samples. Give one for each.",
    ],
    [
      "a pixel that is no number",
      () => toSamples([image, [0.5, Number.NaN]], [0, 1]),
      "x: sample 1, pixel 1 is NaN, where 0..1 is expected. Mend the sample, or leave it out.",
    ],
    [
      "an infinite pixel",
      () => toSamples([Float32Array.of(Number.POSITIVE_INFINITY)], [0]),
      "x: sample 0, pixel 0 is Infinity, where 0..1 is expected. Mend",
    ],
    [
      "a negative pixel in a flat array",
      () => toSamples(Float32Array.of(0, 0, 0, -0.5), [0, 0]),
      "x: sample 1, pixel 1 is -0.5, where 0..1 is expected. Mend",
    ],
    [
      "bytes as plain numbers",
      () => toSamples([[[0, 0]], [[0, 200]]], [0, 0]),
      "x: sample 1, pixel 1 is 200, where 0..1 is expected. Give bytes as a Uint8Array, or say which value is full brightness: { max: 255 }.",
    ],
    [
      "a word for a pixel",
      () => toSamples([["7"]] as unknown as Numeric, [0]),
      'x: sample 0, pixel 0 is "7", where 0..1 is expected.',
    ],
    [
      "a sample of another length",
      () => toSamples([image, [0]], [0, 1]),
      "x[1]: has 1 values, and x[0] has 2. All samples must have one shape.",
    ],
    [
      "ragged rows",
      () =>
        toSamples(
          [
            [image, image],
            [image, [1, 1, 1]],
          ],
          [0, 1],
        ),
      "x[1][1]: has 3 values, and x[0][0] has 2. All samples must have one shape.",
    ],
    [
      "rows ragged within the first sample",
      () => toSamples([[image, [1]]], [0]),
      "x[0][1]: has 1 values, and x[0][0] has 2.",
    ],
    [
      "a number among lists",
      () => toSamples([[image], [0.5]] as unknown as Numeric, [0, 1]),
      "x[1][0]: is 0.5, and x[0][0] is a list of 2.",
    ],
    [
      "nothing among samples",
      () => toSamples([null] as unknown as Numeric, [0]),
      "x[0]: is null, where a list of numbers is expected.",
    ],
    [
      "another shape than stated",
      () => toSamples([image], [0], { shape: [28, 28] }),
      "x[0]: has 2 = 2 values, and 'shape' says 28x28 = 784.",
    ],
    [
      "a flat array that does not part into whole samples",
      () => toSamples(new Uint8Array(10), [0, 1], { shape: [3] }),
      "x: has 10 values, which do not part into samples of 3 = 3. Give 'shape'",
    ],
    [
      "a flat array that does not part into the labels",
      () => toSamples(new Uint8Array(10), [0, 1, 2]),
      "x: has 10 values, which do not part into 3 samples, one for each label.",
    ],
    [
      "a shape without size",
      () => toSamples(new Uint8Array(10), [0], { shape: [0, 28] }),
      "shape: is [0, 28], where whole numbers above 0 are expected",
    ],
    [
      "a full brightness of nothing",
      () => toSamples([image], [0], { max: 0 }),
      "max: is 0, where a number above 0 is expected.",
    ],
    [
      "a negative label",
      () => toSamples([image, image], [0, -1]),
      "y: label 1 is -1, where a whole number 0..999 is expected. Number the classes from 0.",
    ],
    ["a fractional label", () => toSamples([image], [1.5]), "y: label 0 is 1.5, where a whole number"],
    ["a label beyond all classes", () => toSamples([image], [1000]), "y: label 0 is 1000, where"],
    [
      "a one-hot label",
      () => toSamples([image], [[0, 1]] as unknown as number[]),
      "y: label 0 is [0,1], where a whole number 0..999 is expected. Not one-hot: the number of the class alone.",
    ],
    [
      "a label beyond the names of classes",
      () => toSamples([image], [2], { classes: ["cat", "dog"] }),
      "y: label 0 is 2, where a whole number 0..1 is expected.",
    ],
  ])("refuses %s", (_, make, message) => {
    expect(make).toThrow(DataError);
    expect(make).toThrow(message);
  });
});

describe("collect", () => {
  /** Fills one and the same array anew for every sample, without end. */
  async function* stripes() {
    const image = new Uint8Array(4);
    for (let k = 0; ; k++) {
      image.fill(0).fill(255, k % 2 ? 0 : 2, k % 2 ? 2 : 4);
      yield { image, label: k % 2 };
    }
  }

  test("takes so many of an endless iterable, each as it was when it came", async () => {
    const samples = await collect(stripes(), { count: 3, shape: [2, 2] });
    expect([...samples.images]).toEqual([0, 0, 255, 255, 255, 255, 0, 0, 0, 0, 255, 255]);
    expect(samples).toMatchObject({ count: 3, shape: [2, 2], labels: Uint8Array.of(0, 1, 0) });
  });

  test("takes all of a list of nested images", async () => {
    const samples = await collect([{ image: [[0, 1]], label: 7 }]);
    expect(samples).toMatchObject({ images: Float32Array.of(0, 1), shape: [1, 2], count: 1 });
  });

  test("refuses what yields nothing, and names a wrong pixel by its sample", async () => {
    await expect(collect([])).rejects.toThrow("x: holds no samples.");
    await expect(
      collect([
        { image: [1], label: 0 },
        { image: [2], label: 0 },
      ]),
    ).rejects.toThrow("x: sample 1, pixel 0 is 2, where 0..1 is expected.");
  });
});
