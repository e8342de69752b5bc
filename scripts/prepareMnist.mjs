// Puts MNIST where the page finds it: `npm run data`, also a part of `npm start` and `npm test`.
//
// With the four official files in public/mnist/ it lists those in index.json and changes nothing else.
// Without them it writes the 10,000 digits of the npm package `mnist`, 8,000 to train and 2,000 to test.
// Nothing is done when all is there already.
import {
  closeSync,
  fstatSync,
  mkdirSync,
  openSync,
  readFileSync,
  readSync,
  renameSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { dirname, join } from "node:path";
import process from "node:process";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import { readDigits, SIDE, splitDigits } from "./lib/embeddedDigits.mjs";
import { encodeImages, encodeLabels } from "./lib/idx.mjs";

const FOLDER = join(dirname(fileURLToPath(import.meta.url)), "..", "public", "mnist");

/** Raise it when the bytes of the embedded files change: those of the version before are then replaced. */
const RECIPE = 1;
/** Chosen: any. */
const SEED = 20260101;
/** Chosen: 2,000 digits give an accuracy within +-2 % (two standard errors at 80 %). */
const TRAIN = 8000;

const SLOTS = ["train.images", "train.labels", "test.images", "test.labels"];

/** The official names, as they were published and as archives unpack them. */
const OFFICIAL = {
  "train.images": ["train-images-idx3-ubyte", "train-images.idx3-ubyte"],
  "train.labels": ["train-labels-idx1-ubyte", "train-labels.idx1-ubyte"],
  "test.images": ["t10k-images-idx3-ubyte", "t10k-images.idx3-ubyte"],
  "test.labels": ["t10k-labels-idx1-ubyte", "t10k-labels.idx1-ubyte"],
};

/** Not ".gz": servers that see it unpack the file on the way, and progress in bytes is lost. */
const EMBEDDED = {
  "train.images": "embedded-train-images-idx3-ubyte.gzip",
  "train.labels": "embedded-train-labels-idx1-ubyte.gzip",
  "test.images": "embedded-test-images-idx3-ubyte.gzip",
  "test.labels": "embedded-test-labels-idx1-ubyte.gzip",
};

/**
 * @param {string} [folder]
 * @returns {{ name: string, source: "embedded" | "official", written: boolean, warning?: string }}
 */
export function prepareMnist(folder = FOLDER) {
  mkdirSync(folder, { recursive: true });
  const official = findOfficial(folder);
  const missing = SLOTS.filter((slot) => !official[slot]);
  if (missing.length === 0) {
    const manifest = nest({ name: "MNIST", source: "official" }, official);
    const written = writeIfChanged(join(folder, "index.json"), manifest);
    return { name: manifest.name, source: manifest.source, written };
  }
  const state = { name: "MNIST, first 10,000 digits", source: "embedded" };
  const written = !isEmbedded(folder);
  if (written) {
    const entries = writeEmbedded(folder);
    writeIfChanged(join(folder, "index.json"), nest({ ...state, recipe: RECIPE }, entries));
  }
  if (missing.length === SLOTS.length) return { ...state, written };
  const names = missing.map((slot) => `${OFFICIAL[slot][0]}.gz`).join(", ");
  return { ...state, written, warning: `public/mnist: official files are missing or empty: ${names}` };
}

/** Writes the embedded digits alone, for the package, if some are missing. What else is in the folder stays. */
export function prepareEmbedded(folder = FOLDER) {
  mkdirSync(folder, { recursive: true });
  if (!SLOTS.every((slot) => measure(folder, EMBEDDED[slot]))) writeEmbedded(folder);
}

/** Name and sizes of what there is of the official files, by slot. */
function findOfficial(folder) {
  const found = {};
  for (const slot of SLOTS) {
    for (const file of OFFICIAL[slot].flatMap((name) => [`${name}.gz`, name])) {
      const entry = measure(folder, file);
      if (entry) found[slot] ??= entry;
    }
  }
  return found;
}

/** @returns {{ file: string, bytes: number, unpacked: number } | null} null if it is missing or empty */
function measure(folder, file) {
  let handle;
  try {
    handle = openSync(join(folder, file), "r");
  } catch (error) {
    if (error.code === "ENOENT") return null;
    throw error;
  }
  try {
    const bytes = fstatSync(handle).size;
    const ends = Buffer.alloc(6);
    readSync(handle, ends, 0, 2, 0);
    readSync(handle, ends, 2, 4, Math.max(0, bytes - 4));
    const gzip = ends[0] === 0x1f && ends[1] === 0x8b;
    const unpacked = gzip ? ends.readUInt32LE(2) : bytes; // gzip ends with its unpacked size, RFC 1952
    return bytes > 0 && unpacked > 0 ? { file, bytes, unpacked } : null;
  } finally {
    closeSync(handle);
  }
}

/** Whether the embedded files of this recipe are there, whole by their sizes, and listed. */
function isEmbedded(folder) {
  try {
    const manifest = JSON.parse(readFileSync(join(folder, "index.json"), "utf8"));
    return (
      manifest.recipe === RECIPE &&
      SLOTS.every((slot) => {
        const [split, kind] = slot.split(".");
        const { file, bytes } = manifest[split][kind];
        return file === EMBEDDED[slot] && statSync(join(folder, file)).size === bytes;
      })
    );
  } catch {
    return false; // no manifest yet, or a damaged one: write all anew
  }
}

/** @returns name and sizes, by slot */
function writeEmbedded(folder) {
  const { train, test } = splitDigits(readDigits(), { seed: SEED, train: TRAIN });
  const content = {
    "train.images": encodeImages(train.labels.length, SIDE, SIDE, train.images),
    "train.labels": encodeLabels(train.labels),
    "test.images": encodeImages(test.labels.length, SIDE, SIDE, test.images),
    "test.labels": encodeLabels(test.labels),
  };
  const entries = {};
  for (const slot of SLOTS) {
    const packed = gzipSync(content[slot], { level: 9 });
    packed[9] = 255; // the field for the operating system: "unknown", so that bytes are equal everywhere
    write(join(folder, EMBEDDED[slot]), packed);
    entries[slot] = { file: EMBEDDED[slot], bytes: packed.length, unpacked: content[slot].length };
  }
  return entries;
}

function nest(head, entries) {
  const part = (split) => ({ images: entries[`${split}.images`], labels: entries[`${split}.labels`] });
  return { ...head, train: part("train"), test: part("test") };
}

function writeIfChanged(path, value) {
  const text = `${JSON.stringify(value, null, 2)}\n`;
  try {
    if (readFileSync(path, "utf8") === text) return false;
  } catch (error) {
    if (error.code !== "ENOENT") throw error;
  }
  write(path, text);
  return true;
}

/** Whole or not at all, also when stopped half-way. */
function write(path, content) {
  const temporary = `${path}.${process.pid}.tmp`;
  writeFileSync(temporary, content);
  renameSync(temporary, path);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { name, written, warning } = prepareMnist();
  if (warning) console.error(warning);
  console.log(`${name}: ${written ? "written to" : "already in"} public/mnist`);
}
