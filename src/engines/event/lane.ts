// One sample at a time: carries spikes, advances the neurons that they reach or that may fire by themselves, and
// leaves the rest alone until something can change them. Hot: typed arrays, no allocation, no closures.
import { LAST_BIT, type Layout } from "../../compiler/wasm/layout";
import type { Lesson } from "../engine";
import { Carrier, gainAt } from "./carrier";
import { Inputs } from "./inputs";
import { Learner, type SpikeSource } from "./learner";
import type { Machine } from "./machine";
import type { Moving } from "./moving";
import { type Lists, listsOf, type NeuronRun, neuronRuns, resetRun, takeNumbers } from "./populations";
import { type Learning, Stepper } from "./stepper";
import { canEverWait, Waiting } from "./waiting";

export class Lane implements SpikeSource {
  readonly machine: Machine;
  readonly layout: Layout;
  readonly runs: readonly NeuronRun[];
  readonly inputs: Inputs;
  readonly learner: Learner;
  /** of every population, in the plan's order */
  readonly lists: readonly Lists[];
  /** steps since the sample began, and spikes of the readout in them */
  step = 0;
  outputs = 0;
  /** steps of all samples */
  steps = 0;
  private readonly history: number;
  private readonly readout: number;
  private readonly counted: readonly { readonly lists: Lists; readonly place: number }[];
  /** step that the first slot after the history holds */
  private chunkStart = 0;
  /** step from which nothing moves any more, -1 before */
  private endedAt = -1;

  /** of each population; null where neurons cannot wait */
  private readonly waiting: readonly (Waiting | null)[];
  private readonly clocked: boolean;
  private readonly carrier: Carrier;
  private readonly stepper: Stepper;
  /** of each projection that comes to each population: what changes its weights between spikes */
  private readonly moving: readonly (readonly (Moving | null)[])[];

  /** @param clocked - computes with every neuron and synapse in every step, to compare with */
  constructor(machine: Machine, clocked: boolean) {
    this.clocked = clocked;
    this.carrier = new Carrier(machine);
    this.stepper = new Stepper(machine);
    this.machine = machine;
    this.layout = machine.layout;
    this.runs = neuronRuns(machine);
    this.waiting = this.runs.map((run) => (canEverWait(run) && !clocked ? new Waiting(run, machine) : null));
    this.lists = machine.layout.populations.map((place) => listsOf(place, machine.lane));
    this.inputs = new Inputs(machine);
    this.learner = new Learner(machine);
    this.moving = this.runs.map(({ incoming }) =>
      incoming.map(({ projection }) => this.learner.movingOf(projection)),
    );
    this.history = machine.plan.history;
    this.counted = machine.layout.plan.counted.map(({ population, at }) => ({
      lists: this.runs.find((run) => run.population === population)!.lists,
      place: at,
    }));
    this.readout = this.runs.findIndex(({ population }) => population === machine.layout.plan.readout);
    this.retune();
  }

  /** Takes in the machine's new plan. */
  retune(): void {
    takeNumbers(this.runs, this.machine);
    if (this.clocked) for (const run of this.runs) run.restless = true;
    this.inputs.retune();
    this.wake();
  }

  /** Number of the step that comes next. */
  get clock(): number {
    return (this.stepper.begun + this.step) >>> 0;
  }

  /** Synapses that spikes were carried over. */
  get done(): number {
    return this.carrier.done;
  }

  /** State has changed from outside: what was known of any neuron's future holds no more. */
  wake(): void {
    this.learner.wake();
    this.inputs.wake();
    this.wakeNeurons();
  }

  private wakeNeurons(): void {
    for (const waiting of this.waiting) waiting?.forget();
    for (const run of this.runs) {
      run.quiet.fill(0);
      run.askAt.fill(0);
      if (!run.holds) continue;
      const { n } = run.population;
      for (let j = 0; j < n; j++) {
        const block = Math.floor(j / run.place.block);
        run.heldUntil[block] = Math.max(run.heldUntil[block]!, this.machine.i32[run.until + j]!);
      }
    }
  }

