// What a slider leaves in the history of the document.
import { beforeEach, expect, test, vi } from "vitest";
import { mnistFirst } from "../../examples/mnistFirst";
import { holdGesture, putDocument, releaseGesture, travel, useDocumentStore } from "./documentStore";

const seeds = (seed: number) => ({ ...mnistFirst, seed });
const entries = () => useDocumentStore.temporal.getState().pastStates.length;

beforeEach(() => {
  releaseGesture();
  useDocumentStore.setState({ document: mnistFirst });
  useDocumentStore.temporal.getState().clear();
  vi.useFakeTimers({ toFake: ["performance"] });
  return () => vi.useRealTimers();
});

test("a slider that is held is one entry, however long it rests in between", () => {
  holdGesture("seed");
  for (const seed of [5, 6, 7]) {
    putDocument(seeds(seed), "seed");
    vi.advanceTimersByTime(5000);
  }
  releaseGesture();
  expect(entries()).toBe(1);
  travel("back");
  expect(useDocumentStore.getState().document).toBe(mnistFirst);
});

test("two drags, one right after the other, are two entries", () => {
  for (const [first, second] of [
    [5, 6],
    [7, 8],
  ] as const) {
    holdGesture("seed");
    putDocument(seeds(first), "seed");
    putDocument(seeds(second), "seed");
    releaseGesture();
  }
  expect(entries()).toBe(2);
});
