// Files by their content; pictures that hold a network, also when they are damaged.

import { expect, test } from "vitest";
import { draws, mutated } from "../../../api/link/testMutations";
import { mnistFirst } from "../../../examples/mnistFirst";
import { DataError, toLink, writeDocument } from "../../../index";
import { cpuMs } from "../../../util/testTime";
import { kindOf } from "./kind";
import { textIn, withText } from "./pngText";
import { KEYWORD, looksLikeNetwork, readNetwork } from "./read";

/** One white pixel. */
const PIXEL = Uint8Array.from(
  atob("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGP4DwABAQEAG7buVgAAAABJRU5ErkJggg=="),
  (letter) => letter.charCodeAt(0),
);
const letters = (text: string) => new TextEncoder().encode(text);
const picture = withText(PIXEL, KEYWORD, toLink(mnistFirst));
const file = (name: string, bytes: Uint8Array) => new File([Uint8Array.from(bytes)], name);

test.each<[string, Uint8Array, string]>([
  ["a picture", PIXEL, "picture"],
  ["text", letters('{"format":'), "text"],
  ["text after a mark and blanks", letters("\ufeff \n{"), "text"],
  ["weights", Uint8Array.from([80, 1, 0, 0, 0, 0, 0, 0, 0x7b, 0x22]), "weights"],
  ["IDX digits", Uint8Array.from([0, 0, 8, 3, 0, 0, 0, 1]), "other"],
  ["a gzip", Uint8Array.from([0x1f, 0x8b, 8, 0]), "other"],
  ["nothing", new Uint8Array(0), "other"],
])("%s is told by its first bytes", (_, bytes, kind) => {
  expect(kindOf(bytes)).toBe(kind);
});

test("digits are left to those who read digits", async () => {
  expect(await looksLikeNetwork(file("a", Uint8Array.from([0, 0, 8, 3])))).toBe(false);
  expect(await looksLikeNetwork(file("a", picture))).toBe(true);
});

test("a picture and a text open again as the network", async () => {
  const expected = { kind: "document", document: mnistFirst };
  expect(await readNetwork(file("a.png", picture))).toEqual(expected);
  expect(await readNetwork(file("a.json", letters(writeDocument(mnistFirst))))).toEqual(expected);
});

test("the chunk with the text has the form of PNG: length, type, and its CRC", () => {
  // of the specification's own example, IEND: the CRC of an empty chunk
  const view = new DataView(PIXEL.buffer);
  expect(view.getUint32(PIXEL.length - 4)).toBe(0xae426082);
  const small = withText(PIXEL, "Title", "x");
  expect([...small.subarray(33, 45)]).toEqual([0, 0, 0, 7, ...letters("tEXtTitl")]);
  expect(textIn("a.png", small, "Title")).toBe("x");
  expect(textIn("a.png", small, KEYWORD)).toBeNull();
});

test("a picture without a network is refused by its name", async () => {
  await expect(readNetwork(file("cat.png", PIXEL))).rejects.toThrow(
    "cat.png: is a picture without a network",
  );
});

test("a picture whose text was changed is damaged", async () => {
  const spoilt = picture.slice();
  spoilt[120]! ^= 1;
  await expect(readNetwork(file("a.png", spoilt))).rejects.toThrow("a.png: is damaged");
});

test("500 mutated pictures give the network or one clear error, each within 100 ms", async () => {
  const draw = draws(4);
  let refused = 0;
  for (let k = 0; k < 500; k++) {
    const spoilt = file("a.png", mutated(picture, draw));
    const start = cpuMs();
    await readNetwork(spoilt).catch((error) => {
      expect(error).toBeInstanceOf(DataError);
      refused++;
    });
    expect(cpuMs() - start).toBeLessThan(100);
  }
  expect(refused).toBeGreaterThan(300); // changes behind the text leave it whole
});
