// What the browser keeps, on a database in memory: projects, two slots of checkpoints, a full disk.
import { IDBFactory, IDBObjectStore, IDBOpenDBRequest } from "fake-indexeddb";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import "fake-indexeddb/auto";
import { mnistFirst } from "../../../examples/mnistFirst";
import { mnistRate } from "../../../examples/mnistRate";
import { deleteCheckpoints, newestCheckpoint, putCheckpoint } from "./checkpoints";
import { openDatabase } from "./database";
import { deleteProject, listProjects, projectOf, putProject, readProject } from "./projects";

beforeEach(() => vi.stubGlobal("indexedDB", new IDBFactory()));
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

const checkpoint = (samples: number) => ({
  project: "a",
  samples,
  goal: null,
  tests: [],
  data: "MNIST",
  bytes: Uint8Array.from([samples, 2, 3]),
});

test("a project comes back as it was, the newest first", async () => {
  const database = await openDatabase();
  await putProject(database, projectOf("a", mnistFirst, 1));
  await putProject(database, projectOf("b", mnistRate, 2));
  await putProject(database, projectOf("a", { ...mnistFirst, seed: 9 }, 3));
  expect((await listProjects(database)).map(({ id }) => id)).toEqual(["a", "b"]);
  expect(await readProject(database, "a")).toEqual({ ...mnistFirst, seed: 9 });
});

test("a project that is deleted takes its checkpoints along, and no others", async () => {
  const database = await openDatabase();
  await putProject(database, projectOf("a", mnistFirst, 1));
  await putCheckpoint(database, checkpoint(1));
  await putCheckpoint(database, { ...checkpoint(2), project: "b" });
  await deleteProject(database, "a");
  expect(await readProject(database, "a")).toBeNull();
  expect(await newestCheckpoint(database, "a")).toBeNull();
  expect((await newestCheckpoint(database, "b"))?.samples).toBe(2);
});

test("checkpoints take turns in two slots, and the last one is found", async () => {
  const database = await openDatabase();
  for (const samples of [1, 2, 3]) await putCheckpoint(database, checkpoint(samples));
  const all = await database.getAll("checkpoints");
  expect(all.map(({ samples }) => samples).sort()).toEqual([2, 3]);
  expect((await newestCheckpoint(database, "a"))?.samples).toBe(3);
});

test("a damaged checkpoint is passed over for the one before, and written over next", async () => {
  const database = await openDatabase();
  for (const samples of [1, 2]) await putCheckpoint(database, checkpoint(samples));
  const last = (await newestCheckpoint(database, "a"))!;
  await database.put("checkpoints", { ...last, bytes: Uint8Array.from([7]) });
  expect((await newestCheckpoint(database, "a"))?.samples).toBe(1);
  await putCheckpoint(database, checkpoint(3));
  const all = await database.getAll("checkpoints");
  expect(all.map(({ samples }) => samples).sort()).toEqual([1, 3]);
});

test("checkpoints of weights that were drawn anew are forgotten", async () => {
  const database = await openDatabase();
  await putCheckpoint(database, checkpoint(1));
  await deleteCheckpoints(database, "a");
  expect(await newestCheckpoint(database, "a")).toBeNull();
});

test("a full disk rejects what is written, and what was there stays", async () => {
  const database = await openDatabase();
  await putProject(database, projectOf("a", mnistFirst, 1));
  vi.spyOn(IDBObjectStore.prototype, "put").mockImplementation(function (this: IDBObjectStore) {
    // as browsers do: the request is taken, and the transaction ends with the error
    const request = this.get("a");
    queueMicrotask(() => this.transaction.abort());
    return request;
  });
  await expect(putProject(database, projectOf("a", mnistRate, 2))).rejects.toThrow();
  vi.restoreAllMocks();
  expect(await readProject(database, "a")).toEqual(mnistFirst);
});

test("without storage the reason is said", async () => {
  vi.stubGlobal("indexedDB", undefined);
  await expect(openDatabase()).rejects.toThrow("this browser offers no storage here");
});

test("storage that never opens is given up", async () => {
  vi.useFakeTimers();
  vi.stubGlobal("indexedDB", { open: () => new IDBOpenDBRequest() });
  const opened = expect(openDatabase()).rejects.toThrow("the browser does not open its storage");
  await vi.advanceTimersByTimeAsync(3000);
  await opened;
});

test("a text in storage that is no network is refused by its name", async () => {
  const database = await openDatabase();
  await putProject(database, { ...projectOf("a", mnistFirst, 1), document: "{}" });
  await expect(readProject(database, "a")).rejects.toThrow('First digits: holds no network: "format"');
});
