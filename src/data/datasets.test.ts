// The four ways to a data set, each whole or refused with a name.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { gzipSync } from "node:zlib";
import { afterAll, beforeEach, describe, expect, test } from "vitest";
import { encodeImages, encodeLabels } from "../../scripts/lib/idx.mjs";
import { DataError } from "../util/errors";
import { fingerprint } from "../util/hash";
import { arrays, idx, mnist } from "./datasets";
import type { Dataset } from "./samples";
import { loadTestDigits } from "./testDigits";

const root = mkdtempSync(join(tmpdir(), "datasets-"));
afterAll(() => rmSync(root, { recursive: true }));
let dir: string;
let folders = 0;
beforeEach(() => {
  dir = join(root, `set${folders++}`);
  mkdirSync(dir);
});

const PIXELS = Uint8Array.from({ length: 12 }, (_, i) => i);
const IMAGES = encodeImages(2, 2, 3, PIXELS);
const LABELS = encodeLabels(Uint8Array.of(1, 0));

/** Four files of a set in `dir`. @param start - of their names. @param test - how the test part is called */
function writeSet(start: string, test: string, images = IMAGES, labels = LABELS): void {
  for (const part of ["train", test]) {
    writeFileSync(join(dir, `${start}${part}-images-idx3-ubyte.gz`), gzipSync(images));
    writeFileSync(join(dir, `${start}${part}-labels-idx1-ubyte`), labels);
  }
}

describe("mnist", () => {
  test("without data gives the digits that come with the package, as the page's loader does", async () => {
    const digits = await mnist();
    const served = await loadTestDigits();
    const hashes = ({ train, test }: Dataset) =>
      [train.images, train.labels, test.images, test.labels].map(fingerprint);
    expect(hashes(digits)).toEqual(hashes(served));
    const expected = served.source === "embedded" ? [8000, 2000] : [60_000, 10_000]; // official files may lie there
    expect([digits.train.count, digits.test.count]).toEqual(expected);
    expect(digits.train.shape).toEqual([28, 28]);
  });

  test("takes a folder with files under the official names, by path or address", async () => {
    writeSet("", "t10k");
    const expected = { images: PIXELS, labels: Uint8Array.of(1, 0), count: 2, shape: [2, 3] };
    const name = dir.split(/[/\\]/).at(-1);
    expect(await mnist({ data: dir })).toEqual({ name, source: "files", train: expected, test: expected });
    expect(await mnist({ data: pathToFileURL(`${dir}/`) })).toMatchObject({ train: expected });
  });

  test("turns EMNIST's images upright, and takes the classes of its letters", async () => {
    writeSet("emnist-letters-", "test", IMAGES, encodeLabels(Uint8Array.of(26, 1)));
    const { train, name } = await mnist({ data: dir });
    expect(name).toBe("emnist-letters");
    expect(train.shape).toEqual([3, 2]);
    expect([...train.images]).toEqual([0, 3, 1, 4, 2, 5, 6, 9, 7, 10, 8, 11]);
    expect([...train.labels]).toEqual([26, 1]);
  });

  test("of several sets takes the one that is named, or the official one", async () => {
    writeSet("emnist-digits-", "test");
    writeSet("emnist-letters-", "test");
    await expect(mnist({ data: dir })).rejects.toThrow(
      /holds several sets: .*emnist-digits.*\. Name one: \{ set: "emnist-\w+" \}\./,
    );
    expect((await mnist({ data: dir, set: "emnist-digits" })).name).toBe("emnist-digits");
    writeSet("", "t10k");
    expect((await mnist({ data: dir })).train.shape).toEqual([2, 3]);
    await expect(mnist({ data: dir, set: "kmnist" })).rejects.toThrow(
      /holds no files that begin with 'kmnist-'\. It holds .*emnist-digits/,
    );
  });

  test("names the folder, or the files that are missing", async () => {
    await expect(mnist({ data: join(dir, "none") })).rejects.toMatchObject({
      name: "DataError",
      reason: "missing",
    });
    writeSet("emnist-digits-", "test");
    rmSync(join(dir, "emnist-digits-test-labels-idx1-ubyte"));
    await expect(mnist({ data: dir })).rejects.toThrow(
      "test labels (emnist-digits-test-labels-idx1-ubyte.gz) missing. All four files are needed",
    );
  });
});

