// Model files where they lie: on a disk in Node, in a Blob in the page. Node's modules are asked for by name at run
// time, so that no bundler for the page ever sees them.
import { DataError } from "../util/errors";

/** Something to read a model from: a path or file URL in Node; a file that was dropped; bytes. */
export type FileSource = string | URL | Blob | Uint8Array | ArrayBuffer;

/** Chosen: above the largest network that is accepted, with everything it remembers. */
const MOST_BYTES = 512 * 2 ** 20;

/**
 * @returns its name, for errors, and its bytes
 * @throws {DataError} if it cannot be read, or is larger than any model
 */
export async function readSource(
  source: FileSource,
): Promise<readonly [name: string, bytes: Uint8Array<ArrayBuffer>]> {
  if (typeof source === "string" || source instanceof URL) return [String(source), await readPath(source)];
  if (source instanceof Blob) {
    const name = "name" in source && typeof source.name === "string" ? source.name : "model";
    requireSize(name, source.size);
    return [name, new Uint8Array(await source.arrayBuffer())];
  }
  requireSize("model", source.byteLength);
  return ["model", new Uint8Array(source)]; // a copy
}

/**
 * Writes a file whole or not at all: what was there stays until the new one is complete.
 *
 * @throws {DataError} if it cannot be written, or this is no Node
 */
export async function writePath(path: string | URL, bytes: Uint8Array): Promise<void> {
  const { rename, rm, writeFile } = nodeFiles(String(path));
  const at = pathOf(path);
  const draft = `${at}.${process.pid}.${Math.random().toString(36).slice(2, 8)}.tmp`;
  try {
    await writeFile(draft, bytes);
    await rename(draft, at);
  } catch (error) {
    await rm(draft, { force: true });
    throw new DataError(at, `cannot be written. ${reasonOf(error)}`);
  }
}

async function readPath(path: string | URL): Promise<Uint8Array<ArrayBuffer>> {
  const { readFile, stat } = nodeFiles(String(path));
  const at = pathOf(path);
  try {
    requireSize(at, (await stat(at)).size);
    return new Uint8Array(await readFile(at));
  } catch (error) {
    if (error instanceof DataError) throw error;
    throw new DataError(at, `cannot be read. ${reasonOf(error)}`);
  }
}

function nodeFiles(path: string): typeof import("node:fs/promises") {
  const files = globalThis.process?.getBuiltinModule?.("node:fs/promises");
  if (files) return files;
  throw new DataError(
    path,
    "there are no paths in a page. Use a Blob: `save()` gives one, `load(blob)` takes one.",
  );
}

function pathOf(path: string | URL): string {
  if (typeof path === "string" && !path.startsWith("file:")) return path;
  return process.getBuiltinModule("node:url").fileURLToPath(path);
}

function requireSize(name: string, bytes: number): void {
  if (bytes > MOST_BYTES)
    throw new DataError(name, `has ${bytes} bytes; at most ${MOST_BYTES} are read. It is no model file.`);
}

const reasonOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));
