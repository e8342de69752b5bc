import { expect, test } from "vitest";
import { SpikeHistory } from "../../live/spikeHistory";
import type { SampleView } from "../../session/protocol";
import { placeLanes } from "./rasterAxes";
import { NEWEST, scrolled, windowOf, zoomed } from "./rasterWindow";

function part(start: number, steps: number, whole: boolean): SampleView {
  const spikes = [{ population: "exc", neurons: 8, start, dt: 1, steps, bits: new Uint32Array(steps) }];
  const scores = new Float32Array(0);
  return { index: 0, pixels: null, label: null, whole, prediction: -1, scores, spikes };
}

function slowHistory(steps: number): SpikeHistory {
  const history = new SpikeHistory();
  for (let start = 0; start < steps; start += 25) history.append(part(start, 25, false));
  return history;
}

test("in slow motion the window is always as wide, with the newest step at its right", () => {
  expect(windowOf(slowHistory(50))).toEqual({ from: -350, span: 400, head: 50 });
  expect(windowOf(slowHistory(1000))).toEqual({ from: 600, span: 400, head: 1000 });
});

test("parts of a presentation are one", () => {
  const history = slowHistory(200);
  history.append(part(200, 25, true));
  expect(history.presented).toHaveLength(1);
  expect(history.presented[0]!.steps).toBe(225);
});

test("zooming leaves the step under the pointer in its place", () => {
  const history = slowHistory(1000);
  const before = windowOf(history);
  const sight = zoomed(history, NEWEST, -3, 0.25);
  const after = windowOf(history, sight);
  expect(after.span).toBe(Math.round(400 / 1.2 ** 3));
  // to a step: the window begins at whole ones
  expect(Math.abs(after.from + 0.25 * after.span - (before.from + 0.25 * before.span))).toBeLessThanOrEqual(
    1,
  );
  expect(zoomed(history, NEWEST, -3, null).end).toBe(null); // while running: the newest stays
});

test("one scrolls back to the oldest step and, at the newest, follows again", () => {
  const history = slowHistory(1000);
  const back = scrolled(history, NEWEST, -300);
  expect(windowOf(history, back).from).toBe(300);
  expect(scrolled(history, back, 300)).toEqual({ span: 400, end: null });
  expect(scrolled(history, back, -5000).end).toBe(100); // a quarter of the window still shows spikes
});

test.each([150, 220])("a network of many populations has room for each in %i px", (height) => {
  const lanes = Array.from({ length: 12 }, (_, k) => ({ population: `p${k}`, name: `p${k}`, neurons: 10 }));
  const places = placeLanes(lanes, "p3", height);
  expect(places).toHaveLength(12);
  expect(places[0]!.population).toBe("p3");
  for (const place of places) expect(place.height).toBeGreaterThan(2);
});
