// Synapses of one projection that change between spikes, brought up to date where something reads them. Steps are counted
// from the one at which all of them were last computed.
import type { ProjectionPlan, RulePlan } from "../../compiler/planned";
import { LEAPS, type ProjectionLayout, weightsOf } from "../../compiler/wasm/layout";
import { isNumber } from "../../lang/linear";
import type { Kernel, Machine } from "./machine";

/** What a kernel of one event is called with: a row or column, or for a drawn connector one synapse. */
type Kernels = Readonly<Record<"sync" | "onPre" | "onPost" | "onReward", Kernel | null>>;

/** Whether weights drift before anyone was paid. */
function driftsUnpaid({ model, paid }: RulePlan): boolean {
  const { drift } = model.trees;
  if (!drift) return false;
  const needsPayment = (traces: readonly string[]) => paid.some(({ name }) => traces.includes(name));
  return !isNumber(drift.slope, 0) || drift.terms.some(({ traces }) => !needsPayment(traces));
}

export class Moving {
  private readonly machine: Machine;
  private readonly projection: ProjectionPlan;
  private readonly place: ProjectionLayout;
  private readonly kernels: Kernels;
  private readonly decays: readonly Kernel[];
  private readonly collect: Kernel | null;
  /** of a drawn connector: places of the weights onto each neuron, and the presynaptic neuron of each weight */
  private readonly incoming: readonly ArrayLike<number>[];
  private readonly pre: Uint32Array;
  /** step at which all synapses were last computed */
  private base = -1;
  /** whether a weight moves by itself now: only once something was paid, where that is what it follows */
  private drifts: boolean;
  private readonly alwaysDrifts: boolean;

  constructor(
    place: ProjectionLayout,
    machine: Machine,
    incoming: readonly ArrayLike<number>[],
    pre: Uint32Array,
  ) {
    const { projection } = place;
    const rule = projection.rule!;
    this.machine = machine;
    this.projection = projection;
    this.place = place;
    this.incoming = incoming;
    this.pre = pre;
    const kernel = (event: string, shape: "row" | "column") =>
      machine.kernel(`move_${projection.connections ? "one" : shape}_${event}`, projection);
    this.kernels = {
      sync: kernel("sync", "row"),
      onPre: kernel("onPre", "row"),
      onPost: kernel("onPost", "column"),
      onReward: kernel("onReward", "column"),
    };
    this.decays = rule.paid.flatMap(({ name }) => machine.kernel(`decay_${name}`, projection) ?? []);
    this.collect = machine.kernel("collect", projection);
    this.alwaysDrifts = driftsUnpaid(rule);
    this.drifts = this.alwaysDrifts;
  }

  /** A sample begins: nothing is remembered. The caller has finished the one before. */
  begin(): void {
    const { f32, lane } = this.machine;
    const { weights, weightsSize, eligibility, paid, stride } = this.place;
    for (const offset of Object.values(eligibility)) {
      const at = (lane + weights + offset) / 4;
      f32.fill(0, at, at + weightsSize / 4);
    }
    for (const offset of Object.values(paid)) f32.fill(0, (lane + offset) / 4, (lane + offset + stride) / 4);
    this.drifts = this.alwaysDrifts;
    this.computedAt(-1);
  }

  /** All synapses are computed up to this step. */
  computedAt(step: number): void {
    const { f32, lane } = this.machine;
    const { computedPre, computedPost } = this.place;
    const { from, to } = this.projection;
    f32.fill(0, (lane + computedPre) / 4, (lane + computedPre) / 4 + from.n);
    f32.fill(0, (lane + computedPost) / 4, (lane + computedPost) / 4 + to.n);
    this.base = step;
  }

  /** State came from outside: what was paid may be there. */
  wake(): void {
    this.drifts = this.projection.rule!.drift !== null;
  }

  /** Brings all synapses to a step. @returns whether a number is none any more */
  settle(step: number): number {
    if (step <= this.base) return 0;
    let fault = 0;
    for (let i = 0; i < this.projection.from.n; i++) fault |= this.row("sync", i, step, []);
    for (let left = step - this.base; left > 0; left -= LEAPS) {
      const constants = this.machine.constantsFor(Math.min(left, LEAPS));
      for (const decay of this.decays) decay(this.machine.lane, constants);
    }
    this.computedAt(step);
    return fault;
  }

  /** Spikes of the neurons listed arrive: their weights stand as after `step`. */
  deliver(list: number, count: number, step: number): number {
    if (!this.drifts) return 0;
    let fault = 0;
    for (let k = list / 4; k < list / 4 + count; k++)
      fault |= this.row("sync", this.machine.i32[k]!, step, []);
    return fault;
  }

  /** A spike of presynaptic neuron i. */
  onPre(i: number, step: number, sums: readonly number[]): number {
    return this.row("onPre", i, step, sums);
  }

  /** A spike of postsynaptic neuron j. */
  onPost(j: number, step: number, sums: readonly number[]): number {
    return this.column("onPost", j, step, sums);
  }

  /** Rewards in the machine's row; all synapses are computed up to `step`. */
  reward(step: number, sums: readonly number[]): number {
    const { f32, lane, layout } = this.machine;
    let fault = 0;
    if (this.kernels.onReward)
      for (let j = 0; j < this.projection.to.n; j++)
        if (f32[(lane + layout.reward) / 4 + j] !== 0) fault |= this.column("onReward", j, step, sums);
    this.collect?.(lane, layout.constants);
    if (this.collect && this.projection.rule!.drift) this.drifts = true;
    return fault;
  }

  /** Whether weights change without a spike. */
  get areDrifting(): boolean {
    return this.drifts;
  }

  private row(event: "sync" | "onPre", i: number, step: number, sums: readonly number[]): number {
    const { f32, lane, layout } = this.machine;
    const { connections } = this.projection;
    const kernel = this.kernels[event]!;
    const now = step - this.base;
    let fault = 0;
    if (!connections) fault = kernel(lane, layout.constants, i, now, ...sums);
    else {
      const weights = weightsOf(this.place, lane);
      for (let w = connections.start[i]!; w < connections.start[i + 1]!; w++)
        fault |= kernel(lane, layout.constants, weights + 4 * w, i, connections.post[w]!, now, ...sums);
    }
    f32[(lane + this.place.computedPre) / 4 + i] = now;
    return fault;
  }

  private column(event: "onPost" | "onReward", j: number, step: number, sums: readonly number[]): number {
    const { f32, lane, layout } = this.machine;
    const kernel = this.kernels[event]!;
    const now = step - this.base;
    let fault = 0;
    if (!this.projection.connections) fault = kernel(lane, layout.constants, j, now, ...sums);
    else {
      const weights = weightsOf(this.place, lane);
      const places = this.incoming[j]!;
      for (let p = 0; p < places.length; p++)
        fault |= kernel(
          lane,
          layout.constants,
          weights + 4 * places[p]!,
          this.pre[places[p]!]!,
          j,
          now,
          ...sums,
        );
    }
    f32[(lane + this.place.computedPost) / 4 + j] = now;
    return fault;
  }
}
