// What spikes do to weights. Traces are brought up to date only where a spike reads them, from the lists of spikes
// that came before; weights change at the spike; columns that changed are normalised when the sample ends.
import { hearsRewards, movesAlone, type ProjectionPlan, type RulePlan } from "../../compiler/planned";
import { LEAPS, type NeuronLayout, type ProjectionLayout, weightsOf } from "../../compiler/wasm/layout";
import { linearIn } from "../../lang/linear";
import type { Lesson } from "../engine";
import type { Kernel, Machine } from "./machine";
import { Moving } from "./moving";
import { incomingOf, Normalizer, touch } from "./normalizer";

/** Where lists of spikes are: those of the sample under way, or a record of one that was. Population by its index. */
export interface SpikeSource {
  count(population: number, step: number): number;
  /** address of the indices, in order */
  list(population: number, step: number): number;
}

/** Traces of one side. */
interface TraceRun {
  /** index of the population whose spikes they follow */
  readonly population: number;
  readonly bump: Kernel;
  readonly decays: readonly Kernel[];
}

interface RuleRun {
  readonly projection: ProjectionPlan;
  readonly place: ProjectionLayout;
  /** address of the weights */
  readonly weights: number;
  readonly from: number;
  readonly to: number;
  readonly traces: readonly TraceRun[];
  readonly sums: readonly Kernel[];
  readonly onPre: Kernel | null;
  readonly onPost: Kernel | null;
  readonly onReward: Kernel | null;
  /** synapses that change between spikes, too; then they have none of the three kernels above */
  readonly moving: Moving | null;
  /** whether rewards change the weights of neurons that spiked in the sample alone: then row by row */
  readonly sparse: boolean;
  /** those neurons, and 1 for each of them */
  readonly active: Int32Array;
  readonly seen: Uint8Array;
  /** of a drawn connector: places of the weights onto each neuron, and the presynaptic neuron of each weight */
  readonly incoming: readonly ArrayLike<number>[];
  readonly pre: Uint32Array;
  /** step that its traces are computed up to: as they stand before that step's spikes */
  since: number;
}

export class Learner {
  /** set where a weight became infinite or undefined */
  fault = false;
  private readonly machine: Machine;
  private readonly rules: readonly RuleRun[];
  private readonly normalizer: Normalizer;
  private readonly teacher: Kernel | null;
  private readonly slow: readonly { readonly place: NeuronLayout; readonly kernel: Kernel }[];
  private lastLearned = -1;
  private broken = false;

  constructor(machine: Machine) {
    this.machine = machine;
    const { layout } = machine;
    this.rules = layout.projections
      .filter(({ projection }) => projection.rule)
      .map((place) => ruleRun(place, machine));
    this.normalizer = new Normalizer(machine);
    this.teacher = machine.kernel("teach");
    this.slow = layout.populations.flatMap((place) => {
      const kernel = machine.kernel("advance_slow", place.population);
      return kernel ? [{ place: place as NeuronLayout, kernel }] : [];
    });
  }

  /** A sample begins: its traces are as before any spike. */
  begin(): void {
    this.lastLearned = -1;
    this.broken = false;
    for (const rule of this.rules) {
      rule.since = -1;
      rule.moving?.begin();
    }
  }

  /** Before a sample ends, however it does: synapses as they are in its last step with learning. */
  finish(): void {
    for (const { moving } of this.rules) if (moving?.settle(this.lastLearned)) this.fault = true;
  }

  /** Steps without learning begin: traces stand still in them. */
  pause(source: SpikeSource): void {
    if (!this.broken) this.settle(source);
    this.broken = true;
  }

  /** Steps with learning begin at `step`: only spikes of the step before it still count. */
  resume(step: number): void {
    if (!this.broken) return;
    this.broken = false;
    this.continueAt(step);
  }

  continueAt(step: number): void {
    this.lastLearned = step - 1;
    for (const rule of this.rules) {
      rule.since = step - 1;
      rule.moving?.computedAt(step - 1);
    }
  }

  /** Traces as they stand in the last step with learning. */
  settle(source: SpikeSource): void {
    for (const rule of this.rules) this.bringUp(rule, this.lastLearned, source);
    this.finish();
  }

  /** Spikes are about to be carried over synapses: their weights are brought to the step before. */
  deliver(moving: Moving, list: number, count: number): void {
    if (moving.deliver(list, count, this.lastLearned)) this.fault = true;
  }

  /** What changes between spikes of a projection; null if nothing does. */
  movingOf(projection: ProjectionPlan): Moving | null {
    return this.rules.find((rule) => rule.projection === projection)?.moving ?? null;
  }

  /** State has changed from outside. */
  wake(): void {
    for (const { moving } of this.rules) moving?.wake();
  }

