// For tests against goldens, what Brian 2 made of the same networks (scripts/golden): networks built from their
// parameters, and what our engines make of them. A spike in step k is one that the state after that step has.
import type { NetworkDocument, NeuronPopulation, Projection } from "../core/document";
import { type Engine, type EngineName, isSpiking, type Spikes } from "./engine";
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

/** One neuron of a model. */
export function cell(name: string, neuron: string, rest: Omit<Partial<NeuronPopulation>, "kind">): Parts {
  return { populations: { [name]: { kind: "neurons", shape: [1], neuron, ...rest } }, projections: {} };
}

type Wiring = Pick<Projection, "to" | "synapse" | "weight"> & Partial<Projection>;

/** Inputs that spike once each, in the given steps, over synapses of the same weight: a train, as its target sees it. */
export function drive(name: string, steps: readonly number[], dt: number, wiring: Wiring): Parts {
  const window = (Math.max(...steps) + 1) * dt;
  return {
    populations: {
      [name]: {
        kind: "input",
        shape: [steps.length],
        encoder: "latency",
        params: { window, value_min: 0 },
      },
    },
    projections: {
      [`${name}_${wiring.to}`]: {
        from: name,
        receptor: "exc",
        connector: { name: "all_to_all" },
        ...wiring,
      },
    },
  };
}

/** The values with which `drive` spikes in these steps: in their middle, far from where rounding could move one. */
export function valuesOf(steps: readonly number[]): Float32Array {
  const window = Math.max(...steps) + 1;
  return Float32Array.from(steps, (step) => 1 - (step + 0.5) / window);
}

/** A neuron that spikes in these steps (1 at least) and at no other time: what drives it is far above the rest. */
export function relay(name: string, steps: readonly number[], dt: number): Parts {
  const before = steps.map((step) => step - 1); // what a spike sends arrives one step later
  const driven = drive(`${name}_drive`, before, dt, { to: name, synapse: "delta", weight: 1000 });
  const self = cell(name, "lif", { params: { tau_refrac: 0 } });
  return {
    populations: { ...driven.populations, ...self.populations },
    projections: driven.projections,
  };
}

/** The values of all inputs: those of each train by the name that `drive` or `relay` was given. */
export function inputsOf(trains: Readonly<Record<string, readonly number[]>>): Record<string, Float32Array> {
  return Object.fromEntries(Object.entries(trains).map(([name, steps]) => [name, valuesOf(steps)]));
}

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
  for (let step = 0; step < bits.length / words; step++)
    for (let k = 0; k < n; k++) if (isSpiking(bits, step * words, k)) trains[k]!.push(step);
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
