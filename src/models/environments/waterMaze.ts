// Morris water maze: a pool with a hidden platform, to which one swims in any direction.
import { chance } from "../../core/chance";
import { defineEnvironment, type SceneShape } from "../../core/environment";
import { type Box, distance, isIn, type Point, shortestWay } from "../../core/plane";

const SIDE = 20;
const GOAL: Point = [10, 10];
/** As in the paper's figure 4, where one of four starts faces the open side of the obstacle; their places are chosen. */
const STARTS: readonly Point[] = [
  [10, 18],
  [18, 10],
  [10, 2],
  [2, 10],
];
/** A U around the platform, open upwards. */
const OBSTACLE: readonly Box[] = [
  { x: 6, y: 6, width: 8, height: 1 },
  { x: 6, y: 7, width: 1, height: 6 },
  { x: 13, y: 7, width: 1, height: 6 },
];

export const waterMaze = defineEnvironment({
  name: "water_maze",
  about: "A pool in which one swims in any direction, to a platform that cannot be seen, around an obstacle.",
  source:
    "Fremaux, Sprekeler & Gerstner 2013, PLoS Comput Biol 9:e1003024, doi:10.1371/journal.pcbi.1003024, fig. 4: a square, the " +
    "platform in its middle, an obstacle like a U, four starts; reward 100 at the platform within 1 of " +
    "its middle, -1 at a wall, 50 s, as a reimplementation has them (https://github.com/numericalbrainorg/snsbook, " +
    "code/part2/bg/gw.c). Foster, Morris & Dayan 2000, Hippocampus 10:1: steps of 0.1 s at 0.3 m/s in a pool 2 m wide, with " +
    "inertia, and walls that one bounces off. Chosen: the unit of length, 0.1 m; where the starts and the obstacle are; one speed, " +
    "where the 2013 paper's follows its neurons; how much inertia: without any, who swims by chance hardly leaves its place",
  params: {
    obstacle: { value: 1, unit: "1", min: 0, max: 1, about: "1: an obstacle around the platform; 0: none" },
    stroke: { value: 0.3, unit: "dm", min: 0.01, max: 0.9, about: "way of one step, which is 0.1 s" },
    inertia: {
      value: 0.75,
      unit: "1",
      min: 0,
      max: 0.99,
      about: "how much of a step's way is that of the last one",
    },
    goal_radius: { value: 1, unit: "dm", min: 0.1, max: 2.5, about: "radius of the platform" },
    goal_reward: { value: 100, unit: "1", about: "reward at the platform" },
    wall_reward: { value: -1, unit: "1", about: "reward of a step that meets a wall" },
    limit: { value: 500, unit: "1", min: 1, max: 100000, about: "steps after which an episode is cut off" },
  },
  create({ obstacle, stroke, inertia, goal_radius, goal_reward, wall_reward, limit }) {
    const walls = obstacle >= 0.5 ? OBSTACLE : [];
    const isFree = (at: Point) => at.every((x) => x > 0 && x < SIDE) && !walls.some((wall) => isIn(wall, at));
    let start = STARTS[0]!;
    let at = start;
    /** where it swims to, of length 1 after the first step */
    let heading: Point = [0, 0];
    let trail: Point[] = [];
    return {
      name: "water_maze",
      observation: [
        { name: "x", low: 0, high: SIDE, unit: "dm" },
        { name: "y", low: 0, high: SIDE, unit: "dm" },
      ],
      actions: "direction",
      reset(seed) {
        start = STARTS[Math.floor(chance(seed, 0) * STARTS.length)]!;
        at = start;
        heading = [0, 0];
        trail = [at];
        return at;
      },
      step(direction) {
        heading = turned(heading, direction, inertia);
        const way: Point = [stroke * heading[0], stroke * heading[1]];
        const [dx, dy] = bounced(at, way, isFree);
        const isTurned = dx !== way[0] || dy !== way[1];
        if (isTurned) heading = [dx / stroke, dy / stroke];
        at = [at[0] + dx, at[1] + dy];
        trail.push(at);
        const done = distance(at, GOAL) < goal_radius;
        return {
          observation: at,
          reward: done ? goal_reward : isTurned ? wall_reward : 0,
          done,
          truncated: !done && trail.length > limit,
        };
      },
      scene: () => ({
        x: 0,
        y: 0,
        width: SIDE,
        height: SIDE,
        shapes: [
          { kind: "box", role: "floor", x: 0, y: 0, width: SIDE, height: SIDE },
          { kind: "disc", role: "goal", x: GOAL[0], y: GOAL[1], r: goal_radius },
          ...walls.map((wall): SceneShape => ({ kind: "box", role: "wall", ...wall })),
          { kind: "line", role: "trail", points: [...trail], width: 0.15 },
          { kind: "disc", role: "agent", x: at[0], y: at[1], r: 0.4 },
        ],
      }),
      sites: () =>
        Array.from({ length: SIDE * SIDE }, (_, k): Point => [k % SIDE, Math.floor(k / SIDE)])
          .map(([x, y]) => ({ x, y, size: 1, observation: [x + 0.5, y + 0.5] as const }))
          .filter(({ observation }) => isFree(observation)),
      /** as if one could turn at once */
      shortest: () => Math.ceil((shortestWay(walls, start, GOAL) - goal_radius) / stroke),
    };
  },
});

/** The heading after a will to go elsewhere; that will itself where there was none before, or they cancel out. */
function turned([x, y]: Point, direction: number, inertia: number): Point {
  const [wx, wy] = [Math.cos(direction), Math.sin(direction)];
  const [sx, sy] = [inertia * x + (1 - inertia) * wx, inertia * y + (1 - inertia) * wy];
  const length = Math.hypot(sx, sy);
  return length > 0 ? [sx / length, sy / length] : [wx, wy];
}

/** The way that is swum: of a step into a wall the part across it is turned back, and all of it where that meets another. */
function bounced([x, y]: Point, [dx, dy]: Point, isFree: (at: Point) => boolean): Point {
  if (isFree([x + dx, y + dy])) return [dx, dy];
  const [freeX, freeY] = [isFree([x + dx, y]), isFree([x, y + dy])];
  const back: Point = [freeX && !freeY ? dx : -dx, freeY && !freeX ? dy : -dy];
  return isFree([x + back[0], y + back[1]]) ? back : [0, 0];
}
