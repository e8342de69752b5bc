// The `index.json` in the folder of digits, written by `npm run data`: which four files there are and how
// large they are, so that loading asks for nothing that is not there and knows the total from the start.
import { DataError } from "../../util/errors";

export const MANIFEST = "index.json";

export interface FileEntry {
  /** a plain name, in the folder of the manifest */
  readonly file: string;
  /** size as it lies there */
  readonly bytes: number;
  /** size unpacked; the same as `bytes` for a file that is not gzip */
  readonly unpacked: number;
}

export interface Manifest {
  readonly name: string;
  readonly source: "embedded" | "official";
  readonly train: { readonly images: FileEntry; readonly labels: FileEntry };
  readonly test: { readonly images: FileEntry; readonly labels: FileEntry };
}

/** @throws {DataError} if the manifest is missing or not one */
export async function readManifest(response: Response): Promise<Manifest> {
  const file = response.url || MANIFEST;
  if (!response.ok) throw new DataError(file, `is missing (HTTP ${response.status}). ${PREPARE}`);
  let json: unknown;
  try {
    json = await response.json();
  } catch {
    // servers of single-page apps answer an unknown address with their page
    throw new DataError(file, `is not JSON. ${PREPARE}`);
  }
  const { name, source, train, test } = fields(json);
  if (typeof name !== "string")
    throw new DataError(file, `'name' is ${typeof name}, not a string. ${PREPARE}`);
  if (source !== "embedded" && source !== "official") {
    throw new DataError(
      file,
      `'source' is ${JSON.stringify(source)}, not 'embedded' or 'official'. ${PREPARE}`,
    );
  }
  const entry = (path: string, value: unknown) => readEntry(file, path, value);
  return {
    name,
    source,
    train: {
      images: entry("train.images", fields(train).images),
      labels: entry("train.labels", fields(train).labels),
    },
    test: {
      images: entry("test.images", fields(test).images),
      labels: entry("test.labels", fields(test).labels),
    },
  };
}

export const PREPARE = "Run `npm run data`, or `npm start`, which does.";

function readEntry(manifest: string, path: string, value: unknown): FileEntry {
  const { file, bytes, unpacked } = fields(value);
  if (typeof file !== "string" || !/^[\w-][\w.-]*$/.test(file)) {
    throw new DataError(manifest, `'${path}.file' is ${JSON.stringify(file)}, not a file name. ${PREPARE}`);
  }
  const size = (name: string, got: unknown): number => {
    if (typeof got === "number" && Number.isSafeInteger(got) && got > 0) return got;
    throw new DataError(
      manifest,
      `'${path}.${name}' is ${JSON.stringify(got)}, not a size in bytes. ${PREPARE}`,
    );
  };
  return { file, bytes: size("bytes", bytes), unpacked: size("unpacked", unpacked) };
}

/** Its own fields, or none when it is no object. */
function fields(value: unknown): Record<string, unknown> {
  return typeof value === "object" && value !== null ? { ...value } : {};
}
