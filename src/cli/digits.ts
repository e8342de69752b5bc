// Handwritten digits from a folder: the four official files as they were published or unpacked, any set under names
// like theirs, or those that `npm run data` writes.
import { basename } from "node:path";
import { type Dataset, datasets, type Samples, take } from "../index";

/** @throws {DataError} if there is no such folder, files are missing or damaged, or they do not fit together */
export async function loadDigits(folder: string): Promise<Dataset> {
  return { ...(await datasets.mnist({ data: folder })), name: basename(folder) };
}

/** The first `count` samples; all if there are no more. */
export function firstOf(samples: Samples, count = samples.count): Samples {
  return take(samples, count);
}
