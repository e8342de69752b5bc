// For tests against goldens, what Brian 2 made of the same networks (scripts/golden): networks built from their
// parameters, and what our engines make of them. A spike in step k is one that the state after that step has.
import type { NetworkDocument, NeuronPopulation, Projection } from "../core/document";
import type { Engine, EngineName, Spikes } from "./engine";
import { createEngine } from "./testEngines";

type Parts = Pick<NetworkDocument, "populations" | "projections">;

/** A network of neurons and what drives them, shown for so many ms. */
export function network(dt: number, duration: number, parts: readonly Parts[]): NetworkDocument {
  return {
    format: "spikeyard",
    version: 1,
    name: "golden",
    dt,
    seed: 1,
    presentation: { duration },
    populations: Object.assign({}, ...parts.map(({ populations }) => populations)),
    projections: Object.assign({}, ...parts.map(({ projections }) => projections)),
  };
}

/** Neurons of a model, one if no shape is given. */
export function cell(name: string, neuron: string, rest: Omit<Partial<NeuronPopulation>, "kind">): Parts {
  return { populations: { [name]: { kind: "neurons", shape: [1], neuron, ...rest } }, projections: {} };
}

/** Steps of spikes, one list for each neuron that they are sent to. */
export type Trains = readonly (readonly number[])[];

type Wiring = Pick<Projection, "to" | "synapse" | "weight"> & Partial<Projection>;

/** Inputs that spike once each, over synapses of one weight: to neuron k of the target they are train k. */
export function drive(name: string, trains: Trains, dt: number, wiring: Wiring): Parts {
  const post = trains.flatMap((train, k) => train.map(() => k));
  const window = (Math.max(...trains.flat()) + 1) * dt;
  return {
    populations: {
      [name]: { kind: "input", shape: [post.length], encoder: "latency", params: { window, value_min: 0 } },
    },
    projections: {
      [`${name}_${wiring.to}`]: {
        from: name,
        receptor: "exc",
        connector: { name: "list", pre: post.map((_, k) => k), post },
        ...wiring,
      },
    },
  };
}

/** The values with which `drive` spikes in these steps: in their middle, far from where rounding could move one. */
export function valuesOf(trains: Trains): Float32Array {
  const steps = trains.flat();
  const window = Math.max(...steps) + 1;
  return Float32Array.from(steps, (step) => 1 - (step + 0.5) / window);
}

/** Neurons that spike in these steps (1 at least) and at no other time: what drives them is far above all else. */
export function relays(name: string, trains: Trains, dt: number): Parts {
  const driven = drive(`${name}_drive`, before(trains), dt, { to: name, synapse: "delta", weight: 1000 });
  const self = cell(name, "lif", { shape: [trains.length], params: { tau_refrac: 0 } });
  return {
    populations: { ...driven.populations, ...self.populations },
    projections: driven.projections,
  };
}

/** The values of what drives `relays`. */
export function relayedBy(named: Readonly<Record<string, Trains>>): Record<string, Float32Array> {
  return Object.fromEntries(
    Object.entries(named).map(([name, trains]) => [`${name}_drive`, valuesOf(before(trains))]),
  );
}

/** What a spike sends arrives one step later. */
const before = (trains: Trains): Trains => trains.map((train) => train.map((step) => step - 1));

/** Works with an engine at a sample's begin, and disposes of it. */
export async function withEngine<T>(
  name: EngineName,
  document: NetworkDocument,
  inputs: Readonly<Record<string, Float32Array>>,
  work: (engine: Engine) => Promise<T>,
): Promise<T> {
  const engine = await createEngine(name, document);
  await engine.run([{ do: "begin", inputs, clock: 0 }]);
  const result = await work(engine);
  engine.dispose();
  return result;
}

/** Runs so many steps and reads a variable of neuron 0 after every few of them, at the start too. */
export async function sample(
  engine: Engine,
  variable: string,
  steps: number,
  every: number,
): Promise<number[]> {
  const seen = [(await engine.read(variable))[0]!];
  for (let step = 0; step < steps; step += every) {
    await engine.run([{ do: "run", steps: every, learn: false }]);
    seen.push((await engine.read(variable))[0]!);
  }
  return seen;
}

/** Steps in which each neuron of a population spikes. */
export function trainsOf(spikes: Spikes, population: string, n: number): number[][] {
  const bits = spikes[population]!;
  const words = Math.ceil(n / 32);
  const trains: number[][] = Array.from({ length: n }, () => []);
  for (const [at, word] of bits.entries())
    for (let left = word; left !== 0; left &= left - 1)
      trains[(at % words) * 32 + 31 - Math.clz32(left & -left)]!.push(Math.floor(at / words));
  return trains;
}

/** The largest difference of two lists; one that is no number, or a list that is too short, is infinite. */
export function furthest(got: ArrayLike<number>, expected: ArrayLike<number>): number {
  if (got.length !== expected.length) return Number.POSITIVE_INFINITY;
  let found = 0;
  for (let k = 0; k < got.length; k++) {
    const difference = Math.abs(got[k]! - expected[k]!);
    found = difference <= found ? found : Number.isNaN(difference) ? Number.POSITIVE_INFINITY : difference;
  }
  return found;
}

/**
 * How far f32 may be from f64 between spikes (TESTING.md): 4 * 2^-24 * (tau / dt) of the variable's scale. The oracle
 * computes in f64, as Brian does: there only the digits of a golden count.
 */
export function tolerance(name: EngineName, tau: number, dt: number, scale: number): number {
  return name === "reference" ? 1e-8 * scale : 4 * 2 ** -24 * (tau / dt) * scale;
}