describe("idx", () => {
  const pair = { images: IMAGES, labels: LABELS };

  test("takes bytes, files, paths and addresses, gzipped or not", async () => {
    writeFileSync(join(dir, "i"), gzipSync(IMAGES));
    writeFileSync(join(dir, "l"), LABELS);
    const file = new File([Uint8Array.from(gzipSync(IMAGES))], "images.gz");
    const server = createServer((_, response) => response.end(LABELS));
    await new Promise<void>((ready) => server.listen(0, "127.0.0.1", ready));
    const { port } = server.address() as AddressInfo;
    const expected = { images: PIXELS, labels: Uint8Array.of(1, 0), count: 2, shape: [2, 3] };
    try {
      const byPath = { images: join(dir, "i"), labels: pathToFileURL(join(dir, "l")) };
      const mixed = { images: file, labels: `http://127.0.0.1:${port}/labels` };
      expect(await idx({ train: byPath, test: mixed, name: "Mine" })).toEqual({
        name: "Mine",
        source: "files",
        train: expected,
        test: expected,
      });
    } finally {
      server.close();
    }
  });

  test("holds back the last samples where there is nothing to test with", async () => {
    const { train, test } = await idx({ train: pair, test: 1 });
    expect([...train.labels, ...test.labels]).toEqual([1, 0]);
    expect([...test.images]).toEqual([6, 7, 8, 9, 10, 11]);
  });

  test("transposes when told to, and takes up to 256 classes", async () => {
    const labels = encodeLabels(Uint8Array.of(255, 0));
    const { train } = await idx({ train: { images: IMAGES, labels }, test: 1, transposed: true });
    expect([...train.images]).toEqual([0, 3, 1, 4, 2, 5]);
    expect([...train.labels]).toEqual([255]);
  });

  test.each<[string, Parameters<typeof idx>[0], RegExp]>([
    [
      "labels for images",
      { train: { images: LABELS, labels: LABELS }, test: 1 },
      /^train\.images: holds labels/,
    ],
    [
      "labels shorter than images",
      { train: pair, test: { images: IMAGES, labels: encodeLabels(Uint8Array.of(1)) } },
      /^test\.labels: holds 1 labels, and 'test\.images' 2 images\./,
    ],
    [
      "a label beyond the classes",
      { train: pair, test: 1, classes: 1 },
      /^train\.labels: label 0 is 1, where 0\.\.0 is expected/,
    ],
    [
      "test images of another shape",
      { train: pair, test: { images: encodeImages(2, 3, 2, PIXELS), labels: LABELS } },
      /^test\.images: holds images of 3x2, and 'train\.images' of 2x3/,
    ],
    [
      "a path that is none",
      { train: { images: "/none/images", labels: LABELS }, test: 1 },
      /^\/none\/images: cannot be read \(ENOENT.*\)\. Name another file\./,
    ],
    [
      "gzip cut short",
      { train: { images: Uint8Array.from(gzipSync(IMAGES).subarray(0, 30)), labels: LABELS }, test: 1 },
      /^train\.images: is cut short or damaged gzip/,
    ],
  ])("refuses %s", async (_, options, message) => {
    const reading = idx(options);
    await expect(reading).rejects.toThrow(DataError);
    await expect(reading).rejects.toThrow(message);
  });
});

describe("arrays", () => {
  const train = {
    images: [
      [0, 1],
      [1, 0],
      [0.5, 0.5],
    ],
    labels: [0, 1, 2],
  };

  test("makes both parts from arrays, or holds some back", () => {
    const parted = arrays({ train, test: { images: [[1, 1]], labels: [2] }, classes: ["a", "b", "c"] });
    expect([parted.train.count, parted.test.count, parted.source]).toEqual([3, 1, "arrays"]);
    expect(parted.test.classes).toEqual(["a", "b", "c"]);
    expect([...arrays({ train, test: 1 / 3 }).test.images]).toEqual([0.5, 0.5]);
  });

  test("says which part is wrong", () => {
    expect(() => arrays({ train, test: { images: [[1, Number.NaN]], labels: [0] } })).toThrow(
      "datasets.arrays, test: x: sample 0, pixel 1 is NaN, where 0..1 is expected.",
    );
    expect(() => arrays({ train, test: { images: [[1]], labels: [0] } })).toThrow(
      "test.images: holds images of 1, and 'train.images' of 2.",
    );
  });
});
