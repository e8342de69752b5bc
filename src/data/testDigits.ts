// For tests in Node: the embedded digits from public/mnist, which `npm test` and `npm run data` prepare.
import { readFile } from "node:fs/promises";
import { resolve } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { loadMnist } from "./mnist";
import { type Dataset, type Samples, take } from "./samples";

/** The same loader as the page's, over files instead of a network. */
export function loadTestDigits(): Promise<Dataset> {
  const folder = pathToFileURL(`${resolve("public/mnist")}/`); // tests run in the repository's root
  const fromDisk: typeof fetch = async (url) => new Response(await readFile(fileURLToPath(String(url))));
  return loadMnist(folder, { fetch: fromDisk });
}

/** The first `count` samples. */
export function first(samples: Samples, count: number): Samples {
  return take(samples, count);
}
