// Pong for one: a ball in a court with three walls, and a paddle where the fourth would be.
import { chance } from "../../core/chance";
import { defineEnvironment } from "../../core/environment";

/** Ways of one step, in a court of side 1: the ball's along each axis at most, and the paddle's, which so can keep up. */
const [BALL, PADDLE] = [0.03, 0.04];
/** how far from its middle the paddle still hits */
const REACH = 0.1;
const MOVES = [PADDLE, 0, -PADDLE];

export const pong = defineEnvironment({
  name: "pong",
  about: "A court with three walls and a paddle: return the ball, again and again.",
  source:
    "After Atari's Pong of 1972, for one player: where the ball meets the paddle turns it. Chosen: all sizes and speeds, and the " +
    "rewards, 1 for a return and -1 for a miss, which ends the episode",
  params: {
    return_reward: { value: 1, unit: "1", about: "reward of a return" },
    miss_reward: { value: -1, unit: "1", about: "reward of a miss" },
    limit: { value: 1000, unit: "1", min: 1, max: 100000, about: "steps after which an episode is cut off" },
  },
  create({ return_reward, miss_reward, limit }) {
    let [x, y, vx, vy, paddle, steps] = [0, 0.5, BALL, 0, 0.5, 0];
    const seen = () => [x, y, vx, vy, paddle];
    return {
      name: "pong",
      observation: [
        { name: "ball x", low: 0, high: 1 },
        { name: "ball y", low: 0, high: 1 },
        { name: "ball vx", low: -BALL, high: BALL },
        { name: "ball vy", low: -BALL, high: BALL },
        { name: "paddle y", low: 0, high: 1 },
      ],
      actions: ["up", "stay", "down"],
      reset(seed) {
        [x, y, vx, paddle, steps] = [0, chance(seed, 0), BALL, 0.5, 0];
        vy = BALL * (2 * chance(seed, 1) - 1);
        return seen();
      },
      step(action) {
        paddle = Math.min(Math.max(paddle + MOVES[action]!, REACH), 1 - REACH);
        [x, vx] = bounced(x + vx, vx, 0);
        [y, vy] = bounced(y + vy, vy, 0);
        [y, vy] = bounced(y, vy, 1);
        steps++;
        const isThere = x >= 1;
        const done = isThere && Math.abs(y - paddle) > REACH;
        if (done) x = 1;
        else if (isThere) {
          [x, vx] = bounced(x, vx, 1);
          vy = (BALL * (y - paddle)) / REACH;
        }
        const reward = done ? miss_reward : isThere ? return_reward : 0;
        return { observation: seen(), reward, done, truncated: !done && steps >= limit };
      },
      scene: () => ({
        x: -0.05,
        y: -0.05,
        width: 1.1,
        height: 1.1,
        shapes: [
          { kind: "box", role: "wall", x: -0.05, y: -0.05, width: 1.1, height: 1.1 },
          { kind: "box", role: "floor", x: 0, y: 0, width: 1.05, height: 1 },
          { kind: "disc", role: "goal", x, y, r: 0.025 },
          { kind: "box", role: "agent", x: 1, y: paddle - REACH, width: 0.03, height: 2 * REACH },
        ],
      }),
    };
  },
});

/** Off a wall at 0 or at 1, as light is by a mirror. */
function bounced(at: number, speed: number, wall: 0 | 1): [at: number, speed: number] {
  const isBeyond = wall === 0 ? at < 0 : at > 1;
  return isBeyond ? [2 * wall - at, -speed] : [at, speed];
}
