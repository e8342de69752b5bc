// The f-I curve of a neuron model: neurons of it that are not connected, each with a constant current of its own.
import {
  EngineError,
  modelsOf,
  type NetworkDocument,
  type NeuronPopulation,
  openEngine,
  planNetwork,
} from "../../../index";

export interface CurrentPoint {
  /** pA */
  readonly current: number;
  /** Hz */
  readonly rate: number;
}

export interface CurrentCurve {
  readonly points: readonly CurrentPoint[];
  /** pA from which it fires, to 5 %; null: it stays silent up to the largest current tried */
  readonly rheobase: number | null;
}

/** What of a document the curves hang on. */
export type Network = Pick<NetworkDocument, "dt" | "models">;

export function networkOf({ dt, models }: NetworkDocument): Network {
  return models ? { dt, models } : { dt };
}

/** The constant current, by the glossary's name; null for a model without one. */
export const CURRENT = "i_ext";
/** That are tried, smallest and largest, in its unit; less where a neuron does not bear as much. */
const TRIED = [0.1, 1e6] as const;
const NEURONS = 49;
/** ms: long enough for 2 Hz to be told from silence, and of it what is left out while the neuron settles */
const DURATION = 1000;
const SETTLING = 300;

export function takesCurrent(document: NetworkDocument, population: NeuronPopulation): boolean {
  return Object.hasOwn(modelsOf(document).neurons[population.neuron]?.params ?? {}, CURRENT);
}

/**
 * @param network - its dt and models: the curve is that of what runs
 * @param name - of the parameter that is the current
 */
export async function currentCurve(
  population: NeuronPopulation,
  network: Network,
  name = CURRENT,
): Promise<CurrentCurve> {
  const coarse = await widest(population, network, name);
  const fires = coarse.findIndex(({ rate }) => rate > 0);
  if (fires < 0) return { points: coarse, rheobase: null };
  const below = coarse[fires - 1]?.current ?? 0;
  const above = coarse[fires]!.current;
  const even = (most: number) => Array.from({ length: NEURONS }, (_, k) => (most * k) / (NEURONS - 1));
  const steps = Array.from({ length: NEURONS }, (_, k) => below + ((above - below) * (k + 1)) / NEURONS);
  const fine = await ratesFor(population, network, name, fires === 0 ? [0] : steps);
  const rheobase = fine.find(({ rate }) => rate > 0)?.current ?? above;
  const own = population.params?.[name] ?? 0;
  const most = Math.max(4 * rheobase, Math.min(1.25 * own, coarse.at(-1)!.current));
  return { points: await ratesFor(population, network, name, even(most || 1)), rheobase };
}

/** Rates over as wide a range as the neuron bears: a current that is far too large leaves numbers at this step. */
async function widest(population: NeuronPopulation, network: Network, name: string): Promise<CurrentPoint[]> {
  const [low] = TRIED;
  for (let high: number = TRIED[1]; ; high /= 10) {
    const tried = Array.from({ length: NEURONS }, (_, k) => low * (high / low) ** (k / (NEURONS - 1)));
    try {
      return await ratesFor(population, network, name, [0, ...tried]);
    } catch (error) {
      if (!(error instanceof EngineError) || error.reason !== "not-finite" || high <= 10 * low) throw error;
    }
  }
}

async function ratesFor(
  { neuron, params, init }: NeuronPopulation,
  { dt, models }: Network,
  name: string,
  currents: readonly number[],
): Promise<CurrentPoint[]> {
  const document: NetworkDocument = {
    format: "spikeyard",
    version: 1,
    name: "f-I curve",
    ...(models ? { models } : {}),
    dt,
    seed: 1,
    populations: {
      cells: {
        kind: "neurons",
        shape: [currents.length],
        neuron,
        ...(params ? { params } : {}),
        vary: { [name]: { values: currents } },
        ...(init ? { init } : {}),
      },
    },
    projections: {},
    presentation: { duration: DURATION },
  };
  const { engine } = await openEngine(planNetwork(document), "event");
  try {
    const steps = Math.round(DURATION / dt);
    const spikes = await engine.run([
      { do: "begin", inputs: {}, clock: 0 },
      { do: "run", steps, learn: false },
    ]);
    const words = Math.ceil(currents.length / 32);
    return currents.map((current, k) => ({ current, rate: rateOf(spikes.cells!, k, words, dt) }));
  } finally {
    engine.dispose();
  }
}

/** By the intervals, once it has settled: a count over a time would be in steps. */
function rateOf(spikes: Uint32Array, neuron: number, words: number, dt: number): number {
  const times: number[] = [];
  const bit = 1 << (neuron & 31);
  for (let step = 0, at = neuron >>> 5; at < spikes.length; step++, at += words)
    if ((spikes[at]! & bit) !== 0) times.push(step * dt);
  const settled = times.filter((at) => at >= SETTLING);
  const counted = settled.length > 2 ? settled : times;
  if (counted.length < 2) return 0;
  return (1000 * (counted.length - 1)) / (counted.at(-1)! - counted[0]!);
}
