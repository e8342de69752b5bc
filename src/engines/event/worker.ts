// One thread of the event engine: its lane, and its part in the work on samples that threads share.
import type { Plan } from "../../compiler/planned";
import { Lane } from "./lane";
import type { Kernel, Machine } from "./machine";
import { Records } from "./record";

export class Worker {
  readonly lane: Lane;
  readonly machine: Machine;
  private readonly records: Records;
  private readonly allFinite: Kernel;
  /** spikes of what is counted in the samples of all places, shape `[places, n]` */
  private readonly counts: Uint16Array;
  private readonly outputs: number;

  constructor(machine: Machine, clocked = false) {
    this.machine = machine;
    this.lane = new Lane(machine, clocked);
    this.allFinite = machine.kernel("all_finite")!;
    this.records = new Records(machine);
    const { group, plan } = machine.layout;
    this.outputs = plan.outputs;
    const all = group.places * group.samples;
    this.counts = new Uint16Array(machine.u8.buffer, group.counts, all * this.outputs);
  }

  retune(plan: Plan, isMain: boolean): void {
    const totals = ({ projections }: Plan) => JSON.stringify(projections.map((q) => q.normalization?.env));
    const rescale = totals(plan) !== totals(this.machine.plan);
    this.machine.retune(plan, isMain);
    this.lane.retune();
    if (rescale) this.lane.learner.touchAll();
  }

  /** Begins the sample at a place. */
  begin(place: number, bytes: boolean): void {
    this.lane.begin(this.machine.i32[this.machine.layout.group.clocks / 4 + place]!);
    this.lane.inputs.takeFromGroup(place, bytes);
  }

  /** Runs the sample at a place, without changing anything that other samples see; counts its output. */
  show(place: number, learning: boolean, bytes: boolean, each?: Parameters<Lane["run"]>[2]): void {
    const { lane, records, counts, outputs } = this;
    counts.fill(0, place * outputs, (place + 1) * outputs);
    this.begin(place, bytes);
    if (learning) records.create(place);
    lane.run(this.machine.layout.plan.sampleSteps, learning ? "slow state" : "nothing", (slot, count) => {
      lane.addCounts(slot, count, counts, place * outputs);
      if (learning) records.append(lane, slot, count);
      each?.(slot, count);
    });
    if (learning) records.finish();
  }

  /** Spikes of what is counted in samples from a place on, shape `[samples, n]`. */
  countsOf(place: number, samples: number): Uint16Array {
    return this.counts.subarray(place * this.outputs, (place + samples) * this.outputs);
  }

  /** Whether a variable of a neuron is no number, or a weight became one since this was last asked. */
  takeFault(): boolean {
    const { lane, layout } = this.machine;
    const { fault } = this.lane.learner;
    this.lane.learner.fault = false;
    const finite = layout.populations.every(
      ({ population, at }) =>
        population.kind === "input" ||
        population.variables.every((v) => this.isFinite(lane + at[v]!, population.n)),
    );
    return fault || !finite;
  }

  /** Of n numbers only: those that fill a row up are no neuron's, never spike, and may run away. */
  private isFinite(address: number, n: number): boolean {
    const whole = n & ~3; // four at a time
    const rest = this.machine.f32.subarray(address / 4 + whole, address / 4 + n);
    return this.allFinite(address, address + 4 * whole) === 1 && rest.every(Number.isFinite);
  }

  /** What the samples from a place on change, in their order: weights and slow variables of this thread's lane. */
  learn(place: number, samples: number): void {
    const { machine, records } = this;
    const { learner } = this.lane;
    const { layout, lane, master } = machine;
    const { sampleSteps } = layout.plan;
    for (let k = place; k < place + samples; k++) {
      records.open(k);
      machine.u8.copyWithin(lane + layout.traces, master + layout.traces, master + layout.imageSize);
      learner.begin();
      for (let step = 0; step < sampleSteps; step++) learner.learn(step, records);
      learner.normalize();
      records.addChanges();
      learner.advanceSlow(master);
    }
  }

  /** Takes weights and the master image of the first lane: they changed otherwise than by a job. */
  copyFirst(): void {
    const { layout, lane, u8 } = this.machine;
    const copy = (at: number, size: number) =>
      u8.copyWithin(lane + at, layout.lanes + at, layout.lanes + at + size);
    copy(layout.master, layout.imageSize);
    u8.copyWithin(lane, this.machine.master, this.machine.master + layout.imageSize); // of its last sample, nothing stays
    for (const { changes, weights, weightsSize } of layout.projections)
      if (changes) copy(weights, weightsSize);
    this.lane.wake();
  }
}
