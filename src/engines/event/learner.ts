// What spikes do to weights. Traces are brought up to date only where a spike reads them, from the lists of spikes
// that came before; weights change at the spike; columns that changed are normalised when the sample ends.
import type { ProjectionPlan, TracePlan } from "../../compiler/plan";
import type { NeuronLayout, ProjectionLayout } from "../../compiler/wasm/layout";
import { LEAPS, ROW, roundUp } from "../../compiler/wasm/layout";
import { scale, synapsesOf } from "../../compiler/weights";
import type { Kernel, Machine } from "./machine";

/** Where lists of spikes are: those of the sample under way, or a record of one that was. Population by its index. */
export interface SpikeSource {
  count(population: number, step: number): number;
  /** address of the indices, in order */
  list(population: number, step: number): number;
}

interface TraceRun {
  readonly trace: TracePlan;
  /** index of the population whose spikes it follows */
  readonly population: number;
  readonly bump: Kernel;
  readonly decay: Kernel | null;
}

interface RuleRun {
  readonly projection: ProjectionPlan;
  readonly place: ProjectionLayout;
  readonly from: number;
  readonly to: number;
  readonly traces: readonly TraceRun[];
  readonly sums: readonly Kernel[];
  readonly onPre: Kernel | null;
  readonly onPost: Kernel | null;
  /** of a drawn connector: places of the weights onto each neuron, and the presynaptic neuron of each weight */
  readonly incoming: readonly ArrayLike<number>[];
  readonly pre: Uint32Array;
  /** step that its traces are computed up to: as they stand before that step's spikes */
  since: number;
}

interface NormalizeRun {
  readonly projection: ProjectionPlan;
  readonly place: ProjectionLayout;
  readonly kernel: Kernel | null;
  /** of a drawn connector: places of the weights onto each neuron */
  readonly incoming: readonly ArrayLike<number>[];
  /** columns that changed since they were last normalised */
  readonly touched: Uint8Array;
  readonly list: Int32Array;
  count: number;
}

export class Learner {
  /** set where a weight became infinite or undefined */
  fault = false;
  private readonly machine: Machine;
  private readonly rules: readonly RuleRun[];
  private readonly normalizations: readonly NormalizeRun[];
  private readonly slow: readonly { readonly place: NeuronLayout; readonly kernel: Kernel }[];
  private lastLearned = -1;
  private broken = false;

  constructor(machine: Machine) {
    this.machine = machine;
    const { layout } = machine;
    this.rules = layout.projections
      .filter(({ projection }) => projection.rule)
      .map((place) => ruleRun(place, machine));
    this.normalizations = layout.projections
      .filter(({ projection }) => projection.normalization)
      .map((place) => ({
        projection: place.projection,
        place,
        kernel: machine.kernel("normalize_column", place.projection),
        incoming: incomingOf(place.projection),
        touched: new Uint8Array(place.projection.to.n),
        list: new Int32Array(place.projection.to.n),
        count: 0,
      }));
    this.slow = layout.populations.flatMap((place) => {
      const kernel = machine.kernel("advance_slow", place.population);
      return kernel ? [{ place: place as NeuronLayout, kernel }] : [];
    });
  }

  /** A sample begins: its traces are as before any spike. */
  begin(): void {
    this.lastLearned = -1;
    this.broken = false;
    for (const rule of this.rules) rule.since = -1;
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
    for (const rule of this.rules) rule.since = step - 1;
  }

  /** Traces as they stand in the last step with learning. */
  settle(source: SpikeSource): void {
    for (const rule of this.rules) this.bringUp(rule, this.lastLearned, source);
  }

  /** A step has run: its spikes change the weights onto neurons from..to of each population, of all by default. */
  learn(step: number, source: SpikeSource, share: Share = ALL): void {
    for (let k = 0; k < this.rules.length; k++) {
      const rule = this.rules[k]!;
      const pre = rule.onPre ? source.count(rule.from, step) : 0;
      const post = rule.onPost ? source.count(rule.to, step) : 0;
      if (pre > 0 || post > 0) this.change(rule, step, pre, post, source, share);
    }
    this.lastLearned = step;
  }

  /** The learning sample is over. Slow variables are those of the image at that address. */
  end(image: number, share: Share = ALL): void {
    const { layout } = this.machine;
    for (const { place, kernel } of this.slow) {
      kernel(image, layout.constants, share.from(place.row) * 4, share.to(place.row) * 4);
    }
    for (const run of this.normalizations) this.normalize(run, share);
  }

  /** Every column is to be normalised at the next end: weights or their total were set from outside. */
  touchAll(share: Share = ALL): void {
    for (const run of this.normalizations) {
      const { n } = run.projection.to;
      const row = roundUp(n, ROW);
      for (let j = share.from(row); j < Math.min(n, share.to(row)); j++) touch(run, j);
    }
  }

