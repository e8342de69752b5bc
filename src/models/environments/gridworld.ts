// Gridworld: a square room with walls in it, from whose one corner a goal in the other is to be found.
import { defineEnvironment, type SceneShape } from "../../core/environment";

type Cell = readonly [row: number, column: number];

const MOVES: readonly Cell[] = [
  [-1, 0],
  [0, 1],
  [1, 0],
  [0, -1],
];

export const gridworld = defineEnvironment({
  name: "gridworld",
  about: "A room with walls: find the way from one corner to the goal in the opposite one.",
  source:
    "Sutton & Barto 2018, Reinforcement Learning, sec. 3.5 and example 8.1, http://incompleteideas.net/book: moves into a wall " +
    "change nothing. Chosen: the walls, two with a gap of one cell each, which the shortest way just meets",
  params: {
    side: { value: 10, unit: "1", min: 4, max: 30, about: "cells along each side" },
    walls: { value: 1, unit: "1", min: 0, max: 1, about: "1: two walls, each with a gap; 0: none" },
    goal_reward: { value: 1, unit: "1", about: "reward at the goal" },
    step_reward: { value: 0, unit: "1", about: "reward of any other step" },
    limit: { value: 500, unit: "1", min: 1, max: 10000, about: "steps after which an episode is cut off" },
  },
  create({ side: sideOf, walls, goal_reward, step_reward, limit }) {
    const side = Math.round(sideOf);
    const isWall = wallsOf(side, walls >= 0.5);
    const start: Cell = [side - 1, 0];
    const goal: Cell = [0, side - 1];
    const shortest = distance(side, isWall, start, goal);
    let at: Cell = start;
    let steps = 0;
    const numberOf = ([row, column]: Cell) => row * side + column;
    const isFree = ([row, column]: Cell) =>
      row >= 0 && column >= 0 && row < side && column < side && !isWall(row, column);
    const cells = Array.from({ length: side * side }, (_, k): Cell => [Math.floor(k / side), k % side]);
    const box = (role: SceneShape["role"], [row, column]: Cell): SceneShape => ({
      kind: "box",
      role,
      x: column,
      y: side - 1 - row,
      width: 1,
      height: 1,
    });
    return {
      name: "gridworld",
      observation: [{ name: "cell", low: 0, high: side * side - 1, whole: true }],
      actions: ["up", "right", "down", "left"],
      reset() {
        at = start;
        steps = 0;
        return [numberOf(at)];
      },
      step(action) {
        const [down, right] = MOVES[action]!;
        const next: Cell = [at[0] + down, at[1] + right];
        if (isFree(next)) at = next;
        steps++;
        const done = numberOf(at) === numberOf(goal);
        return {
          observation: [numberOf(at)],
          reward: done ? goal_reward : step_reward,
          done,
          truncated: !done && steps >= limit,
        };
      },
      scene: () => ({
        x: 0,
        y: 0,
        width: side,
        height: side,
        shapes: [
          { kind: "box", role: "floor", x: 0, y: 0, width: side, height: side },
          ...cells.filter(([row, column]) => isWall(row, column)).map((cell) => box("wall", cell)),
          box("goal", goal),
          { kind: "disc", role: "agent", x: at[1] + 0.5, y: side - 0.5 - at[0], r: 0.35 },
        ],
      }),
      sites: () =>
        cells
          .filter(isFree)
          .map((cell) => ({ x: cell[1], y: side - 1 - cell[0], size: 1, observation: [numberOf(cell)] })),
      shortest: () => shortest,
    };
  },
});

/** Two walls across the room, at a third and two thirds of it, with a gap of one cell each. */
function wallsOf(side: number, some: boolean): (row: number, column: number) => boolean {
  const [first, second] = [Math.floor(side / 3), Math.floor((2 * side) / 3)];
  return (row, column) =>
    some && ((column === first && row !== second) || (column === second && row !== first));
}

/** Steps of the shortest way, cell by cell outwards. */
function distance(
  side: number,
  isWall: (row: number, column: number) => boolean,
  from: Cell,
  to: Cell,
): number {
  const steps = new Map([[from.join(), 0]]);
  const queue: Cell[] = [from];
  for (const [row, column] of queue) {
    for (const [down, right] of MOVES) {
      const next: Cell = [row + down, column + right];
      const inside = next.every((k) => k >= 0 && k < side);
      if (!inside || isWall(...next) || steps.has(next.join())) continue;
      steps.set(next.join(), steps.get([row, column].join())! + 1);
      queue.push(next);
    }
  }
  return steps.get(to.join())!;
}
