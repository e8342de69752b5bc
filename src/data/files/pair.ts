// A pair of IDX files, images and labels, becomes samples; what else is known of a set from its file names.
import { DataError } from "../../util/errors";
import type { Samples } from "../samples";
import { type IdxImages, parseImages, parseLabels } from "./idx";

export interface LoadedFile {
  readonly name: string;
  /** unpacked */
  readonly bytes: Uint8Array;
}

/** How the images lie in a file, and how many classes its labels have. */
export interface Convention {
  /** images are stored column by column: they are transposed back */
  readonly transposed: boolean;
  readonly classes: number;
}

/** Chosen: EMNIST's digits, 240,000 images, have 188 MB; what a tab can hold beside a running network. */
export const MOST_UNPACKED = 256 * 2 ** 20;
/** A file may lie there unpacked. */
export const MOST_BYTES = MOST_UNPACKED;

/** Most that a byte can tell apart. */
const BYTE_CLASSES = 256;

/**
 * What a file's name says. EMNIST (Cohen et al. 2017, arXiv:1702.05373) stores images column by column, as the
 * MATLAB arrays had them that it was made from, and some of its parts have letters; all others are taken for digits.
 */
export function conventionOf(file: string): Convention {
  const [, part] = /(?:^|[/\\])emnist-(\w+)/i.exec(file) ?? [];
  if (part === undefined) return { transposed: false, classes: 10 };
  return { transposed: true, classes: /^(digits|mnist)/i.test(part) ? 10 : BYTE_CLASSES };
}

/** Before anything is read. @throws {DataError} if the file is larger than any that is read */
export function checkSize(file: string, bytes: number): void {
  if (bytes <= MOST_BYTES) return;
  throw new DataError(file, `has ${bytes} bytes; at most ${MOST_BYTES} are read. Is it an IDX file?`);
}

/**
 * @param convention - by the name of the file of images if absent
 * @throws {DataError} naming the file, if one is damaged or there are more of one than of the other
 */
export function joinSamples(
  imageFile: LoadedFile,
  labelFile: LoadedFile,
  { transposed, classes }: Convention = conventionOf(imageFile.name),
): Samples {
  const read = parseImages(imageFile.name, imageFile.bytes);
  const labels = parseLabels(labelFile.name, labelFile.bytes, classes);
  if (labels.length !== read.count) {
    throw new DataError(
      labelFile.name,
      `holds ${labels.length} labels, and '${imageFile.name}' ${read.count} images. Take both from one set.`,
    );
  }
  const { pixels, count, rows, columns } = transposed ? transpose(read) : read;
  return { images: pixels, labels, count, shape: [rows, columns] };
}

/** @throws {DataError} if images to test with have another shape than those to learn from */
export function checkShapes(trainFile: string, train: Samples, testFile: string, test: Samples): void {
  const [trained, tested] = [train.shape.join("x"), test.shape.join("x")];
  if (trained === tested) return;
  throw new DataError(
    testFile,
    `holds images of ${tested}, and '${trainFile}' of ${trained}. Take all four files from one set.`,
  );
}

function transpose({ count, rows, columns, pixels }: IdxImages): IdxImages {
  const turned = new Uint8Array(pixels.length);
  const size = rows * columns;
  for (let at = 0; at < pixels.length; at += size) {
    for (let k = 0; k < size; k++) {
      turned[at + (k % columns) * rows + Math.floor(k / columns)] = pixels[at + k]!;
    }
  }
  return { count, rows: columns, columns: rows, pixels: turned };
}
