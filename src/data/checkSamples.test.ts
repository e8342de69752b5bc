// Samples against a network: what does not fit is refused with both sides named.
import { expect, test } from "vitest";
import { ModelError } from "../util/errors";
import { checkSamples } from "./checkSamples";
import type { Samples } from "./samples";

const DEMAND = { input: { name: "retina", shape: [2, 3] }, classes: 10 };

const fitting: Samples = { images: new Uint8Array(12), labels: Uint8Array.of(9, 0), count: 2, shape: [2, 3] };

test.each<[string, Partial<Samples>]>([
  ["bytes", {}],
  ["f32 from 0 to 1", { images: new Float32Array(12).fill(1) }],
  ["a plain list of as many values", { shape: [6] }],
  ["the same image with one channel", { shape: [2, 3, 1] }],
])("takes %s", (_, part) => {
  expect(() => checkSamples({ ...fitting, ...part }, DEMAND)).not.toThrow();
});

test.each<[string, Partial<Samples>, string]>([
  [
    "no samples",
    { images: new Uint8Array(0), labels: new Uint8Array(0), count: 0 },
    "data: input 'retina' takes 6 values, got no samples. Give images of 2 x 3.",
  ],
  [
    "images of another size",
    { images: new Uint8Array(32), shape: [4, 4] },
    "data: input 'retina' takes 6 values, got images of 16 pixels (4 x 4). Give images of 2 x 3.",
  ],
  [
    "images on their side",
    { shape: [3, 2] },
    "data: input 'retina' takes 2 x 3, got images of 3 x 2: as many values in other places. Give",
  ],
  [
    "labels shorter than images",
    { labels: Uint8Array.of(1) },
    "data: 2 images, but 1 labels. Give each image one label.",
  ],
  [
    "a label beyond the classes",
    { labels: Uint8Array.of(3, 10) },
    "data: label 10 is not among the readout's 10 classes (sample 1). Raise readout.classes",
  ],
  [
    "a pixel that is no number",
    { images: new Float32Array(12).fill(Number.NaN, 7, 8) },
    "data: sample 1, pixel 1 is NaN, where 0..1 is expected. Make samples with toSamples",
  ],
  [
    "an infinite pixel",
    { images: new Float32Array(12).fill(Number.NEGATIVE_INFINITY, 5, 6) },
    "data: sample 0, pixel 5 is -Infinity, where 0..1 is expected.",
  ],
  [
    "bytes as f32",
    { images: new Float32Array(12).fill(255) },
    "data: sample 0, pixel 0 is 255, where 0..1 is expected.",
  ],
])("refuses %s", (_, part, message) => {
  const check = () => checkSamples({ ...fitting, ...part }, DEMAND);
  expect(check).toThrow(ModelError);
  expect(check).toThrow(message);
});
