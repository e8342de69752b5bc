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
    hash: fingerprint(checkpoint.bytes),
  });
}

/** The last one that is whole; null if there is none. */
export async function newestCheckpoint(
  database: Database,
  project: string,
): Promise<StoredCheckpoint | null> {
  const slots = await Promise.all(SLOTS.map((slot) => database.get("checkpoints", [project, slot])));
  const there = slots.filter((one) => one !== undefined).sort((a, b) => b.order - a.order);
  return there.find(({ bytes, hash }) => fingerprint(bytes) === hash) ?? null;
}

export async function deleteCheckpoints(database: Database, project: string): Promise<void> {
  await Promise.all(SLOTS.map((slot) => database.delete("checkpoints", [project, slot])));
}
