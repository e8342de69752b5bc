// Neurons that can wait: those that only add up what arrives need not be computed before one of them could fire. What
// arrives adds up meanwhile; bounds of their variables, the same for all of them, tell how long that is safe.
import { HELD } from "../../compiler/memory";
import { type NeuronPlan, TIME } from "../../compiler/planned";
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
  /** whether the neurons still are where the sample began, or have only waited since */
  private fresh = false;
  private now: NeuronPlan;

  constructor(run: NeuronRun, machine: Machine) {
    this.run = run;
    this.machine = machine;
    this.now = run.population;
  }

  /** State, weights or parameters have changed, perhaps within a sample: nothing is pending. */
  forget(): void {
    const { populations } = this.machine.plan;
    this.now = populations.find(({ name }) => name === this.run.population.name) as NeuronPlan;
    this.known = null;
    this.begin();
    this.fresh = false;
  }

  /** A sample begins. */
  begin(): void {
    this.pending = 0;
    this.bounds.clear();
    this.fresh = true;
  }

  /** What is pending, which is to be computed now. */
  take(): number {
    const { pending } = this;
    this.pending = 0;
    return pending;
  }

  /** Takes note of spikes that arrive over a projection, one of those that come in. @param count - times their gain */
  arrive(incoming: ProjectionRun, index: number, count: number): void {
    const known = this.look();
    const { variable, tree } = incoming.projection.synapse.receive;
    const [low, high] = known.weights[index]!;
    const { sign } = incoming.projection;
    const [a, b] = [sign * count * Math.min(0, low), sign * count * Math.max(0, high)];
    const w: Interval = [Math.min(a, b), Math.max(a, b)];
    const { env } = this.now;
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
    const { env, model } = this.now;
    const t = step * plan.document.dt;
    const [, possible] = boundsOf(model.trees.threshold, (name) => {
      if (name === TIME) return [t, t];
      const range = this.bounds.get(name);
      if (range) return [range[0] - SLACK * Math.abs(range[0]), range[1] + SLACK * Math.abs(range[1])];
      return [env[name]!, env[name]!];
    });
    return possible === 0;
  }

  /** Bounds of the variables are there after it: where the sample began, or as they are now. */
  private look() {
    this.known ??= this.lookUp();
    const { known, machine, bounds } = this;
    if (bounds.size === 0)
      for (const [name, range] of this.fresh ? known.start : this.rangesAt(machine.lane))
        bounds.set(name, range);
    return known;
  }

  /** @param image - address of the lane's image, or of the one that samples start from */
  private rangesAt(image: number): Map<string, Interval> {
    const { place, population } = this.run;
    const ranges = new Map<string, Interval>();
    for (const [name, offset] of Object.entries(place.at))
      if (name !== HELD) ranges.set(name, rangeOf(this.machine.f32, (image + offset) / 4, population.n));
    return ranges;
  }

  private lookUp() {
    const { f32, master } = this.machine;
    const start = this.rangesAt(master);
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
export function canEverWait({ population, incoming, blocks, rests }: NeuronRun): boolean {
  return (
    rests &&
    population.resets.length === 0 &&
    blocks === 1 &&
    // with delays drawn, few of a spike's synapses bring it at once: the bounds would count all of them
    incoming.every(
      ({ kind, arrivals, release, carried }) =>
        !release && !carried && (kind === "scatter" || kind === "runs") && arrivals.length === 1,
    )
  );
}
