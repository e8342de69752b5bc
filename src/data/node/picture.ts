// A picture file as grey pixels, in Node: PNG by itself, JPEG with the optional package `jpeg-js`.
import { DataError } from "../../util/errors";
import type { Picture } from "./grey";
import { decodeJpeg, isJpeg } from "./jpeg";
import { decodePng, isPng } from "./png";

/** Chosen: 4096 x 4096. Samples are smaller, and a larger picture takes seconds. */
export const MOST_PIXELS = 2 ** 24;

/**
 * Reads a picture by its content, whatever its name ends with.
 *
 * @param background - 0..255, what shows through where it is transparent
 * @throws {DataError} if it is neither PNG nor JPEG, cut short, damaged, or larger than `MOST_PIXELS`
 */
export async function decodePicture(file: string, bytes: Uint8Array, background: number): Promise<Picture> {
  if (isPng(bytes)) return decodePng(file, bytes, MOST_PIXELS, background);
  if (isJpeg(bytes)) return decodeJpeg(file, bytes, MOST_PIXELS);
  const head = Array.from(bytes.subarray(0, 4), (byte) => byte.toString(16).padStart(2, "0")).join(" ");
  const got = head === "" ? "is empty" : `begins with ${head}`;
  throw new DataError(
    file,
    `${got}, which is neither PNG nor JPEG. Convert it, or take it out of the folder.`,
  );
}
