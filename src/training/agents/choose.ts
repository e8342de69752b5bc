// From spikes to an act, and back: which act the spikes of a population stand for, and how it is shown an act that was taken.
import type { Choice } from "../../core/agent";
import type { Actions } from "../../core/environment";

/** Spikes of the acting population over the steps in which it thinks: shape `[steps, words]`, `n` neurons. */
export interface Thought {
  readonly bits: Uint32Array;
  readonly words: number;
  readonly n: number;
}

/** Calls back for each spike, in order of time, then of neurons. */
export function eachSpike({ bits, words }: Thought, visit: (neuron: number, step: number) => void): void {
  for (let at = 0; at < bits.length; at++)
    for (let left = bits[at]!; left !== 0; left &= left - 1)
      visit((at % words) * 32 + 31 - Math.clz32(left & -left), Math.floor(at / words));
}

export function countSpikes(thought: Thought): number {
  let count = 0;
  eachSpike(thought, () => count++);
  return count;
}

/** The act that spikes stand for: its number, or a direction in -pi..pi; null if none fired, or they cancel out. */
export function chosenBy(by: Choice, thought: Thought, actions: Actions): number | null {
  if (by === "vector") return directionOf(thought);
  const acts = actions.length;
  const each = thought.n / acts;
  const counts = new Array<number>(acts).fill(0);
  const order: number[] = [];
  eachSpike(thought, (neuron) => {
    const act = Math.floor(neuron / each);
    if (counts[act]!++ === 0) order.push(act);
  });
  const first = order[0];
  if (first === undefined) return null;
  return by === "first_spike"
    ? first
    : order.reduce((best, act) => (counts[act]! > counts[best]! ? act : best), first);
}

function directionOf(thought: Thought): number | null {
  let [x, y] = [0, 0];
  eachSpike(thought, (neuron) => {
    const angle = angleOf(neuron, thought.n);
    x += Math.cos(angle);
    y += Math.sin(angle);
  });
  return Math.hypot(x, y) < 1e-9 ? null : Math.atan2(y, x);
}

/** Neurons stand for directions evenly around the circle. */
const angleOf = (neuron: number, n: number): number => (2 * Math.PI * neuron) / n;

/** Any act, from a number in 0..1. */
export function actAt(share: number, actions: Actions): number {
  return actions === "direction"
    ? Math.PI * (2 * share - 1)
    : Math.min(actions.length - 1, Math.floor(share * actions.length));
}

/** How narrow the bump around a direction is. Chosen: half of it 0.5 rad away, two neurons of twelve. */
const SHARPNESS = 6;

/** Shows a population which act was taken: all its neurons for that one, or a bump about the direction. */
export function showAct(action: number, actions: Actions, out: Float32Array): void {
  const n = out.length;
  if (actions === "direction")
    for (let k = 0; k < n; k++) out[k] = Math.exp(SHARPNESS * (Math.cos(angleOf(k, n) - action) - 1));
  else for (let k = 0; k < n; k++) out[k] = Math.floor(k / (n / actions.length)) === action ? 1 : 0;
}
