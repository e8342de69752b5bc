// Handwritten digits from a folder: the four official files as they were published or unpacked, any set under names
// like theirs, or those that `npm run data` writes.
import { basename } from "node:path";
import { type Dataset, datasets, type Samples, take } from "../index";

/**
 * @param set - how the names of the files begin, in a folder with more than one set
 * @throws {DataError} if there is no such folder, files are missing or damaged, or they do not fit together
 */
export async function loadDigits(folder: string, set?: string): Promise<Dataset> {
  const which = set === undefined ? {} : { set };
  return { ...(await datasets.mnist({ data: folder, ...which })), name: basename(folder) };
}

/** The first `count` samples; all if there are no more. */
export function firstOf(samples: Samples, count = samples.count): Samples {
  return take(samples, count);
}
