// The prepared digits: real counts, exact bytes, the same on every machine, and never over a user's files.
import { createHash } from "node:crypto";
import {
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gunzipSync, gzipSync } from "node:zlib";
import { afterAll, beforeAll, expect, test } from "vitest";
import { parseImages, parseLabels } from "../src/data/files/idx";
import { readFiles } from "../src/data/mnist";
import { readDigits, splitDigits } from "./lib/embeddedDigits.mjs";
import { encodeImages, encodeLabels } from "./lib/idx.mjs";
import { prepareEmbedded, prepareMnist } from "./prepareMnist.mjs";

/** Labels of the first 10,000 digits of MNIST's training set, from train-labels-idx1-ubyte. */
const HISTOGRAM = [1001, 1127, 991, 1032, 980, 863, 1014, 1070, 944, 978];

let folder;
let first;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "mnist-"));
  first = prepareMnist(folder);
}, 60_000);
afterAll(() => rmSync(folder, { recursive: true }));

const path = (name) => join(folder, name);
const manifest = () => JSON.parse(readFileSync(path("index.json"), "utf8"));
const unpack = ({ file }) => gunzipSync(readFileSync(path(file)));

test("the package holds the first 10,000 digits of MNIST", () => {
  const { images, labels } = readDigits();
  expect(histogram(labels)).toEqual(HISTOGRAM);
  expect(images).toHaveLength(10_000 * 784);
  // Intensities of all pixels of the first 10,000 official images, summed.
  expect(images.reduce((sum, x) => sum + x, 0)).toBe(262_146_600);
});

test("it is written as 8,000 and 2,000, each digit once", () => {
  const { train, test: held, source } = manifest();
  const labels = [train, held].map(({ labels }) => parseLabels("labels", unpack(labels)));
  const images = [train, held].map(({ images }) => parseImages("images", unpack(images)));
  expect(source).toBe("embedded");
  expect(images.map(({ count, rows, columns }) => [count, rows, columns])).toEqual([
    [8000, 28, 28],
    [2000, 28, 28],
  ]);
  expect(histogram([...labels[0], ...labels[1]])).toEqual(HISTOGRAM);
  // Within three standard deviations of a fair draw of 2,000: at most 3 * sqrt(2000 * 0.1127 * 0.8873 * 0.8) = 38.
  histogram(labels[1]).forEach((count, digit) => {
    expect(Math.abs(count - HISTOGRAM[digit] / 5)).toBeLessThan(38);
  });
  const keyed = images.flatMap(({ count, pixels }, part) =>
    Array.from({ length: count }, (_, i) => key(pixels.subarray(i * 784, i * 784 + 784), labels[part][i])),
  );
  const all = readDigits();
  const expected = Array.from(all.labels, (label, i) =>
    key(all.images.subarray(i * 784, i * 784 + 784), label),
  );
  expect(keyed.sort()).toEqual(expected.sort());
});

test("the split depends on the seed and on nothing else", () => {
  const digits = {
    images: Uint8Array.from({ length: 50 * 784 }, (_, i) => i / 784),
    labels: new Uint8Array(50),
  };
  const order = (seed) =>
    splitDigits(digits, { seed, train: 40 }).train.images.filter((_, i) => i % 784 === 0);
  expect([...order(1)].slice(0, 8)).toEqual([10, 33, 37, 39, 8, 17, 12, 20]);
  expect(order(1)).toEqual(order(1));
  expect(order(1)).not.toEqual(order(2));
});

test("does nothing when all is there, and writes the same bytes when a file is cut or the list lost", () => {
  expect(first.written).toBe(true);
  const before = hashes();
  expect(prepareMnist(folder).written).toBe(false);
  const images = manifest().test.images.file;
  for (const damage of [() => truncateSync(path(images), 1000), () => rmSync(path("index.json"))]) {
    damage();
    expect(prepareMnist(folder).written).toBe(true);
    expect(hashes()).toEqual(before);
  }
});

test("the page's loader reads what was written", async () => {
  const { train, test: held } = manifest();
  const files = [train.images, train.labels, held.images, held.labels].map(({ file, bytes }) => {
    expect(statSync(path(file)).size).toBe(bytes);
    return { name: file, blob: new Blob([readFileSync(path(file))]) };
  });
  const data = await readFiles(files);
  expect([data.train.count, data.test.count]).toEqual([8000, 2000]);
});

test("four official files win and stay as they are; some of them give a warning", () => {
  const official = {
    "train-images-idx3-ubyte.gz": gzipSync(encodeImages(3, 28, 28, new Uint8Array(3 * 784))),
    "train-labels.idx1-ubyte": encodeLabels(Uint8Array.of(1, 2, 3)),
    "t10k-images-idx3-ubyte": encodeImages(1, 28, 28, new Uint8Array(784)),
    "t10k-labels-idx1-ubyte.gz": gzipSync(encodeLabels(Uint8Array.of(4))),
  };
  const names = Object.keys(official);
  for (const name of names.slice(0, 3)) writeFileSync(path(name), official[name]);
  expect(prepareMnist(folder)).toMatchObject({
    source: "embedded",
    warning: "public/mnist: official files are missing or empty: t10k-labels-idx1-ubyte.gz",
  });
  writeFileSync(path(names[3]), official[names[3]]);
  expect(prepareMnist(folder)).toEqual({ name: "MNIST", source: "official", written: true });
  expect(prepareMnist(folder).written).toBe(false);
  const { train, test: held } = manifest();
  expect([train.images, train.labels, held.images, held.labels]).toEqual([
    { file: names[0], bytes: official[names[0]].length, unpacked: 16 + 3 * 784 },
    { file: names[1], bytes: 11, unpacked: 11 },
    { file: names[2], bytes: 800, unpacked: 800 },
    { file: names[3], bytes: official[names[3]].length, unpacked: 9 },
  ]);
  for (const name of names) expect(readFileSync(path(name)).equals(Buffer.from(official[name]))).toBe(true);
  const before = hashes();
  for (const name of readdirSync(folder)) if (name.startsWith("embedded-")) rmSync(path(name));
  prepareEmbedded(folder); // for the package: beside them, and without a word in the list
  expect(hashes()).toEqual(before);
  for (const name of names) rmSync(path(name));
  expect(prepareMnist(folder)).toMatchObject({ source: "embedded", written: true });
});

function histogram(labels) {
  const counts = Array(10).fill(0);
  for (const label of labels) counts[label]++;
  return counts;
}

const key = (pixels, label) => `${label} ${createHash("md5").update(pixels).digest("hex")}`;

function hashes() {
  return readdirSync(folder)
    .sort()
    .map((name) => key(readFileSync(path(name)), name));
}
