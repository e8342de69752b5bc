// Shows samples of a data set to an engine, and takes apart what comes back.
import type { Plan, PopulationPlan } from "../compiler/planned";
import type { Samples } from "../data/samples";
import type { BatchResult, Engine, SampleBatch, Spikes } from "../engines/engine";
import { presentAgain } from "./again";
import { clockOf } from "./clocks";
import type { Response } from "./readouts/readout";
import { inputOf } from "./samples";
import { throughFilter } from "./shown";

/** Bytes of spikes that are kept at a time. Chosen: some hundred samples of a network of a thousand neurons. */
const MOST_SPIKES = 2 ** 25;

export interface Showing {
  /** number of the first sample; all within the data */
  readonly first: number;
  readonly count: number;
  /** samples learned before, while learning; null: only to look */
  readonly learned: number | null;
  /** whose spikes are wanted */
  readonly watch: "none" | "last" | "all";
  /** whether the order of output spikes is wanted of all of them */
  readonly ordered: boolean;
  readonly onCounts?: SampleBatch["onCounts"];
  /** for a teacher: all labels of the data, and the class of each output neuron */
  readonly lessons?: SampleBatch["lessons"] | null;
}

export interface Shown extends BatchResult {
  readonly showing: Showing;
  readonly plan: Plan;
  /** spikes were kept from this one on */
  readonly spikesFrom: number;
}

export async function showSamples(engine: Engine, data: Samples, showing: Showing): Promise<Shown> {
  const { plan } = engine;
  const { first, count, learned, ordered, onCounts, lessons } = showing;
  const { n, name } = plan.populations.find(({ kind }) => kind === "input")!;
  const [, input] = inputOf(plan.document);
  const learn = learned !== null;
  const number = learned ?? first;
  const spikesFrom = ordered ? 0 : count - watched(showing);
  const batch: SampleBatch = {
    count,
    inputs: { [name]: throughFilter(input, data.images.subarray(first * n, (first + count) * n)) },
    clocks: Float64Array.from({ length: count }, (_, k) =>
      clockOf({ steps: plan.sampleSteps, sample: number + k, learn }),
    ),
    learn,
    minibatch: learn ? plan.minibatch : 1,
    spikesFrom,
    ...(watched(showing) === 0 && plan.readout ? { spikesOf: [plan.readout.name] } : {}),
    ...(onCounts ? { onCounts } : {}),
    ...(lessons ? { lessons: { ...lessons, labels: data.labels.subarray(first, first + count) } } : {}),
  };
  const again = plan.document.presentation?.again;
  const result = await (again ? presentAgain(engine, batch, again, number) : engine.present(batch));
  return { ...result, showing, plan, spikesFrom };
}

/** Samples whose spikes are wanted, the last ones. */
function watched({ watch, count }: Showing): number {
  return watch === "all" ? count : watch === "last" ? Math.min(1, count) : 0;
}

/** Samples to show at once, at most, where so many words of spikes a step are kept. */
export function mostAtOnce({ sampleSteps }: Plan, words: number): number {
  return Math.max(1, Math.floor(MOST_SPIKES / (4 * sampleSteps * words)));
}

/** Spikes of all populations in sample `k` of those shown; null where no one watches. */
export function spikesOf(shown: Shown, k: number): Spikes | null {
  const { plan, showing } = shown;
  if (k < showing.count - watched(showing)) return null;
  const cut = (population: PopulationPlan) =>
    [population.name, bitsOf(shown, population, k).slice()] as const;
  return Object.fromEntries(plan.populations.map(cut));
}

/** What the output neurons did in sample `k` of those shown. */
export function responseTo(shown: Shown, k: number): Response {
  const { counts, plan, showing } = shown;
  const { n } = plan.readout!;
  return {
    counts: counts.subarray(k * n, (k + 1) * n),
    order: showing.ordered ? orderOfSpikes(bitsOf(shown, plan.readout!, k), plan.readout!.words) : NONE,
  };
}

const NONE = new Uint32Array(0);

function bitsOf(
  { spikes, plan, spikesFrom }: Shown,
  { name, words }: PopulationPlan,
  k: number,
): Uint32Array {
  const length = plan.sampleSteps * words;
  return spikes[name]!.subarray((k - spikesFrom) * length, (k - spikesFrom + 1) * length);
}

/** The neuron of each spike, in order, within a step by index. @param bits - shape `[steps, words]` */
export function orderOfSpikes(bits: Uint32Array, words: number): Uint32Array {
  const order: number[] = [];
  for (let at = 0; at < bits.length; at++)
    for (let word = bits[at]!; word !== 0; word &= word - 1)
      order.push((at % words) * 32 + 31 - Math.clz32(word & -word));
  return Uint32Array.from(order);
}
