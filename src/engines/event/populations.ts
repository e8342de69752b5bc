// What a lane keeps of each population and projection while it runs: addresses, kernels, and how far it is computed.
import { HELD } from "../../compiler/memory";
import { type NeuronPlan, type Plan, type ProjectionPlan, TIME } from "../../compiler/planned";
import { RELEASED } from "../../compiler/release";
import { gatherFor } from "../../compiler/wasm/arrivals";
import { type PopulationLayout, type ProjectionLayout, rests, weightsOf } from "../../compiler/wasm/layout";
import { outlookOf } from "../../compiler/wasm/outlook";
import { evaluate } from "../../lang/evaluate";
import type { Kernel, Machine } from "./machine";

/** Lists of spikes of one population: one a step, in slots. */
export interface Lists {
  readonly n: number;
  /** address of slot 0, and bytes from slot to slot */
  readonly at: number;
  readonly stride: number;
  /** index of slot 0's length in the memory's i32 */
  readonly counts: number;
}

export interface NeuronRun {
  readonly population: NeuronPlan;
  readonly place: PopulationLayout;
  readonly lists: Lists;
  readonly incoming: readonly ProjectionRun[];
  readonly advance: Kernel;
  readonly spike: Kernel;
  readonly mayFire: Kernel | null;
  /** null unless there is a winner for each of several places */
  readonly compete: Kernel | null;
  /** what a spike carries; null where it carries nothing */
  readonly carry: Kernel | null;
  readonly ring: RingRun;
  /** bytes of a row and of a block */
  readonly rowBytes: number;
  readonly blockBytes: number;
  readonly blocks: number;
  /** indices in the memory's i32 and u8 */
  readonly crossing: number;
  readonly due: number;
  readonly until: number;
  readonly holds: boolean;
  /** per block: the step it is computed up to; the last step that a neuron of it is held before */
  readonly since: Int32Array;
  readonly heldUntil: Int32Array;
  /** per block: 1 if no neuron can fire unless a spike arrives; else when to ask again, and how long after that */
  readonly quiet: Uint8Array;
  readonly askAt: Int32Array;
  readonly patience: Int32Array;
  /** whether its neurons stand still while nothing arrives */
  readonly rests: boolean;
  /** true if it may fire at any time, as far as can be told */
  restless: boolean;
  heldSteps: number;
}

export interface ProjectionRun {
  readonly projection: ProjectionPlan;
  readonly place: ProjectionLayout;
  readonly from: Lists;
  /** spikes of how many steps ago arrive, and the address of their lists of synapses */
  readonly arrivals: readonly { readonly delay: number; readonly start: number }[];
  readonly kind: "gather" | "uniform" | "scatter" | "runs";
  readonly kernel: Kernel | null;
  /** address of what arrives */
  readonly arriving: number;
  /** address of the weights */
  readonly weights: number;
  /** synapses of one spike; of a drawn connector it is counted */
  readonly fanOut: number;
  readonly due: number;
  readonly shift: number;
  /** what its weights count in each step of a sample; null: 1 throughout */
  gains: Float32Array | null;
  /** address of the flags of the presynaptic neurons */
  readonly flags: number;
  weight: number;
  /** what its presynaptic neurons' spikes carry; null: nothing */
  readonly carried: RingRun | null;
  /** short-term plasticity; null: none */
  readonly release: ReleaseRun | null;
}

/** The numbers that a population's spikes carry. */
export interface RingRun {
  /** index in the memory's f32 */
  readonly at: number;
  readonly n: number;
  /** 0 where they carry nothing */
  readonly rows: number;
}

export interface ReleaseRun {
  /** all presynaptic neurons by some steps, and one where its spike arrives */
  readonly recover: Kernel;
  readonly spike: Kernel;
  /** index in the memory's f32 of what each neuron's last spike counts */
  readonly released: number;
  /** step that it is computed up to */
  since: number;
}

export function listsOf(place: PopulationLayout, lane: number): Lists {
  return {
    n: place.population.n,
    at: lane + place.lists,
    stride: place.stride,
    counts: (lane + place.counts) / 4,
  };
}

function ringOf({ carried, carriedRows, population }: PopulationLayout, lane: number): RingRun {
  return { at: (lane + carried) / 4, n: population.n, rows: carriedRows };
}

