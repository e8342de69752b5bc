// What pinned neurons do from step to step: their variables, read after each.
import type { Engine } from "../../index";
import type { Pin, TraceView } from "./protocol";

type Plan = Engine["plan"];

export interface TraceParts {
  readonly traces: readonly TraceView[];
  /** of each trace: the array to read, and which of its values */
  readonly sources: readonly { readonly array: string; readonly neuron: number }[];
}

/** Every variable of each pinned neuron that the network still has. */
export function tracesOf(pins: readonly Pin[], plan: Plan, steps: number, start: number): TraceParts {
  const traces: TraceView[] = [];
  const sources: TraceParts["sources"][number][] = [];
  for (const { population: name, neuron } of pins) {
    const population = plan.populations.find((one) => one.name === name);
    if (population?.kind !== "neurons" || neuron >= population.n) continue;
    for (const variable of population.variables) {
      const { unit } = population.model.state[variable]!;
      const values = new Float32Array(steps);
      traces.push({ population: name, neuron, variable, unit, start, dt: plan.document.dt, values });
      sources.push({ array: `${name}.${variable}`, neuron });
    }
  }
  return { traces, sources };
}

/** Reads them all after step `k`. */
export async function readTraces({ traces, sources }: TraceParts, engine: Engine, k: number): Promise<void> {
  const arrays = new Map<string, ArrayLike<number>>();
  for (const { array } of sources) if (!arrays.has(array)) arrays.set(array, await engine.read(array));
  for (const [i, { array, neuron }] of sources.entries()) traces[i]!.values[k] = arrays.get(array)![neuron]!;
}
