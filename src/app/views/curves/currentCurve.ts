// The f-I curve of a neuron model: many single neurons of it, each with a constant current of its own, run together.
import {
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
/** pA that are tried, smallest and largest. */
const TRIED = [1, 1e6] as const;
const NEURONS = 49;
/** ms: long enough for 2 Hz to be told from silence, and of it what is left out while the neuron settles */
const DURATION = 1000;
const SETTLING = 300;

export function takesCurrent(document: NetworkDocument, population: NeuronPopulation): boolean {
  return Object.hasOwn(modelsOf(document).neurons[population.neuron]?.params ?? {}, CURRENT);
}

/** @param network - its dt and models: the curve is that of what runs */
export async function currentCurve(population: NeuronPopulation, network: Network): Promise<CurrentCurve> {
  const [low, high] = TRIED;
  const tried = Array.from({ length: NEURONS }, (_, k) => low * (high / low) ** (k / (NEURONS - 1)));
  const coarse = await ratesFor(population, network, [0, ...tried]);
  const fires = coarse.findIndex(({ rate }) => rate > 0);
  if (fires < 0) return { points: coarse, rheobase: null };
  const below = coarse[fires - 1]?.current ?? 0;
  const above = coarse[fires]!.current;
  const steps = Array.from({ length: NEURONS }, (_, k) => below + ((above - below) * (k + 1)) / NEURONS);
  const fine = await ratesFor(population, network, fires === 0 ? [0] : steps);
  const rheobase = fine.find(({ rate }) => rate > 0)?.current ?? above;
  const own = population.params?.[CURRENT] ?? 0;
  const most = Math.max(4 * rheobase, 1.25 * own, 1);
  const even = Array.from({ length: NEURONS }, (_, k) => (most * k) / (NEURONS - 1));
  return { points: await ratesFor(population, network, even), rheobase };
}

async function ratesFor(
  { neuron, params, init }: NeuronPopulation,
  { dt, models }: Network,
  currents: readonly number[],
): Promise<CurrentPoint[]> {
  const document: NetworkDocument = {
    format: "spikeyard",
    version: 1,
    name: "f-I curve",
    ...(models ? { models } : {}),
    dt,
    seed: 1,
    populations: Object.fromEntries(
      currents.map((current, k) => [
        `n${k}`,
        {
          kind: "neurons",
          shape: [1],
          neuron,
          params: { ...params, [CURRENT]: current },
          ...(init ? { init } : {}),
        },
      ]),
    ),
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
    return currents.map((current, k) => ({ current, rate: rateOf(spikes[`n${k}`]!, dt) }));
  } finally {
    engine.dispose();
  }
}

/** By the intervals, once it has settled: a count over a time would be in steps. */
function rateOf(bits: Uint32Array, dt: number): number {
  const times: number[] = [];
  for (let step = 0; step < bits.length; step++) if (bits[step] !== 0) times.push(step * dt);
  const settled = times.filter((at) => at >= SETTLING);
  const counted = settled.length > 2 ? settled : times;
  if (counted.length < 2) return 0;
  return (1000 * (counted.length - 1)) / (counted.at(-1)! - counted[0]!);
}