export function neuronRuns(machine: Machine): NeuronRun[] {
  const { layout, lane } = machine;
  return layout.populations.flatMap((place): NeuronRun[] => {
    const { population } = place;
    if (population.kind === "input") return [];
    const run: NeuronRun = {
      population,
      place,
      lists: listsOf(place, lane),
      incoming: layout.projections
        .filter(({ projection }) => projection.to === population)
        .map((projection) => projectionRun(projection, place, machine)),
      advance: machine.kernel("advance", population)!,
      spike: machine.kernel("spike", population)!,
      mayFire: machine.kernel("may_fire", population),
      compete: machine.kernel("compete", population),
      carry: machine.kernel("carry", population),
      ring: ringOf(place, lane),
      rowBytes: 4 * place.row,
      blockBytes: 4 * place.block,
      blocks: place.blocks,
      crossing: (lane + place.crossing) / 4,
      due: lane + place.due,
      until: (lane + place.at[HELD]!) / 4,
      holds: population.model.refractory !== undefined,
      since: new Int32Array(place.blocks),
      heldUntil: new Int32Array(place.blocks),
      quiet: new Uint8Array(place.blocks),
      askAt: new Int32Array(place.blocks),
      patience: new Int32Array(place.blocks),
      rests: rests(population),
      restless: true,
      heldSteps: 0,
    };
    return [run];
  });
}

function projectionRun(place: ProjectionLayout, to: PopulationLayout, machine: Machine): ProjectionRun {
  const { layout, lane } = machine;
  const { projection } = place;
  const from = layout.populations[layout.plan.populations.indexOf(projection.from)]!;
  const kind = kindOf(projection);
  const kernels = { scatter: "scatter", runs: "carry_runs", gather: gatherFor(to.row), uniform: null };
  const kernel = kernels[kind] === null ? null : machine.kernel(kernels[kind]);
  return {
    projection,
    place,
    from: listsOf(from, lane),
    arrivals: arrivalsOf(place),
    kind,
    kernel,
    arriving: lane + place.arriving,
    weights: projection.weights === "stored" ? weightsOf(place, lane) : 0,
    fanOut: projection.self ? projection.to.n : projection.to.n - 1,
    due: lane + to.due,
    shift: to.blocks === 1 ? 31 : Math.log2(to.block), // a single block need not be a power of two
    gains: null,
    flags: lane + from.flags,
    weight: 0,
    carried: from.carriedRows > 0 ? ringOf(from, lane) : null,
    release: projection.synapse.release && {
      recover: machine.kernel("recover", projection)!,
      spike: machine.kernel("release_spike", projection)!,
      released: (lane + place.release[RELEASED]!) / 4,
      since: -1,
    },
  };
}

function arrivalsOf({ projection, start }: ProjectionLayout): ProjectionRun["arrivals"] {
  const { from, delays, delaySteps } = projection;
  if (!delays) return [{ delay: delaySteps, start }];
  const listed = new Set(delays);
  return Array.from({ length: delaySteps }, (_, k) => ({
    delay: k + 1,
    start: start + 4 * k * (from.n + 1),
  })).filter(({ delay }) => listed.has(delay));
}

function kindOf({ connections, delays, weights }: ProjectionPlan): ProjectionRun["kind"] {
  if (connections || delays) return connections?.shared ? "runs" : "scatter";
  return weights === "stored" ? "gather" : "uniform";
}

/** Takes the numbers of the machine's plan that are not among the constants of kernels. */
export function takeNumbers(runs: readonly NeuronRun[], { plan }: Machine): void {
  for (const run of runs) {
    const now = plan.populations.find(({ name }) => name === run.population.name) as NeuronPlan;
    run.restless = !run.mayFire || !outlookOf(now)?.entries;
    run.heldSteps = Math.round(evaluate(now.refractory, { lookup: (name) => now.env[name]! }));
    for (const incoming of run.incoming) {
      const now = plan.projections.find(({ name }) => name === incoming.projection.name)!;
      incoming.weight = now.env.weight!;
      incoming.gains = now.synapse.gain && gainsOf(now, plan);
    }
  }
}

/** The gain of each step of a sample, in f32. */
function gainsOf({ synapse, to }: ProjectionPlan, { sampleSteps, document }: Plan): Float32Array {
  const env = { ...to.env, ...synapse.env };
  const at = (t: number) => (name: string) => (name === TIME ? t : env[name]!);
  return Float32Array.from({ length: sampleSteps }, (_, step) =>
    evaluate(synapse.gain!, { lookup: at(step * document.dt), round: Math.fround }),
  );
}

/** A new sample begins: nothing is computed yet, and nothing is known of what will be quiet. */
export function resetRun(run: NeuronRun): void {
  run.since.fill(-1);
  for (const { release } of run.incoming) if (release) release.since = -1;
  run.heldUntil.fill(0);
  run.quiet.fill(0);
  run.askAt.fill(0);
  run.patience.fill(1);
}
