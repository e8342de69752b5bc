// Folders of pictures become samples with the names of their classes, or an error that names the file.
import { mkdirSync, mkdtempSync, rmSync, truncateSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { encode } from "jpeg-js";
import { afterAll, beforeEach, describe, expect, test } from "vitest";
import { DataError } from "../../util/errors";
import { samplesPerClass } from "../samples";
import { readImageFolder } from "./imageFolder";
import { encodePng } from "./testPng";

const root = mkdtempSync(join(tmpdir(), "pictures-"));
afterAll(() => rmSync(root, { recursive: true }));

let dir: string;
let folders = 0;
beforeEach(() => {
  dir = join(root, `set${folders++}`);
  mkdirSync(dir);
});

function put(path: string, content: Uint8Array): void {
  mkdirSync(dirname(join(dir, path)), { recursive: true });
  writeFileSync(join(dir, path), content);
}

/** 2x3 pixels of one grey. */
const grey = (byte: number) => encodePng(3, 2, Array(6).fill(byte));

function jpeg(width: number, height: number, rgb: readonly number[]): Uint8Array {
  const data = Uint8Array.from({ length: 4 * width * height }, (_, i) => (i % 4 === 3 ? 255 : rgb[i % 4]!));
  return encode({ width, height, data }, 95).data;
}

test("folders train and test give both parts, classes by name, numbers by value", async () => {
  for (const [path, byte] of [
    ["train/10/a.png", 10],
    ["train/9/a.png", 9],
    ["train/9/b.PNG", 19],
    ["train/cat/x.png", 100],
    ["test/cat/x.png", 101],
  ] as const) {
    put(path, grey(byte));
  }
  put("train/9/.hidden", Uint8Array.of(1));
  put("train/9/notes.txt", Uint8Array.of(1));
  const { train, test, name, source } = await readImageFolder(dir);
  expect([name, source]).toEqual([dir.split(/[/\\]/).at(-1), "folder"]);
  expect(train).toMatchObject({ count: 4, shape: [2, 3], classes: ["9", "10", "cat"] });
  const pairs = Array.from(train.labels, (label, k) => [train.images[6 * k], label]);
  expect(pairs.sort((a, b) => a[0]! - b[0]!)).toEqual([
    [9, 0],
    [10, 1],
    [19, 0],
    [100, 2],
  ]);
  expect(test).toMatchObject({ count: 1, labels: Uint16Array.of(2), classes: train.classes });
  expect([...test.images]).toEqual(Array(6).fill(101));
});

test("without such folders a share is held back, drawn by the seed", async () => {
  for (let k = 0; k < 10; k++) put(`${k % 2 ? "odd" : "even"}/${k}.png`, grey(k));
  const one = await readImageFolder(dir, { test: 0.3 });
  expect([one.train.count, one.test.count]).toEqual([7, 3]);
  const all = [...one.train.images, ...one.test.images].filter((_, i) => i % 6 === 0);
  expect(all).not.toEqual([...all].sort());
  expect([...all].sort()).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
  expect(one.train.classes).toEqual(["even", "odd"]);
  const counts = samplesPerClass(one.train).map((n, k) => n + samplesPerClass(one.test)[k]!);
  expect([...counts]).toEqual([5, 5]);
  expect(await readImageFolder(dir, { test: 0.3 })).toEqual(one);
  expect((await readImageFolder(dir, { test: 0.3, seed: 2 })).train.images).not.toEqual(one.train.images);
});

test("pictures of any size and format are scaled to one shape", async () => {
  put("train/a/1.png", encodePng(4, 2, [0, 100, 20, 40, 100, 200, 60, 80]));
  put("train/a/2.jpg", jpeg(16, 16, [255, 0, 0]));
  put("test/a/3.jpeg", jpeg(9, 5, [40, 40, 40]));
  let last = [0, 0];
  const onProgress = (...now: [number, number]) => {
    last = now;
  };
  const { train, test } = await readImageFolder(dir, { shape: [1, 2], onProgress });
  const rows = [[...train.images.slice(0, 2)], [...train.images.slice(2)]].sort((a, b) => b[0]! - a[0]!);
  expect(rows[0]).toEqual([100, 50]);
  for (const value of rows[1]!) expect(Math.abs(value - 76)).toBeLessThanOrEqual(2); // JPEG is not exact
  for (const value of test.images) expect(Math.abs(value - 40)).toBeLessThanOrEqual(2);
  expect(last).toEqual([3, 3]);
});

describe("an error names file or folder, what was got, and what to do", () => {
  const cut = (bytes: Uint8Array, length: number) => bytes.slice(0, length);
  test.each<[string, () => void, string | RegExp]>([
    ["no such folder", () => rmSync(dir, { recursive: true }), /there is no such folder\. Name another/],
    ["no classes", () => put("a.png", grey(1)), /holds no folders\. Give it one for each class/],
    [
      "an empty class",
      () => mkdirSync(join(dir, "cat")),
      /[/\\]cat: holds no pictures \(\.png, \.jpg\)\. Put some there/,
    ],
    [
      "a format that is not read",
      () => put("cat/a.webp", Uint8Array.of(1)),
      /a\.webp: is of a format that is not read\. Convert it to PNG or JPEG\./,
    ],
    [
      "something else under that name",
      () => put("cat/a.png", Uint8Array.of(0x47, 0x49, 0x46, 0x38)),
      /a\.png: begins with 47 49 46 38, which is neither PNG nor JPEG/,
    ],
    ["an empty file", () => put("cat/a.png", new Uint8Array(0)), /a\.png: is empty, which is neither/],
    ["a PNG cut short", () => put("cat/a.png", cut(grey(1), 60)), /a\.png: is cut short after 60 bytes/],
    [
      "a JPEG cut short",
      () => put("cat/a.jpg", jpeg(16, 16, [1, 2, 3]).slice(0, -2)),
      /a\.jpg: is cut short or damaged \(.+\)\. Get/,
    ],
    [
      "a JPEG without a size",
      () => put("cat/a.jpg", cut(jpeg(16, 16, [1, 2, 3]), 100)),
      /a\.jpg: is a JPEG cut short or damaged: it has no size/,
    ],
    [
      "a JPEG that says it is huge",
      () => {
        const bytes = jpeg(16, 16, [1, 2, 3]);
        const frame = bytes.findIndex((byte, i) => byte === 0xff && bytes[i + 1] === 0xc0);
        bytes.set([0xff, 0xff, 0xff, 0xff], frame + 5);
        put("cat/a.jpg", bytes);
      },
      /a\.jpg: has 65535x65535 pixels; at most 16777216 are read/,
    ],
    [
      "pictures of two shapes",
      () => {
        put("cat/a.png", grey(1));
        put("cat/b.png", encodePng(2, 3, Array(6).fill(1)));
      },
      /b\.png: has 3x2 pixels, and '.*a\.png' has 2x3\. Give 'shape', to which all are scaled\./,
    ],
    [
      "test pictures of another shape",
      () => {
        put("train/cat/a.png", grey(1));
        put("test/cat/b.png", encodePng(2, 3, Array(6).fill(1)));
      },
      /b\.png: has 3x2 pixels, and '.*a\.png' has 2x3/,
    ],
    [
      "a class that was not learned",
      () => {
        put("train/cat/a.png", grey(1));
        put("test/dog/a.png", grey(1));
      },
      /dog: is no class of the training pictures: those are cat\. Rename or remove it\./,
    ],
    [
      "a file larger than is read",
      () => {
        put("cat/a.png", grey(1));
        truncateSync(join(dir, "cat/a.png"), 64 * 2 ** 20 + 1);
      },
      /a\.png: has 67108865 bytes; at most 67108864 are read/,
    ],
    ["one picture in all", () => put("cat/a.png", grey(1)), /leaves nothing on one side of 1 samples/],
  ])("%s", async (_, prepare, message) => {
    prepare();
    const reading = readImageFolder(dir);
    await expect(reading).rejects.toThrow(DataError);
    await expect(reading).rejects.toThrow(message);
  });
});
