// Where samples come from: `datasets.mnist()`, `.idx()`, `.arrays()` and, in Node, `.folder()`.
import { DataError } from "../util/errors";
import { isNode } from "../util/node";
import { type ArrayOptions, type Numeric, toSamples } from "./arrays";
import { gunzip } from "./files/gunzip";
import { PREPARE } from "./files/manifest";
import {
  checkShapes,
  checkSize,
  conventionOf,
  joinSamples,
  type LoadedFile,
  MOST_UNPACKED,
} from "./files/pair";
import { loadMnist, readFiles } from "./mnist";
import { EMBEDDED, readIdxFolder } from "./node/idxFolder";
import { nodeModules } from "./node/modules";
import { type Dataset, type Samples, split } from "./samples";

export { type FolderOptions, readImageFolder as folder } from "./node/imageFolder";

export interface MnistOptions {
  /** a folder in Node; an address, to which `index.json` belongs (see `npm run data`), in Node or a page */
  readonly data?: string | URL;
  /** in Node, with more than one set in the folder: how its file names begin, such as `emnist-digits` */
  readonly set?: string;
  /** From an address: bytes received so far, and of all four files. */
  onProgress?(loaded: number, total: number): void;
}

/**
 * MNIST, or any set of four IDX files in its place: Fashion-MNIST and KMNIST under the same names, EMNIST under its
 * own. Without `data` a page loads the folder `mnist/` beside it; Node reads the digits that come with the package,
 * the first 10,000 of MNIST: 8,000 to learn from and 2,000 to test with. Images of EMNIST, which lie transposed in
 * their files, are turned upright.
 *
 * @throws {DataError} naming file or folder, if one is missing, damaged, or does not fit the others
 */
export async function mnist({ data, set, ...options }: MnistOptions = {}): Promise<Dataset> {
  if (!isNode() || isAddress(data)) return loadMnist(data ?? new URL("mnist/", pageAddress()), options);
  const dir = data === undefined ? await packagedDigits() : pathOf(data);
  const found = await readIdxFolder(dir, set);
  const read = await readFiles(found.files);
  if (found.set === EMBEDDED) return { ...read, name: "MNIST, first 10,000 digits", source: "embedded" };
  return { ...read, name: found.set || (data === undefined ? "MNIST" : nameOf(dir)) };
}

/** A file: its path in Node, its address, its bytes, or what a user dropped. Gzipped or not. */
export type IdxSource = string | URL | Blob | Uint8Array<ArrayBuffer>;

export interface FilePair {
  readonly images: IdxSource;
  readonly labels: IdxSource;
}

export interface IdxOptions {
  readonly train: FilePair;
  /** files; or a share or number of the training samples, the last of them */
  readonly test: FilePair | number;
  readonly name?: string;
  /** whether images are stored column by column; if absent, those are whose file name begins with `emnist-` */
  readonly transposed?: boolean;
  /** labels from this on are refused; 256 if absent */
  readonly classes?: number;
}

/**
 * Pairs of IDX files, bytes of any shape and with up to 256 classes.
 * @throws {DataError} naming the file, if one is missing, too large, damaged, or does not fit the others
 */
export async function idx(options: IdxOptions): Promise<Dataset> {
  const { test, name = "IDX files" } = options;
  const train = await readPair("train", options.train, options);
  const base = { name, source: "files" } as const;
  if (typeof test === "number") return { ...base, ...cut(train.samples, test) };
  const tested = await readPair("test", test, options);
  checkShapes(train.name, train.samples, tested.name, tested.samples);
  return { ...base, train: train.samples, test: tested.samples };
}

export interface LabelledArrays {
  /** see `toSamples` */
  readonly images: Numeric;
  readonly labels: ArrayLike<number>;
}

export interface ArraysOptions extends ArrayOptions {
  readonly train: LabelledArrays;
  /** arrays; or a share or number of the training samples, the last of them */
  readonly test: LabelledArrays | number;
  readonly name?: string;
}

/** Arrays in memory, as `toSamples` takes them. @throws {DataError} as that, or if shapes differ */
export function arrays({ train, test, name = "Arrays", ...options }: ArraysOptions): Dataset {
  const base = { name, source: "arrays" } as const;
  const learned = part("train", train, options);
  if (typeof test === "number") return { ...base, ...cut(learned, test) };
  const tested = part("test", test, options);
  checkShapes("train.images", learned, "test.images", tested);
  return { ...base, train: learned, test: tested };
}

