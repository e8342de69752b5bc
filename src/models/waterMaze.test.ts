// The water maze: strokes, walls, the obstacle, and the shortest way around it.
import { expect, test } from "vitest";
import { shortestWay } from "../core/plane";
import { uniform } from "../util/random";
import { environments } from "./registry";

/** One that turns at once, if nothing else is asked for. */
const make = (params = {}) => environments.water_maze!.create({ inertia: 0, ...params });
/** Seeds whose episodes begin at each of the four starts. */
const STARTS = ["10,18", "18,10", "10,2", "2,10"].map((start) => {
  const maze = make();
  return Array.from({ length: 50 }, (_, seed) => seed).find((seed) => maze.reset(seed).join() === start)!;
});
const [NORTH, EAST, SOUTH] = STARTS as [number, number, number, number];
const UP = Math.PI / 2;

test("a stroke is 0.3 dm in its direction", () => {
  const maze = make();
  const [x, y] = maze.reset(EAST);
  const { observation, reward } = maze.step(Math.PI / 3);
  expect(observation[0]).toBeCloseTo(x! + 0.15, 12);
  expect(observation[1]).toBeCloseTo(y! + 0.3 * Math.sin(Math.PI / 3), 12);
  expect(reward).toBe(0);
});

test("the way that was swum is kept in part, and a wall turns that, too", () => {
  const maze = make({ inertia: 0.75 });
  const [x, y] = maze.reset(EAST) as [number, number];
  expect(maze.step(Math.PI).observation[0]).toBeCloseTo(x - 0.3, 12); // at first there is none to keep
  const { observation } = maze.step(UP);
  const length = Math.hypot(0.75, 0.25);
  expect(observation[0]).toBeCloseTo(x - 0.3 - (0.3 * 0.75) / length, 12);
  expect(observation[1]).toBeCloseTo(y + (0.3 * 0.25) / length, 12);
  maze.reset(EAST);
  for (let k = 0; k < 6; k++) maze.step(0);
  expect(maze.step(0).observation[0]).toBeCloseTo(18 + 5 * 0.3, 12); // the seventh is turned
  expect(maze.step(UP).observation[0]).toBeCloseTo(19.5 - (0.3 * 0.75) / length, 12);
});

test("who swims by chance finds the platform now and then: in 40 of 100 episodes", () => {
  const maze = make({ inertia: environments.water_maze!.params.inertia!.value });
  let found = 0;
  for (let seed = 0; seed < 100; seed++) {
    maze.reset(seed);
    for (let step = 0; ; step++) {
      const { done, truncated } = maze.step(2 * Math.PI * uniform(seed, 0, 0, step));
      if (done) found++;
      if (done || truncated) break;
    }
  }
  expect(Math.abs(found - 40)).toBeLessThan(4 * 4.9); // 4 sd of 100 draws of 0.4, which was measured over 400
});

test("from the open side the platform is reached straight: 7 dm by strokes of 0.3", () => {
  const maze = make();
  maze.reset(NORTH);
  expect(maze.shortest!()).toBe(24);
  const outcomes = Array.from({ length: 24 }, () => maze.step(-UP));
  expect(outcomes.map(({ reward }) => reward)).toEqual([...Array(23).fill(0), 100]);
  expect(outcomes.at(-1)!.done).toBe(true);
});

test("a wall turns the stroke back, and costs", () => {
  const maze = make();
  maze.reset(EAST); // 2 dm from the wall
  for (let k = 0; k < 6; k++) expect(maze.step(0).reward).toBe(0);
  const { observation, reward } = maze.step(Math.PI / 6);
  expect(reward).toBe(-1);
  expect(observation[0]).toBeCloseTo(18 + 6 * 0.3 - 0.3 * Math.cos(Math.PI / 6), 12);
  expect(observation[1]).toBeCloseTo(10 + 0.15, 12);
});

test("the obstacle keeps one out that swims straight at it, until time is over", () => {
  const maze = make();
  maze.reset(SOUTH);
  const outcomes = Array.from({ length: 500 }, () => maze.step(UP));
  expect(Math.max(...outcomes.map(({ observation }) => observation[1]!))).toBeLessThan(6);
  expect(outcomes.filter(({ reward }) => reward === -1).length).toBeGreaterThan(200);
  expect(outcomes.map(({ truncated }) => truncated).indexOf(true)).toBe(499);
  const open = make({ obstacle: 0 });
  open.reset(SOUTH);
  expect(open.shortest!()).toBe(24);
  const straight = Array.from({ length: 24 }, () => open.step(UP));
  expect(straight.at(-1)).toMatchObject({ done: true, reward: 100 });
});

test("the shortest ways around the obstacle are those by its corners", () => {
  const at = (seed: number) => {
    const maze = make();
    maze.reset(seed);
    return maze.shortest!();
  };
  // to the outer corner of an arm (14, 13), along its end, and to the platform 1 before its middle
  const rest = 1 + Math.hypot(3, 3) - 1;
  expect(at(EAST)).toBe(Math.ceil((Math.hypot(4, 3) + rest) / 0.3));
  // by the lower corner (14, 6) first
  expect(at(SOUTH)).toBe(Math.ceil((Math.hypot(4, 4) + 7 + rest) / 0.3));
  expect([at(EAST), at(SOUTH)]).toEqual([31, 57]);
});

test("one finds it by strokes along that way", () => {
  const maze = make();
  let [x, y] = maze.reset(EAST) as [number, number];
  let outcome = { reward: 0, done: false };
  for (const [tx, ty] of [
    [14.1, 13.1],
    [12.9, 13.1],
    [10, 10],
  ] as const)
    while (!outcome.done && Math.hypot(tx - x, ty - y) > 0.2) {
      const next = maze.step(Math.atan2(ty - y, tx - x));
      [x, y] = next.observation as [number, number];
      outcome = next;
    }
  expect(outcome.reward).toBe(100);
});

test("sites are the open water, each with its own place", () => {
  const maze = make();
  maze.reset(0);
  const sites = maze.sites!();
  expect(make({ obstacle: 0 }).sites!()).toHaveLength(400);
  expect(sites).toHaveLength(400 - 20); // the obstacle's squares: 8 and twice 6
  for (const { x, y, size, observation } of sites) expect(observation).toEqual([x + size / 2, y + size / 2]);
});

test("a way around boxes turns at their corners, and is none where they shut it", () => {
  const box = { x: 1, y: -1, width: 1, height: 2 };
  expect(shortestWay([], [0, 0], [3, 4])).toBeCloseTo(5, 5);
  expect(shortestWay([box], [0, 0], [3, 0])).toBeCloseTo(1 + 2 * Math.SQRT2, 5);
  const ring = [
    { x: -2, y: -2, width: 4, height: 1 },
    { x: -2, y: 1, width: 4, height: 1 },
    { x: -2, y: -2, width: 1, height: 4 },
    { x: 1, y: -2, width: 1, height: 4 },
  ];
  expect(shortestWay(ring, [0, 0], [5, 0])).toBe(Infinity);
});
