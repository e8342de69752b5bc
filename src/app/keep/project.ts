// The project on the page: each change of the document is written soon after, unless another tab has the project.
import type { NetworkDocument } from "../../index";
import { messageOf } from "../session/client";
import { useDocumentStore } from "../state/documentStore";
import { tellKept, useKeepStore } from "./keepStore";
import { type Database, openDatabase } from "./storage/database";
import { type Lock, lockProject } from "./storage/lock";
import { findUntrained, projectOf, putProject, readProject } from "./storage/projects";

interface OpenProject {
  readonly id: string;
  /** settles once it is known whether this tab may write; null: it may not */
  readonly lock: Promise<Lock | null>;
  /** as it was read or last written */
  kept: NetworkDocument | null;
}

/** ms after the last change of a row until it is written. Chosen: a slider's drag is one. */
const QUIET = 300;
/** This tab's project: it comes back after a reload. */
const TAB_KEY = "spikeyard-project";

let database: Promise<Database> | null = null;
let open: OpenProject | null = null;
let timer: ReturnType<typeof setTimeout> | undefined;
let writing: Promise<void> = Promise.resolve();

/** @throws {Error} if there is no storage */
export function storage(): Promise<Database> {
  if (!database) {
    database = openDatabase();
    database.catch(() => {
      database = null; // the next one who asks tries again
    });
  }
  return database;
}

export function openProjectId(): string | null {
  return open?.id ?? null;
}

export function tabProjectId(): string | null {
  return sessionStorage.getItem(TAB_KEY);
}

/** Whether this tab may write to its project. */
export async function isOurs(): Promise<boolean> {
  return open !== null && (await open.lock) !== null;
}

/** From now on changes of the document are written. */
export function followDocument(): void {
  useDocumentStore.subscribe(({ document }, before) => {
    if (document !== before.document && document !== open?.kept) noteChange();
  });
  // a tab that is hidden may be closed without another word
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState === "hidden") void writeNow();
  });
}

/** The project on the page is this one. @param kept - its document as it was read; null: it is new */
export function adopt(id: string, kept: NetworkDocument | null, take = false): void {
  const lock = lockProject(id, take, () => {
    if (open === mine) lose();
  });
  const mine: OpenProject = { id, lock, kept };
  open = mine;
  sessionStorage.setItem(TAB_KEY, id);
  tellKept({ state: kept ? "saved" : "saving" });
  void lock.then((got) => {
    if (open === mine && got === null) tellKept({ state: "elsewhere" });
  });
}

/** Writes what waits, and lets the project go: what comes next on the page is another one. */
export async function letGo(): Promise<void> {
  await writeNow();
  const gone = open;
  open = null;
  tellKept({ state: "untouched" });
  void gone?.lock.then((lock) => lock?.release());
}

/** The document on the page becomes a project, if it is none yet. @returns its id */
export function ensureProject(): string {
  if (!open) {
    adopt(newId(), null);
    writeSoon();
  }
  return open!.id;
}

/** A network that comes onto the page: as it was kept before, if that was never changed nor trained, else as a new project. */
export async function adoptNew(network: NetworkDocument): Promise<void> {
  try {
    const same = await findUntrained(await storage(), projectOf("", network, 0).document);
    if (same === null) return;
    adopt(same, network);
    if (!(await isOurs())) await letGo(); // another tab has it
  } catch {
    // without storage it is a new one, which says so
  }
}

/** Settles once all changes are written, or it is known that they cannot be. */
export async function writeNow(): Promise<void> {
  if (timer !== undefined) write();
  await writing;
}

/** Tries once more what failed before. */
export function writeAgain(): void {
  if (useKeepStore.getState().kept.state === "memory") write();
}

/** What is on the page has changes that no tab keeps. */
export function hasOwnChanges(): boolean {
  return open !== null && open.kept !== useDocumentStore.getState().document;
}

/** Writes the document on the page as a project of its own, whoever has the one it came from. */
export async function keepCopy(): Promise<void> {
  await putProject(await storage(), projectOf(newId(), useDocumentStore.getState().document, Date.now()));
}

export async function readKept(id: string): Promise<NetworkDocument | null> {
  return readProject(await storage(), id);
}

/** What failed was not kept; the page goes on in memory. */
export function reportUnkept(error: unknown): void {
  const full = error instanceof DOMException && error.name === "QuotaExceededError";
  tellKept({ state: "memory", reason: full ? "full" : messageOf(error) });
}

function noteChange(): void {
  if (useKeepStore.getState().kept.state === "elsewhere") return;
  ensureProject();
  if (useKeepStore.getState().kept.state !== "memory") tellKept({ state: "saving" });
  writeSoon();
}

function writeSoon(): void {
  clearTimeout(timer);
  timer = setTimeout(write, QUIET);
}

/** Another tab has taken the project. */
function lose(): void {
  clearTimeout(timer);
  timer = undefined;
  tellKept({ state: "elsewhere" });
}

function write(): void {
  clearTimeout(timer);
  timer = undefined;
  const project = open;
  const { document } = useDocumentStore.getState();
  if (!project) return;
  if (project.kept === document) {
    tellKept({ state: "saved" }); // changed, and changed back
    return;
  }
  writing = writing.then(async () => {
    if ((await project.lock) === null) return;
    try {
      await putProject(await storage(), projectOf(project.id, document, Date.now()));
      project.kept = document;
      const settled = open === project && timer === undefined;
      if (settled) tellKept({ state: "saved" });
    } catch (error) {
      if (open === project) reportUnkept(error);
    }
  });
}

/** `crypto.randomUUID` is there on secure pages only. */
function newId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(12));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}
