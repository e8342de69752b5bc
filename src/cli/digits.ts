// Handwritten digits from a folder: the four official files as they were published or unpacked, any set under names
// like theirs, or those that `npm run data` writes.
import { basename } from "node:path";
import {
  type Dataset,
  datasetFor,
  datasets,
  drawnSets,
  type NetworkDocument,
  type Samples,
  take,
} from "../index";

/**
 * @param set - how the names of the files begin, in a folder with more than one set
 * @throws {DataError} if there is no such folder, files are missing or damaged, or they do not fit together
 */
export async function loadDigits(folder: string, set?: string): Promise<Dataset> {
  const which = set === undefined ? {} : { set };
  return { ...(await datasets.mnist({ data: folder, ...which })), name: basename(folder) };
}

/** What a network is shown: the set that it names, unless a folder is; of its classes only. @throws as `loadDigits` */
export async function loadFor(document: NetworkDocument, own: string, given?: string): Promise<Dataset> {
  const drawn = given === undefined && document.samples !== undefined;
  return datasetFor(document, drawn ? drawnSets[document.samples]() : await loadDigits(given ?? own))!;
}

/** The first `count` samples; all if there are no more. */
export function firstOf(samples: Samples, count = samples.count): Samples {
  return take(samples, count);
}