  /** Adds what is counted of the spikes in slots to the numbers of `into` from `first` on. */
  addCounts(slot: number, count: number, into: Uint16Array, first: number): void {
    const { i32 } = this.machine;
    for (let c = 0; c < this.counted.length; c++) {
      const { lists, place } = this.counted[c]!;
      const { at, stride, counts } = lists;
      for (let k = slot; k < slot + count; k++) {
        const from = (at + k * stride) / 4;
        for (let i = from; i < from + i32[counts + k]!; i++) into[first + place + i32[i]!]!++;
      }
    }
  }

  /** A new sample from the master image; the inputs take their values next. */
  begin(clock: number): void {
    const { machine, layout } = this;
    this.learner.finish();
    machine.u8.copyWithin(machine.lane, machine.master, machine.master + layout.imageSize);
    for (const run of this.runs) resetRun(run);
    for (const waiting of this.waiting) waiting?.begin();
    for (const { counts } of this.lists) machine.i32.fill(0, counts, counts + this.history);
    this.step = 0;
    this.outputs = 0;
    this.stepper.begun = clock >>> 0;
    this.chunkStart = 0;
    this.learner.begin();
    this.endedAt = -1;
  }

  /** Inputs take other values next: steps are counted from here, and everything else goes on. */
  show(): void {
    this.settle();
    const { i32 } = this.machine;
    const { clock, moved } = this;
    for (const { until, population } of this.runs)
      for (let j = until; j < until + population.n; j++) i32[j] = Math.max(0, i32[j]! - moved);
    this.startChunk();
    this.continueAt(0, 0, clock);
    this.wakeNeurons();
  }

  /**
   * Runs steps; what is in the slots of lists afterwards are the last of them.
   * @param each - called whenever slots are about to be used again, and at the end, with the slots that are new
   */
  run(steps: number, learning: Learning, each: (firstSlot: number, count: number) => void): void {
    const { until } = this.machine.plan;
    const limit = learning === "nothing" ? until.test : until.train;
    if (learning !== "nothing") this.stopWaiting();
    if (learning === "nothing") this.learner.pause(this);
    else this.learner.resume(this.step);
    for (let left = steps; left > 0; ) {
      if (this.step - this.chunkStart === this.layout.chunk) this.startChunk();
      const first = this.slotOf(this.step);
      const count = Math.min(left, this.layout.chunk - (this.step - this.chunkStart));
      if (this.outputs < limit) this.inputs.encode(this.step, this.clock, first, count);
      for (let k = 0; k < count; k++) {
        if (this.outputs < limit) {
          this.advance(this.step, learning);
          if (learning === "weights") this.learner.learn(this.step, this);
          this.steps++;
        } else this.stand(this.step);
        this.step++;
      }
      left -= count;
      each(first, count);
    }
  }

  /** Computes every neuron up to now: after it, the lane's image is what a clocked engine would have. */
  settle(): void {
    for (const [p, run] of this.runs.entries()) {
      const pending = this.waiting[p]?.take() ?? 0;
      for (let b = 0; b < run.blocks; b++)
        this.stepper.advanceRange(run, b, b + 1, this.moved - 1, pending, 0);
      for (const { release } of run.incoming) if (release) this.carrier.recover(release, this.moved - 1);
    }
    this.learner.settle(this);
    this.inputs.settle();
  }

  /** The sample is over: rewards by its lesson, from the neurons as they stand. */
  teach(lesson: Lesson): void {
    for (const run of this.runs)
      if (run.population === this.layout.plan.readout)
        this.stepper.advanceRange(run, 0, run.blocks, this.moved - 1, 0, 0);
    this.learner.teach(lesson, this);
  }

  /** What was done so far is paid for. */
  reward(value: number): void {
    this.learner.reward(value, this);
  }

  /** Brings neurons that wait up to now: they are computed in every step that learns, and then no longer what they were. */
  private stopWaiting(): void {
    for (const [p, waiting] of this.waiting.entries()) {
      if (!waiting) continue;
      const run = this.runs[p]!;
      if (waiting.pending !== 0)
        this.stepper.advanceRange(run, 0, run.blocks, this.moved - 1, waiting.pending, 0);
      waiting.forget();
    }
  }

