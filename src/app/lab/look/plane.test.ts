import { expect, test } from "vitest";
import { models } from "../../../index";
import { type LookedAt, lineOf, lookAt, strongCurrent } from "./look";
import { contour, planeOf } from "./plane";

const fitzhugh: LookedAt = {
  model: models.neurons.fitzhugh_nagumo!,
  params: {},
  current: "0",
  duration: 100,
  dt: 0.05,
  x: "v",
  y: "w",
  shown: 100,
  starts: [],
  points: 600,
  ranges: [
    [-2.5, 2.5],
    [-1, 2],
  ],
};

test("the nullclines of FitzHugh and Nagumo cross at its fixed point, and there alone", () => {
  for (const current of [0, 0.5]) {
    const { plane, ranges } = lookAt({ ...fitzhugh, current: String(current) });
    // v - v^3/3 - w + i = 0 and v + 0.7 - 0.8 w = 0, by bisection
    let [low, high] = [-3, 3];
    for (let k = 0; k < 60; k++) {
      const v = (low + high) / 2;
      if (v - v ** 3 / 3 - (v + 0.7) / 0.8 + current > 0) low = v;
      else high = v;
    }
    expect(plane.rests.length).toBe(1);
    const [v, w] = plane.rests[0]!;
    expect(Math.abs(v - low)).toBeLessThan(sag(ranges, low));
    expect(Math.abs(w - (low + 0.7) / 0.8)).toBeLessThan(2 * sag(ranges, low)); // the line rises by 1 / 0.8
  }
});

/** A piece of line over a cell is this far from a cubic v^3/3 at most: h^2/8 times its curvature. */
function sag([[low, high]]: NonNullable<LookedAt["ranges"]>, v: number): number {
  const cell = (high - low) / 80;
  return (cell ** 2 / 8) * 2 * (Math.abs(v) + cell);
}

test("every piece of a nullcline lies on its curve", () => {
  const { plane, ranges } = lookAt(fitzhugh);
  const [cubic, line] = plane.nullclines;
  expect(cubic.length).toBeGreaterThan(80);
  for (const [v, w] of cubic.flat()) expect(Math.abs(v - v ** 3 / 3 - w)).toBeLessThan(sag(ranges, v));
  for (const [v, w] of line.flat()) expect(Math.abs(v + 0.7 - 0.8 * w)).toBeLessThan(1e-9); // linear: exact
});

test("a trajectory begins where it was started, the other variables as at the time that is shown", () => {
  const { paths, path, here } = lookAt({ ...fitzhugh, starts: [[1.25, -0.5]] });
  expect([...paths[0]!.slice(0, 2)]).toEqual([1.25, -0.5]);
  expect([...path.slice(0, 2)]).toEqual([-1.1994, -0.6243].map(Math.fround)); // plans keep first values as f32
  expect(here[0]).toBeCloseTo(-1.1994, 3); // it rests
});

test("arrows are the slopes at their places", () => {
  const { arrows } = planeOf((x, y) => [x + y, x * y], [0, 1], [0, 2]);
  expect(arrows.length).toBe(4 * 25 * 25);
  const [x, y, dx, dy] = arrows.slice(4 * 26, 4 * 27) as unknown as [number, number, number, number];
  expect([x, y]).toEqual([1.5 / 25, 3 / 25]);
  expect([dx, dy]).toEqual([x + y, x * y]);
});

test("a contour of a plane is a straight line, and none where nothing changes its sign or is no number", () => {
  const grid = (f: (i: number, j: number) => number) =>
    Float64Array.from({ length: 25 }, (_, k) => f(k % 5, Math.floor(k / 5)));
  const found = contour(
    grid((i, j) => i - j + 0.5),
    5,
    [0, 4],
    [0, 4],
  );
  for (const [x, y] of found.flat()) expect(y).toBeCloseTo(x + 0.5, 12);
  expect(
    contour(
      grid(() => 1),
      5,
      [0, 1],
      [0, 1],
    ),
  ).toEqual([]);
  expect(
    contour(
      grid((i) => (i < 2 ? -1 : Number.NaN)),
      5,
      [0, 1],
      [0, 1],
    ),
  ).toEqual([]);
});

test("one variable alone: its slope over it is 0 where it rests", () => {
  const { slope, plane } = lookAt({
    ...fitzhugh,
    model: models.neurons.lif!,
    current: "50",
    x: "v",
    y: null,
    ranges: null,
  });
  const { v_rest, r_m } = models.neurons.lif!.params;
  expect(slope!.length).toBe(201);
  expect(plane.rests[0]![0]).toBeCloseTo(v_rest!.value + 50 * r_m!.value, 9);
});

test("a line that is thinned keeps its peaks", () => {
  const values = Float64Array.from({ length: 10_000 }, (_, k) => (k === 4321 ? 40 : -65 + Math.sin(k / 50)));
  const { times, values: kept } = lineOf(values, 0.1, 0, 500);
  expect(kept.length).toBeLessThanOrEqual(510);
  expect(Math.max(...kept)).toBe(40);
  expect(times[kept.indexOf(40)]).toBeCloseTo(432.1, 9);
});

test.each(["lif", "adex", "izhikevich", "fitzhugh_nagumo", "hodgkin_huxley", "lif_cond", "morris_lecar"])(
  "the current that %s begins with makes it fire, and a weaker one less",
  (name) => {
    const current = strongCurrent(models.neurons[name]!, {}, 0.05);
    expect(current).toBeGreaterThan(0);
    const spikes = (text: string) =>
      lookAt({
        ...fitzhugh,
        model: models.neurons[name]!,
        current: text,
        duration: 400,
        y: null,
        ranges: null,
      }).spikes;
    expect(spikes(String(current)).length).toBeGreaterThan(3);
    expect(spikes(String(current / 100)).length).toBeLessThan(spikes(String(current)).length);
  },
);
