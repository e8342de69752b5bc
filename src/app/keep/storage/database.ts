// What the browser keeps for the page: projects, and checkpoints of their training. Everything here may fail, and says
// so: storage may be absent, full, or taken away.

import { type DBSchema, type IDBPDatabase, openDB } from "idb";
import type { Episode } from "../../../index";

export interface Project {
  readonly id: string;
  /** of its document, for lists */
  readonly name: string;
  /** the document as text, as in files */
  readonly document: string;
  /** ms since 1970 */
  readonly changed: number;
}

/** Where the training of a project stood. */
export interface StoredCheckpoint {
  readonly project: string;
  readonly slot: number;
  readonly order: number;
  readonly samples: number;
  /** digits or episodes at which training would have stopped; null: it was paused */
  readonly goal: number | null;
  /** tests on held-out digits up to there */
  readonly tests: readonly { readonly samples: number; readonly accuracy: number; readonly count: number }[];
  /** name of the data that it learned from; absent: an agent, which needs none */
  readonly data?: string;
  /** that an agent has learned from, and ms of network time a second at which it acted; absent: it is none */
  readonly episodes?: readonly Episode[];
  readonly speed?: number;
  readonly hash: string;
  /** a file with weights */
  readonly bytes: Uint8Array<ArrayBuffer>;
}

interface Stores extends DBSchema {
  projects: { key: string; value: Project; indexes: { changed: number } };
  checkpoints: { key: [project: string, slot: number]; value: StoredCheckpoint };
}
export type Database = IDBPDatabase<Stores>;

const NAME = "spikeyard";
const VERSION = 1;
/** ms that the browser has to open it. Chosen: longer than a slow disk takes. */
const PATIENCE = 3000;

/** @throws {Error} if there is no storage, or another tab keeps an older form of it open */
export async function openDatabase(): Promise<Database> {
  if (typeof indexedDB === "undefined") throw new Error("this browser offers no storage here");
  const opening = openDB<Stores>(NAME, VERSION, {
    upgrade(database) {
      database.createObjectStore("projects", { keyPath: "id" }).createIndex("changed", "changed");
      database.createObjectStore("checkpoints", { keyPath: ["project", "slot"] });
    },
    blocking: (_, __, event) => (event.target as IDBDatabase).close(), // a newer page may change its form
  });
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error("the browser does not open its storage")), PATIENCE);
  });
  opening.catch(() => {}); // where it comes too late, nobody listens any more
  return Promise.race([opening, late]).finally(() => clearTimeout(timer));
}

/** Writes and waits until it is on the disk. @throws where the disk is full, also after the last request */
export async function putDurably<S extends "projects" | "checkpoints">(
  database: Database,
  store: S,
  value: Stores[S]["value"],
): Promise<void> {
  const transaction = database.transaction(store, "readwrite", { durability: "strict" });
  // quota errors may arrive with the transaction alone
  await Promise.all([transaction.store.put(value), transaction.done]);
}
