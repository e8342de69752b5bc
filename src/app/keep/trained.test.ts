// The last checkpoint in storage: written once it is there, forgotten with its weights, and read back to go on from.
import { IDBFactory } from "fake-indexeddb";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import "fake-indexeddb/auto";
import { mnistFirst } from "../../examples/mnistFirst";
import type { Phase } from "../session/protocol";
import type { Resumption } from "../trust/recovery";

beforeEach(() => {
  vi.resetModules();
  vi.stubGlobal("indexedDB", new IDBFactory());
  vi.stubGlobal("navigator", {});
  vi.stubGlobal("sessionStorage", { getItem: () => null, setItem: () => {} });
});
afterEach(() => vi.unstubAllGlobals());

const kept = (samples: number) => ({ file: Uint8Array.from([samples, 7]), samples });

/** The page's modules with a project open, as after a reload. */
async function page() {
  const [trained, project, recovery, checkpoints, { useRunStore }, { useUiStore }] = await Promise.all([
    import("./trained"),
    import("./project"),
    import("../trust/recovery"),
    import("./storage/checkpoints"),
    import("../state/runStore"),
    import("../state/uiStore"),
  ]);
  project.adopt("a", mnistFirst);
  trained.followTraining();
  return {
    ...trained,
    ...project,
    keep: recovery.keepCheckpoint,
    speed: () => useUiStore.getState().speed,
    setSpeed: (speed: number) => useUiStore.setState({ speed }),
    tell(phase: Phase, target: number) {
      const { status } = useRunStore.getState();
      useRunStore.setState({ status: { ...status, phase, target } });
    },
    async stored(id = "a") {
      const found = await checkpoints.newestCheckpoint(await project.storage(), id);
      return found && { samples: found.samples, goal: found.goal };
    },
  };
}

test("a checkpoint is stored when it comes, with the goal of the training that is under way", async () => {
  const { keep, tell, stored } = await page();
  tell("training", 8000);
  keep(kept(100));
  await vi.waitFor(async () => expect(await stored()).toEqual({ samples: 100, goal: 8000 }));
  tell("paused", 8000);
  await vi.waitFor(async () => expect(await stored()).toEqual({ samples: 100, goal: null }));
});

test("weights that are drawn anew take what was stored along", async () => {
  const { keep, stored } = await page();
  keep(kept(100));
  await vi.waitFor(async () => expect((await stored())?.samples).toBe(100));
  keep(null);
  await vi.waitFor(async () => expect(await stored()).toBeNull());
});

test("after a reload it is there to go on from, and a worker that has just begun forgets nothing", async () => {
  const first = await page();
  first.tell("training", 8000);
  first.keep(kept(100));
  await vi.waitFor(async () => expect((await first.stored())?.goal).toBe(8000));
  vi.resetModules();
  const { restoreTrained, whileOpening, keep, stored } = await page();
  let told: Resumption | null = null;
  await whileOpening(async () => {
    await restoreTrained(async (resumed) => {
      told = resumed;
      keep(null); // of the worker before
      keep(resumed?.kept ?? null);
      return true;
    });
  });
  expect(told).toMatchObject({ kept: kept(100), doing: { kind: "train", target: 8000 } });
  expect((await stored())?.samples).toBe(100);
});

test("of an agent its episodes come back, and it goes on whatever the digits are", async () => {
  const episodes = [0, 1].map((index) => ({ index, total: 1, steps: 9 - index, done: true, shortest: 8 }));
  const first = await page();
  first.setSpeed(400);
  first.tell("training", 300);
  first.keep({ ...kept(2), episodes });
  await vi.waitFor(async () => expect((await first.stored())?.goal).toBe(300));
  vi.resetModules();
  const { restoreTrained, speed } = await page();
  let told: Resumption | null = null;
  await restoreTrained(async (resumed) => {
    told = resumed;
    return true;
  });
  expect(speed()).toBe(400);
  expect(told).toEqual({
    kept: { ...kept(2), episodes },
    tests: [],
    doing: { kind: "train", target: 300 },
  });
});

test("while another network is opened nothing is stored of the one before", async () => {
  const { keep, letGo, adopt, whileOpening, stored } = await page();
  await whileOpening(async () => {
    await letGo();
    adopt("b", mnistFirst);
    keep(kept(100)); // comes late
    keep(null);
  });
  await new Promise((resolve) => setTimeout(resolve, 50));
  expect(await stored("b")).toBeNull();
});
