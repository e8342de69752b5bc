// Handwritten digits: from the folder that `npm run data` fills, or from four files that a user gives.
import { DataError } from "../util/errors";
import { gunzip } from "./files/gunzip";
import { readKind } from "./files/idx";
import { type FileEntry, MANIFEST, PREPARE, readManifest } from "./files/manifest";
import { checkShapes, checkSize, joinSamples, type LoadedFile, MOST_UNPACKED } from "./files/pair";
import type { Dataset } from "./samples";

export interface LoadOptions {
  readonly fetch?: typeof fetch;
  /** Bytes received so far, and of all four files, as they lie on the server (compressed). */
  onProgress?(loaded: number, total: number): void;
}

/**
 * Loads the digits whose `index.json` lies in the folder `base`.
 *
 * @throws {DataError} naming the file, if one is missing, damaged, or does not fit the others
 */
export async function loadMnist(base: URL | string, options: LoadOptions = {}): Promise<Dataset> {
  const request = options.fetch ?? fetch;
  const folder = new URL(
    String(base).replace(/\/?$/, "/"),
    (globalThis as { location?: Location }).location?.href,
  );
  const manifest = await readManifest(await ask(request, folder, MANIFEST));
  const entries = [manifest.train.images, manifest.train.labels, manifest.test.images, manifest.test.labels];
  const total = entries.reduce((sum, entry) => sum + entry.bytes, 0);
  let before = 0;
  const load = async (entry: FileEntry): Promise<LoadedFile> => {
    const bytes = await download(request, folder, entry, (loaded) =>
      options.onProgress?.(before + loaded, total),
    );
    before += entry.bytes;
    options.onProgress?.(before, total);
    return { name: entry.file, bytes };
  };
  const train = joinSamples(await load(manifest.train.images), await load(manifest.train.labels));
  const test = joinSamples(await load(manifest.test.images), await load(manifest.test.labels));
  checkShapes(manifest.train.images.file, train, manifest.test.images.file, test);
  return { name: manifest.name, train, test, source: manifest.source };
}

/**
 * Reads the four files that a user gives, gzipped or not, in any order: train or test by the name
 * ("train", "t10k" or "test" in it), images or labels by the content. Images of EMNIST are turned upright.
 *
 * @throws {DataError} naming the file, if one is missing, too large, damaged, or does not fit the others
 */
export async function readFiles(files: readonly { name: string; blob: Blob }[]): Promise<Dataset> {
  for (const { name, blob } of files) checkSize(name, blob.size);
  const found = new Map<string, LoadedFile>();
  for (const { name, blob } of files) {
    const split = splitOf(name);
    const bytes = await gunzip(name, blob, { cap: MOST_UNPACKED });
    const kind = readKind(name, bytes);
    const other = found.get(`${split} ${kind}`);
    if (other) throw new DataError(name, `and '${other.name}' are both ${split} ${kind}. Give one of each.`);
    found.set(`${split} ${kind}`, { name, bytes });
  }
  const missing = [...OFFICIAL_NAMES].filter(([slot]) => !found.has(slot));
  if (missing.length > 0) {
    const list = missing.map(([slot, name]) => `${slot} (${name})`).join(", ");
    throw new DataError("MNIST files", `${found.size} of 4 given, missing: ${list}. Give all four at once.`);
  }
  const file = (slot: string) => found.get(slot)!; // none is missing
  const train = joinSamples(file("train images"), file("train labels"));
  const test = joinSamples(file("test images"), file("test labels"));
  checkShapes(file("train images").name, train, file("test images").name, test);
  return { name: "Your files", train, test, source: "files" };
}

const OFFICIAL_NAMES: ReadonlyMap<string, string> = new Map([
  ["train images", "train-images-idx3-ubyte.gz"],
  ["train labels", "train-labels-idx1-ubyte.gz"],
  ["test images", "t10k-images-idx3-ubyte.gz"],
  ["test labels", "t10k-labels-idx1-ubyte.gz"],
]);

async function download(
  request: typeof fetch,
  folder: URL,
  entry: FileEntry,
  report: (loaded: number) => void,
): Promise<Uint8Array> {
  const { file } = entry;
  checkSize(file, entry.bytes);
  const response = await ask(request, folder, file);
  if (!response.ok || !response.body) {
    throw new DataError(file, `could not be fetched (HTTP ${response.status}). ${PREPARE}`);
  }
  let seen = { received: 0, expected: 0 };
  const bytes = await gunzip(file, response.body, {
    cap: MOST_UNPACKED,
    onReceived: (received, gzip) => {
      // A server may name gzip as the encoding of a .gz file; then the browser unpacks it before we see it.
      const expected = gzip ? entry.bytes : entry.unpacked;
      seen = { received, expected };
      report(Math.min(entry.bytes, Math.floor((received / expected) * entry.bytes)));
    },
  });
  if (seen.received !== seen.expected) {
    throw new DataError(
      file,
      `${seen.received} bytes came, where ${MANIFEST} says ${seen.expected}. The file changed. ${PREPARE}`,
    );
  }
  return bytes;
}

async function ask(request: typeof fetch, folder: URL, file: string): Promise<Response> {
  try {
    return await request(new URL(file, folder));
  } catch (error) {
    throw new DataError(file, `could not be fetched (${String(error)}). Is the server running?`);
  }
}

function splitOf(path: string): "train" | "test" {
  const name = path.replace(/^.*[/\\]/, "");
  const train = /train/i.test(name);
  const test = /t10k|test/i.test(name);
  if (train !== test) return train ? "train" : "test";
  const fault = train ? "both 'train' and 'test'" : "neither 'train' nor 't10k' or 'test'";
  throw new DataError(
    path,
    `has ${fault} in its name, so its part is unknown. Rename it, or give only the four files.`,
  );
}
