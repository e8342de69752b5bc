// What a sample of a minibatch leaves for learning afterwards: the spikes of every step, and how its spikes changed
// the slow variables. One place each in shared memory, for every thread to read.
//
// i32: for each population where the list of each step begins, and how long it is; the lists; at the end of the place, for each population of
// neurons a count and, for so many neurons, an index and the changes of its slow variables.
import type { NeuronPlan } from "../../compiler/plan";
import { type Layout, type PopulationLayout, recordSizeOf } from "../../compiler/wasm/layout";
import type { Lane } from "./lane";
import type { SpikeSource } from "./learner";
import type { Machine } from "./machine";

interface SlowRun {
  readonly place: PopulationLayout;
  /** its index */
  readonly population: number;
  /** 1 for neurons whose changes are noted already */
  readonly seen: Uint8Array;
  readonly slow: readonly string[];
  /** index within the record */
  readonly at: number;
}

export class Records implements SpikeSource {
  private readonly machine: Machine;
  private readonly steps: number;
  private readonly slow: readonly SlowRun[];
  /** index of the record that is written or read */
  private at = 0;
  private end = 0;
  private step = 0;

  constructor(machine: Machine) {
    this.machine = machine;
    this.steps = machine.plan.sampleSteps;
    this.slow = placeSlow(machine.layout);
  }

  open(sample: number): void {
    const { records, recordSize } = this.machine.layout.group;
    this.at = (records + sample * recordSize) / 4;
  }

  /** Begins the record of a sample. */
  create(sample: number): void {
    this.open(sample);
    const { length } = this.machine.layout.populations;
    this.step = 0;
    this.end = this.at + 2 * length * this.steps;
  }

  /** Adds steps that a lane has run, those in its slots from `slot` on; population after population, step by step. */
  append(lane: Lane, slot: number, count: number): void {
    const { i32 } = this.machine;
    for (let k = 0; k < count; k++) {
      for (let p = 0; p < lane.lists.length; p++) {
        const { at, stride, counts } = lane.lists[p]!;
        const n = i32[counts + slot + k]!;
        const from = (at + (slot + k) * stride) / 4;
        const entry = this.at + 2 * (p * this.steps + this.step);
        i32[entry] = this.end;
        i32[entry + 1] = n;
        for (let i = 0; i < n; i++) i32[this.end + i] = i32[from + i]!;
        this.end += n;
      }
      this.step++;
    }
  }

  /** Ends the record: what the lane's slow variables differ by from the master's, for the neurons that spiked. */
  finish(lane: Lane): void {
    const { i32, f32, layout } = this.machine;
    for (const { place, population, slow, seen, at } of this.slow) {
      let end = this.at + at + 1;
      for (let step = 0; step < this.steps; step++) {
        const list = this.list(population, step) / 4;
        for (let k = list; k < list + this.count(population, step); k++) {
          const j = i32[k]!;
          if (seen[j] === 1) continue; // once, however often it spiked
          seen[j] = 1;
          i32[end++] = j;
          for (const v of slow) {
            const offset = place.at[v]! + 4 * j;
            f32[end++] = f32[(lane.machine.lane + offset) / 4]! - f32[(layout.master + offset) / 4]!;
          }
        }
      }
      seen.fill(0);
      i32[this.at + at] = (end - this.at - at - 1) / (1 + slow.length);
    }
  }

  /** Adds a sample's changes to the master's slow variables. */
  addChanges(): void {
    const { i32, f32, layout } = this.machine;
    for (const { place, slow, at } of this.slow) {
      let entry = this.at + at + 1;
      for (let k = i32[this.at + at]!; k > 0; k--) {
        const j = i32[entry++]!;
        for (const v of slow) {
          f32[(layout.master + place.at[v]! + 4 * j) / 4]! += f32[entry]!;
          entry++;
        }
      }
    }
  }

  count(population: number, step: number): number {
    return step < 0 ? 0 : this.machine.i32[this.at + 2 * (population * this.steps + step) + 1]!;
  }

  list(population: number, step: number): number {
    return 4 * this.machine.i32[this.at + 2 * (population * this.steps + step)]!;
  }
}

/** Slow variables that spikes change; the others move by their equations alone. */
export function slowOf({ slowResets }: NeuronPlan): string[] {
  return [...new Set(slowResets.map(({ variable }) => variable))];
}

function placeSlow(layout: Layout): SlowRun[] {
  let end = recordSizeOf(layout.plan) / 4;
  return layout.populations.flatMap((place, population) => {
    if (place.population.kind === "input") return [];
    const slow = slowOf(place.population);
    end -= 1 + place.population.n * (1 + slow.length);
    const seen = new Uint8Array(place.population.n);
    return slow.length > 0 ? [{ place, population, seen, slow, at: end }] : [];
  });
}
