// JPEG as grey pixels, in Node, with the optional package `jpeg-js`. Its size is read and checked before that sees it.
import { DataError } from "../../util/errors";
import { importPackage } from "../../util/node";
import { greyOf, type Picture } from "./grey";

/** Chosen: what the package needs for the largest picture that is read, several times over. */
const MOST_MEMORY_MB = 1024;

export function isJpeg(bytes: Uint8Array): boolean {
  return bytes[0] === 0xff && bytes[1] === 0xd8 && bytes[2] === 0xff;
}

/**
 * @param file - its name, for errors
 * @param mostPixels - of an image that is read
 * @throws {DataError} if the package is not installed, or the file is cut short, damaged or too large
 */
export async function decodeJpeg(file: string, bytes: Uint8Array, mostPixels: number): Promise<Picture> {
  const { width, height, at } = readFrame(file, bytes);
  if (width * height > mostPixels) {
    throw new DataError(
      file,
      `has ${width}x${height} pixels; at most ${mostPixels} are read. Make it smaller first.`,
    );
  }
  const { decode } = await loadDecoder(file);
  const options = { useTArray: true, tolerantDecoding: false, maxMemoryUsageInMB: MOST_MEMORY_MB } as const;
  let data: Uint8Array;
  try {
    if (!hasEnd(bytes, at)) throw new Error("its end is missing");
    ({ data } = decode(bytes, options));
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new DataError(file, `is cut short or damaged (${reason}). ${AGAIN}`);
  }
  const grey = (_: unknown, i: number) =>
    Math.round(greyOf(data[4 * i]!, data[4 * i + 1]!, data[4 * i + 2]!));
  return { width, height, pixels: Uint8Array.from({ length: width * height }, grey) };
}

const AGAIN = "Get or save the file again.";

/** The package is there only where pictures are read. */
async function loadDecoder(file: string): Promise<typeof import("jpeg-js")> {
  const name = "jpeg-js";
  try {
    return (await importPackage(name)) as typeof import("jpeg-js");
  } catch {
    throw new DataError(file, `is JPEG, which the package '${name}' reads. Install it: npm install ${name}`);
  }
}

/** Walks the segments up to the frame's header. Format: ITU-T T.81, annex B. */
function readFrame(file: string, bytes: Uint8Array): Frame {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  for (let at = 2; at + 9 <= bytes.length; ) {
    const marker = bytes[at + 1]!;
    if (bytes[at] !== 0xff) break;
    if (marker === 0xff)
      at++; // filling before a marker
    else if (isFrame(marker)) return { height: view.getUint16(at + 5), width: view.getUint16(at + 7), at };
    else at += 2 + view.getUint16(at + 2);
  }
  throw new DataError(file, `is a JPEG cut short or damaged: it has no size. ${AGAIN}`);
}

interface Frame {
  readonly width: number;
  readonly height: number;
  /** where it starts in the file */
  readonly at: number;
}

/** SOF0 to SOF15, but for the three markers among them that mean something else. */
function isFrame(marker: number): boolean {
  return marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
}

/** Behind the frame, as one that comes before belongs to a preview; a camera may have added something after it. */
function hasEnd(bytes: Uint8Array, frame: number): boolean {
  for (let at = bytes.length - 2; at > frame; at--) {
    if (bytes[at] === 0xff && bytes[at + 1] === 0xd9) return true;
  }
  return false;
}
