// JPEG gives grey within what its compression loses, and is refused when it is not whole.
import { encode } from "jpeg-js";
import { expect, test } from "vitest";
import { DataError } from "../../util/errors";
import { decodeJpeg, isJpeg } from "./jpeg";

/** A ramp from black to green, left to right. */
const [width, height] = [24, 10];
const data = Uint8Array.from({ length: 4 * width * height }, (_, i) =>
  i % 4 === 1 ? Math.round((255 * ((i >> 2) % width)) / (width - 1)) : i % 4 === 3 ? 255 : 0,
);
const FILE = Uint8Array.from(encode({ width, height, data }, 95).data);

test("gives each pixel's grey within 3 of 255", async () => {
  const picture = await decodeJpeg("a.jpg", FILE, 1000);
  expect([picture.width, picture.height, isJpeg(FILE)]).toEqual([24, 10, true]);
  picture.pixels.forEach((value, i) => {
    expect(Math.abs(value - 0.587 * data[4 * i + 1]!)).toBeLessThanOrEqual(3); // quality 95
  });
});

test("cut anywhere it is refused, and with any byte changed it is read or refused", async () => {
  for (let length = 3; length < FILE.length; length++) {
    await expect(decodeJpeg("a.jpg", FILE.subarray(0, length), 1000), `${length} bytes`).rejects.toThrow(
      DataError,
    );
  }
  for (let at = 2; at < FILE.length; at += 3) {
    const bytes = FILE.map((byte, i) => (i === at ? byte ^ 0x11 : byte));
    const result = await decodeJpeg("a.jpg", bytes, 1000).catch((error: unknown) => error);
    if (result instanceof Error) expect(result, `byte ${at}`).toBeInstanceOf(DataError);
    else expect(result).toMatchObject({ pixels: expect.any(Uint8Array) });
  }
});

test("more pixels than are read are refused before they are unpacked", async () => {
  await expect(decodeJpeg("a.jpg", FILE, 239)).rejects.toThrow(
    "a.jpg: has 24x10 pixels; at most 239 are read. Make it smaller first.",
  );
});
