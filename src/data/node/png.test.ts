// PNG of every kind gives the grey that was written, and whatever is wrong with a file is refused by its name.
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { DataError } from "../../util/errors";
import { decodePng, isPng } from "./png";
import { encodePng, type PngOptions } from "./testPng";

const MOST = 1000;
const decode = (bytes: Uint8Array, background = 255) => decodePng("a.png", bytes, MOST, background);

test("reads a file that another program wrote", () => {
  // by pngjs 7.0.0: red, green, blue; (10, 20, 30), (90, 90, 90), (200, 100, 50)
  const written =
    "iVBORw0KGgoAAAANSUhEUgAAAAMAAAACCAIAAAASFvFNAAAAHElEQVR4AWP4z8DA8J+BgeE/I5eIXICbTR7XDQA1IQVdxCr+UAAAAABJRU5ErkJggg==";
  const { width, height, pixels } = decode(Buffer.from(written, "base64"));
  expect([width, height, ...pixels]).toEqual([3, 2, 76, 150, 29, 18, 90, 124]);
});

describe("a grey image comes back", () => {
  test.each([1, 2, 4, 8, 16])("from %i bits a pixel, plain and interlaced, with every filter", (depth) => {
    const full = 2 ** depth - 1;
    const image = fc
      .tuple(fc.integer({ min: 1, max: 17 }), fc.integer({ min: 1, max: 17 }))
      .chain(([w, h]) =>
        fc.tuple(
          fc.constant(w),
          fc.constant(h),
          fc.array(fc.integer({ min: 0, max: full }), { minLength: w * h, maxLength: w * h }),
          fc.boolean(),
          fc.nat(4),
        ),
      );
    fc.assert(
      fc.property(image, ([width, height, values, interlaced, first]) => {
        const filter = (row: number) => (row + first) % 5;
        const picture = decode(encodePng(width, height, values, { depth, interlaced, filter }));
        const bytes = values.map((value) => Math.round((255 * value) / full));
        expect(picture).toEqual({ width, height, pixels: Uint8Array.from(bytes) });
      }),
      { seed: depth },
    );
  });
});

test("colors become grey with the weights of ITU-R BT.601", () => {
  const rgb = [255, 0, 0, 0, 255, 0, 0, 0, 255, 90, 90, 90];
  const grey = [76, 150, 29, 90]; // 0.299, 0.587 and 0.114 of 255
  expect([...decode(encodePng(2, 2, rgb, { color: 2 })).pixels]).toEqual(grey);
  const wide = rgb.map((value) => value * 257);
  expect([...decode(encodePng(2, 2, wide, { color: 2, depth: 16, filter: () => 4 })).pixels]).toEqual(grey);
  const parts: PngOptions["parts"] = [["PLTE", Uint8Array.from(rgb)]];
  const numbered = encodePng(2, 2, [0, 1, 2, 3], { color: 3, depth: 2, parts, interlaced: true });
  expect([...decode(numbered).pixels]).toEqual(grey);
});

test("the background shows through what is transparent", () => {
  const half = encodePng(3, 1, [100, 255, 100, 0, 100, 51], { color: 4 });
  expect([...decode(half).pixels]).toEqual([100, 255, 224]); // 100 * 0.2 + 255 * 0.8
  expect([...decode(half, 0).pixels]).toEqual([100, 0, 20]);
  const color = encodePng(2, 1, [255, 0, 0, 0, 255, 0, 0, 255], { color: 6 });
  expect([...decode(color, 10).pixels]).toEqual([10, 76]);
  const key = encodePng(2, 1, [7, 8], { parts: [["tRNS", Uint8Array.of(0, 7)]] });
  expect([...decode(key).pixels]).toEqual([255, 8]);
  const parts: PngOptions["parts"] = [
    ["PLTE", Uint8Array.of(9, 9, 9, 50, 50, 50)],
    ["tRNS", Uint8Array.of(0)],
  ];
  expect([...decode(encodePng(2, 1, [0, 1], { color: 3, depth: 1, parts })).pixels]).toEqual([255, 50]);
});

test("a file cut anywhere, or with any byte changed, is refused or reads the same", () => {
  const whole = encodePng(5, 5, [...Array(25).keys()]);
  const { pixels } = decode(whole);
  for (let length = 0; length < whole.length; length++) {
    expect(() => decode(whole.subarray(0, length)), `${length} bytes`).toThrow(DataError);
  }
  for (let at = 8; at < whole.length; at++) {
    const bytes = Uint8Array.from(whole);
    bytes[at]! ^= 0x11;
    try {
      expect(decode(bytes).pixels).toEqual(pixels);
    } catch (error) {
      expect(error, `byte ${at}`).toBeInstanceOf(DataError);
    }
  }
});

describe("an error names the file, what was got, and what to do", () => {
  test.each<[string, Uint8Array, RegExp]>([
    [
      "a changed header",
      encodePng(1, 1, [0], { raw: new Uint8Array(0) }).map((byte, i) => (i === 18 ? 255 : byte)),
      /^a\.png: is damaged: the checksum of its part 'IHDR' is wrong/,
    ],
    ["more than is read", encodePng(40, 26, new Uint8Array(1040)), /^a\.png: has 40x26 pixels; at most 1000/],
    [
      "a bomb",
      encodePng(1, 1, [0], { raw: new Uint8Array(50_000_000) }),
      /^a\.png: has damaged pixels \(unpacks to more than the 2 bytes its size says\)\. Get/,
    ],
    [
      "an interlaced bomb",
      encodePng(1, 1, [0], { raw: new Uint8Array(50_000_000), interlaced: true }),
      /^a\.png: has damaged pixels \(unpacks to more than the 2 bytes/,
    ],
    [
      "too few pixels",
      encodePng(2, 2, [0, 0, 0, 0], { raw: new Uint8Array(3) }),
      /^a\.png: is cut short: 3 bytes of pixels, where its size says 6\. Get/,
    ],
    ["an unknown filter", encodePng(1, 1, [0], { filter: () => 5 }), /a row has filter 5, of 0\.\.4/],
    ["no palette", encodePng(1, 1, [0], { color: 3 }), /^a\.png: has colors by number, and no list of them/],
    ["a depth that is none", encodePng(1, 1, [0, 0, 0], { color: 2, depth: 4 }), /has color type 2, 4 bits/],
    ["no pixels at all", encodePng(0, 4, []), /^a\.png: has 0x4 pixels/],
  ])("%s", (_, bytes, message) => {
    expect(() => decode(bytes)).toThrow(DataError);
    expect(() => decode(bytes)).toThrow(message);
  });
});

test("is told by its first eight bytes", () => {
  expect(isPng(encodePng(1, 1, [0]))).toBe(true);
  expect(isPng(Uint8Array.of(0x89, 0x50, 0x4e, 0x47))).toBe(false);
});
