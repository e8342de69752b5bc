// How a run goes on after its worker was lost.
import { beforeEach, expect, test } from "vitest";
import { OPENING } from "../session/opening";
import type { EngineView, Status } from "../session/protocol";
import {
  afterLoss,
  atRest,
  followCheckpoint,
  forgetFaults,
  giveUpDevice,
  keepCheckpoint,
  lastCheckpoint,
  learnedWords,
  patience,
  resumption,
  trustDevice,
  trusted,
} from "./recovery";

const engine: EngineView = {
  name: "event",
  device: "",
  software: false,
  reason: "",
  fallback: false,
  work: null,
};
const heldOut = [1000, 2000, 3000].map((samples) => ({ samples, accuracy: 0.8, count: 500 }));
const training: Status = {
  ...OPENING,
  phase: "training",
  engine,
  samples: 3100,
  target: 8000,
  heldOut,
};
const kept = { file: new Uint8Array([1, 2]), samples: 2400 };

beforeEach(() => {
  forgetFaults();
  keepCheckpoint(null);
});

test("training goes on from the last checkpoint, with the tests before it", () => {
  keepCheckpoint(kept);
  expect(resumption(training, 0)).toEqual({
    kept,
    tests: heldOut.slice(0, 2),
    doing: { kind: "train", target: 8000 },
  });
});

test("running without learning goes on with the weights as drawn where nothing was learned", () => {
  expect(resumption({ ...training, phase: "running" }, 0)).toEqual({
    kept: null,
    tests: [],
    doing: { kind: "run" },
  });
});

test("an agent goes on from its last whole episode, in words of its own", () => {
  const agent = { ...kept, samples: 1, episodes: [] };
  keepCheckpoint(agent);
  expect(resumption({ ...training, heldOut: [] }, 0)).toEqual({
    kept: agent,
    tests: [],
    doing: { kind: "train", target: 8000 },
  });
  expect([agent, kept, { ...agent, samples: 1200 }].map(learnedWords)).toEqual([
    "1 episode",
    "2,400 digits",
    "1,200 episodes",
  ]);
});

test("what stood still stays so", () => {
  expect(resumption({ ...training, phase: "paused" }, 0)?.doing).toBeNull();
});

test("the third loss within two minutes is the user's, a later one is not", () => {
  expect(resumption(training, 0)).not.toBeNull();
  expect(patience()).toBe(2);
  expect(resumption(training, 30_000)).not.toBeNull();
  expect(resumption(training, 60_000)).toBeNull();
  expect(atRest(training).doing).toBeNull();
  expect(resumption(training, 200_000)).not.toBeNull();
});

test("a worker that never started is not started again by itself", () => {
  expect(resumption(OPENING, 0)).toBeNull();
});

test("a device that is lost is built anew twice, then the processor computes, then the user is asked", () => {
  keepCheckpoint(kept);
  const doing = { kind: "train", target: 8000 } as const;
  for (const engine of ["gpu", "gpu", "event"]) {
    expect(afterLoss(training, doing)).toEqual({ kept, tests: heldOut.slice(0, 2), doing });
    expect(trusted("gpu")).toBe(engine);
  }
  expect(afterLoss(training, doing)).toBeNull();
  trustDevice();
  expect(trusted("auto")).toBe("auto");
});

test("a device that does not come back gives way to the processor at once", () => {
  expect(afterLoss(training, null)).not.toBeNull();
  giveUpDevice();
  expect(trusted("gpu")).toBe("event");
  expect(afterLoss(training, null)).toBeNull();
});

test("whoever stores checkpoints hears of each, and of weights that have learned nothing", () => {
  const heard: unknown[] = [];
  followCheckpoint(() => heard.push(lastCheckpoint()));
  keepCheckpoint(kept);
  keepCheckpoint(null);
  followCheckpoint(() => {});
  expect(heard).toEqual([kept, null]);
});
