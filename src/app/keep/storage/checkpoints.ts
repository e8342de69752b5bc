// Checkpoints in two slots, written in turn: while one is written the other is whole. A hash tells which are.
import { fingerprint } from "../../../index";
import { type Database, putDurably, type StoredCheckpoint } from "./database";

const SLOTS = [0, 1];

export type NewCheckpoint = Omit<StoredCheckpoint, "slot" | "order" | "hash">;

/** Takes the slot that is empty, damaged or the older one. */
export async function putCheckpoint(database: Database, checkpoint: NewCheckpoint): Promise<void> {
  const newest = await newestCheckpoint(database, checkpoint.project);
  await putDurably(database, "checkpoints", {
    ...checkpoint,
    slot: newest ? 1 - newest.slot : 0,
    order: (newest?.order ?? 0) + 1,
    hash: await hashOf(checkpoint.bytes),
  });
}

/** The last one that is whole; null if there is none. */
export async function newestCheckpoint(
  database: Database,
  project: string,
): Promise<StoredCheckpoint | null> {
  const slots = await Promise.all(SLOTS.map((slot) => database.get("checkpoints", [project, slot])));
  const there = slots.filter((one) => one !== undefined).sort((a, b) => b.order - a.order);
  for (const one of there) if ((await hashOf(one.bytes)) === one.hash) return one;
  return null;
}

/** Off the page's thread, where the browser has it: a megabyte takes 20 ms otherwise. */
async function hashOf(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  if (!globalThis.crypto?.subtle) return fingerprint(bytes); // a host without https
  return fingerprint(new Uint8Array(await crypto.subtle.digest("SHA-256", bytes)));
}

export async function deleteCheckpoints(database: Database, project: string): Promise<void> {
  await Promise.all(SLOTS.map((slot) => database.delete("checkpoints", [project, slot])));
}
