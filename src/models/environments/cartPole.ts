// Cart and pole: a pole stands on a cart, which is pushed left or right so that it does not fall.
import { chance } from "../../core/chance";
import { defineEnvironment } from "../../core/environment";

/** SI units; POLE is half of the pole's length. */
const [GRAVITY, CART_MASS, POLE_MASS, POLE, FORCE, DT] = [9.8, 1, 0.1, 0.5, 10, 0.02];
const MASS = CART_MASS + POLE_MASS;
/** where an episode fails: m, and rad of 12 degrees */
const [X_LIMIT, ANGLE_LIMIT] = [2.4, (12 * Math.PI) / 180];
const RIGHT = 1;
/** each number of the state begins within this of 0 */
const START = 0.05;

type State = readonly [x: number, speed: number, angle: number, spin: number];

export const cartPole = defineEnvironment({
  name: "cart_pole",
  about: "A pole on a cart: push the cart left or right so that the pole does not fall.",
  source:
    "Barto, Sutton & Anderson 1983, IEEE Trans Syst Man Cybern 13:834, doi:10.1109/TSMC.1983.6313077, without friction, as " +
    "CartPole-v1 of Gymnasium 1.3.0 has it (https://gymnasium.farama.org/environments/classic_control/cart_pole): Florian's " +
    "equations (https://coneural.org/florian/papers/05_cart_pole.pdf), Euler steps of 0.02 s, failure beyond 2.4 m or 12 degrees, reward 1 a step, 500 steps. Chosen: between which " +
    "speeds matter, which have no bound",
  params: {
    limit: { value: 500, unit: "1", min: 1, max: 100000, about: "steps after which an episode is cut off" },
  },
  create({ limit }) {
    let state: State = [0, 0, 0, 0];
    let steps = 0;
    return {
      name: "cart_pole",
      observation: [
        { name: "x", low: -X_LIMIT, high: X_LIMIT, unit: "m" },
        { name: "speed", low: -3, high: 3, unit: "m/s" },
        { name: "angle", low: -ANGLE_LIMIT, high: ANGLE_LIMIT, unit: "rad" },
        { name: "spin", low: -3.5, high: 3.5, unit: "rad/s" },
      ],
      actions: ["left", "right"],
      reset(seed) {
        const drawn = (k: number) => START * (2 * chance(seed, k) - 1);
        state = [drawn(0), drawn(1), drawn(2), drawn(3)];
        steps = 0;
        return state;
      },
      step(action) {
        state = moved(state, action === RIGHT ? FORCE : -FORCE);
        steps++;
        const done = Math.abs(state[0]) > X_LIMIT || Math.abs(state[2]) > ANGLE_LIMIT;
        return { observation: state, reward: 1, done, truncated: !done && steps >= limit };
      },
      scene() {
        const [x, , angle] = state;
        const top = [x + 2 * POLE * Math.sin(angle), 0.3 + 2 * POLE * Math.cos(angle)] as const;
        return {
          x: -3,
          y: -0.5,
          width: 6,
          height: 2.2,
          shapes: [
            lineOf("floor", [-3, 0], [3, 0]),
            lineOf("wall", [-X_LIMIT, -0.1], [-X_LIMIT, 0.1]),
            lineOf("wall", [X_LIMIT, -0.1], [X_LIMIT, 0.1]),
            { kind: "box", role: "part", x: x - 0.3, y: 0, width: 0.6, height: 0.3 },
            { kind: "line", role: "agent", points: [[x, 0.3], top], width: 0.1 },
          ],
        };
      },
    };
  },
});

/** One Euler step under a force: what changes is read as it was before. */
function moved([x, speed, angle, spin]: State, force: number): State {
  const [sin, cos] = [Math.sin(angle), Math.cos(angle)];
  const pushed = (force + POLE_MASS * POLE * spin ** 2 * sin) / MASS;
  const turning = (GRAVITY * sin - cos * pushed) / (POLE * (4 / 3 - (POLE_MASS * cos ** 2) / MASS));
  const pushing = pushed - (POLE_MASS * POLE * turning * cos) / MASS;
  return [x + DT * speed, speed + DT * pushing, angle + DT * spin, spin + DT * turning];
}

function lineOf(role: "floor" | "wall", from: readonly [number, number], to: readonly [number, number]) {
  return { kind: "line", role, points: [from, to], width: 0.03 } as const;
}
