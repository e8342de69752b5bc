// Folders of pictures, one folder a class, in Node.
import { DataError } from "../../util/errors";
import { type Dataset, MOST_CLASSES, type Samples, shuffle, sizeOfShape, split } from "../samples";
import { resizeImages } from "../transforms/resize";
import type { Picture } from "./grey";
import { nodeModules } from "./modules";
import { decodePicture } from "./picture";

export interface FolderOptions {
  /** rows and columns that every picture is scaled to, whatever its own; that of the first if absent */
  readonly shape?: Sides;
  /** what to hold back where there is no folder `test`: a share or a number of pictures. 0.2 if absent */
  readonly test?: number;
  /** of the order of samples, and of which are held back; 1 if absent */
  readonly seed?: number;
  /** 0..255, what shows through where a picture is transparent; 255, as on paper, if absent */
  readonly background?: number;
  /** Pictures read so far, and in all. */
  onProgress?(done: number, total: number): void;
}

/** Chosen: of samples together, as for IDX files. */
const MOST_BYTES = 256 * 2 ** 20;
/** Chosen: of one file; a photo has a tenth of it. */
const MOST_FILE_BYTES = 64 * 2 ** 20;

const READ = /\.(png|jpe?g)$/i;
const UNREAD = /\.(gif|webp|bmp|tiff?|avif|heic)$/i;

/**
 * Reads pictures, `dir/<class>/*.png` and `*.jpg`, as grey bytes (ITU-R BT.601). With folders `train` and `test` in
 * `dir` the classes lie in those; otherwise some are held back to test with. Classes are numbered in the order of
 * their names, which `classes` of the samples holds; samples are shuffled.
 *
 * @throws {DataError} naming the file or folder, if one is missing, empty, damaged, too large, of a format that is not
 *   read, of another shape than the first (without `shape`), or if `test` has a class that `train` lacks
 */
export async function readImageFolder(dir: string, options: FolderOptions = {}): Promise<Dataset> {
  const { path } = nodeModules(dir);
  const { seed = 1, test = 0.2 } = options;
  const names = (await entriesOf(dir)).folders;
  const isParted = names.includes("train");
  const trainDir = isParted ? path.join(dir, "train") : dir;
  const testDir = isParted && names.includes("test") ? path.join(dir, "test") : null;
  const trainFiles = await listPictures(trainDir);
  const testFiles = testDir === null ? null : await listPictures(testDir, trainFiles.classes);
  const total = trainFiles.files.length + (testFiles?.files.length ?? 0);
  let done = 0;
  const onRead = () => options.onProgress?.(++done, total);
  const train = shuffle(await readPictures(trainFiles, options, onRead), seed);
  const base = { name: path.basename(path.resolve(dir)), source: "folder" } as const;
  if (testFiles === null) {
    const parts = split(train, test); // shuffled already
    return { ...base, train: parts.train, test: parts.validation };
  }
  const like = { sides: train.shape as Sides, path: trainFiles.files[0]!.path };
  return { ...base, train, test: await readPictures(testFiles, options, onRead, like) };
}

type Sides = readonly [rows: number, columns: number];

interface Listing {
  readonly classes: readonly string[];
  readonly files: readonly { readonly path: string; readonly label: number }[];
}

/** @param known - the classes of the training part: those of another part must be among them */
async function listPictures(dir: string, known?: readonly string[]): Promise<Listing> {
  const { path } = nodeModules(dir);
  const folders = (await entriesOf(dir)).folders;
  if (folders.length === 0) {
    throw new DataError(
      dir,
      "holds no folders. Give it one for each class, with the pictures in it.",
      "missing",
    );
  }
  const classes = known ?? folders;
  if (classes.length > MOST_CLASSES) {
    throw new DataError(
      dir,
      `holds ${classes.length} folders, one a class; at most ${MOST_CLASSES} are read.`,
    );
  }
  const files: { path: string; label: number }[] = [];
  for (const name of folders) {
    const folder = path.join(dir, name);
    const label = classes.indexOf(name);
    if (label < 0) {
      throw new DataError(
        folder,
        `is no class of the training pictures: those are ${classes.join(", ")}. Rename or remove it.`,
      );
    }
    const all = (await entriesOf(folder)).files;
    const unread = all.find((file) => UNREAD.test(file));
    if (unread) {
      throw new DataError(
        path.join(folder, unread),
        "is of a format that is not read. Convert it to PNG or JPEG.",
      );
    }
    const pictures = all.filter((file) => READ.test(file));
    if (pictures.length === 0) {
      throw new DataError(folder, "holds no pictures (.png, .jpg). Put some there, or remove it.", "missing");
    }
    files.push(...pictures.map((file) => ({ path: path.join(folder, file), label })));
  }
  return { classes, files };
}

