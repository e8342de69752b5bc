// Synapses of one projection that change between spikes, brought up to date where something reads them. Steps are counted
// from the one at which all of them were last computed. Where the rule allows it, synapses sleep until a spike of their
// presynaptic neuron, and nothing reads them until then.
import { canSleep } from "../../compiler/dormant";
import type { ProjectionPlan, RulePlan } from "../../compiler/planned";
import { LEAPS, type ProjectionLayout, weightsOf } from "../../compiler/wasm/layout";
import { evaluate } from "../../lang/evaluate";
import { isNumber } from "../../lang/linear";
import type { Kernel, Machine } from "./machine";

/** What a kernel of one event is called with: a row or column, or for a drawn connector four synapses. */
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
  /** kernels of synapses that sleep: four for a postsynaptic spike, a row for a reward; null: none sleeps */
  private readonly sleeping: { readonly onPost: Kernel | null; readonly onReward: Kernel | null } | null;
  /** presynaptic neurons whose synapses are awake, and 1 for each of them */
  private readonly awake: Int32Array;
  private readonly isAwake: Uint8Array;
  private awakeCount = 0;
  /** synapses that are gathered, to be moved together: addresses of their weights, and neurons */
  private gathered = 0;
  private readonly weightAt = new Int32Array(4);
  private readonly preAt = new Int32Array(4);
  private readonly postAt = new Int32Array(4);

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
      machine.kernel(`move_${projection.connections ? "four" : shape}_${event}`, projection);
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
    const { connections } = projection;
    this.sleeping = canSleep(rule)
      ? {
          onPost: machine.kernel("move_four_onPost", projection),
          onReward: machine.kernel(`move_${connections ? "four" : "row"}_onReward`, projection),
        }
      : null;
    this.awake = Int32Array.from({ length: projection.from.n }, (_, i) => i);
    this.isAwake = new Uint8Array(projection.from.n);
    this.wakeAll();
  }

  private wakeAll(): void {
    for (let i = 0; i < this.isAwake.length; i++) this.rouse(i);
  }

  private rouse(i: number): void {
    if (this.isAwake[i] === 1) return;
    this.isAwake[i] = 1;
    this.awake[this.awakeCount++] = i;
  }

  /** Whether all weights are where their bounds leave them, so that an event that changes nothing need not come. */
  private areBounded(): boolean {
    const { f32, lane, plan } = this.machine;
    const { rule } = plan.projections.find(({ name }) => name === this.projection.name)!;
    if (!rule!.bounds) return true;
    const [low, high] = rule!.bounds.map((bound) =>
      Math.fround(evaluate(bound, { lookup: (name) => rule!.env[name]! })),
    ) as [number, number];
    const at = weightsOf(this.place, lane) / 4;
    const { connections, from, to } = this.projection;
    const [rows, length] = connections ? [1, this.projection.places] : [from.n, to.n];
    for (let i = 0; i < rows; i++) {
      const first = at + (i * this.place.stride) / 4;
      for (let k = first; k < first + length; k++) if (f32[k]! < low || f32[k]! > high) return false;
    }
    return true;
  }

  /** A sample begins: nothing is remembered. The caller has finished the one before. */
  begin(): void {
    const { f32, lane } = this.machine;
    const { weights, eligibility, paid, stride } = this.place;
    const { connections } = this.projection;
    for (const offset of Object.values(eligibility)) {
      const at = (lane + weights + offset) / 4;
      for (let k = 0; k < this.awakeCount; k++) {
        const i = this.awake[k]!;
        const [first, last] = connections
          ? [connections.start[i]!, connections.start[i + 1]!]
          : [(i * stride) / 4, ((i + 1) * stride) / 4];
        f32.fill(0, at + first, at + last);
      }
    }
    if (this.sleeping && this.areBounded()) {
      this.isAwake.fill(0);
      this.awakeCount = 0;
    } else this.wakeAll();
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

  /** State came from outside: what was paid may be there, and any synapse may have an eligibility. */
  wake(): void {
    this.wakeAll();
    this.drifts = this.projection.rule!.drift !== null;
  }

  /** Brings all synapses to a step. @returns whether a number is none any more */
  settle(step: number): number {
    if (step <= this.base) return 0;
    let fault = 0;
    for (let k = 0; k < this.awakeCount; k++) fault |= this.row("sync", this.awake[k]!, step, []);
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
    this.rouse(i);
    return this.row("onPre", i, step, sums);
  }

  /** A spike of postsynaptic neuron j. */
  onPost(j: number, step: number, sums: readonly number[]): number {
    return this.column("onPost", j, step, sums);
  }

  /**
   * Rewards in the machine's row; all synapses are computed up to `step`.
   * @param all - whether no neuron's is 0
   */
  reward(step: number, sums: readonly number[], all: boolean): number {
    const { f32, lane, layout } = this.machine;
    let fault = 0;
    if (this.kernels.onReward && this.sleeping && all)
      for (let k = 0; k < this.awakeCount; k++) fault |= this.row("onReward", this.awake[k]!, step, sums);
    else if (this.kernels.onReward)
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

  private row(
    event: "sync" | "onPre" | "onReward",
    i: number,
    step: number,
    sums: readonly number[],
  ): number {
    const { f32, lane, layout } = this.machine;
    const { connections } = this.projection;
    const kernel = event === "onReward" ? this.sleeping!.onReward! : this.kernels[event]!;
    const now = step - this.base;
    let fault = 0;
    if (!connections) fault = kernel(lane, layout.constants, i, now, ...sums);
    else {
      const { post, start } = connections;
      const weights = weightsOf(this.place, lane);
      const end = start[i + 1]!;
      for (let w = start[i]!; w < end; w++) {
        this.add(weights + 4 * w, i, post[w]!);
        if (this.gathered === 4 || w + 1 === end) fault |= this.move(kernel, now, sums);
      }
    }
    f32[(lane + this.place.computedPre) / 4 + i] = now;
    return fault;
  }

  private column(event: "onPost" | "onReward", j: number, step: number, sums: readonly number[]): number {
    const { f32, lane, layout } = this.machine;
    const { connections, self } = this.projection;
    const { stride, computedPost } = this.place;
    const kernel = this.kernels[event]!;
    const weights = weightsOf(this.place, lane);
    const now = step - this.base;
    let fault = 0;
    if (connections) {
      const places = this.incoming[j]!;
      for (let p = 0; p < places.length; p++) {
        const [w, i] = [places[p]!, this.pre[places[p]!]!];
        if (this.isAwake[i] === 1) this.add(weights + 4 * w, i, j);
        if (this.gathered === 4) fault |= this.move(kernel, now, sums);
      }
      if (this.gathered > 0) fault |= this.move(kernel, now, sums);
    } else if (event === "onPost" && this.sleeping && 4 * this.awakeCount < this.isAwake.length) {
      const onPost = this.sleeping.onPost!;
      for (let k = 0; k < this.awakeCount; k++) {
        const i = this.awake[k]!;
        if (self || i !== j) this.add(weights + i * stride + 4 * j, i, j);
        if (this.gathered === 4) fault |= this.move(onPost, now, sums);
      }
      if (this.gathered > 0) fault |= this.move(onPost, now, sums);
    } else fault = kernel(lane, layout.constants, j, now, ...sums);
    f32[(lane + computedPost) / 4 + j] = now;
    return fault;
  }

  /** Puts a synapse among those that the next `move` is for. @param weight - its address */
  private add(weight: number, i: number, j: number): void {
    this.weightAt[this.gathered] = weight;
    this.preAt[this.gathered] = i;
    this.postAt[this.gathered++] = j;
  }

  /** Moves the one to four synapses that were gathered: the last one stands for those that lack. */
  private move(kernel: Kernel, now: number, sums: readonly number[]): number {
    const { weightAt: w, preAt: i, postAt: j } = this;
    const { lane, layout } = this.machine;
    for (let k = this.gathered; k < 4; k++) {
      w[k] = w[k - 1]!;
      i[k] = i[k - 1]!;
      j[k] = j[k - 1]!;
    }
    this.gathered = 0;
    const { constants } = layout;
    // biome-ignore format: a line for each of the three
    return kernel(
      lane, constants,
      w[0]!, w[1]!, w[2]!, w[3]!,
      i[0]!, i[1]!, i[2]!, i[3]!,
      j[0]!, j[1]!, j[2]!, j[3]!,
      now, ...sums,
    );
  }
}
