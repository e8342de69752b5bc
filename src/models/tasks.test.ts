// What the small worlds reward, and when: bandit, cue association, gridworld, T-maze and Pong.
import { expect, test } from "vitest";
import type { Environment, Outcome } from "../core/environment";
import { environments } from "./registry";

const make = (name: string, params = {}): Environment => environments[name]!.create(params);
const sum = (outcomes: readonly Outcome[]) => outcomes.reduce((total, { reward }) => total + reward, 0);

test.each([0, 2])("an arm of the bandit pays as often as it says (best arm given as %i)", (best) => {
  const shares = [0, 1, 2, 3].map((arm) => {
    const bandit = make("bandit", { best, pulls: 10000 });
    bandit.reset(3);
    return sum(Array.from({ length: 10000 }, () => bandit.step(arm))) / 10000;
  });
  const at = shares.indexOf(Math.max(...shares));
  if (best > 0) expect(at).toBe(best - 1);
  for (const [arm, share] of shares.entries())
    expect(Math.abs(share - (arm === at ? 0.8 : 0.2))).toBeLessThan(4 * 0.004); // 4 sd of 10,000 draws
});

test("the bandit's best arm is each arm in its turn, and an episode is 400 pulls", () => {
  const bestOf = (seed: number) => {
    const bandit = make("bandit");
    bandit.reset(seed);
    return bandit.scene!()
      .shapes.filter(({ role }) => role === "goal" || role === "part")
      .filter(({ kind }) => kind === "box")
      .findIndex(({ role }) => role === "goal");
  };
  const counts = [0, 0, 0, 0];
  for (let seed = 0; seed < 400; seed++) counts[bestOf(seed)]!++;
  for (const count of counts) expect(Math.abs(count - 100)).toBeLessThan(4 * 8.7); // 4 sd of 400 draws of 1/4
  const bandit = make("bandit");
  bandit.reset(1);
  const ends = Array.from({ length: 400 }, () => bandit.step(0).done);
  expect(ends.indexOf(true)).toBe(399);
  expect(() => make("bandit", { arms: 2, best: 3 })).toThrow("bandit.best: arm 3 is expected");
});

/** A trial of cue association with one act in a step, or none. */
function trial(seed: number, actIn: number | null, params = {}): { cue: number; outcomes: Outcome[] } {
  const environment = make("cue_association", params);
  const cue = environment.reset(seed)[0]!;
  const outcomes: Outcome[] = [];
  do outcomes.push(environment.step(outcomes.length === actIn ? 1 : 0));
  while (!outcomes.at(-1)!.done);
  return { cue, outcomes };
}

test("an act after the right cue pays once the delay is over, after another it costs", () => {
  const seeds = Array.from({ length: 60 }, (_, k) => k);
  expect(new Set(seeds.map((seed) => trial(seed, 0).cue))).toEqual(new Set([1, 2, 3]));
  for (const seed of seeds) {
    const { cue, outcomes } = trial(seed, 2);
    expect(outcomes.map(({ observation }) => observation[0])).toEqual(Array(7).fill(0)); // shown for one step
    expect(outcomes.map(({ reward }) => reward)).toEqual([0, 0, 0, 0, 0, 0, cue === 1 ? 1 : -0.5]);
  }
});

test("an act after the window, or none, changes nothing; the first act counts", () => {
  const seed = [0, 1, 2, 3, 4, 5, 6, 7].find((k) => trial(k, 0).cue === 1)!;
  expect(trial(seed, 0).outcomes).toHaveLength(5);
  expect(sum(trial(seed, 0).outcomes)).toBe(1);
  expect(sum(trial(seed, 3).outcomes)).toBe(0);
  expect(trial(seed, null).outcomes).toHaveLength(7);
  expect(sum(trial(seed, null).outcomes)).toBe(0);
  expect(trial(seed, 0, { delay: 0 }).outcomes.map(({ reward }) => reward)).toEqual([1]);
  const shown = trial(seed, null, { shown: 3 }).outcomes.map(({ observation }) => observation[0]);
  expect(shown).toEqual([1, 1, 0, 0, 0, 0, 0]);
  expect(() => make("cue_association", { right: 5 })).toThrow("cue_association.right: cue 5 is expected");
});

