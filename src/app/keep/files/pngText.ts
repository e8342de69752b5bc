// A text inside of a PNG picture, in a tEXt chunk: PNG specification, 3rd edition, 11.3.3, https://www.w3.org/TR/png-3/
import { DataError } from "../../../index";

const SIGNATURE = 8;
/** Length, type and check around the data of a chunk. */
const FRAME = 12;
/** The first chunk, IHDR, has a fixed size; texts may come right after it. */
const AFTER_HEADER = SIGNATURE + FRAME + 13;
const TEXT = "tEXt";

/** The picture with the text in it, of Latin letters only. */
export function withText(png: Uint8Array, keyword: string, text: string): Uint8Array<ArrayBuffer> {
  const data = latin(`${keyword}\0${text}`);
  const chunk = new Uint8Array(FRAME + data.length);
  const view = new DataView(chunk.buffer);
  view.setUint32(0, data.length);
  chunk.set(latin(TEXT), 4);
  chunk.set(data, 8);
  view.setUint32(8 + data.length, crc(chunk.subarray(4, 8 + data.length)));
  const whole = new Uint8Array(png.length + chunk.length);
  whole.set(png.subarray(0, AFTER_HEADER));
  whole.set(chunk, AFTER_HEADER);
  whole.set(png.subarray(AFTER_HEADER), AFTER_HEADER + chunk.length);
  return whole;
}

/**
 * The text of that keyword; null if the picture has none.
 *
 * @param file - its name, for errors
 * @throws {DataError} if the picture is cut off, or the text damaged
 */
export function textIn(file: string, png: Uint8Array, keyword: string): string | null {
  const view = new DataView(png.buffer, png.byteOffset, png.byteLength);
  const head = latin(`${keyword}\0`);
  for (let at = SIGNATURE; at < png.length; ) {
    const length = at + FRAME <= png.length ? view.getUint32(at) : Number.POSITIVE_INFINITY;
    if (at + FRAME + length > png.length) throw new DataError(file, "is cut off. Copy it again, all of it.");
    const named = png.subarray(at + 4, at + 8 + length);
    const data = named.subarray(4);
    const isOurs =
      latin(TEXT).every((byte, k) => named[k] === byte) && head.every((byte, k) => data[k] === byte);
    if (isOurs) {
      if (view.getUint32(at + 8 + length) !== crc(named))
        throw new DataError(file, "is damaged: the network in it cannot be read.");
      return String.fromCharCode(...data.subarray(head.length, head.length + 40_000));
    }
    at += FRAME + length;
  }
  return null;
}

function latin(text: string): Uint8Array {
  return Uint8Array.from(text, (letter) => letter.charCodeAt(0));
}

/** CRC-32 as PNG has it, annex D. */
function crc(bytes: Uint8Array): number {
  let c = 0xffffffff;
  for (const byte of bytes) {
    c ^= byte;
    for (let k = 0; k < 8; k++) c = c & 1 ? 0xedb88320 ^ (c >>> 1) : c >>> 1;
  }
  return (c ^ 0xffffffff) >>> 0;
}
