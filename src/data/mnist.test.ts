// Loading digits, over real HTTP and from files: whole or not at all, and every fault with its file's name.
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { gzipSync } from "node:zlib";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { encodeImages, encodeLabels } from "../../scripts/lib/idx.mjs";
import { DataError } from "../util/errors";
import { MOST_BYTES } from "./files/pair";
import { loadMnist, readFiles } from "./mnist";

type Bytes = Uint8Array<ArrayBuffer>;

const trainPixels = Uint8Array.from({ length: 5 * 6 }, (_, i) => i * 8);
const testPixels = Uint8Array.from({ length: 2 * 6 }, (_, i) => 255 - i);
const TRAIN_IMAGES = encodeImages(5, 2, 3, trainPixels);
const TRAIN_LABELS = encodeLabels(Uint8Array.of(3, 1, 4, 1, 5));
const TEST_IMAGES = encodeImages(2, 2, 3, testPixels);
const TEST_LABELS = encodeLabels(Uint8Array.of(9, 2));

const DATASET = {
  train: { images: trainPixels, labels: Uint8Array.of(3, 1, 4, 1, 5), count: 5, shape: [2, 3] },
  test: { images: testPixels, labels: Uint8Array.of(9, 2), count: 2, shape: [2, 3] },
};

describe("loadMnist", () => {
  /** What the server has, by path; `encoded`: sent with `Content-Encoding: gzip`. */
  const files = new Map<string, { body: Uint8Array | string; encoded?: boolean }>();
  let server: Server;
  let base: string;

  beforeAll(async () => {
    server = createServer((request, response) => {
      const file = files.get(request.url ?? "");
      if (file?.encoded) response.setHeader("Content-Encoding", "gzip");
      response.writeHead(file ? 200 : 404).end(file?.body ?? "");
    });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    base = `http://127.0.0.1:${(server.address() as AddressInfo).port}/mnist`;
  });
  afterAll(() => new Promise((resolve) => server.close(resolve)));

  beforeEach(() => {
    files.clear();
    const entry = (file: string, plain: Bytes) => {
      const packed = gzipSync(plain);
      files.set(`/mnist/${file}`, { body: packed });
      return { file, bytes: packed.length, unpacked: plain.length };
    };
    const manifest = {
      name: "Five and two",
      source: "official",
      train: { images: entry("ti.gz", TRAIN_IMAGES), labels: entry("tl.gz", TRAIN_LABELS) },
      test: { images: entry("vi.gz", TEST_IMAGES), labels: entry("vl.gz", TEST_LABELS) },
    };
    files.set("/mnist/index.json", { body: JSON.stringify(manifest) });
  });

  const packedSize = () =>
    [...files].reduce((sum, [path, { body }]) => sum + (path.endsWith(".gz") ? body.length : 0), 0);

  test("gives what the four files hold", async () => {
    expect(await loadMnist(base)).toEqual({ name: "Five and two", source: "official", ...DATASET });
    expect(await loadMnist(new URL(`${base}/`))).toMatchObject(DATASET);
  });

  test("counts progress in bytes on the server, up to exactly all of them", async () => {
    const seen: [number, number][] = [];
    await loadMnist(base, { onProgress: (loaded, total) => seen.push([loaded, total]) });
    expect(
      seen.every(([loaded, total], i) => total === packedSize() && loaded >= (seen[i - 1]?.[0] ?? 0)),
    ).toBe(true);
    expect(seen.at(-1)).toEqual([packedSize(), packedSize()]);
    const first = files.get("/mnist/ti.gz")!.body.length;
    expect(seen.some(([loaded]) => loaded === first)).toBe(true);
  });

  test("loads the same when HTTP itself unpacks the files, and counts the same bytes", async () => {
    for (const [path, file] of files) if (path.endsWith(".gz")) file.encoded = true;
    let last = [0, 0];
    const onProgress = (...now: [number, number]) => {
      last = now;
    };
    expect(await loadMnist(base, { onProgress })).toMatchObject(DATASET);
    expect(last).toEqual([packedSize(), packedSize()]);
  });

  const manifestWith =
    (edit: (manifest: Record<string, Record<string, Record<string, unknown>>>) => void) => () => {
      const manifest = JSON.parse(String(files.get("/mnist/index.json")!.body));
      edit(manifest);
      files.set("/mnist/index.json", { body: JSON.stringify(manifest) });
    };
  const replace = (path: string, body: Uint8Array | string) => () => files.set(`/mnist/${path}`, { body });

  test.each<[string, () => unknown, RegExp]>([
    [
      "no manifest",
      () => files.delete("/mnist/index.json"),
      /index\.json: is missing \(HTTP 404\)\. Run `npm run data`/,
    ],
    ["a page for a manifest", replace("index.json", "<!doctype html>"), /index\.json: is not JSON\. Run/],
    ["null for a manifest", replace("index.json", "null"), /index\.json: 'name' is undefined, not a string/],
    [
      "an unknown source",
      manifestWith((m) => Object.assign(m, { source: "x" })),
      /'source' is "x", not 'embedded'/,
    ],
    [
      "a path for a file",
      manifestWith((m) => Object.assign(m.train!.images!, { file: "../x" })),
      /'train\.images\.file' is "\.\.\/x", not a file name/,
    ],
    [
      "a file without size",
      manifestWith((m) => delete m.test!.labels!.bytes),
      /'test\.labels\.bytes' is undefined, not a size/,
    ],
    [
      "a size over the cap",
      manifestWith((m) => Object.assign(m.train!.images!, { bytes: MOST_BYTES + 1 })),
      /^ti\.gz: has 268435457 bytes; at most 268435456 are read/,
    ],
    [
      "a missing file",
      () => files.delete("/mnist/vi.gz"),
      /^vi\.gz: could not be fetched \(HTTP 404\)\. Run/,
    ],
    [
      "a truncated file",
      () => replace("vl.gz", files.get("/mnist/vl.gz")!.body.slice(0, -3))(),
      /^vl\.gz: is cut short or damaged gzip/,
    ],
    [
      "a file changed since",
      replace("vl.gz", gzipSync(encodeLabels(Uint8Array.of(1, 2, 3)))),
      /^vl\.gz: \d+ bytes came, where index\.json says \d+/,
    ],
  ])("refuses %s", async (_, prepare, message) => {
    prepare();
    const loading = loadMnist(base);
    await expect(loading).rejects.toThrow(DataError);
    await expect(loading).rejects.toThrow(message);
  });

  test("says so when there is no server", async () => {
    await expect(loadMnist("http://127.0.0.1:1/mnist")).rejects.toThrow(
      /^index\.json: could not be fetched .*server running/,
    );
  });
});

