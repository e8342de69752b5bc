// The moving picture's container: sizes and durations stand where the format has them.
import { expect, test } from "vitest";
import { animate } from "./webp.mjs";

/** A still of three bytes: odd, so that padding counts. */
function still(...bytes) {
  const head = Buffer.from("RIFF\0\0\0\0WEBPVP8 \0\0\0\0", "latin1");
  head.writeUInt32LE(bytes.length, 16);
  return Buffer.concat([head, Buffer.from(bytes), Buffer.alloc(bytes.length % 2)]);
}

test("two frames of 960 x 600, 100 ms each, in their order", () => {
  const file = animate([still(1, 2, 3), still(4, 5, 6)], 960, 600, 100);
  expect(file.toString("latin1", 0, 4)).toBe("RIFF");
  expect(file.readUInt32LE(4)).toBe(file.length - 8);
  expect(file.toString("latin1", 8, 16)).toBe("WEBPVP8X");
  expect(file.readUIntLE(24, 3)).toBe(959);
  expect(file.readUIntLE(27, 3)).toBe(599);
  const first = file.indexOf("ANMF");
  expect(file.readUInt32LE(first + 4)).toBe(16 + 8 + 4);
  expect(file.readUIntLE(first + 8 + 12, 3)).toBe(100);
  expect([...file.subarray(first + 32, first + 36)]).toEqual([1, 2, 3, 0]);
  const second = file.indexOf("ANMF", first + 4);
  expect([...file.subarray(second + 32, second + 35)]).toEqual([4, 5, 6]);
});
