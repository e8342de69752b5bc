// Advances neurons: those that spikes reach or that may fire by themselves, in blocks, over any silence at once; then lets
// them spike. Hot: typed arrays, no allocation, no closures.
import { LEAPS } from "../../compiler/wasm/layout";
import { placeOfNumbers } from "./carrier";
import type { Machine } from "./machine";
import type { NeuronRun } from "./populations";

/** `weights`: while it runs; `slow state`: weights follow later, from the sample's record. */
export type Learning = "nothing" | "slow state" | "weights";

/** Longest time that a block which may fire is stepped before it is asked again. Chosen: asking costs a step. */
const MOST_PATIENCE = 64;

export class Stepper {
  /** number of the step in which the sample began */
  begun = 0;
  private readonly machine: Machine;

  constructor(machine: Machine) {
    this.machine = machine;
  }

  /** Number of a step of this sample, on which random numbers depend. */
  numberOf(step: number): number {
    return (this.begun + step) | 0;
  }

  /** Advances the blocks that spikes reach, or that may fire. @returns how many neurons cross their threshold */
  advanceDue(run: NeuronRun, step: number, arrived: number, everywhere: boolean): number {
    const { u8 } = this.machine;
    const { blocks, quiet, since, due } = run;
    if (arrived === 0 && blocks === 1 && quiet[0] === 1) return 0;
    if (arrived === 0 && run.compete && run.rests) {
      since.fill(step);
      return 1; // nothing has moved but perhaps the threshold: who competes is looked at next
    }
    if (run.restless) {
      if (arrived !== 0) u8.fill(0, due, due + blocks);
      return this.advanceRange(run, 0, blocks, step, arrived, 0); // all blocks are computed up to the same step
    }
    let found = 0;
    for (let b = 0; b < blocks; ) {
      if (!this.isDue(run, b, step, arrived, everywhere)) {
        b++;
        continue;
      }
      const first = b;
      const from = since[b]!;
      do {
        b++;
      } while (b < blocks && since[b] === from && this.isDue(run, b, step, arrived, everywhere));
      found = this.advanceRange(run, first, b, step, arrived, found);
      if (arrived !== 0) u8.fill(0, due + first, due + b);
    }
    return found;
  }

  private isDue(run: NeuronRun, b: number, step: number, arrived: number, everywhere: boolean): boolean {
    if (everywhere || (arrived !== 0 && this.machine.u8[run.due + b] === 1)) {
      run.quiet[b] = 0;
      run.askAt[b] = step + 1;
      run.patience[b] = 1;
      return true;
    }
    if (run.quiet[b] === 1) return false;
    if (run.restless || step < run.askAt[b]!) return true;
    const from = b * run.blockBytes;
    const to = Math.min(from + run.blockBytes, run.rowBytes);
    if (run.mayFire!(this.machine.lane, this.machine.layout.constants, from, to) === 0) {
      run.quiet[b] = 1;
      return false;
    }
    run.patience[b] = Math.min(MOST_PATIENCE, 2 * run.patience[b]!);
    run.askAt[b] = step + run.patience[b]!;
    return true;
  }

  /** Brings blocks that are computed up to the same step to another one, over any silence at once. */
  advanceRange(
    run: NeuronRun,
    first: number,
    last: number,
    step: number,
    arrived: number,
    before: number,
  ): number {
    const { lane } = this.machine;
    const from = first * run.blockBytes;
    const to = Math.min(last * run.blockBytes, run.rowBytes);
    let found = before;
    let since = run.since[first]!;
    let held = 0;
    if (run.holds && step - since > 1)
      for (let b = first; b < last; b++) held = Math.max(held, run.heldUntil[b]!);
    while (since < step) {
      // one neuron of the block may be held, another not: so far they do not leap
      const leap = since + 1 < held ? 1 : Math.min(LEAPS, step - since);
      since += leap;
      const bits = since === step ? arrived : 0;
      const t = since * this.machine.plan.document.dt;
      const constants = leap === 1 ? this.machine.layout.constants : this.machine.constantsFor(leap);
      found = run.advance(lane, constants, from, to, since, t, bits, found, this.numberOf(since));
    }
    run.since.fill(step, first, last);
    return found;
  }

  /** Lets neurons that cross their threshold spike: all, or the one that the kernel kept. @returns how many */
  fire(run: NeuronRun, step: number, slot: number, found: number, learning: Learning): number {
    const { i32 } = this.machine;
    const { crossing, lists, compete } = run;
    const list = (lists.at + slot * lists.stride) / 4;
    if (run.population.rivals === 1 || compete) {
      const { lane, layout, plan } = this.machine;
      const count = compete
        ? compete(lane, layout.constants, step, step * plan.document.dt, this.numberOf(step))
        : found;
      for (let k = 0; k < count; k++) this.reset(run, i32[crossing + k]!, step, learning);
      i32.copyWithin(list, crossing, crossing + count);
      return count;
    }
    i32[list] = i32[crossing]!;
    this.reset(run, i32[list]!, step, learning);
    return 1;
  }

  private reset(run: NeuronRun, neuron: number, step: number, learning: Learning): void {
    const learns = learning === "nothing" ? 0 : 1;
    if (run.carry) {
      const { lane, layout, plan, f32 } = this.machine;
      const number = run.carry(lane, layout.constants, neuron, step * plan.document.dt);
      f32[placeOfNumbers(run.ring, this.numberOf(step)) + neuron] = number;
    }
    run.spike(this.machine.lane, this.machine.layout.constants, neuron, learns, this.numberOf(step));
    const block = Math.floor(neuron / run.place.block);
    run.quiet[block] = 0;
    run.askAt[block] = step + 1;
    run.patience[block] = 1;
    if (!run.holds) return;
    const until = step + run.heldSteps + 1;
    this.machine.i32[run.until + neuron] = until;
    run.heldUntil[block] = Math.max(run.heldUntil[block]!, until);
  }
}
