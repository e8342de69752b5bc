import { expect, test } from "vitest";
import { OPENING } from "../../session/opening";
import type { Status } from "../../session/protocol";
import { primaryAction } from "./runActions";

const engine = { name: "gpu", device: "card", software: false, reason: "", fallback: false, work: null };
const ready: Status = { ...OPENING, phase: "ready", engine };
const action = (status: Partial<Status>, more: { crash?: string; needsRebuild?: boolean } = {}) =>
  primaryAction({
    status: { ...ready, ...status },
    crash: more.crash ?? null,
    needsRebuild: more.needsRebuild ?? false,
    target: 2000,
  });

test.each([
  [{}, "Train on MNIST", 2000],
  [{ dataset: { name: "own files", train: 10, test: 5 } }, "Train on your digits", 2000],
  [{ phase: "paused", samples: 300 }, "Resume", 2000],
  [{ phase: "paused", samples: 2000 }, "Test now", 2000],
  [{ phase: "paused", samples: 2500 }, "Test now", 2500],
  [{ phase: "done", samples: 2000 }, "Train 2,000 more", 4000],
] as const)("with %j the button says '%s' and stops at %d", (status, label, goal) => {
  expect(action(status)).toEqual({ kind: "train", label, goal, blocked: null });
});

test.each(["training", "evaluating"] as const)("while %s the button pauses", (phase) => {
  expect(action({ phase, samples: 10 })).toMatchObject({ kind: "pause", label: "Pause", blocked: null });
});

test("a button that cannot work says why", () => {
  expect(action({ phase: "opening", engine: null }).blocked).toBe("The engine is starting");
  expect(action({ phase: "opening", loading: { loaded: 1, total: 2 } }).blocked).toBe(
    "The digits are loading",
  );
  expect(action({ phase: "failed", engine: null }).blocked).toMatch(/does not run/);
  expect(action({}, { crash: "gone" }).blocked).toMatch(/restart it/);
  expect(action({}, { needsRebuild: true }).blocked).toMatch(/rebuild it or undo/);
  expect(action({ phase: "training" }, { needsRebuild: true }).blocked).toBe(null);
});
