// The watch over the engine's worker, on a clock that the test moves.
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { BEAT_MS, startWatch } from "./watch";

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

function watched(running: boolean, patience = 1) {
  const heard: number[] = [];
  const watch = startWatch({
    isRunning: () => running,
    patience,
    onSilence: (seconds) => heard.push(seconds),
  });
  return { watch, heard };
}

test("silence of 5 s while a network runs is told once", () => {
  const { heard } = watched(true);
  vi.advanceTimersByTime(5 * BEAT_MS);
  expect(heard).toEqual([]);
  vi.advanceTimersByTime(60 * BEAT_MS);
  expect(heard).toEqual([5]);
});

test("whoever is heard every few seconds is not silent", () => {
  const { watch, heard } = watched(true);
  for (let k = 0; k < 20; k++) {
    vi.advanceTimersByTime(4 * BEAT_MS);
    watch.beat();
  }
  expect(heard).toEqual([]);
  watch.stop();
  vi.advanceTimersByTime(60 * BEAT_MS);
  expect(heard).toEqual([]);
});

test("a network that opens, or was too slow before, has more time", () => {
  const opening = watched(false);
  const slow = watched(true, 2);
  vi.advanceTimersByTime(10 * BEAT_MS);
  expect(opening.heard).toEqual([]);
  expect(slow.heard).toEqual([]);
  vi.advanceTimersByTime(BEAT_MS);
  expect(slow.heard).toEqual([10]);
  vi.advanceTimersByTime(20 * BEAT_MS);
  expect(opening.heard).toEqual([30]);
});

test("a page that slept for a minute gives the worker its 5 s again", () => {
  const { heard } = watched(true);
  vi.advanceTimersByTime(4 * BEAT_MS);
  const now = performance.now();
  const clock = vi.spyOn(performance, "now").mockReturnValue(now + 60_000);
  vi.advanceTimersByTime(BEAT_MS);
  clock.mockImplementation(() => now + 61_000);
  vi.advanceTimersByTime(BEAT_MS);
  expect(heard).toEqual([]);
  clock.mockRestore();
});
