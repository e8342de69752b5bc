// One thread of the event engine: its lane, and the work on a group of samples that all threads share.
import type { Plan } from "../../compiler/plan";
import { Lane } from "./lane";
import type { Kernel, Machine } from "./machine";
import { Records } from "./record";

export class Worker {
  readonly lane: Lane;
  readonly machine: Machine;
  private readonly records: Records;
  private readonly allFinite: Kernel;
  /** spikes of the readout in the samples of the group, shape `[samples, n]` */
  private readonly counts: Uint16Array;

  constructor(machine: Machine, clocked = false) {
    this.machine = machine;
    this.lane = new Lane(machine, clocked);
    this.allFinite = machine.kernel("all_finite")!;
    this.records = new Records(machine);
    const { group, plan } = machine.layout;
    this.counts = new Uint16Array(machine.u8.buffer, group.counts, group.samples * (plan.readout?.n ?? 0));
  }

  retune(plan: Plan, isMain: boolean): void {
    const totals = ({ projections }: Plan) => JSON.stringify(projections.map((q) => q.normalization?.env));
    const rescale = totals(plan) !== totals(this.machine.plan);
    this.machine.retune(plan, isMain);
    this.lane.retune();
    if (rescale) this.lane.learner.touchAll();
  }

  /** Begins a sample of the group. */
  begin(sample: number, bytes: boolean): void {
    this.lane.begin(this.machine.i32[this.machine.layout.group.clocks / 4 + sample]!);
    this.lane.inputs.takeFromGroup(sample, bytes);
  }

  /** Runs one sample of the group, without changing anything that other samples see; counts its output. */
  show(sample: number, learning: boolean, bytes: boolean, each?: Parameters<Lane["run"]>[2]): void {
    const { lane, records, counts } = this;
    const { plan } = this.machine.layout;
    const n = plan.readout?.n ?? 0;
    counts.fill(0, sample * n, (sample + 1) * n);
    this.begin(sample, bytes);
    if (learning) records.create(sample);
    lane.run(plan.sampleSteps, learning ? "slow state" : "nothing", (slot, count) => {
      lane.addCounts(slot, count, counts, sample * n);
      if (learning) records.append(lane, slot, count);
      each?.(slot, count);
    });
    if (learning) records.finish(lane);
  }

  /** Spikes of the readout in the first samples of the group, shape `[samples, n]`. */
  countsOf(samples: number): Uint16Array {
    return this.counts.subarray(0, samples * (this.machine.plan.readout?.n ?? 0));
  }

  /** Whether every variable of every neuron is a number. Weights are watched where they are changed. */
  isFinite(): boolean {
    const { lane, layout } = this.machine;
    return layout.populations.every(
      ({ population, at, row }) =>
        population.kind === "input" ||
        population.variables.every((v) => this.allFinite(lane + at[v]!, lane + at[v]! + 4 * row) === 1),
    );
  }

  /**
   * What the samples of a group change, in their order: the weights of this thread's lane, as every other thread
   * does for its own; and, for all, slow variables.
   */
  learn(samples: number, alsoSlow: boolean): void {
    const { lane, machine, records } = this;
    const { learner } = lane;
    const { layout, plan } = machine;
    for (let sample = 0; sample < samples; sample++) {
      records.open(sample);
      const from = layout.master + layout.traces;
      machine.u8.copyWithin(machine.lane + layout.traces, from, layout.master + layout.imageSize);
      learner.begin();
      for (let step = 0; step < plan.sampleSteps; step++) learner.learn(step, records);
      learner.normalize();
      if (!alsoSlow) continue;
      records.addChanges();
      learner.advanceSlow(layout.master);
    }
  }

  /** Takes the weights of the first lane: they changed otherwise than by a job. */
  copyWeights(): void {
    const { layout, lane, u8 } = this.machine;
    for (const { changes, weights, weightsSize } of layout.projections) {
      if (!changes) continue;
      u8.copyWithin(lane + weights, layout.lanes + weights, layout.lanes + weights + weightsSize);
    }
  }
}
