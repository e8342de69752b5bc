// Neurons that can wait: those that only add up what arrives need not be computed before one of them could fire. What
// arrives adds up meanwhile; bounds of their variables, the same for all of them, tell how long that is safe.
import { HELD } from "../../compiler/memory";
import { type NeuronPlan, TIME } from "../../compiler/plan";
import { boundsOf, type Interval } from "../../lang/interval";
import type { Machine } from "./machine";
import type { NeuronRun, ProjectionRun } from "./populations";

/** f32 sums may lie a little outside of the bounds of exact ones. */
const SLACK = 1e-3;

export class Waiting {
  /** bits of the projections over which something has arrived since the neurons were computed */
  pending = 0;
  private readonly run: NeuronRun;
  private readonly machine: Machine;
  /** of all variables where a sample begins, and of each incoming projection's weights; null: to be looked up */
  private known: { readonly start: Map<string, Interval>; readonly weights: readonly Interval[] } | null =
    null;
  private readonly bounds = new Map<string, Interval>();

  constructor(run: NeuronRun, machine: Machine) {
    this.run = run;
    this.machine = machine;
  }

  /** State, weights or parameters have changed. */
  forget(): void {
    this.known = null;
    this.begin();
  }

  /** A sample begins, or the state is no longer that of a beginning. */
  begin(): void {
    this.pending = 0;
    this.bounds.clear();
  }

  /** What is pending, which is to be computed now. */
  take(): number {
    const { pending } = this;
    this.pending = 0;
    return pending;
  }

  /** Takes note of `count` spikes that arrive over a projection, one of those that come in. */
  arrive(incoming: ProjectionRun, index: number, count: number): void {
    const known = this.look();
    const { variable, tree } = incoming.projection.synapse.receive;
    const [low, high] = known.weights[index]!;
    const { sign } = incoming.projection;
    const w: Interval =
      sign > 0
        ? [Math.min(0, low) * count, Math.max(0, high) * count]
        : [-Math.max(0, high) * count, -Math.min(0, low) * count];
    const { env } = this.now();
    const { env: own } = incoming.projection.synapse;
    const lookup = (name: string): Interval => {
      if (name === "w") return w;
      const value = own[name] ?? env[name];
      return (
        this.bounds.get(name) ??
        (value === undefined ? [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY] : [value, value])
      );
    };
    this.bounds.set(variable, boundsOf(tree, lookup));
  }

  /** Whether no neuron can fire in this step. */
  canWait(step: number): boolean {
    this.look();
    const { plan } = this.machine;
    const { env, model } = this.now();
    const t = step * plan.document.dt;
    const [, possible] = boundsOf(model.trees.threshold, (name) => {
      if (name === TIME) return [t, t];
      const range = this.bounds.get(name);
      if (range) return [range[0] - SLACK * Math.abs(range[0]), range[1] + SLACK * Math.abs(range[1])];
      return [env[name]!, env[name]!];
    });
    return possible === 0;
  }

  private now(): NeuronPlan {
    return this.machine.plan.populations.find(({ name }) => name === this.run.population.name) as NeuronPlan;
  }

  /** Bounds as they are where a sample begins, unless it has begun. */
  private look() {
    this.known ??= this.lookUp();
    const { known } = this;
    if (this.bounds.size === 0) for (const [name, range] of known.start) this.bounds.set(name, range);
    return known;
  }

  private lookUp() {
    const { f32, master } = this.machine;
    const { place, population } = this.run;
    const start = new Map<string, Interval>();
    for (const [name, offset] of Object.entries(place.at)) {
      if (name !== HELD) start.set(name, rangeOf(f32, (master + offset) / 4, population.n));
    }
    const weights = this.run.incoming.map(
      ({ projection, weights: address, weight }): Interval =>
        projection.weights === "uniform" ? [weight, weight] : rangeOf(f32, address / 4, projection.places),
    );
    return { start, weights };
  }
}

function rangeOf(numbers: Float32Array, first: number, count: number): Interval {
  let [low, high] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (let k = first; k < first + count; k++) {
    low = Math.min(low, numbers[k]!);
    high = Math.max(high, numbers[k]!);
  }
  return [low, high];
}

/** Whether the neurons of a population do nothing by themselves but compare what has arrived with a threshold. */
export function canEverWait({ incoming, blocks, rests }: NeuronRun): boolean {
  return rests && blocks === 1 && incoming.every(({ kind }) => kind === "scatter" || kind === "runs");
}
