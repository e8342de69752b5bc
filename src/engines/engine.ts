// What every engine can do. One battery of tests runs over all of them.

import type { ArrayPlace } from "../compiler/memory";
import type { Plan, PopulationPlan } from "../compiler/plan";
import type { NetworkDocument } from "../core/document";
import { EngineError } from "../util/errors";

/**
 * What a network is told to do, in order.
 * - `begin`: a new sample. Fast state and traces return to their start, spikes under way are dropped, each
 *   input takes its values (0..1, shape `[n]`), and the step counter that random numbers depend on is set.
 * - `run`: steps, with or without learning.
 * - `end`: the learning sample is over: weights are normalised, slow variables advance by the sample's duration.
 */
export type Command =
  | { readonly do: "begin"; readonly inputs: Readonly<Record<string, Float32Array>>; readonly clock: number }
  | { readonly do: "run"; readonly steps: number; readonly learn: boolean }
  | { readonly do: "end" };

/** Spikes of every population, by name: shape `[steps, ceil(n / 32)]`, neuron k is bit `k % 32` of word `k / 32`. */
export type Spikes = Readonly<Record<string, Uint32Array<ArrayBuffer>>>;

export type Numbers = Float32Array<ArrayBuffer> | Float64Array<ArrayBuffer>;

/** Everything that a network remembers between commands. */
export interface Snapshot {
  readonly arrays: Readonly<Record<string, Numbers>>;
  readonly spikes: Uint32Array<ArrayBuffer>;
  readonly clock: number;
}

export interface Engine {
  readonly name: "reference" | "gpu";
  /** the adapter, or what does the work, in words */
  readonly device: string;
  /** true if a GPU is emulated on the CPU */
  readonly software: boolean;
  readonly plan: Plan;
  /** @throws {EngineError} "not-finite" naming population and neuron, or "lost" */
  run(commands: readonly Command[]): Promise<Spikes>;
  /**
   * Reads `population.variable` (shape `[n]`), `projection.w` (`[pre, post]`) or `projection.trace` (`[n]`).
   * Base units. @throws {EngineError} if there is no such array
   */
  read(name: string): Promise<Numbers>;
  write(name: string, values: ArrayLike<number>): Promise<void>;
  /** Takes a document that differs in live numbers only (see `canRetune`) into the running network. */
  retune(document: NetworkDocument): void;
  snapshot(): Promise<Snapshot>;
  restore(snapshot: Snapshot): Promise<void>;
  dispose(): void;
}

export function isSpiking(words: Uint32Array, at: number, neuron: number): boolean {
  return ((words[at + (neuron >>> 5)]! >>> (neuron & 31)) & 1) === 1;
}

/** Steps that the commands run in all. */
export function countSteps(commands: readonly Command[]): number {
  return commands.reduce((sum, command) => sum + (command.do === "run" ? command.steps : 0), 0);
}

/** @throws {EngineError} if a command's values do not fit the network's inputs */
export function checkCommands(commands: readonly Command[], plan: Plan): void {
  const inputs = plan.populations.filter(({ kind }) => kind === "input");
  for (const command of commands) {
    if (command.do === "run" && (!Number.isInteger(command.steps) || command.steps < 0)) {
      throw new EngineError("stopped", `run: a whole number of steps is expected, got ${command.steps}.`);
    }
    if (command.do !== "begin") continue;
    for (const { name, n } of inputs) checkValues(command.inputs[name], name, n);
  }
}

function checkValues(values: Float32Array | undefined, name: string, n: number): void {
  if (!values) throw new EngineError("stopped", `begin: no values for input '${name}'.`);
  if (values.length !== n) {
    throw new EngineError("stopped", `begin: input '${name}' has ${n} neurons, got ${values.length} values.`);
  }
  const bad = values.findIndex((value) => !Number.isFinite(value));
  if (bad >= 0)
    throw new EngineError(
      "stopped",
      `begin: value ${bad} of input '${name}' is ${values[bad]}; 0 to 1 is expected.`,
    );
}

/** The error for a value that is no longer a number, found in `values` of one array. */
export function notFinite(name: string, neuron: number, value: number, clock: number): EngineError {
  const what = `${name}[${neuron}] became ${value} by step ${clock}.`;
  return new EngineError(
    "not-finite",
    `${what} A learning rate, weight or time constant is out of proportion: undo the last change, or reset.`,
  );
}

export function noSuchArray(name: string, places: readonly ArrayPlace[]): EngineError {
  return new EngineError(
    "stopped",
    `there is no array '${name}'. There are: ${places.map((place) => place.name).join(", ")}.`,
  );
}

/** Cuts per-step words of all populations, shape `[steps, plan.words]`, into one array a population. */
export function splitSpikes(plan: Plan, steps: number, words: Uint32Array): Spikes {
  const cut = (population: PopulationPlan) => {
    const bits = new Uint32Array(steps * population.words);
    for (let step = 0; step < steps; step++) {
      const at = step * plan.words + population.spikesAt;
      bits.set(words.subarray(at, at + population.words), step * population.words);
    }
    return bits;
  };
  return Object.fromEntries(plan.populations.map((population) => [population.name, cut(population)]));
}