  /** A step has run: its spikes change the weights. */
  learn(step: number, source: SpikeSource): void {
    for (let k = 0; k < this.rules.length; k++) {
      const rule = this.rules[k]!;
      const { onPre, onPost } = rule.projection.rule!;
      const pre = onPre.length > 0 ? source.count(rule.from, step) : 0;
      const post = onPost.length > 0 ? source.count(rule.to, step) : 0;
      if (pre > 0 || post > 0) this.change(rule, step, pre, post, source);
    }
    this.lastLearned = step;
  }

  /** The learning sample is over: its lesson becomes rewards, and these change the weights. */
  teach({ label, classes }: Lesson, source: SpikeSource): void {
    const { f32, lane, layout, plan } = this.machine;
    if (!this.teacher || !plan.readout) return;
    const { n } = plan.readout;
    for (let j = 0; j < n; j++) f32[(lane + layout.target) / 4 + j] = classes[j] === label ? 1 : 0;
    this.teacher(lane, layout.constants);
    const first = (lane + layout.reward) / 4;
    if (f32.subarray(first, first + n).every((reward) => reward === 0)) return;
    this.settle(source);
    for (const rule of this.rules)
      if (rule.projection.to === layout.plan.readout) this.learnFromRewards(rule, source, false);
  }

  /** Every neuron is paid the same. */
  reward(value: number, source: SpikeSource): void {
    const { f32, lane, layout } = this.machine;
    if (value === 0) return;
    this.settle(source);
    for (const rule of this.rules) {
      if (!hearsRewards(rule.projection)) continue;
      const first = (lane + layout.reward) / 4;
      f32.fill(value, first, first + rule.projection.to.n);
      this.learnFromRewards(rule, source, true);
    }
  }

  /** @param all - whether no neuron's reward is 0 */
  private learnFromRewards(rule: RuleRun, source: SpikeSource, all: boolean): void {
    const { f32, lane, layout } = this.machine;
    const { connections, to } = rule.projection;
    const { constants } = layout;
    const { onReward: kernel, moving } = rule;
    const sums = rule.sums.map((sum) => sum(lane, constants));
    if (moving?.reward(this.lastLearned, sums, all)) this.fault = true;
    if (!kernel && !moving) return;
    const normalization = this.normalizer.of(rule.projection);
    let fault = 0;
    if (rule.sparse) {
      const count = this.findActive(rule, source);
      for (let k = 0; k < count; k++)
        fault |= kernel!(lane, constants, rule.active[k]!, 0, rule.place.stride, ...sums);
    }
    for (let j = 0; j < to.n; j++) {
      if (f32[(lane + layout.reward) / 4 + j] === 0) continue;
      if (normalization) touch(normalization, j);
      if (rule.sparse || !kernel) continue;
      if (!connections) fault |= kernel(lane, constants, j, ...sums);
      else
        for (const w of Array.from(rule.incoming[j]!))
          fault |= kernel(lane, constants, rule.weights + 4 * w, rule.pre[w]!, j, ...sums);
    }
    if (fault) this.fault = true;
  }

  /** Lists the presynaptic neurons that have spiked in steps that count. @returns how many */
  private findActive(rule: RuleRun, source: SpikeSource): number {
    const { i32 } = this.machine;
    let found = 0;
    rule.seen.fill(0);
    for (let step = 0; step < this.lastLearned; step++) {
      const list = source.list(rule.from, step) / 4;
      for (let k = list; k < list + source.count(rule.from, step); k++) {
        const i = i32[k]!;
        if (rule.seen[i] === 1) continue;
        rule.seen[i] = 1;
        rule.active[found++] = i;
      }
    }
    return found;
  }

  /** The learning sample is over: weights that changed are normalised. */
  normalize(): void {
    this.finish();
    for (const { projection, moving } of this.rules)
      if (moving?.areDrifting) this.normalizer.touchAll(projection);
    if (this.normalizer.normalize()) this.fault = true;
  }

  /** The learning sample is over: slow variables of the image at that address advance. */
  advanceSlow(image: number): void {
    const { constants } = this.machine.layout;
    for (const { place, kernel } of this.slow) kernel(image, constants, 0, place.row * 4);
  }

  /** Every column is to be normalised at the next end: weights or their total were set from outside. */
  touchAll(): void {
    this.normalizer.touchAll();
  }