  private change(
    rule: RuleRun,
    step: number,
    pre: number,
    post: number,
    source: SpikeSource,
    share: Share,
  ): void {
    const { machine } = this;
    const { i32, lane } = machine;
    const constants = machine.layout.constants;
    const { row } = machine.layout.populations[rule.to]!;
    const [from, to] = [share.from(row), share.to(row)];
    const posts = source.list(rule.to, step) / 4;
    if (pre === 0 && !hasAny(i32, posts, post, from, to)) return;
    this.bringUp(rule, step, source);
    const sums = rule.sums.map((sum) => sum(lane, constants));
    const normalization = this.normalizations.find(({ projection }) => projection === rule.projection);
    const pres = source.list(rule.from, step) / 4;
    const { connections } = rule.projection;
    let fault = 0;
    for (let k = 0; k < pre; k++) {
      const i = i32[pres + k]!;
      if (!connections) fault |= rule.onPre!(lane, constants, i, 4 * from, 4 * to, ...sums);
      else
        for (let w = connections.start[i]!; w < connections.start[i + 1]!; w++) {
          const j = connections.post[w]!;
          if (j < from || j >= to) continue;
          fault |= rule.onPre!(lane, constants, rule.place.weights + 4 * w, i, j, ...sums);
          if (normalization) touch(normalization, j);
        }
    }
    if (normalization && pre > 0 && !connections)
      for (let j = from; j < Math.min(to, rule.projection.to.n); j++) touch(normalization, j);
    for (let k = 0; k < post; k++) {
      const j = i32[posts + k]!;
      if (j < from || j >= to) continue;
      if (normalization) touch(normalization, j);
      if (!connections) fault |= rule.onPost!(lane, constants, j, ...sums);
      else {
        const places = rule.incoming[j]!;
        for (let p = 0; p < places.length; p++) {
          const w = places[p]!;
          fault |= rule.onPost!(lane, constants, rule.place.weights + 4 * w, rule.pre[w]!, j, ...sums);
        }
      }
    }
    if (fault) this.fault = true;
  }

  private bringUp(rule: RuleRun, step: number, source: SpikeSource): void {
    for (let t = 0; t < rule.traces.length; t++) {
      const { population, bump, decay } = rule.traces[t]!;
      let at = rule.since;
      for (let z = rule.since; z < step; z++) {
        const count = source.count(population, z);
        if (count === 0) continue;
        if (decay) this.decay(decay, z - at);
        at = z;
        bump(this.machine.lane, this.machine.layout.constants, source.list(population, z), count);
      }
      if (decay) this.decay(decay, step - at);
    }
    rule.since = Math.max(rule.since, step);
  }

  private decay(kernel: Kernel, steps: number): void {
    for (let left = steps; left > 0; left -= LEAPS) {
      kernel(this.machine.lane, this.machine.constantsFor(Math.min(left, LEAPS)));
    }
  }

  /** Columns of other shares stay on the list: they are as they were, or another thread sees to them. */
  private normalize(run: NormalizeRun, share: Share): void {
    const { machine } = this;
    const row = roundUp(run.projection.to.n, ROW);
    const [from, to] = [share.from(row), share.to(row)];
    let kept = 0;
    for (let k = 0; k < run.count; k++) {
      const j = run.list[k]!;
      if (j < from || j >= to) {
        run.list[kept++] = j;
        continue;
      }
      run.touched[j] = 0;
      if (run.kernel) {
        if (run.kernel(machine.layout.constants, j) !== 0) this.fault = true;
      } else this.normalizeDrawn(run, j);
    }
    run.count = kept;
  }

  /** Weights of a drawn connector are few, and lie as the reference has them. */
  private normalizeDrawn({ projection, place, incoming }: NormalizeRun, j: number): void {
    const weights = this.machine.f32.subarray(place.weights / 4, place.weights / 4 + projection.synapses);
    const { normalization } = this.machine.plan.projections.find(({ name }) => name === projection.name)!;
    scale(normalization!, weights, incoming[j]!);
  }
}

/** Which neurons of a row a thread sees to. */
export interface Share {
  from(row: number): number;
  to(row: number): number;
}

export const ALL: Share = { from: () => 0, to: (row) => row };

/** The share of one of several threads: whole turns of the kernels. */
export function shareOf(thread: number, threads: number): Share {
  const bound = (row: number, k: number) => Math.min(row, roundUp((row * k) / threads, ROW));
  return { from: (row) => bound(row, thread), to: (row) => bound(row, thread + 1) };
}

function touch(run: NormalizeRun, j: number): void {
  if (run.touched[j] === 1) return;
  run.touched[j] = 1;
  run.list[run.count++] = j;
}

function incomingOf(projection: ProjectionPlan): ArrayLike<number>[] {
  const places = synapsesOf(projection);
  return projection.connections ? Array.from({ length: projection.to.n }, (_, j) => places(j)) : [];
}

function hasAny(i32: Int32Array, at: number, count: number, from: number, to: number): boolean {
  for (let k = at; k < at + count; k++) if (i32[k]! >= from && i32[k]! < to) return true;
  return false;
}

function ruleRun(place: ProjectionLayout, machine: Machine): RuleRun {
  const { projection } = place;
  const rule = projection.rule!;
  const { populations } = machine.layout.plan;
  const { connections, from, to } = projection;
  const one = connections !== null;
  const preOf = (starts: Uint32Array): Uint32Array => {
    const pre = new Uint32Array(projection.synapses);
    for (let i = 0; i < from.n; i++) pre.fill(i, starts[i], starts[i + 1]);
    return pre;
  };
  return {
    projection,
    place,
    from: populations.indexOf(from),
    to: populations.indexOf(to),
    traces: rule.traces.map((trace) => ({
      trace,
      population: populations.indexOf(trace.of === "pre" ? from : to),
      bump: machine.kernel(`bump_${trace.name}`, projection)!,
      decay: machine.kernel(`decay_${trace.name}`, projection),
    })),
    sums: rule.sums.map(({ name }) => machine.kernel(`sum_${name}`, projection)!),
    onPre: rule.onPre.length > 0 ? machine.kernel(one ? "learn_onPre" : "learn_row", projection) : null,
    onPost: rule.onPost.length > 0 ? machine.kernel(one ? "learn_onPost" : "learn_column", projection) : null,
    incoming: incomingOf(projection),
    pre: connections ? preOf(connections.start) : new Uint32Array(0),
    since: -1,
  };
}
