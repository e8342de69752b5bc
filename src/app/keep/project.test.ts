// The project on the page: written soon after a change, not at all where another tab has it or storage fails.
import { IDBFactory } from "fake-indexeddb";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import "fake-indexeddb/auto";
import { mnistFirst } from "../../examples/mnistFirst";

/** Names of locks that are held, and what happens when one is taken away. */
let held: Map<string, () => void>;
/** Grants a lock that someone waits for, by its name. */
let waiting: Map<string, () => void>;

const locks = {
  request(name: string, { steal }: LockOptions, callback: () => Promise<void> | undefined): Promise<void> {
    if (held.has(name) && !steal) {
      return new Promise((resolve, reject) =>
        waiting.set(name, () => void locks.request(name, {}, callback).then(resolve, reject)),
      );
    }
    held.get(name)?.();
    return new Promise((resolve, reject) => {
      held.set(name, () => reject(new Error("stolen")));
      void Promise.resolve(callback()).then(() => {
        held.delete(name);
        resolve();
      });
    });
  },
};

beforeEach(() => {
  held = new Map();
  waiting = new Map();
  const items = new Map<string, string>();
  vi.resetModules();
  vi.stubGlobal("indexedDB", new IDBFactory());
  vi.stubGlobal("navigator", { locks });
  vi.stubGlobal("document", { addEventListener: () => {} });
  vi.stubGlobal("addEventListener", () => {});
  vi.stubGlobal("sessionStorage", {
    getItem: (key: string) => items.get(key) ?? null,
    setItem: (key: string, value: string) => items.set(key, value),
  });
});
afterEach(() => vi.unstubAllGlobals());

/** The page's modules, as after a reload. */
async function page() {
  const project = await import("./project");
  const { useKeepStore } = await import("./keepStore");
  const { putDocument } = await import("../state/documentStore");
  project.followDocument();
  return { ...project, putDocument, state: () => useKeepStore.getState().kept };
}

test("nothing is kept of a network that was not changed; a change makes a project of it", async () => {
  const { putDocument, writeNow, state, openProjectId, readKept } = await page();
  expect(state().state).toBe("untouched");
  expect(openProjectId()).toBeNull();
  putDocument({ ...mnistFirst, seed: 5 });
  expect(state().state).toBe("saving");
  await writeNow();
  expect(state().state).toBe("saved");
  expect(await readKept(openProjectId()!)).toEqual({ ...mnistFirst, seed: 5 });
});

test("what is changed and changed back is saved, not saving", async () => {
  const { putDocument, writeNow, state } = await page();
  putDocument({ ...mnistFirst, seed: 5 });
  await writeNow();
  const { useDocumentStore } = await import("../state/documentStore");
  const { document: kept } = useDocumentStore.getState();
  putDocument({ ...mnistFirst, seed: 6 });
  putDocument(kept);
  await writeNow();
  expect(state().state).toBe("saved");
});

test("a second tab does not write over the first one's network, until it takes it", async () => {
  held.set("spikeyard-project-a", () => {});
  const first = new BroadcastChannel("spikeyard-project-a");
  first.onmessage = () => first.postMessage("mine");
  const { adopt, isOurs, putDocument, writeNow, state, readKept, hasOwnChanges } = await page();
  adopt("a", mnistFirst);
  expect(await isOurs()).toBe(false);
  expect(state().state).toBe("elsewhere");
  held.delete("spikeyard-project-a"); // the first closes, and the second does not take it unasked
  waiting.get("spikeyard-project-a")!();
  await vi.waitFor(() => expect(held.has("spikeyard-project-a")).toBe(false));
  expect(await isOurs()).toBe(false);
  putDocument({ ...mnistFirst, seed: 7 });
  await writeNow();
  expect(hasOwnChanges()).toBe(true);
  expect(await readKept("a")).toBeNull();
  adopt("a", null, true);
  expect(await isOurs()).toBe(true);
  putDocument({ ...mnistFirst, seed: 8 });
  await writeNow();
  expect((await readKept("a"))?.seed).toBe(8);
  first.close();
});

test("a tab that is slow to let go, as one that is being reloaded, is waited for", async () => {
  held.set("spikeyard-project-b", () => {});
  const { adopt, isOurs, state } = await page();
  adopt("b", mnistFirst);
  const ours = isOurs();
  await new Promise((done) => setTimeout(done, 1000));
  expect(state().state).toBe("saved"); // nobody said that it is theirs
  held.delete("spikeyard-project-b");
  waiting.get("spikeyard-project-b")!();
  expect(await ours).toBe(true);
});

test("a tab whose network was taken stops writing, and says so", async () => {
  const { adopt, isOurs, putDocument, writeNow, state, readKept } = await page();
  adopt("a", mnistFirst);
  expect(await isOurs()).toBe(true);
  held.get("spikeyard-project-a")!();
  await vi.waitFor(() => expect(state().state).toBe("elsewhere"));
  putDocument({ ...mnistFirst, seed: 7 });
  await writeNow();
  expect(await readKept("a")).toBeNull();
});

test("without storage the page goes on in memory, with the reason", async () => {
  vi.stubGlobal("indexedDB", undefined);
  const { putDocument, writeNow, state } = await page();
  putDocument({ ...mnistFirst, seed: 5 });
  await writeNow();
  expect(state()).toEqual({ state: "memory", reason: "this browser offers no storage here" });
});

test("a full disk is told as full", async () => {
  const { reportUnkept, state } = await page();
  reportUnkept(new DOMException("no", "QuotaExceededError"));
  expect(state()).toEqual({ state: "memory", reason: "full" });
});
