// Handwritten digits from a folder: the four official files as they were published or unpacked, or those that
// `npm run data` writes.
import { readdir, readFile } from "node:fs/promises";
import { basename, join } from "node:path";
import { type Dataset, readFiles, type Samples } from "../index";
import { UsageError } from "./faults";

const SLOTS = ["train images", "train labels", "test images", "test labels"] as const;
const OFFICIAL = /^(train|t10k)-(images|labels)[-.]idx[13]-ubyte(\.gz)?$/;
const EMBEDDED = /^embedded-(train|test)-(images|labels)-idx[13]-ubyte\.gzip$/;

/**
 * @throws {UsageError} if there is no such folder, or files are missing
 * @throws {DataError} if one is damaged or they do not fit together
 */
export async function loadDigits(folder: string): Promise<Dataset> {
  const names = await readdir(folder).catch(() => {
    throw new UsageError(
      `${folder}: there is no such folder. Give one with --data, or run \`npm run data\` to fill public/mnist.`,
    );
  });
  const official = bySlot(names, OFFICIAL);
  const found = official.size === 0 ? bySlot(names, EMBEDDED) : official; // as in the page: official files win
  const missing = SLOTS.filter((slot) => !found.has(slot));
  if (missing.length > 0) {
    const list = missing.map((slot) => `${slot} (${officialName(slot)})`).join(", ");
    throw new UsageError(`${folder}: ${list} missing. All four files are needed, .gz or unpacked.`);
  }
  const files = SLOTS.map(async (slot) => {
    const name = found.get(slot)!;
    return { name, blob: new Blob([await readFile(join(folder, name))]) };
  });
  return { ...(await readFiles(await Promise.all(files))), name: basename(folder) };
}

/** The first `count` samples; all if there are no more. */
export function firstOf(samples: Samples, count = samples.count): Samples {
  if (count >= samples.count) return samples;
  const pixels = samples.images.length / samples.count;
  return {
    ...samples,
    count,
    images: samples.images.subarray(0, count * pixels),
    labels: samples.labels.subarray(0, count),
  };
}

function bySlot(names: readonly string[], pattern: RegExp): Map<string, string> {
  const found = new Map<string, string>();
  for (const name of [...names].sort().reverse()) {
    const [, split, kind] = pattern.exec(name) ?? [];
    const slot = `${split === "train" ? "train" : "test"} ${kind}`;
    if (kind && !found.has(slot)) found.set(slot, name);
  }
  return found;
}

function officialName(slot: (typeof SLOTS)[number]): string {
  const [split, kind] = slot.split(" ");
  return `${split === "train" ? "train" : "t10k"}-${kind}-idx${kind === "images" ? 3 : 1}-ubyte.gz`;
}