  private change(rule: RuleRun, step: number, pre: number, post: number, source: SpikeSource): void {
    const { machine } = this;
    const { i32, lane } = machine;
    const constants = machine.layout.constants;
    const posts = source.list(rule.to, step) / 4;
    this.bringUp(rule, step, source);
    const sums = rule.sums.map((sum) => sum(lane, constants));
    const normalization = this.normalizer.of(rule.projection);
    const pres = source.list(rule.from, step) / 4;
    const { connections } = rule.projection;
    const { moving } = rule;
    let fault = 0;
    for (let k = 0; k < pre; k++) {
      const i = i32[pres + k]!;
      if (moving) fault |= moving.onPre(i, step, sums);
      else if (!connections) fault |= rule.onPre!(lane, constants, i, 0, rule.place.stride, ...sums);
      else
        for (let w = connections.start[i]!; w < connections.start[i + 1]!; w++) {
          const j = connections.post[w]!;
          fault |= rule.onPre!(lane, constants, rule.weights + 4 * w, i, j, ...sums);
          if (normalization) touch(normalization, j);
        }
    }
    if (normalization && pre > 0 && (moving || !connections))
      for (let j = 0; j < rule.projection.to.n; j++) touch(normalization, j);
    for (let k = 0; k < post; k++) {
      const j = i32[posts + k]!;
      if (normalization) touch(normalization, j);
      if (moving) fault |= moving.onPost(j, step, sums);
      else if (!connections) fault |= rule.onPost!(lane, constants, j, ...sums);
      else {
        const places = rule.incoming[j]!;
        for (let p = 0; p < places.length; p++) {
          const w = places[p]!;
          fault |= rule.onPost!(lane, constants, rule.weights + 4 * w, rule.pre[w]!, j, ...sums);
        }
      }
    }
    if (fault) this.fault = true;
  }

  private bringUp(rule: RuleRun, step: number, source: SpikeSource): void {
    for (let t = 0; t < rule.traces.length; t++) {
      const { population, bump, decays } = rule.traces[t]!;
      const { dt } = this.machine.plan.document;
      let at = rule.since;
      for (let z = rule.since; z < step; z++) {
        const count = source.count(population, z);
        if (count === 0) continue;
        this.decay(decays, z - at);
        at = z;
        bump(this.machine.lane, this.machine.layout.constants, source.list(population, z), count, z * dt);
      }
      this.decay(decays, step - at);
    }
    rule.since = Math.max(rule.since, step);
  }

  private decay(kernels: readonly Kernel[], steps: number): void {
    if (kernels.length === 0) return;
    for (let left = steps; left > 0; left -= LEAPS) {
      const constants = this.machine.constantsFor(Math.min(left, LEAPS));
      for (let k = 0; k < kernels.length; k++) kernels[k]!(this.machine.lane, constants);
    }
  }
}

/** Whether a reward leaves a weight as it is where the presynaptic neuron's only trace is 0. */
function rewardsNeedSpikes({ onReward, traces, bounds }: RulePlan): boolean {
  const [trace, ...others] = traces.filter(({ of }) => of === "pre");
  if (!trace || others.length > 0 || bounds) return false;
  return onReward.every(({ tree }) => {
    const parts = linearIn(tree, trace.name);
    return parts?.offset.kind === "name" && parts.offset.name === "w";
  });
}

function ruleRun(place: ProjectionLayout, machine: Machine): RuleRun {
  const { projection } = place;
  const rule = projection.rule!;
  const { populations } = machine.layout.plan;
  const { connections, from, to } = projection;
  const one = connections !== null;
  const moves = movesAlone(rule);
  const sparse =
    !one && !moves && rewardsNeedSpikes(rule) && machine.plan.sampleSteps <= machine.layout.chunk;
  const preOf = (starts: Uint32Array): Uint32Array => {
    const pre = new Uint32Array(projection.synapses);
    for (let i = 0; i < from.n; i++) pre.fill(i, starts[i], starts[i + 1]);
    return pre;
  };
  const incoming = incomingOf(projection);
  const pre = connections ? preOf(connections.start) : new Uint32Array(0);
  return {
    projection,
    place,
    moving: moves ? new Moving(place, machine, incoming, pre) : null,
    weights: weightsOf(place, machine.lane),
    from: populations.indexOf(from),
    to: populations.indexOf(to),
    traces: (["pre", "post"] as const).flatMap((side): TraceRun[] => {
      const traces = rule.traces.filter(({ of }) => of === side);
      const bump = machine.kernel(`bump_${side}`, projection);
      if (!bump) return [];
      const decays = traces.flatMap(({ name }) => machine.kernel(`decay_${name}`, projection) ?? []);
      return [{ population: populations.indexOf(side === "pre" ? from : to), bump, decays }];
    }),
    sums: rule.sums.map(({ name }) => machine.kernel(`sum_${name}`, projection)!),
    onPre: machine.kernel(one ? "learn_one_onPre" : "learn_row_onPre", projection),
    onPost: machine.kernel(one ? "learn_one_onPost" : "learn_column_onPost", projection),
    onReward: machine.kernel(
      one ? "learn_one_onReward" : sparse ? "learn_row_onReward" : "learn_column_onReward",
      projection,
    ),
    sparse,
    active: new Int32Array(sparse ? from.n : 0),
    seen: new Uint8Array(sparse ? from.n : 0),
    incoming,
    pre,
    since: -1,
  };
}
