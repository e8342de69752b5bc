// Whatever form data comes in, a network learns the same from it; what is none says so.
import { expect, test } from "vitest";
import { toSamples } from "../data/arrays";
import { encode, type LabelledData, layers, learn, Sequential } from "../index";
import { samplesFrom } from "./data";

const network = () =>
  new Sequential(
    [
      layers.input([2, 2], { encode: encode.latency({ window: 4 }) }),
      layers.dense(3, { neuron: "if_latency", learn: learn.instarUnit(), compete: "first-spike" }),
      layers.vote({ classes: 2 }),
    ],
    { seed: 3 },
  );

const images = [
  [
    [1, 0.8],
    [0, 0.2],
  ],
  [
    [0, 0.4],
    [1, 0.6],
  ],
  [
    [1, 0.6],
    [0.2, 0],
  ],
];
const y = [0, 1, 0];
const flat = images.flat(2);
const bytes = Uint8Array.from(flat, (value) => 255 * value); // fifths are whole numbers of 255
const pairs = images.map((image, k) => ({ image, label: y[k]! }));
async function* later() {
  for (const pair of pairs) yield await Promise.resolve(pair);
}

const FORMS: [string, () => LabelledData][] = [
  ["samples", () => toSamples(images, y)],
  ["nested lists", () => ({ x: images, y })],
  ["one list of all values", () => ({ x: flat, y })],
  ["floats under other names", () => ({ images: Float32Array.from(flat), labels: Uint8Array.from(y) })],
  ["bytes", () => ({ x: bytes, y })],
  ["bytes, one array an image", () => ({ x: [0, 4, 8].map((k) => bytes.subarray(k, k + 4)), y })],
  ["other whole numbers, with their largest", () => ({ x: Uint16Array.from(bytes), y, max: 255 })],
  ["an iterable", () => pairs],
  ["an async iterable", later],
];

test("every form ends with the same weights and answers", async () => {
  const ends = [];
  for (const [form, data] of FORMS) {
    const model = await network().compile({ engine: "event" });
    await model.fit(data(), { epochs: 2, validation: data() });
    const { confusion } = await model.evaluate(data());
    ends.push([form, await model.weightHash(), confusion.join()]);
    model.dispose();
  }
  const [, hash, confusion] = ends[0]!;
  expect(ends).toEqual(FORMS.map(([form]) => [form, hash, confusion]));
});

test.each<[string, unknown, string]>([
  [
    "nothing",
    undefined,
    "data: samples, { x, y }, { images, labels }, or an iterable of { image, label } are expected, got undefined.",
  ],
  ["half a pair", { x: flat }, "are expected, got { x }."],
  [
    "a data set",
    { train: [], test: [] },
    "data: is a data set of two parts. Give one of them, as data.train.",
  ],
  ["labels that are short", { x: images, y: [0] }, "data: y: holds 1 labels, and x 3 samples."],
  [
    "bytes in a list",
    { x: [[255, 0, 0, 0]], y: [0] },
    "data: x: sample 0, pixel 0 is 255, where 0..1 is expected. Give bytes as a Uint8Array",
  ],
  ["NaN", { x: [[Number.NaN, 0, 0, 0]], y: [0] }, "data: x: sample 0, pixel 0 is NaN"],
  ["no samples", { x: [], y: [] }, "data: x: holds no samples."],
  [
    "a broken row",
    { x: bytes.subarray(0, 7), y: [0, 1] },
    "data: x: has 7 values, which do not part into samples of 2x2 = 4.",
  ],
  ["an iterable of something else", [flat], "data: sample 0: is no { image, label }"],
  [
    "samples of another shape",
    { x: [[1, 0, 0]], y: [0] },
    "data: input 'input' takes 4 values, got images of 3 pixels.",
  ],
  [
    "a class that there is not",
    { x: images, y: [0, 1, 2] },
    "data: label 2 is not among the readout's 2 classes",
  ],
])("%s: says what, and learns nothing", async (_, data, message) => {
  const model = await network().compile({ engine: "event" });
  await expect(model.fit(data as LabelledData)).rejects.toThrow(message);
  expect(model.samples).toBe(0);
  model.dispose();
});

test("an iterable without an end is stopped", async () => {
  function* endless() {
    for (;;) yield { image: bytes.subarray(0, 4), label: 0 };
  }
  await expect(samplesFrom(endless(), network().document, 1000)).rejects.toThrow(
    "data: sample 250: makes more than 1000 values, and there may be no end.",
  );
});