describe("readFiles", () => {
  const file = (name: string, bytes: Bytes) => ({ name, blob: new Blob([bytes]) });
  const all = () => [
    file("train-images-idx3-ubyte.gz", Uint8Array.from(gzipSync(TRAIN_IMAGES))),
    file("train-labels-idx1-ubyte", TRAIN_LABELS),
    file("t10k-images-idx3-ubyte.gz", Uint8Array.from(gzipSync(TEST_IMAGES))),
    file("t10k-labels-idx1-ubyte", TEST_LABELS),
  ];

  test("takes the four files in any order, gzipped or not", async () => {
    const expected = { name: "Your files", source: "files", ...DATASET };
    expect(await readFiles(all())).toEqual(expected);
    expect(await readFiles(all().reverse())).toEqual(expected);
  });

  test("takes other names with train or test in them, and ignores folders", async () => {
    const names = ["test/My-TRAIN.images", "train2.idx", "train/Test_a", "train/b.test"];
    expect(await readFiles(all().map(({ blob }, i) => ({ name: names[i]!, blob })))).toMatchObject(DATASET);
  });

  test("looks at sizes before reading anything", async () => {
    class Untouchable extends Blob {
      override get size() {
        return MOST_BYTES + 1;
      }
      override stream(): never {
        throw new Error("was read");
      }
    }
    const files = [...all().slice(0, 3), { name: "t10k-huge", blob: new Untouchable() }];
    await expect(readFiles(files)).rejects.toThrow(
      /^t10k-huge: has 268435457 bytes; at most 268435456 are read/,
    );
  });

  const swapped = (index: number, name: string | null, bytes?: Bytes) => {
    const files = all();
    files[index] = { name: name ?? files[index]!.name, blob: bytes ? new Blob([bytes]) : files[index]!.blob };
    return files;
  };
  test.each([
    [
      "nothing",
      [],
      /^MNIST files: 0 of 4 given, missing: train images \(train-images-idx3-ubyte\.gz\), train labels/,
    ],
    [
      "three files",
      all().slice(0, 3),
      /^MNIST files: 3 of 4 given, missing: test labels \(t10k-labels-idx1-ubyte\.gz\)\. Give/,
    ],
    [
      "one file twice",
      [...all(), all()[1]!],
      /^train-labels-idx1-ubyte: and 'train-labels-idx1-ubyte' are both train labels/,
    ],
    [
      "a name without a part",
      swapped(0, "images.gz"),
      /^images\.gz: has neither 'train' nor 't10k' or 'test' in its name/,
    ],
    [
      "a name with both parts",
      swapped(0, "train-test"),
      /^train-test: has both 'train' and 'test' in its name/,
    ],
    [
      "a picture",
      swapped(0, null, Uint8Array.of(255, 216, 255, 224)),
      /^train-images-idx3-ubyte\.gz: begins with ff d8 ff e0, which is no IDX/,
    ],
    [
      "a label 10",
      swapped(3, null, encodeLabels(Uint8Array.of(0, 10))),
      /^t10k-labels-idx1-ubyte: label 1 is 10/,
    ],
    [
      "fewer labels than images",
      swapped(1, null, encodeLabels(Uint8Array.of(1, 2))),
      /^train-labels-idx1-ubyte: holds 2 labels, and 'train-images-idx3-ubyte\.gz' 5 images/,
    ],
    [
      "test images of another shape",
      swapped(2, null, encodeImages(2, 3, 2, testPixels)),
      /^t10k-images-idx3-ubyte\.gz: holds images of 3x2, and 'train-images-idx3-ubyte\.gz' of 2x3/,
    ],
    [
      "trailing gzip",
      swapped(0, null, Uint8Array.from([...gzipSync(TRAIN_IMAGES), 0, 0])),
      /^train-images-idx3-ubyte\.gz: has bytes behind the end/,
    ],
  ])("refuses %s", async (_, files, message) => {
    const reading = readFiles(files);
    await expect(reading).rejects.toThrow(DataError);
    await expect(reading).rejects.toThrow(message);
  });
});
