// Which array lies where: the names and lengths that every engine's memory has, and their order in it.
import type { Plan } from "./plan";

/** One array of an engine: its name as in `Engine.read`, its length, and where it starts. */
export interface ArrayPlace {
  readonly name: string;
  readonly length: number;
  readonly at: number;
}

/** Row that counts the steps a neuron is still held. */
export const HELD = "held";
/** Row with the values of an input population. */
export const VALUE = "value";

/** All arrays of state: per population its variables and the steps held, then all traces. */
export function stateArrays(plan: Plan): ArrayPlace[] {
  const places: ArrayPlace[] = [];
  let at = 0;
  const place = (name: string, length: number) => {
    places.push({ name, length, at });
    at += length;
  };
  for (const population of plan.populations) {
    const rows = population.kind === "input" ? [VALUE] : [...population.variables, HELD];
    for (const row of rows) place(`${population.name}.${row}`, population.n);
  }
  for (const { name, from, to, rule } of plan.projections) {
    for (const trace of rule?.traces ?? [])
      place(`${name}.${trace.name}`, trace.of === "pre" ? from.n : to.n);
  }
  return places;
}

/** All dense weights, `[pre, post]` each. */
export function weightArrays(plan: Plan): ArrayPlace[] {
  return plan.projections
    .filter(({ weights }) => weights === "dense")
    .map(({ name, from, to, weightsAt }) => ({ name: `${name}.w`, length: from.n * to.n, at: weightsAt }));
}

/** Where the GPU keeps everything, in 4-byte words: state, then scratch rows that no one reads back. */
export interface GpuMemory {
  readonly stateAt: Readonly<Record<string, number>>;
  readonly marginAt: Readonly<Record<string, number>>;
  readonly stateLength: number;
  readonly stateWithScratch: number;
  /** where each input's values start within one sample's, and how many one sample has */
  readonly inputAt: Readonly<Record<string, number>>;
  readonly inputLength: number;
  /** steps that the ring of spikes holds */
  readonly slots: number;
}

/** Ring of at most 16 MiB and 1,024 steps, but never less than the spikes under way need. Chosen. */
const RING = { words: 2 ** 22, slots: 1024 } as const;

export function placeOnGpu(plan: Plan): GpuMemory {
  const places = stateArrays(plan);
  const last = places.at(-1);
  const stateLength = last ? last.at + last.length : 0;
  const marginAt: Record<string, number> = {};
  let end = stateLength;
  for (const population of plan.populations) {
    if (population.kind === "input") continue;
    marginAt[population.name] = end;
    end += population.n;
  }
  const inputAt: Record<string, number> = {};
  let inputLength = 0;
  for (const population of plan.populations) {
    if (population.kind !== "input") continue;
    inputAt[population.name] = inputLength;
    inputLength += population.n;
  }
  const fitting = Math.min(RING.slots, Math.floor(RING.words / Math.max(1, plan.words)));
  return {
    stateAt: Object.fromEntries(places.map(({ name, at }) => [name, at])),
    marginAt,
    stateLength,
    stateWithScratch: Math.max(1, end),
    inputAt,
    inputLength,
    slots: Math.max(fitting, 4 * plan.history, 16),
  };
}
