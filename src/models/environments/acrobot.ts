// Acrobot: two links that hang from a bar, and are swung up by the joint between them.
import { chance } from "../../core/chance";
import { defineEnvironment } from "../../core/environment";

/** Both links: 1 m, 1 kg, moment of inertia 1 kg m^2, centre of mass in the middle. */
const [LENGTH, MASS, INERTIA, CENTRE, GRAVITY, DT] = [1, 1, 1, 0.5, 9.8, 0.2];
const [SPIN_1, SPIN_2] = [4 * Math.PI, 9 * Math.PI];
/** N m */
const TORQUES = [-1, 0, 1];
/** how far above the bar the free end has to come, m */
const GOAL = 1;
/** each number of the state begins within this of 0 */
const START = 0.1;

/** The first angle from hanging down, the second from the first link's, and their speeds: rad, rad/s. */
type State = readonly [angle1: number, angle2: number, spin1: number, spin2: number];

export const acrobot = defineEnvironment({
  name: "acrobot",
  about: "Two links that hang from a bar: swing the free end above it, by the joint between them alone.",
  source:
    "Sutton 1996, NIPS 8:1038, with the equations of Sutton & Barto 2018, Reinforcement Learning, http://incompleteideas.net/book, as " +
    "Acrobot-v1 of Gymnasium 1.3.0 has them (https://gymnasium.farama.org/environments/classic_control/acrobot): Runge-Kutta " +
    "steps of 0.2 s, bounded speeds, reward -1 a step and 0 at the goal, 500 steps",
  params: {
    limit: { value: 500, unit: "1", min: 1, max: 100000, about: "steps after which an episode is cut off" },
  },
  create({ limit }) {
    let state: State = [0, 0, 0, 0];
    let steps = 0;
    const seen = () => {
      const [angle1, angle2, spin1, spin2] = state;
      return [Math.cos(angle1), Math.sin(angle1), Math.cos(angle2), Math.sin(angle2), spin1, spin2];
    };
    return {
      name: "acrobot",
      observation: [
        { name: "cos 1", low: -1, high: 1 },
        { name: "sin 1", low: -1, high: 1 },
        { name: "cos 2", low: -1, high: 1 },
        { name: "sin 2", low: -1, high: 1 },
        { name: "spin 1", low: -SPIN_1, high: SPIN_1, unit: "rad/s" },
        { name: "spin 2", low: -SPIN_2, high: SPIN_2, unit: "rad/s" },
      ],
      actions: ["clockwise", "none", "anticlockwise"],
      reset(seed) {
        const drawn = (k: number) => START * (2 * chance(seed, k) - 1);
        state = [drawn(0), drawn(1), drawn(2), drawn(3)];
        steps = 0;
        return seen();
      },
      step(action) {
        const [angle1, angle2, spin1, spin2] = moved(state, TORQUES[action]!);
        state = [wrapped(angle1), wrapped(angle2), bounded(spin1, SPIN_1), bounded(spin2, SPIN_2)];
        steps++;
        const done = joints(state)[1][1] > GOAL;
        return { observation: seen(), reward: done ? 0 : -1, done, truncated: !done && steps >= limit };
      },
      scene() {
        const [middle, end] = joints(state);
        return {
          x: -2.2,
          y: -2.2,
          width: 4.4,
          height: 4.4,
          shapes: [
            {
              kind: "line",
              role: "goal",
              points: [[-2.2, GOAL] as const, [2.2, GOAL] as const],
              width: 0.03,
            },
            { kind: "line", role: "part", points: [[0, 0], middle], width: 0.2 },
            { kind: "line", role: "part", points: [middle, end], width: 0.2 },
            { kind: "disc", role: "wall", x: 0, y: 0, r: 0.12 },
            { kind: "disc", role: "agent", x: middle[0], y: middle[1], r: 0.12 },
          ],
        };
      },
    };
  },
});

/** Where the joint and the free end are, from the bar, y upwards. */
function joints([angle1, angle2]: State) {
  const middle = [LENGTH * Math.sin(angle1), -LENGTH * Math.cos(angle1)] as const;
  const both = angle1 + angle2;
  const end = [middle[0] + LENGTH * Math.sin(both), middle[1] - LENGTH * Math.cos(both)] as const;
  return [middle, end] as const;
}

/** Runge-Kutta of 4th order over one step, under one torque. */
function moved(from: State, torque: number): State {
  const along = (slope: State, time: number) => from.map((x, k) => x + time * slope[k]!) as unknown as State;
  const first = slopeAt(from, torque);
  const second = slopeAt(along(first, DT / 2), torque);
  const third = slopeAt(along(second, DT / 2), torque);
  const fourth = slopeAt(along(third, DT), torque);
  return from.map(
    (x, k) => x + (DT / 6) * (first[k]! + 2 * second[k]! + 2 * third[k]! + fourth[k]!),
  ) as unknown as State;
}

function slopeAt([angle1, angle2, spin1, spin2]: State, torque: number): State {
  const [sin, cos] = [Math.sin(angle2), Math.cos(angle2)];
  const lever = MASS * LENGTH * CENTRE;
  const own = MASS * CENTRE ** 2 + INERTIA;
  const whole = 2 * own + MASS * LENGTH ** 2 + 2 * lever * cos;
  const shared = own + lever * cos;
  const weight2 = MASS * CENTRE * GRAVITY * Math.sin(angle1 + angle2);
  const weight1 =
    -lever * sin * (spin2 ** 2 + 2 * spin2 * spin1) +
    MASS * (CENTRE + LENGTH) * GRAVITY * Math.sin(angle1) +
    weight2;
  const turning2 =
    (torque + (shared / whole) * weight1 - lever * spin1 ** 2 * sin - weight2) / (own - shared ** 2 / whole);
  return [spin1, spin2, -(shared * turning2 + weight1) / whole, turning2];
}

/** Into -pi to pi. */
function wrapped(angle: number): number {
  if (angle > Math.PI) return wrapped(angle - 2 * Math.PI);
  return angle < -Math.PI ? wrapped(angle + 2 * Math.PI) : angle;
}

function bounded(x: number, most: number): number {
  return Math.min(Math.max(x, -most), most);
}
