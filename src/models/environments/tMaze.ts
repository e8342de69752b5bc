// T-maze: a corridor, at whose end the way to turn is the one that a cue told.
import { chance } from "../../core/chance";
import { defineEnvironment, type SceneShape } from "../../core/environment";

const [UP, RIGHT, DOWN] = [0, 1, 2];

export const tMaze = defineEnvironment({
  name: "t_maze",
  about: "A corridor with a cue, at whose end the turn that the cue tells is rewarded.",
  source:
    "Bakker 2001, Reinforcement Learning with Long Short-Term Memory, NIPS 14:1475: four moves, and a cue at the start that tells " +
    "the turn. Chosen: the place is seen too, how long the corridor is, and the rewards",
  params: {
    length: { value: 5, unit: "1", min: 1, max: 100, about: "steps from the start to the junction" },
    visible: {
      value: 0,
      unit: "1",
      min: 0,
      max: 1,
      about: "1: the cue stays; 0: it is seen at the start only",
    },
    goal_reward: { value: 1, unit: "1", about: "reward of the right turn" },
    wrong_reward: { value: -0.1, unit: "1", about: "reward of the wrong turn" },
    bump_reward: { value: -0.1, unit: "1", about: "reward of a move into a wall, which changes nothing" },
    limit: { value: 200, unit: "1", min: 1, max: 100000, about: "steps after which an episode is cut off" },
  },
  create({ length: lengthOf, visible, goal_reward, wrong_reward, bump_reward, limit }) {
    const length = Math.round(lengthOf);
    /** places of the two arms; those of the corridor are 0 to `length` */
    const [above, below] = [length + 1, length + 2];
    let place = 0;
    let steps = 0;
    let cue = 1;
    const seen = (at: number) => [at, visible >= 0.5 || at === 0 ? cue : 0];
    const cornerOf = (at: number) => ({
      x: Math.min(at, length),
      y: at === above ? 2 : at === below ? 0 : 1,
    });
    const box = (role: SceneShape["role"], at: number): SceneShape => ({
      kind: "box",
      role,
      ...cornerOf(at),
      width: 1,
      height: 1,
    });
    const places = Array.from({ length: length + 3 }, (_, at) => at);
    return {
      name: "t_maze",
      observation: [
        { name: "place", low: 0, high: below, whole: true },
        { name: "cue", low: 0, high: 2, whole: true },
      ],
      actions: ["up", "right", "down", "left"],
      reset(seed) {
        place = 0;
        steps = 0;
        cue = chance(seed, 0) < 0.5 ? 1 : 2;
        return seen(place);
      },
      step(action) {
        const before = place;
        if (action === UP || action === DOWN) {
          if (place === length) place = action === UP ? above : below;
        } else {
          const next = place + (action === RIGHT ? 1 : -1);
          if (next >= 0 && next <= length) place = next;
        }
        steps++;
        const done = place > length;
        const turned = place === (cue === 1 ? above : below) ? goal_reward : wrong_reward;
        return {
          observation: seen(place),
          reward: done ? turned : place === before ? bump_reward : 0,
          done,
          truncated: !done && steps >= limit,
        };
      },
      /** The cue lies above the start where it says up, below where it says down; pale walls all around. */
      scene: () => ({
        x: -0.5,
        y: -0.5,
        width: length + 2,
        height: 4,
        shapes: [
          { kind: "box", role: "wall", x: -0.5, y: -0.5, width: length + 2, height: 4 },
          ...places.map((at) => box("floor", at)),
          box("goal", cue === 1 ? above : below),
          ...(seen(place)[1] === 0
            ? []
            : [{ kind: "disc", role: "cue", x: 0.5, y: cue === 1 ? 2.5 : 0.5, r: 0.25 } as const]),
          { kind: "disc", role: "agent", x: cornerOf(place).x + 0.5, y: cornerOf(place).y + 0.5, r: 0.35 },
        ],
      }),
      sites: () => places.map((at) => ({ ...cornerOf(at), size: 1, observation: seen(at) })),
      shortest: () => length + 1,
    };
  },
});
