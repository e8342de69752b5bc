// The projects that the browser keeps: the open one and all before.
import { type NetworkDocument, readDocumentFile, writeDocument } from "../../../index";
import { type Database, type Project, putDurably } from "./database";

/** @throws {ModelError} if a name in it is too long to be kept */
export function projectOf(id: string, document: NetworkDocument, changed: number): Project {
  return { id, name: document.name, document: writeDocument(document), changed };
}

export async function putProject(database: Database, project: Project): Promise<void> {
  await putDurably(database, "projects", project);
}

/** The newest first. */
export async function listProjects(database: Database): Promise<readonly Project[]> {
  return (await database.getAllFromIndex("projects", "changed")).reverse();
}

/** Null if it is there no more. @throws {DataError} if it cannot be read */
export async function readProject(database: Database, id: string): Promise<NetworkDocument | null> {
  const project = await database.get("projects", id);
  return project ? readDocumentFile(project.name, project.document) : null;
}

/** A project with this very document and no checkpoint; null if there is none. */
export async function findUntrained(database: Database, document: string): Promise<string | null> {
  const trained = new Set((await database.getAllKeys("checkpoints")).map(([project]) => project));
  const all = await listProjects(database);
  return all.find((one) => one.document === document && !trained.has(one.id))?.id ?? null;
}

/** With all that belongs to it. */
export async function deleteProject(database: Database, id: string): Promise<void> {
  const transaction = database.transaction(["projects", "checkpoints"], "readwrite");
  const checkpoints = IDBKeyRange.bound([id, 0], [id, Number.POSITIVE_INFINITY]);
  await Promise.all([
    transaction.objectStore("projects").delete(id),
    transaction.objectStore("checkpoints").delete(checkpoints),
    transaction.done,
  ]);
}
