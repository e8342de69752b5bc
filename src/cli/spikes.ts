// Spikes as engines give them, bits of words, counted and listed.
import type { Engine } from "../index";

type Plan = Engine["plan"];
/** Shape `[steps, words]`: neuron k is bit `k % 32` of word `k / 32`. */
type Bits = Uint32Array;

/** Calls `spike` for each, in order of time, then of neuron. No allocation. */
export function forEachSpike(bits: Bits, words: number, spike: (neuron: number, step: number) => void): void {
  for (let at = 0; at < bits.length; at++) {
    for (let word = bits[at]!; word !== 0; word &= word - 1) {
      spike((at % words) * 32 + 31 - Math.clz32(word & -word), Math.floor(at / words));
    }
  }
}

/** How many synapses each neuron's spike is carried over, by population. Shape `[n]` each. */
export function outDegrees(plan: Plan): ReadonlyMap<string, Uint32Array> {
  const degrees = new Map(plan.populations.map(({ name, n }) => [name, new Uint32Array(n)]));
  for (const { from, to, self, connections } of plan.projections) {
    const own = degrees.get(from.name)!;
    const all = to.n - (self ? 0 : 1);
    for (let i = 0; i < from.n; i++)
      own[i]! += connections ? connections.start[i + 1]! - connections.start[i]! : all;
  }
  return degrees;
}
