// Folders of IDX files, in Node: MNIST and its like, by the names under which they were published.
import { DataError } from "../../util/errors";
import { checkSize } from "../files/pair";
import { nodeModules } from "./modules";

/** Parts of a set, in the order in which they are named to the user. */
const SLOTS = ["train images", "train labels", "test images", "test labels"] as const;
type Slot = (typeof SLOTS)[number];

export interface IdxSet {
  /** how the names of its files begin; "" of the official ones */
  readonly set: string;
  readonly files: readonly { readonly name: string; readonly blob: Blob }[];
}

/** As in `emnist-digits-train-images-idx3-ubyte.gz`; the set is what comes before. */
const NAME = /^(?:(.+)-)?(train|t10k|test)-(images|labels)[-.]idx[13]-ubyte(\.gz|\.gzip)?$/;
const OFFICIAL = "";
export const EMBEDDED = "embedded";

/**
 * Reads the four files of a set. With more than one set in the folder `set` names it, by the beginning of its file
 * names; without, the files without such a beginning win, and the embedded digits stand back.
 *
 * @throws {DataError} if there is no such folder, or files are missing, or it is unclear which set is meant
 */
export async function readIdxFolder(dir: string, set?: string): Promise<IdxSet> {
  const { fs, path } = nodeModules(dir);
  const names = await fs.readdir(dir).catch(() => {
    throw new DataError(
      dir,
      "there is no such folder. Name another, or run `npm run data` to fill public/mnist.",
      "missing",
    );
  });
  const sets = groupBySet(names);
  const chosen = choose(dir, sets, set);
  const found = sets.get(chosen) ?? new Map<Slot, string>();
  const missing = SLOTS.filter((slot) => !found.has(slot));
  if (missing.length > 0) {
    const list = missing.map((slot) => `${slot} (${officialName(slot, chosen)})`).join(", ");
    throw new DataError(dir, `${list} missing. All four files are needed, .gz or unpacked.`, "missing");
  }
  const read = async (slot: Slot) => {
    const name = found.get(slot)!;
    const file = path.join(dir, name);
    checkSize(name, (await fs.stat(file)).size);
    return { name, blob: new Blob([await fs.readFile(file)]) };
  };
  return { set: chosen, files: await Promise.all(SLOTS.map(read)) };
}

/** Files by part, by set. Of a part that lies there packed and unpacked, the packed one. */
function groupBySet(names: readonly string[]): Map<string, Map<Slot, string>> {
  const sets = new Map<string, Map<Slot, string>>();
  for (const name of [...names].sort().reverse()) {
    const [, set = OFFICIAL, split, kind] = NAME.exec(name) ?? [];
    if (!kind) continue;
    const slot = `${split === "train" ? "train" : "test"} ${kind}` as Slot;
    const files = sets.get(set) ?? new Map<Slot, string>();
    if (!files.has(slot)) files.set(slot, name);
    sets.set(set, files);
  }
  return sets;
}

function choose(dir: string, sets: ReadonlyMap<string, unknown>, set: string | undefined): string {
  const named = [...sets.keys()].filter((name) => name !== OFFICIAL && name !== EMBEDDED);
  if (set !== undefined) {
    if (sets.has(set)) return set;
    const known = named.length > 0 ? `It holds ${named.join(", ")}.` : "It holds no set with a name.";
    throw new DataError(dir, `holds no files that begin with '${set}-'. ${known}`, "missing");
  }
  if (sets.has(OFFICIAL)) return OFFICIAL;
  if (named.length > 1) {
    throw new DataError(
      dir,
      `holds several sets: ${named.join(", ")}. Name one: { set: "${named[0]}" }.`,
      "missing",
    );
  }
  return named[0] ?? (sets.has(EMBEDDED) ? EMBEDDED : OFFICIAL);
}

/** How a missing file is called: the embedded digits give way to official ones. */
function officialName(slot: Slot, set: string): string {
  const [split, kind] = slot.split(" ");
  const end = `${kind}-idx${kind === "images" ? 3 : 1}-ubyte.gz`;
  if (set === OFFICIAL || set === EMBEDDED) return `${split === "train" ? "train" : "t10k"}-${end}`;
  return `${set}-${split}-${end}`;
}
