// How threads find each other without messages: words in shared memory. A job is many samples in groups. The first
// thread fills a group, every thread takes samples of it until none is left, and each learns from all of them for its
// own copy of the weights: to learn takes less time than to fetch what another thread has just written. There are two
// places for groups, so a thread that is through with one goes on with the next. Who does what changes no result.
import { EngineError } from "../../util/errors";
import type { Machine } from "./machine";

/** `copy`: what the first thread changed alone; `listen`: back to the event loop, where a message waits. */
const JOBS = ["none", "train", "test", "copy", "listen"] as const;
export type JobName = (typeof JOBS)[number];

export interface Job {
  readonly name: JobName;
  readonly samples: number;
  /** samples in a group */
  readonly size: number;
  /** the first sample that the first thread keeps for itself */
  readonly own: number;
  /** whether samples are bytes */
  readonly bytes: boolean;
}

/** What a thread does in its turn. */
export interface Part {
  /** first thread: puts a group's samples at its place, where there is a group of that number */
  fill?(group: number): void;
  /** shows one sample of the job at a place of the group's */
  show(place: number, sample: number): void;
  /** all samples of the group have been shown */
  leave(group: number, firstPlace: number, samples: number): void;
}

// words
const GENERATION = 0;
const JOB = 1;
const SAMPLES = 2;
const SIZE = 3;
const OWN = 4;
const BYTES = 5;
const FAULT = 6;
const DONE = 7;
const FILLED = 8;
/** one each for the two places */
const NEXT = 9;
const SHOWN = 11;
/** one each for the threads: groups that it is through with */
const THROUGH = 16;

/** Turns of a waiting thread before it sleeps. Chosen: a few 100 us, which bridges what one thread does alone. */
const SPINS = 200_000;
/** A thread that does not answer for so long is dead. */
const PATIENCE_MS = 30_000;

export class Turns {
  private readonly words: Int32Array;
  private readonly totals: Float64Array;
  private readonly threads: number;
  private readonly thread: number;
  private readonly places: number;
  private generation = 0;

  constructor({ i32, f32, layout }: Machine, thread: number) {
    const { control, totals, threads, places } = layout.group;
    this.words = i32.subarray(control / 4, totals / 4);
    this.totals = new Float64Array(f32.buffer, totals, 2 * threads);
    this.threads = threads;
    this.thread = thread;
    this.places = places;
  }

  /** First thread: the others begin a job. */
  begin({ name, samples, size, own, bytes }: Job): void {
    const { words } = this;
    words.set([JOBS.indexOf(name), samples, size, own, Number(bytes)], JOB);
    words.fill(0, DONE, THROUGH + this.threads); // nothing is filled yet
    Atomics.add(words, GENERATION, 1);
    Atomics.notify(words, GENERATION);
  }

  /** Other threads: waits for the next job. */
  next(): Job {
    const { words } = this;
    this.generation++;
    this.until(GENERATION, this.generation);
    return {
      name: JOBS[words[JOB]!]!,
      samples: words[SAMPLES]!,
      size: words[SIZE]!,
      own: words[OWN]!,
      bytes: words[BYTES] === 1,
    };
  }

  /** Goes through all groups of the job. */
  go({ samples, size, own }: Job, part: Part): void {
    const { words, places } = this;
    const main = this.thread === 0;
    for (let group = 0; group * size < samples; group++) {
      const place = group % places;
      const first = group * size;
      const count = Math.min(size, samples - first);
      const common = Math.min(count, Math.max(0, own - first));
      if (main && words[FILLED] === group) this.fill(group, part);
      if (main && this.isFree(group + 1)) this.fill(group + 1, part);
      this.until(FILLED, group + 1);
      if (main) for (let k = common; k < count; k++) this.show(part, place, k, first, size, count);
      for (;;) {
        const k = Atomics.add(words, NEXT + place, 1);
        if (k >= common) break;
        this.show(part, place, k, first, size, count);
      }
      if (main && places > 1 && words[FILLED] === group + 1) this.fill(group + 1, part); // others come to it soon
      this.until(SHOWN + place, count);
      part.leave(group, place * size, count);
      Atomics.store(words, THROUGH + this.thread, group + 1);
      Atomics.notify(words, THROUGH + this.thread);
    }
  }

  /** Other threads: the job is done. @param work - synapses carried and steps run so far */
  finish(work: readonly [number, number], fault: boolean): void {
    this.totals.set(work, 2 * this.thread);
    if (fault) Atomics.store(this.words, FAULT, 1);
    Atomics.add(this.words, DONE, 1);
    Atomics.notify(this.words, DONE);
  }

  /** First thread: waits until all others are done. */
  awaitAll(): void {
    this.until(DONE, this.threads - 1);
  }

  /** First thread: the others do something that is not about samples. */
  order(name: "copy" | "listen"): void {
    this.begin({ name, samples: 0, size: 1, own: 0, bytes: false });
    this.awaitAll();
  }

  /** Whether a thread has found, since this was last asked, a number that is none. */
  takeFault(): boolean {
    return Atomics.exchange(this.words, FAULT, 0) === 1;
  }

  /** Synapses carried and steps run by the other threads. */
  work(): [done: number, steps: number] {
    let [done, steps] = [0, 0];
    for (let k = 1; k < this.threads; k++) {
      done += this.totals[2 * k]!;
      steps += this.totals[2 * k + 1]!;
    }
    return [done, steps];
  }

  /** First thread: puts a group, if there is one, at its place, once no thread works on what was there. */
  private fill(group: number, part: Part): void {
    const { words, places } = this;
    if (group * words[SIZE]! >= words[SAMPLES]!) return;
    for (let k = 0; k < this.threads; k++) this.until(THROUGH + k, group - places + 1);
    part.fill?.(group);
    Atomics.store(words, NEXT + (group % places), 0);
    Atomics.store(words, SHOWN + (group % places), 0);
    Atomics.store(words, FILLED, group + 1);
    Atomics.notify(words, FILLED);
  }

  /** Whether a group can be put at its place now. */
  private isFree(group: number): boolean {
    if (group !== this.words[FILLED]) return false;
    for (let k = 0; k < this.threads; k++)
      if (Atomics.load(this.words, THROUGH + k) < group - this.places + 1) return false;
    return true;
  }

  private show(part: Part, place: number, k: number, first: number, size: number, count: number): void {
    part.show(place * size + k, first + k);
    if (Atomics.add(this.words, SHOWN + place, 1) === count - 1) Atomics.notify(this.words, SHOWN + place);
  }

  /** Waits until a word is at least `value`. @throws {EngineError} "lost" if that never happens */
  private until(word: number, value: number): void {
    const { words } = this;
    const patience = this.thread === 0 ? PATIENCE_MS : Number.POSITIVE_INFINITY;
    for (let spins = 0; ; spins++) {
      const now = Atomics.load(words, word);
      if (now >= value) return;
      if (spins < SPINS) continue;
      if (Atomics.wait(words, word, now, patience) === "timed-out" && Atomics.load(words, word) === now)
        throw new EngineError("lost", "a thread of the engine does not answer. Build the network again.");
    }
  }
}
