// Carries spikes over synapses: adds up, for each postsynaptic neuron, the weights of those that arrive in a step. Hot:
// typed arrays, no allocation, no closures.
import { ringRow } from "../../compiler/carried";
import { LAST_BIT, LEAPS } from "../../compiler/wasm/layout";
import type { Kernel, Machine } from "./machine";
import type { NeuronRun, ProjectionRun, ReleaseRun, RingRun } from "./populations";

export class Carrier {
  /** synapses that spikes were carried over */
  done = 0;
  private readonly machine: Machine;
  private readonly everySynapse: Kernel;

  constructor(machine: Machine) {
    this.machine = machine;
    this.everySynapse = machine.kernel("carry_all")!;
  }

  /** Of the projections that share a bit, those that bring nothing in this step bring 0. */
  silence({ incoming, place }: NeuronRun, slot: number): void {
    const { i32, f32 } = this.machine;
    for (let q = LAST_BIT; q < incoming.length; q++) {
      const { from, arrivals, kind, arriving } = incoming[q]!;
      if (kind !== "scatter" && kind !== "runs" && i32[from.counts + slot - arrivals[0]!.delay] === 0)
        f32.fill(0, arriving / 4, arriving / 4 + place.row);
    }
  }

  /**
   * @param start - of the lists of synapses, where they are listed
   * @param gain - of those that are listed; the others' comes in when the neurons are computed
   */
  carry(incoming: ProjectionRun, list: number, count: number, start: number, gain: number): void {
    const { place, kind, kernel, arriving } = incoming;
    if (kind === "scatter") {
      const { due, shift, weight, weights, projection } = incoming;
      const factor = weights === 0 ? weight * gain : gain;
      const places = projection.delays ? place.place : 0;
      this.done += kernel!(list, count, start, place.post, places, weights, factor, arriving, due, shift);
      return;
    }
    if (kind === "runs") {
      const { weights, projection } = incoming;
      const { span } = projection.connections!;
      this.done += kernel!(list, count, start, place.post, place.place, weights, arriving, span, gain);
      this.machine.u8[incoming.due] = 1;
      return;
    }
    this.done += count * incoming.fanOut;
    if (kind === "gather") {
      kernel!(list, count, incoming.weights, place.stride, arriving, place.stride);
      return;
    }
    const { f32, i32 } = this.machine;
    const { projection, weight } = incoming;
    f32.fill(Math.fround(weight) * count, arriving / 4, arriving / 4 + projection.to.n);
    if (projection.self) return;
    for (let k = list / 4; k < list / 4 + count; k++)
      f32[arriving / 4 + i32[k]!] = Math.fround(weight) * (count - 1);
  }

  /**
   * Spikes of which each counts by itself: what it carries, times what its neuron has to release.
   * @param sent - number of the step in which they were sent, on which the place of what they carry depends
   */
  carryEach(
    incoming: ProjectionRun,
    list: number,
    count: number,
    start: number,
    sent: number,
    step: number,
    gain: number,
  ): void {
    const { lane, layout, f32, i32 } = this.machine;
    const { release, carried } = incoming;
    const numbers = carried ? placeOfNumbers(carried, sent) : 0;
    if (release) this.recover(release, step);
    for (let k = 0; k < count; k++) {
      const i = i32[list / 4 + k]!;
      let factor = carried ? gain * f32[numbers + i]! : gain;
      if (release) {
        release.spike(lane, layout.constants, i);
        factor *= f32[release.released + i]!;
        f32[release.released + i] = factor;
      }
      this.carry(incoming, list + 4 * k, 1, start, factor);
    }
  }

  /** What there is to release at a step. */
  recover(release: ReleaseRun, step: number): void {
    const { lane } = this.machine;
    for (let left = step - release.since; left > 0; left -= LEAPS)
      release.recover(lane, this.machine.constantsFor(Math.min(left, LEAPS)));
    release.since = step;
  }

  /** As a clocked engine does: with every synapse, whether a spike comes over it or not. */
  carryAll(
    { flags, place, projection, arriving, weights, fanOut }: ProjectionRun,
    list: number,
    count: number,
  ): void {
    const { f32, i32 } = this.machine;
    const { n } = projection.from;
    f32.fill(0, flags / 4, flags / 4 + n);
    for (let k = list / 4; k < list / 4 + count; k++) f32[flags / 4 + i32[k]!] = 1;
    this.everySynapse(flags, n, weights, place.stride, arriving, place.stride);
    this.done += n * fanOut;
  }
}

/** What a weight counts in a step; after a sample's own steps, what it did in the last of them. */
export function gainAt({ gains }: ProjectionRun, step: number): number {
  return gains === null ? 1 : gains[Math.min(step, gains.length - 1)]!;
}

/** Index of the number that neuron 0 sent in a step. @param number - of the step, from the first one of all */
export function placeOfNumbers({ at, n, rows }: RingRun, number: number): number {
  return at + ringRow(rows, number) * n;
}