/** Names in a folder, in order: numbers by their value, then all others by their letters. Hidden ones are left out. */
async function entriesOf(dir: string): Promise<{ folders: string[]; files: string[] }> {
  const { fs, path } = nodeModules(dir);
  const names = await fs.readdir(dir).catch((error: NodeJS.ErrnoException) => {
    const got = error.code === "ENOENT" ? "there is no such folder" : `cannot be read (${error.message})`;
    throw new DataError(dir, `${got}. Name another.`, "missing");
  });
  const folders: string[] = [];
  const files: string[] = [];
  for (const name of names.filter((name) => !name.startsWith(".")).sort(compareNames)) {
    const isFolder = (await fs.stat(path.join(dir, name))).isDirectory(); // also behind a link
    (isFolder ? folders : files).push(name);
  }
  return { folders, files };
}

function compareNames(a: string, b: string): number {
  const [left, right] = [a, b].map((name) => (/^\d+$/.test(name) ? Number(name) : Number.POSITIVE_INFINITY));
  if (left !== right) return left! < right! ? -1 : 1;
  return a < b ? -1 : a > b ? 1 : 0; // by code units: the same in every language
}

/** @param like - the picture whose shape all must have where none is wanted; the first if absent */
async function readPictures(
  { classes, files }: Listing,
  { shape, background = 255 }: FolderOptions,
  onRead: () => void,
  like?: { readonly sides: Sides; readonly path: string },
): Promise<Samples> {
  const labels = Uint16Array.from(files, ({ label }) => label);
  const first = like?.path ?? files[0]!.path;
  let sides = shape ?? like?.sides;
  let images: Uint8Array | undefined;
  for (const [k, { path }] of files.entries()) {
    const picture = await readPicture(path, background);
    sides ??= [picture.height, picture.width];
    images ??= makeRoom(path, files.length, sides);
    images.set(scale(picture, sides, path, shape ? null : first), k * sizeOfShape(sides));
    onRead();
  }
  return { images: images!, labels, count: files.length, shape: sides!, classes }; // no list of files is empty
}

async function readPicture(path: string, background: number): Promise<Picture> {
  const { fs } = nodeModules(path);
  const { size } = await fs.stat(path);
  if (size > MOST_FILE_BYTES) {
    throw new DataError(
      path,
      `has ${size} bytes; at most ${MOST_FILE_BYTES} are read. Make it smaller first.`,
    );
  }
  return decodePicture(path, await fs.readFile(path), background);
}

function makeRoom(path: string, count: number, sides: Sides): Uint8Array {
  const bytes = count * sizeOfShape(sides);
  if (bytes <= MOST_BYTES) return new Uint8Array(bytes);
  throw new DataError(
    path,
    `has ${sides.join("x")} pixels: ${count} such pictures take ${bytes} bytes, of at most ${MOST_BYTES}. Give a smaller 'shape', such as [28, 28].`,
  );
}

/** @param first - file whose shape is wanted, where the caller named none */
function scale(
  { width, height, pixels }: Picture,
  [rows, columns]: Sides,
  path: string,
  first: string | null,
): Uint8Array {
  if (height === rows && width === columns) return pixels;
  if (first !== null) {
    throw new DataError(
      path,
      `has ${height}x${width} pixels, and '${first}' has ${rows}x${columns}. Give 'shape', to which all are scaled.`,
    );
  }
  return resizeImages(pixels, { rows: height, columns: width, channels: 1, count: 1 }, rows, columns);
}
