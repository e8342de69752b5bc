// Commands -> submits: which dispatch comes after which, and the clock entry each one sees.
import type { Command } from "../engine";

/** A command, or a run that learns slow variables but no weights. */
export type Order = Command | { readonly do: "run"; readonly steps: number; readonly learn: "slow" };

/** A command that brings values. */
type Shown = Command & { readonly do: "begin" | "show" };

/** One entry of the clock buffer; see `Clock` in shaders/lib/memory.wgsl. */
export interface ClockEntry {
  readonly step: number;
  readonly slot: number;
  readonly count: number;
  /** 1 while learning; in a fused dispatch 1: slow variables only, 2: weights, too */
  readonly learn: 0 | 1 | 2;
  readonly sample: number;
  /** where the times of its steps are among the inputs */
  readonly times: number;
  readonly lane: number;
  /** of a lesson; of a reward, the bits of its f32 */
  readonly label: number;
}

/**
 * `begin` of sample `entry.sample`; `show` of the values of that number; `reward`; `steps` consecutive ones, one entry each
 * from `entry` on; or `end`.
 */
export type Action =
  | { readonly do: "begin"; readonly entry: number }
  | { readonly do: "show"; readonly values: number }
  | { readonly do: "steps"; readonly entry: number; readonly steps: number; readonly weights: boolean }
  | { readonly do: "end" | "reward"; readonly entry: number };

/** What one submit does. */
export interface Batch {
  readonly actions: readonly Action[];
  readonly entries: readonly ClockEntry[];
  /** of the inputs, at each `begin` and `show` in order */
  readonly values: readonly Shown["inputs"][];
  /** steps since its sample began that each entry's step is after */
  readonly since: readonly number[];
  /** which of the steps is the first after the last `begin` or `show`; -1: there is none */
  readonly lastShown: number;
  /** ring slots of the steps, in order */
  readonly slots: readonly number[];
}

/** Where the ring and the time stand between submits. */
export interface Cursor {
  slot: number;
  clock: number;
  /** steps since the sample began */
  since: number;
}

/** What one submit may hold. */
export interface Capacity {
  readonly steps: number;
  readonly samples: number;
  readonly slots: number;
  readonly history: number;
  /** of the clock */
  readonly entries: number;
}

/**
 * Cuts commands into submits of at most `capacity()` and moves the cursor. A sample that begins leaves a gap of
 * `history` silent slots in the ring, so that it does not see the spikes of the one before.
 */
export function* cutIntoBatches(
  commands: readonly Order[],
  cursor: Cursor,
  capacity: () => Capacity,
): Generator<Batch> {
  let limit = capacity();
  let batch = new BatchBuilder(cursor);
  for (const command of commands) {
    if (command.do === "end" || command.do === "reward") {
      if (batch.entries.length >= limit.entries) {
        yield batch;
        limit = capacity();
        batch = new BatchBuilder(cursor);
      }
      if (command.do === "end") batch.end(command.lesson?.label);
      else batch.reward(command.value);
    } else if (command.do !== "run") {
      if (batch.isFull(command, limit)) {
        yield batch;
        limit = capacity();
        batch = new BatchBuilder(cursor);
      }
      if (command.do === "begin") batch.begin(command, limit);
      else batch.show(command);
    } else {
      for (let left = command.steps; left > 0; ) {
        const room = batch.room(limit);
        if (room === 0) {
          yield batch;
          limit = capacity();
          batch = new BatchBuilder(cursor);
          continue;
        }
        const steps = Math.min(left, room);
        batch.run(steps, command.learn, limit);
        left -= steps;
      }
    }
  }
  if (batch.actions.length > 0) yield batch;
}

function bitsOf(value: number): number {
  return new Uint32Array(Float32Array.of(value).buffer)[0]!;
}

class BatchBuilder implements Batch {
  readonly actions: Action[] = [];
  readonly entries: ClockEntry[] = [];
  readonly values: Shown["inputs"][] = [];
  readonly slots: number[] = [];
  readonly since: number[] = [];
  lastShown = -1;
  private used = 0;
  private readonly cursor: Cursor;

  constructor(cursor: Cursor) {
    this.cursor = cursor;
  }

  /** Steps that still fit; the last `history` slots before this submit must stay. */
  room({ steps, slots, history, entries }: Capacity): number {
    const free = [steps - this.slots.length, slots - history - this.used, entries - this.entries.length - 1];
    return Math.max(0, Math.min(...free));
  }

  isFull(command: Shown, limit: Capacity): boolean {
    return (
      this.values.length >= limit.samples || (command.do === "begin" && this.room(limit) <= limit.history)
    );
  }

  begin(command: Shown & { readonly do: "begin" }, { slots, history }: Capacity): void {
    this.cursor.clock = command.clock >>> 0;
    this.cursor.slot = (this.cursor.slot + history) % slots;
    this.used += history;
    this.take(command);
    this.actions.push({ do: "begin", entry: this.entry(0, 0) });
  }

  show(command: Shown): void {
    this.take(command);
    this.actions.push({ do: "show", values: this.values.length - 1 });
  }

  private take({ inputs }: Shown): void {
    this.cursor.since = 0;
    this.lastShown = this.slots.length;
    this.values.push(inputs);
  }

  run(steps: number, learn: boolean | "slow", { slots }: Capacity): void {
    this.actions.push({ do: "steps", entry: this.entries.length, steps, weights: learn === true });
    for (let k = 0; k < steps; k++) {
      this.entry(steps - k, learn === false ? 0 : 1);
      this.slots.push(this.cursor.slot);
      this.cursor.slot = (this.cursor.slot + 1) % slots;
      this.cursor.clock = (this.cursor.clock + 1) >>> 0;
      this.cursor.since++;
    }
    this.used += steps;
  }

  end(label = 0): void {
    this.actions.push({ do: "end", entry: this.entry(0, 1, label) });
  }

  reward(value: number): void {
    this.actions.push({ do: "reward", entry: this.entry(0, 1, bitsOf(value)) });
  }

  private entry(count: number, learn: 0 | 1, label = 0): number {
    const { clock, slot, since } = this.cursor;
    const times = this.entries.length;
    this.since.push(since);
    return (
      this.entries.push({
        step: clock,
        slot,
        count,
        learn,
        sample: this.values.length - 1, // of who begins
        times,
        lane: 0,
        label,
      }) - 1
    );
  }
}