/** Errors name the argument. */
function part(name: string, { images, labels }: LabelledArrays, options: ArrayOptions): Samples {
  try {
    return toSamples(images, labels, options);
  } catch (error) {
    if (!(error instanceof DataError)) throw error;
    throw new DataError(`datasets.arrays, ${name}`, error.message);
  }
}

function cut(samples: Samples, size: number): { readonly train: Samples; readonly test: Samples } {
  const { train, validation } = split(samples, size);
  return { train, test: validation };
}

async function readPair(
  name: string,
  { images, labels }: FilePair,
  { transposed, classes = 256 }: IdxOptions,
): Promise<{ readonly name: string; readonly samples: Samples }> {
  const imageFile = await readSource(images, `${name}.images`);
  const labelFile = await readSource(labels, `${name}.labels`);
  const convention = { transposed: transposed ?? conventionOf(imageFile.name).transposed, classes };
  return { name: imageFile.name, samples: joinSamples(imageFile, labelFile, convention) };
}

/** @param unnamed - what to call bytes in an error */
async function readSource(source: IdxSource, unnamed: string): Promise<LoadedFile> {
  if (source instanceof Blob || source instanceof Uint8Array) {
    const name = (source as Partial<File>).name ?? unnamed;
    const blob = source instanceof Blob ? source : new Blob([source]);
    checkSize(name, blob.size);
    return { name, bytes: await gunzip(name, blob, { cap: MOST_UNPACKED }) };
  }
  const name = nameOf(source);
  if (isAddress(source) || !isNode()) {
    const response = await fetch(new URL(source, isNode() ? undefined : pageAddress()));
    if (!response.ok || !response.body) {
      throw new DataError(name, `could not be fetched (HTTP ${response.status}). Is the address right?`);
    }
    return { name, bytes: await gunzip(name, response.body, { cap: MOST_UNPACKED }) };
  }
  const path = pathOf(source);
  const { fs } = nodeModules(path);
  const size = await fs.stat(path).then(({ size }) => size, missing(path));
  checkSize(path, size);
  return { name, bytes: await gunzip(name, new Blob([await fs.readFile(path)]), { cap: MOST_UNPACKED }) };
}

function missing(path: string) {
  return (error: unknown): never => {
    throw new DataError(path, `cannot be read (${(error as Error).message}). Name another file.`, "missing");
  };
}

function isAddress(source: string | URL | undefined): boolean {
  return source !== undefined && /^(https?|blob|data):/.test(String(source));
}

function pageAddress(): string {
  const page = globalThis as { readonly document?: Document; readonly location?: Location };
  return page.document?.baseURI ?? page.location!.href;
}

/** Of a file or folder in Node, also as `file:` address. */
function pathOf(source: string | URL): string {
  const text = String(source);
  return text.startsWith("file:") ? nodeModules(text).url.fileURLToPath(text) : text;
}

/** The last part of a path or address. */
function nameOf(source: string | URL): string {
  const text = String(source).replace(/[/\\]+$/, "");
  return text.replace(/^.*[/\\]/, "") || text;
}

/** Where the package lies, by its package.json, from this file upwards; in it the digits. */
async function packagedDigits(): Promise<string> {
  const { fs, path, url } = nodeModules("the embedded digits");
  let folder = path.dirname(url.fileURLToPath(import.meta.url));
  for (; ; folder = path.dirname(folder)) {
    const text = await fs.readFile(path.join(folder, "package.json"), "utf8").catch(() => "{}");
    if ((JSON.parse(text) as { name?: unknown }).name === PACKAGE) break;
    if (folder === path.dirname(folder)) {
      throw new DataError(
        "the embedded digits",
        "are not where this file is. Name a folder: { data }.",
        "missing",
      );
    }
  }
  const digits = path.join(folder, "public", "mnist");
  await fs.access(digits).catch(() => {
    throw new DataError(digits, `there is no such folder. ${PREPARE}`, "missing");
  });
  return digits;
}

const PACKAGE = "spikeyard";
