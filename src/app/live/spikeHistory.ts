// The last few seconds of spikes, as bits in rings: what the raster draws. Kept whether or not a raster is open.
import type { DoseView, RasterChunk, SampleView } from "../session/protocol";

/** Steps kept; a texture of this height is within every WebGL2 device's limits. */
export const CAPACITY = 2048;

/** Spikes of one population. */
export interface Lane {
  readonly population: string;
  readonly neurons: number;
  /** 32-bit words a step */
  readonly words: number;
  /** `[CAPACITY, words]`; step s lies in row s % CAPACITY */
  readonly bits: Uint32Array;
}

/** One sample among the steps kept. Samples need not follow each other in time: views are sent a selection. */
export interface Presented {
  /** first step in the count of all steps kept or forgotten */
  readonly from: number;
  readonly steps: number;
  /** ms of network time at its first step */
  readonly start: number;
  readonly index: number;
  readonly label: number | null;
  readonly prediction: number;
}

/** As told, `step` in the count of all steps kept or forgotten. */
export type Dose = DoseView;

export class SpikeHistory {
  readonly lanes: Lane[] = [];
  presented: Presented[] = [];
  /** those kept, oldest first, and the one before them: it may not have faded yet */
  doses: readonly Dose[] = [];
  /** steps ever written; the newest is `head - 1` */
  head = 0;
  /** ms */
  dt = 1;
  /** true while presentations come in parts, as in slow motion */
  slow = false;
  /** whether the last presentation goes on */
  private open = false;

  append(sample: SampleView): void {
    const first = sample.spikes[0];
    if (!first || first.steps === 0) return;
    if (!this.fits(sample.spikes)) this.adopt(sample.spikes);
    const steps = Math.min(first.steps, CAPACITY);
    for (const [k, chunk] of sample.spikes.entries()) this.write(this.lanes[k]!, chunk, steps);
    const skipped = first.steps - steps;
    const part = {
      from: this.head,
      steps,
      start: first.start + skipped * first.dt,
      index: sample.index,
      label: sample.label,
      prediction: sample.prediction,
    };
    const last = this.presented.at(-1);
    const joins = last && this.open && last.index === part.index && follows(last, part, first.dt);
    this.slow = !sample.whole || joins === true;
    if (joins)
      this.presented[this.presented.length - 1] = {
        ...last,
        steps: last.steps + steps,
        prediction: part.prediction,
      };
    else this.presented.push(part);
    const fresh = (sample.doses ?? []).map((dose) => ({ ...dose, step: this.head + dose.step - skipped }));
    this.open = !sample.whole;
    this.head += steps;
    const oldest = this.head - CAPACITY;
    const doses = [...this.doses, ...fresh];
    const gone = doses.filter(({ step }) => step < oldest).length;
    this.doses = doses.slice(Math.max(0, gone - 1));
    this.presented = this.presented.flatMap((one) => cutBefore(one, oldest, first.dt));
  }

  clear(): void {
    this.lanes.length = 0;
    this.presented = [];
    this.doses = [];
    this.head = 0;
    this.slow = false;
    this.open = false;
  }

  /** As it is now, for a plot that is frozen. */
  copy(): SpikeHistory {
    const copy = new SpikeHistory();
    copy.lanes.push(...this.lanes.map((lane) => ({ ...lane, bits: lane.bits.slice() })));
    copy.presented = this.presented;
    copy.doses = this.doses;
    copy.head = this.head;
    copy.dt = this.dt;
    copy.slow = this.slow;
    return copy;
  }

  /** The sample that was shown at a step, if it is still kept. */
  at(step: number): Presented | undefined {
    return this.presented.find((one) => step >= one.from && step < one.from + one.steps);
  }

  private fits(chunks: readonly RasterChunk[]): boolean {
    return (
      chunks.length === this.lanes.length &&
      chunks.every((chunk, k) => {
        const lane = this.lanes[k]!;
        return chunk.population === lane.population && chunk.neurons === lane.neurons && chunk.dt === this.dt;
      })
    );
  }

  private adopt(chunks: readonly RasterChunk[]): void {
    this.clear();
    this.dt = chunks[0]!.dt;
    for (const { population, neurons } of chunks) {
      const words = Math.ceil(neurons / 32);
      this.lanes.push({ population, neurons, words, bits: new Uint32Array(CAPACITY * words) });
    }
  }

  private write(lane: Lane, chunk: RasterChunk, steps: number): void {
    const source = chunk.bits.subarray((chunk.steps - steps) * lane.words, chunk.steps * lane.words);
    const row = this.head % CAPACITY;
    const before = Math.min(steps, CAPACITY - row);
    lane.bits.set(source.subarray(0, before * lane.words), row * lane.words);
    lane.bits.set(source.subarray(before * lane.words), 0);
  }
}

function follows(last: Presented, next: Presented, dt: number): boolean {
  return Math.abs(last.start + last.steps * dt - next.start) < dt / 2;
}

/** A presentation that goes on and on keeps its end; of others what is not whole is forgotten. */
function cutBefore(one: Presented, oldest: number, dt: number): Presented[] {
  const gone = oldest - one.from;
  if (gone <= 0) return [one];
  if (one.index >= 0 || gone >= one.steps) return [];
  return [{ ...one, from: oldest, steps: one.steps - gone, start: one.start + gone * dt }];
}

export const spikeHistory = new SpikeHistory();

/** Spikes of each neuron over a chunk. */
export function spikeCounts(chunk: RasterChunk): Uint16Array {
  const counts = new Uint16Array(chunk.neurons);
  const words = Math.ceil(chunk.neurons / 32);
  for (let at = 0; at < chunk.steps * words; at++) {
    let word = chunk.bits[at]!;
    const first = (at % words) * 32;
    while (word !== 0) {
      const bit = 31 - Math.clz32(word);
      counts[first + bit]! += 1;
      word &= ~(1 << bit);
    }
  }
  return counts;
}