test.each([0, 1])("the T-maze pays for the turn that the cue told (cue stays: %i)", (visible) => {
  for (const seed of [0, 1, 2, 3, 4, 5, 6, 7]) {
    const maze = make("t_maze", { visible });
    const [place, cue] = maze.reset(seed);
    expect(place).toBe(0);
    const along = Array.from({ length: 5 }, () => maze.step(1));
    expect(along.map(({ observation }) => observation)).toEqual(
      [1, 2, 3, 4, 5].map((at) => [at, visible ? cue : 0]),
    );
    expect(sum(along)).toBe(0);
    const turn = seed % 2 ? 0 : 2; // up or down
    const told = (cue === 1) === (turn === 0);
    expect(maze.step(turn)).toMatchObject({ done: true, reward: told ? 1 : -0.1 });
  }
});

test("a move into a wall of the T-maze costs and leads nowhere; back is a way", () => {
  const maze = make("t_maze");
  maze.reset(0);
  expect(maze.shortest!()).toBe(6);
  for (const act of [0, 2, 3]) expect(maze.step(act)).toMatchObject({ reward: -0.1, done: false });
  maze.step(1);
  expect(maze.step(3).observation[0]).toBe(0);
  for (let k = 0; k < 5; k++) maze.step(1);
  expect(maze.step(1)).toMatchObject({ reward: -0.1, done: false, observation: [5, 0] });
  const rest = Array.from({ length: 200 - 11 }, () => maze.step(1));
  expect(rest.map(({ truncated }) => truncated).indexOf(true)).toBe(200 - 12);
});

test.each([
  [{}, 18], // 9 right and 9 up: the gaps are in the way, at the row of the other wall's column
  [{ walls: 0 }, 18],
  [{ side: 5, walls: 0 }, 8],
])("gridworld %j has a shortest way of %i steps, which leads to the goal", (params, steps) => {
  const grid = make("gridworld", params);
  grid.reset(0);
  expect(grid.shortest!()).toBe(steps);
  const ways = searchAll(params, steps - 1);
  expect(ways).toBe(false);
  expect(searchAll(params, steps)).toBe(true);
});

/** Whether any acts of so many steps reach gridworld's goal: cells that can be reached, step by step, by trying. */
function searchAll(params: object, steps: number): boolean {
  let ways: number[][] = [[]];
  const seen = new Set<number>();
  for (let k = 0; k < steps; k++) {
    const next: number[][] = [];
    for (const way of ways)
      for (const act of [0, 1, 2, 3]) {
        const grid = make("gridworld", params);
        grid.reset(0);
        const outcome = [...way, act].map((a) => grid.step(a)).at(-1)!;
        if (outcome.done) return true;
        if (seen.has(outcome.observation[0]!)) continue;
        seen.add(outcome.observation[0]!);
        next.push([...way, act]);
      }
    ways = next;
  }
  return false;
}

/** Pong played by a rule, to its end. */
function rally(act: (seen: readonly number[]) => number, seed: number, params = {}): Outcome[] {
  const pong = make("pong", params);
  const outcomes: Outcome[] = [];
  for (let seen = pong.reset(seed); ; ) {
    const outcome = pong.step(act(seen));
    outcomes.push(outcome);
    if (outcome.done || outcome.truncated) return outcomes;
    seen = outcome.observation;
  }
}

test("a paddle that follows the ball returns it to the end, one that stays away misses", () => {
  const follow = ([, y, , , paddle]: readonly number[]) =>
    y! > paddle! + 0.02 ? 0 : y! < paddle! - 0.02 ? 2 : 1;
  for (const seed of [1, 2, 3, 4, 5]) {
    const outcomes = rally(follow, seed);
    expect(outcomes).toHaveLength(1000);
    expect(outcomes.at(-1)).toMatchObject({ done: false, truncated: true });
    // there and back is 2 / 0.03 = 66.7 steps, the first way half of that
    expect(sum(outcomes)).toBe(15);
  }
  const away = rally(([, y]) => (y! > 0.5 ? 2 : 0), 1);
  expect(away.at(-1)).toMatchObject({ done: true, reward: -1 });
  expect(sum(away)).toBe(-1);
});

test("the ball of Pong keeps its speed along the court, and leaves the paddle by where it met it", () => {
  const outcomes = rally(([, y, , , paddle]) => (y! > paddle! ? 0 : 2), 2, { limit: 290 });
  for (const { observation } of outcomes) expect(Math.abs(observation[2]!)).toBeCloseTo(0.03, 12);
  const met = outcomes.filter(({ reward }) => reward === 1);
  expect(met.length).toBe(4); // in steps 34, 100, 167 and 234 or so
  for (const { observation } of met) {
    const [, y, , vy, paddle] = observation;
    expect(vy).toBeCloseTo((0.03 * (y! - paddle!)) / 0.1, 12);
  }
});
