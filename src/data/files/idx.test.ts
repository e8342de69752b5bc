// The IDX reader: what was encoded comes back byte for byte, and whatever else comes is refused with a reason.
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { encodeImages, encodeLabels } from "../../../scripts/lib/idx.mjs";
import { DataError } from "../../util/errors";
import { parseImages, parseLabels, readKind } from "./idx";

const IMAGES = encodeImages(2, 2, 3, Uint8Array.of(0, 1, 2, 3, 4, 5, 250, 251, 252, 253, 254, 255));
const LABELS = encodeLabels(Uint8Array.of(7, 0, 9));

/** Not through the encoder: its bytes as the format's description has them. */
test("reads a file of labels written by hand", () => {
  const bytes = Uint8Array.of(0, 0, 8, 1, 0, 0, 0, 3, 5, 0, 4);
  expect([...parseLabels("labels", bytes)]).toEqual([5, 0, 4]);
});

test("reads a file of images written by hand", () => {
  const bytes = Uint8Array.of(0, 0, 8, 3, 0, 0, 0, 1, 0, 0, 0, 2, 0, 0, 0, 1, 17, 255);
  const { count, rows, columns, pixels } = parseImages("images", bytes);
  expect([count, rows, columns, ...pixels]).toEqual([1, 2, 1, 17, 255]);
});

test("tells images from labels", () => {
  expect([readKind("a", IMAGES), readKind("b", LABELS)]).toEqual(["images", "labels"]);
});

test("the values own their buffer, so that it can be sent to a worker", () => {
  expect(parseImages("images", IMAGES).pixels.buffer.byteLength).toBe(12);
});

test("any images come back byte for byte", () => {
  const images = fc
    .tuple(fc.integer({ min: 1, max: 6 }), fc.integer({ min: 1, max: 9 }), fc.integer({ min: 1, max: 9 }))
    .chain(([n, r, c]) =>
      fc.tuple(...[n, r, c].map(fc.constant), fc.uint8Array({ minLength: n * r * c, maxLength: n * r * c })),
    );
  fc.assert(
    fc.property(images, ([n, r, c, pixels]) => {
      const read = parseImages(
        "images",
        encodeImages(n as number, r as number, c as number, pixels as Uint8Array),
      );
      expect(read).toEqual({ count: n, rows: r, columns: c, pixels });
    }),
    { seed: 1 },
  );
});

test("any labels come back byte for byte", () => {
  fc.assert(
    fc.property(fc.uint8Array({ min: 0, max: 9, minLength: 1, maxLength: 300 }), (labels) => {
      expect(parseLabels("labels", encodeLabels(labels))).toEqual(labels);
    }),
    { seed: 2 },
  );
});

test.each(["images", "labels"] as const)("a file of %s cut anywhere is refused", (kind) => {
  const [whole, parse] = kind === "images" ? [IMAGES, parseImages] : [LABELS, parseLabels];
  for (let length = 0; length < whole.length; length++) {
    expect(() => parse("cut", whole.subarray(0, length)), `${length} bytes`).toThrow(DataError);
  }
});

test("every flipped bit of a header is refused", () => {
  for (const [whole, parse, header] of [
    [IMAGES, parseImages, 16],
    [LABELS, parseLabels, 8],
  ] as const) {
    for (let bit = 0; bit < header * 8; bit++) {
      const bytes = Uint8Array.from(whole);
      bytes[bit >> 3]! ^= 1 << (bit & 7);
      expect(() => parse("flipped", bytes), `bit ${bit}`).toThrow(DataError);
    }
  }
});

test("arbitrary bytes give values or a DataError, never another error", () => {
  const header = fc.constantFrom([0, 0, 8, 3], [0, 0, 8, 1], []);
  fc.assert(
    fc.property(header, fc.uint8Array({ maxLength: 64 }), (magic, rest) => {
      const bytes = Uint8Array.from([...magic, ...rest]);
      for (const parse of [readKind, parseImages, parseLabels]) {
        try {
          parse("noise", bytes);
        } catch (error) {
          expect(error).toBeInstanceOf(DataError);
        }
      }
    }),
    { seed: 3, numRuns: 1000 },
  );
});

describe("an error names the file, what was got, and what to do", () => {
  test.each([
    [
      "no IDX",
      () => parseImages("cat.png", Uint8Array.of(0x89, 0x50, 0x4e, 0x47)),
      /^cat\.png: begins with 89 50 4e 47, where an IDX file of images \(00 00 08 03\) is expected\. Is it one/,
    ],
    [
      "labels for images",
      () => parseImages("a", LABELS),
      /^a: holds labels, where .* Were files mixed up\?$/,
    ],
    [
      "images for labels",
      () => parseLabels("b", IMAGES),
      /^b: holds images, where .* Were files mixed up\?$/,
    ],
    ["empty", () => parseLabels("c", new Uint8Array(0)), /^c: is empty, where an IDX file of labels/],
    [
      "header cut",
      () => parseImages("d", IMAGES.subarray(0, 9)),
      /^d: is cut short: 9 bytes, and the header alone has 16\. Get/,
    ],
    [
      "cut short",
      () => parseImages("e", IMAGES.subarray(0, 27)),
      /^e: is cut short: its header says 2 x 2 x 3 = 12 bytes of data, there are 11\. Get/,
    ],
    [
      "too long",
      () => parseLabels("f", Uint8Array.of(...LABELS, 1, 1)),
      /^f: has 2 bytes too many: its header says 3 = 3 bytes of data, there are 5\. Get/,
    ],
    [
      "4 billion images",
      () => parseImages("g", encodeImages(2 ** 32 - 1, 2 ** 32 - 1, 2 ** 32 - 1, new Uint8Array(1))),
      /^g: is cut short/,
    ],
    [
      "no images",
      () => parseImages("h", encodeImages(0, 28, 28, new Uint8Array(0))),
      /^h: holds no pixels: its header says 0 images of 28x28/,
    ],
    [
      "no pixels",
      () => parseImages("i", encodeImages(5, 0, 28, new Uint8Array(0))),
      /^i: holds no pixels: its header says 5 images of 0x28/,
    ],
    ["no labels", () => parseLabels("j", encodeLabels(new Uint8Array(0))), /^j: holds no labels/],
    [
      "label 10",
      () => parseLabels("k", encodeLabels(Uint8Array.of(9, 10, 3))),
      /^k: label 1 is 10, where 0\.\.9 is expected\. Get/,
    ],
    [
      "neither",
      () => readKind("l", Uint8Array.of(0, 0, 8, 2)),
      /^l: begins with 00 00 08 02, which is no IDX file of images or labels/,
    ],
  ])("%s", (_, parse, message) => {
    expect(parse).toThrow(DataError);
    expect(parse).toThrow(message);
  });
});