  /** Steps in which the sample moved: fewer than `step` once it has ended. */
  get moved(): number {
    return this.endedAt < 0 ? this.step : this.endedAt;
  }

  count(population: number, step: number): number {
    return this.machine.i32[this.lists[population]!.counts + this.slotOf(step)]!;
  }

  list(population: number, step: number): number {
    const { at, stride } = this.lists[population]!;
    return at + this.slotOf(step) * stride;
  }

  /** Goes on from `steps` steps into a sample, whose image and lists of past spikes are there. */
  continueAt(steps: number, outputs: number, clock: number): void {
    for (const run of this.runs) {
      resetRun(run);
      run.since.fill(steps - 1);
      for (const { release } of run.incoming) if (release) release.since = steps - 1;
    }
    this.step = steps;
    this.chunkStart = steps;
    this.outputs = outputs;
    this.stepper.begun = clock - steps;
    this.endedAt = -1;
    this.learner.continueAt(steps);
  }

  slotOf(step: number): number {
    return this.history + step - this.chunkStart;
  }

  /** After the sample has ended, time passes and nothing moves. */
  private stand(step: number): void {
    if (this.endedAt < 0) this.endedAt = step;
    for (const { counts } of this.lists) this.machine.i32[counts + this.slotOf(step)] = 0;
  }

  /** The last `history` steps' lists move to the front. */
  private startChunk(): void {
    const { i32 } = this.machine;
    this.learner.settle(this);
    const used = this.step - this.chunkStart;
    for (const { at, stride, counts } of this.lists) {
      for (let k = 0; used > 0 && k < this.history; k++) {
        const old = used + k;
        const count = i32[counts + old]!;
        const from = (at + old * stride) / 4;
        i32.copyWithin((at + k * stride) / 4, from, from + count);
        i32[counts + k] = count;
      }
    }
    this.chunkStart = this.step;
  }

  private advance(step: number, learning: Learning): void {
    const slot = this.slotOf(step);
    for (let p = 0; p < this.runs.length; p++) {
      const run = this.runs[p]!;
      const waiting = learning === "nothing" ? this.waiting[p]! : null;
      let arrived = waiting ? waiting.pending : 0;
      let everywhere = false;
      for (let q = 0; q < run.incoming.length; q++) {
        const incoming = run.incoming[q]!;
        const { from, kind, arrivals } = incoming;
        for (let k = 0; k < arrivals.length; k++) {
          const { delay, start } = arrivals[k]!;
          const list = from.at + (slot - delay) * from.stride;
          const count = this.machine.i32[from.counts + slot - delay]!;
          const all = this.clocked && kind === "gather";
          if (count === 0 && !all) continue;
          arrived |= 1 << Math.min(q, LAST_BIT);
          if (kind === "gather" || kind === "uniform") everywhere = true;
          const gain = gainAt(incoming, step);
          const moving = learning === "weights" ? this.moving[p]![q]! : null;
          if (moving) this.learner.deliver(moving, list, count);
          if (all) this.carrier.carryAll(incoming, list, count);
          else if (incoming.release || incoming.carried)
            this.carrier.carryEach(
              incoming,
              list,
              count,
              start,
              this.stepper.numberOf(step - delay),
              step,
              gain,
            );
          else this.carrier.carry(incoming, list, count, start, gain);
          waiting?.arrive(incoming, q, count * gain);
        }
      }
      if (waiting?.canWait(step)) {
        waiting.pending = arrived;
        this.machine.i32[run.lists.counts + slot] = 0;
        continue;
      }
      if (waiting) waiting.pending = 0;
      if (run.incoming.length > LAST_BIT + 1 && arrived >>> LAST_BIT === 1) this.carrier.silence(run, slot);
      const found = this.stepper.advanceDue(run, step, arrived, everywhere);
      this.machine.i32[run.lists.counts + slot] =
        found === 0 ? 0 : this.stepper.fire(run, step, slot, found, learning);
      if (p === this.readout) this.outputs += this.machine.i32[run.lists.counts + slot]!;
    }
  }
}
