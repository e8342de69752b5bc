// What a sample of a minibatch leaves for learning afterwards: its spikes, as far as a rule reads them, and how they
// changed the slow variables. One place each in shared memory, for every thread to read.
//
// A thread waits for each line of the cache that another one wrote, so records are as short as they can be: for each
// step and population how many spikes there are; then, in that order, which; both in u16 where that is enough. From the
// next whole 4 bytes on, for each population with slow variables a count and for so many neurons an index and its
// changes, in i32 and f32.
import type { NeuronPlan } from "../../compiler/planned";
import { isNarrow, type Layout, type PopulationLayout } from "../../compiler/wasm/layout";
import type { Lane } from "./lane";
import type { SpikeSource } from "./learner";
import type { Kernel, Machine } from "./machine";

interface Slow {
  readonly place: PopulationLayout;
  /** 1 for neurons that have spiked, and which they are: their changes are noted once, however often they spike */
  readonly seen: Uint8Array;
  readonly spiked: Int32Array;
  count: number;
  readonly variables: readonly string[];
}

interface Recorded {
  /** index of the population */
  readonly population: number;
  /** whether a rule reads its spikes */
  readonly kept: boolean;
  readonly slow: Slow | null;
}

const NARROW = 2;

export class Records implements SpikeSource {
  private readonly machine: Machine;
  private readonly steps: number;
  private readonly recorded: readonly Recorded[];
  private readonly words: Uint16Array | Uint32Array;
  private readonly wordBytes: number;
  /** the open record, spread out in this thread's lane: where the list of each step begins, and how long it is */
  private readonly lists: Int32Array;
  private readonly lengths: Int32Array;
  private readonly widen: Kernel;
  /** lengths of lists in a record */
  private readonly header: number;
  /** of the record that is written or read: indices of the next length, and of the end of its lists, in words */
  private next = 0;
  private end = 0;

  constructor(machine: Machine) {
    const { plan, layout, u8 } = machine;
    this.machine = machine;
    this.steps = plan.sampleSteps;
    this.recorded = recordedOf(layout);
    this.header = this.recorded.filter(({ kept }) => kept).length * this.steps;
    this.widen = machine.kernel("widen")!;
    this.wordBytes = isNarrow(plan) ? NARROW : 4;
    this.words = isNarrow(plan) ? new Uint16Array(u8.buffer) : new Uint32Array(u8.buffer);
    this.lists = new Int32Array(plan.populations.length * this.steps);
    this.lengths = new Int32Array(plan.populations.length * this.steps);
  }

  /** Begins the record at a place of the group. */
  create(place: number): void {
    const { records, recordSize } = this.machine.layout.group;
    this.next = (records + place * recordSize) / this.wordBytes;
    this.end = this.next + this.header;
  }

  /** Adds steps that a lane has run, those in its slots from `slot` on. */
  append(lane: Lane, slot: number, count: number): void {
    const { i32 } = this.machine;
    const { words, recorded } = this;
    let { next, end } = this;
    for (let k = 0; k < count; k++) {
      for (let r = 0; r < recorded.length; r++) {
        const { population, kept, slow } = recorded[r]!;
        const { at, stride, counts } = lane.lists[population]!;
        const from = (at + (slot + k) * stride) / 4;
        const to = from + i32[counts + slot + k]!;
        if (kept) {
          words[next++] = to - from;
          for (let i = from; i < to; i++) words[end++] = i32[i]!;
        }
        if (slow) for (let i = from; i < to; i++) note(slow, i32[i]!);
      }
    }
    this.next = next;
    this.end = end;
  }

  /** Ends the record: what the lane's slow variables differ by from the master's, for the neurons that spiked. */
  finish(): void {
    const { i32, f32, lane, master } = this.machine;
    let end = Math.ceil((this.end * this.wordBytes) / 4);
    for (const { slow } of this.recorded) {
      if (!slow) continue;
      const { place, seen, spiked, variables } = slow;
      i32[end++] = slow.count;
      for (let k = 0; k < slow.count; k++) {
        const j = spiked[k]!;
        seen[j] = 0;
        i32[end++] = j;
        for (const v of variables) {
          const offset = place.at[v]! + 4 * j;
          f32[end++] = f32[(lane + offset) / 4]! - f32[(master + offset) / 4]!;
        }
      }
      slow.count = 0;
    }
  }

  /** Reads the record at a place of the group: its spikes are those of this source from now on. */
  open(place: number): void {
    const { machine, words, wordBytes, recorded, steps, lists, lengths } = this;
    const { layout } = machine;
    let next = (layout.group.records + place * layout.group.recordSize) / wordBytes;
    const first = wordBytes * (next + this.header);
    const start = wordBytes === NARROW ? machine.lane + layout.replay : first;
    let at = start;
    for (let step = 0; step < steps; step++) {
      for (let r = 0; r < recorded.length; r++) {
        const { population, kept } = recorded[r]!;
        if (!kept) continue;
        const count = words[next++]!;
        lists[population * steps + step] = at;
        lengths[population * steps + step] = count;
        at += 4 * count;
      }
    }
    if (wordBytes === NARROW) this.widen(first, start, at);
    this.end = next + (at - start) / 4;
  }

  /** Adds the open record's changes to the master's slow variables. */
  addChanges(): void {
    const { i32, f32, master } = this.machine;
    let next = Math.ceil((this.end * this.wordBytes) / 4);
    for (const { slow } of this.recorded) {
      if (!slow) continue;
      for (let k = i32[next++]!; k > 0; k--) {
        const j = i32[next++]!;
        for (const v of slow.variables) f32[(master + slow.place.at[v]! + 4 * j) / 4]! += f32[next++]!;
      }
    }
  }

  count(population: number, step: number): number {
    return step < 0 ? 0 : this.lengths[population * this.steps + step]!;
  }

  list(population: number, step: number): number {
    return this.lists[population * this.steps + step]!;
  }
}

function note(slow: Slow, neuron: number): void {
  if (slow.seen[neuron] === 1) return;
  slow.seen[neuron] = 1;
  slow.spiked[slow.count++] = neuron;
}

/** Slow variables that spikes change; the others move by their equations alone. */
function slowOf({ slowResets }: NeuronPlan): string[] {
  return [...new Set(slowResets.map(({ variable }) => variable))];
}

function recordedOf({ plan, populations }: Layout): Recorded[] {
  return populations.flatMap((place, index): Recorded[] => {
    const { population } = place;
    const kept = plan.projections.some(
      ({ rule, from, to }) => rule && (from === population || to === population),
    );
    const variables = population.kind === "neurons" ? slowOf(population) : [];
    const { n } = population;
    const slow =
      variables.length > 0
        ? { place, seen: new Uint8Array(n), spiked: new Int32Array(n), count: 0, variables }
        : null;
    return kept || slow ? [{ population: index, kept, slow }] : [];
  });
}
