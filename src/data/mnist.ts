// Handwritten digits: from the folder that `npm run data` fills, or from four files that a user gives.
import { DataError } from "../util/errors";
import { gunzip } from "./gunzip";
import { type IdxImages, parseImages, parseLabels, readKind } from "./idx";
import { type FileEntry, MANIFEST, PREPARE, readManifest } from "./manifest";

/** Images with the class of each. */
export interface Samples {
  /** `[count, rows * columns]`, row-major, 0..255 */
  readonly images: Uint8Array;
  /** `[count]`, 0..9 */
  readonly labels: Uint8Array;
  readonly count: number;
  /** rows, columns */
  readonly shape: readonly [rows: number, columns: number];
}

export interface Dataset {
  readonly name: string;
  readonly train: Samples;
  readonly test: Samples;
  readonly source: "embedded" | "official" | "files";
}

export interface LoadOptions {
  readonly fetch?: typeof fetch;
  /** Bytes received so far, and of all four files, as they lie on the server (compressed). */
  onProgress?(loaded: number, total: number): void;
}

/** The official files, the largest of this format in use, have 47 MB plain and 10 MB gzipped. */
export const MOST_BYTES = 64 * 2 ** 20;
/** Chosen: five times the official training images; what a tab can hold beside a running network. */
export const MOST_UNPACKED = 256 * 2 ** 20;

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
 * ("train", "t10k" or "test" in it), images or labels by the content.
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

interface LoadedFile {
  readonly name: string;
  readonly bytes: Uint8Array;
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

/** Before anything is read. */
function checkSize(file: string, bytes: number): void {
  if (bytes <= MOST_BYTES) return;
  throw new DataError(
    file,
    `has ${bytes} bytes; at most ${MOST_BYTES} are read. Is it one of the four MNIST files?`,
  );
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

function joinSamples(imageFile: LoadedFile, labelFile: LoadedFile): Samples {
  const images: IdxImages = parseImages(imageFile.name, imageFile.bytes);
  const labels = parseLabels(labelFile.name, labelFile.bytes);
  if (labels.length !== images.count) {
    throw new DataError(
      labelFile.name,
      `holds ${labels.length} labels, and '${imageFile.name}' ${images.count} images. Take both from one set.`,
    );
  }
  return { images: images.pixels, labels, count: images.count, shape: [images.rows, images.columns] };
}

function checkShapes(trainFile: string, train: Samples, testFile: string, test: Samples): void {
  const [trained, tested] = [train.shape.join("x"), test.shape.join("x")];
  if (trained === tested) return;
  throw new DataError(
    testFile,
    `holds images of ${tested}, and '${trainFile}' of ${trained}. Take all four files from one set.`,
  );
}
