// Transforms that move pixels: crop, pad, shift and resize.
import { DataError } from "../../util/errors";
import { emptyLike, type Pixels, type Samples } from "../samples";
import { resizeImages } from "./resize";
import { checkNumber, checkWhole, drawQuad, imagesOf, pixelOf, type Transform, withSides } from "./transform";

export interface Corner {
  /** row of the upper left corner; in the middle if absent */
  readonly top?: number;
  /** column of the upper left corner; in the middle if absent */
  readonly left?: number;
}

/**
 * Cuts `rows` x `columns` out of every image.
 * @throws {DataError} when it is applied, if that reaches beyond an image
 */
export function crop(rows: number, columns: number, corner: Corner = {}): Transform {
  checkSides("crop", rows, columns);
  return (samples) => {
    const { rows: height, columns: width } = imagesOf(samples, "crop");
    const { top = (height - rows) >> 1, left = (width - columns) >> 1 } = corner;
    if (!holds(height, top, rows) || !holds(width, left, columns)) {
      throw new DataError(
        "crop",
        `${rows}x${columns} at row ${top}, column ${left} reaches beyond images of ${height}x${width}. Cut less, or pad.`,
      );
    }
    return lay(samples, rows, columns, () => [-top, -left], 0);
  };
}

/**
 * Lays every image on a ground of `rows` x `columns`.
 * @param options - where the image's corner lies on it, and the ground's brightness 0..1 (0 if absent)
 * @throws {DataError} when it is applied, if an image reaches beyond the ground
 */
export function pad(
  rows: number,
  columns: number,
  { value = 0, ...corner }: Corner & { readonly value?: number } = {},
): Transform {
  checkSides("pad", rows, columns);
  checkNumber("pad.value", value, 0, 1);
  return (samples) => {
    const { rows: height, columns: width } = imagesOf(samples, "pad");
    const { top = (rows - height) >> 1, left = (columns - width) >> 1 } = corner;
    if (!holds(rows, top, height) || !holds(columns, left, width)) {
      throw new DataError(
        "pad",
        `images of ${height}x${width} at row ${top}, column ${left} reach beyond ${rows}x${columns}. Give more room, or crop.`,
      );
    }
    return lay(samples, rows, columns, () => [top, left], value);
  };
}

/**
 * Shifts every image by whole pixels; what leaves one side is gone, and `value` (0..1, 0 if absent) comes in.
 * @param by - `[down, right]` for all images, or how far each is shifted at most, up or down and left or right,
 *   every distance being equally likely
 */
export function shift(
  by: number | readonly [down: number, right: number],
  { seed = 1, value = 0 }: { readonly seed?: number; readonly value?: number } = {},
): Transform {
  checkNumber("shift.value", value, 0, 1);
  if (typeof by === "number") checkWhole("shift", by, 0);
  else for (const distance of by) checkWhole("shift", Math.abs(distance), 0);
  const distance = (word: number, most: number) => Math.floor(word * 2 ** -32 * (2 * most + 1)) - most;
  return (samples, place = 0) => {
    const { rows, columns } = imagesOf(samples, "shift");
    const move = (k: number): readonly [number, number] => {
      if (typeof by !== "number") return by;
      const [first, second] = drawQuad(seed, SHIFT_STREAM, place, k, 0);
      return [distance(first, by), distance(second, by)];
    };
    return lay(samples, rows, columns, move, value);
  };
}

/** Scales every image to `rows` x `columns`: each new pixel is the mean of the area it covers. */
export function resize(rows: number, columns: number): Transform {
  checkSides("resize", rows, columns);
  return (samples) => {
    const from = imagesOf(samples, "resize");
    return withSides(samples, resizeImages(samples.images, from, rows, columns), rows, columns);
  };
}

/** Chosen: any; see `shuffle`. */
const SHIFT_STREAM = 0xda7a0002;

function checkSides(name: string, rows: number, columns: number): void {
  checkWhole(`${name}.rows`, rows, 1);
  checkWhole(`${name}.columns`, columns, 1);
}

/** Whether `length` from `start` on lies within 0..`room`. */
function holds(room: number, start: number, length: number): boolean {
  return Number.isInteger(start) && start >= 0 && start + length <= room;
}

/** Copies each image onto a ground of its own. @param move - where the corner of image `k` comes to lie */
function lay(
  samples: Samples,
  rows: number,
  columns: number,
  move: (k: number) => readonly [top: number, left: number],
  value: number,
): Samples {
  const from = imagesOf(samples, "");
  const { channels } = from;
  const images: Pixels = emptyLike(samples.images, from.count * rows * columns * channels);
  if (value > 0) images.fill(pixelOf(value, images));
  for (let k = 0; k < from.count; k++) {
    const [top, left] = move(k);
    const [first, end] = [Math.max(0, -left), Math.min(from.columns, columns - left)];
    if (first >= end) continue;
    for (let row = Math.max(0, -top); row < Math.min(from.rows, rows - top); row++) {
      const at = (k * from.rows + row) * from.columns;
      const to = (k * rows + row + top) * columns + left + first;
      images.set(samples.images.subarray((at + first) * channels, (at + end) * channels), to * channels);
    }
  }
  return withSides(samples, images, rows, columns);
}
