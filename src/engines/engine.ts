// What every engine can do. One battery of tests runs over all of them.

import type { ArrayPlace } from "../compiler/memory";
import type { Plan, PopulationPlan } from "../compiler/planned";
import type { NetworkDocument } from "../core/document";
import { EngineError } from "../util/errors";

/**
 * What a network is told to do, in order.
 * - `begin`: a new sample. Fast state and traces return to their start, spikes under way are dropped, each
 *   input takes its values (0..1, shape `[n]`), and the step counter that random numbers depend on is set.
 * - `show`: inputs take other values in the midst of a sample, as an agent sees what its act has brought about. For them,
 *   `t` and the plan's `until` it is as at `begin`; neurons, traces and spikes under way go on.
 * - `run`: steps, with or without learning. After the plan's `shownSteps` of a sample its inputs are silent. Once the
 *   readout has spiked as often as the plan's `until` says, nothing moves any more, and no one spikes, until the next
 *   `begin`.
 * - `reward`: all that was done until now is paid for, or punished: weights of rules that learn from rewards change, and
 *   traces of rewards rise. Who pays during a sample runs it in parts.
 * - `end`: the learning sample is over: its lesson rewards neurons of the readout, where the plan has a teacher; then
 *   weights are normalised, slow variables advance by the sample's duration.
 */
export type Command =
  | { readonly do: "begin"; readonly inputs: Readonly<Record<string, Float32Array>>; readonly clock: number }
  | { readonly do: "show"; readonly inputs: Readonly<Record<string, Float32Array>> }
  | { readonly do: "run"; readonly steps: number; readonly learn: boolean }
  | { readonly do: "reward"; readonly value: number }
  | { readonly do: "end"; readonly lesson?: Lesson | undefined };

/** What a teacher knows of a sample. */
export interface Lesson {
  readonly label: number;
  /** of each neuron of the readout, -1 if it has none; shape `[n]` */
  readonly classes: ArrayLike<number>;
}

/** Spikes of every population, by name: shape `[steps, ceil(n / 32)]`, neuron k is bit `k % 32` of word `k / 32`. */
export type Spikes = Readonly<Record<string, Uint32Array<ArrayBuffer>>>;

export type Numbers = Float32Array<ArrayBuffer> | Float64Array<ArrayBuffer>;

/**
 * Samples to be shown, one after another or in minibatches. Each is as `begin`, `run` for the plan's sampleSteps
 * and, while learning, `end`.
 */
export interface SampleBatch {
  readonly count: number;
  /** values of each input, shape `[count, n]`: 0..1, or bytes that stand for k / 255 in f32 */
  readonly inputs: Readonly<Record<string, Float32Array | Uint8Array>>;
  /** step counter at each sample's first step, shape `[count]` */
  readonly clocks: ArrayLike<number>;
  readonly learn: boolean;
  /** while learning with a teacher: the label of each sample, shape `[count]`; see `Lesson` */
  readonly lessons?: { readonly labels: ArrayLike<number>; readonly classes: ArrayLike<number> } | undefined;
  /**
   * While learning: so many samples run from the same weights and slow variables. Then, sample after sample and
   * step after step, their spikes change the weights as if they had just happened, and each sample's change of the
   * slow variables is added. 1: every sample sees what the one before left, and every step what its spikes changed.
   */
  readonly minibatch: number;
  /** spikes are given back of the samples from this one on; `count`: of none */
  readonly spikesFrom: number;
  /** populations whose spikes are given back; all if absent */
  readonly spikesOf?: readonly string[] | undefined;
  /**
   * Told when the counts of samples `first` to `first + count`, shape `[all, n]`, are final: in order, each once, and
   * while others are still on their way, so that what a caller does with them costs little time.
   */
  readonly onCounts?: (counts: Uint16Array, first: number, count: number) => void;
}

export interface BatchResult {
  /** spikes of every neuron that is counted, those of the readout; shape `[count, n]`; empty without a readout */
  readonly counts: Uint16Array;
  /** of the populations in `spikesOf`, and the samples from `spikesFrom` on: shape `[samples * sampleSteps, words]` a population */
  readonly spikes: Spikes;
}

/** What an event-driven engine did, and what a clocked one would have done besides. */
export interface Work {
  /** synapses that a spike was carried over */
  readonly done: number;
  /** synapses times steps in which none was */
  readonly skipped: number;
}

/** Everything that a network remembers between commands. */
export interface Snapshot {
  readonly arrays: Readonly<Record<string, Numbers>>;
  /** words of the plan's `history` last steps, the newest last */
  readonly spikes: Uint32Array<ArrayBuffer>;
  readonly clock: number;
  /** steps since the sample began, and spikes of the readout in them */
  readonly sample: { readonly steps: number; readonly spikes: number };
}

export type EngineName = "reference" | "event" | "gpu";

export interface Engine {
  readonly name: EngineName;
  /** the adapter, or what does the work, in words */
  readonly device: string;
  /** true if a GPU is emulated on the CPU */
  readonly software: boolean;
  readonly plan: Plan;
  /** @throws {EngineError} "not-finite" naming population and neuron, or "lost" */
  run(commands: readonly Command[]): Promise<Spikes>;
  /**
   * Shows many samples: the fast way. Afterwards weights and slow variables are as told in `SampleBatch`; fast
   * variables and traces are those where the last sample ended, but of any sample after minibatches and on threads.
   * @throws {EngineError} as `run`
   */
  present(batch: SampleBatch): Promise<BatchResult>;
  /** Since the engine was made; null for one that carries every synapse in every step. */
  work(): Work | null;
  /**
   * Reads `population.variable` (shape `[n]`), `projection.w` (`[pre, post]`, or one of each synapse
   * that a connector drew, as `connections` lists them) or `projection.trace` (`[n]`, that of a synapse
   * as `projection.w`).
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

/** Neurons of a population that spike in a step's words, in order. */
export function spikingAt(words: Uint32Array, { spikesAt, n }: PopulationPlan): number[] {
  const spiking: number[] = [];
  for (let k = 0; k < n; k++) if (isSpiking(words, spikesAt, k)) spiking.push(k);
  return spiking;
}

/** Steps that the commands run in all. */
export function countSteps(commands: readonly Command[]): number {
  return commands.reduce((sum, command) => sum + (command.do === "run" ? command.steps : 0), 0);
}

/** What `present` means in commands, for an engine that runs samples one after another. */
export function commandsOf(batch: SampleBatch, k: number, plan: Plan): Command[] {
  const values = (name: string, n: number): Float32Array => {
    const given = batch.inputs[name]!.subarray(k * n, (k + 1) * n);
    return given instanceof Float32Array ? given : Float32Array.from(given, (byte) => byte / 255);
  };
  const inputs = plan.populations.filter(({ kind }) => kind === "input");
  return [
    {
      do: "begin",
      inputs: Object.fromEntries(inputs.map(({ name, n }) => [name, values(name, n)])),
      clock: batch.clocks[k]!,
    },
    { do: "run", steps: plan.sampleSteps, learn: batch.learn },
  ];
}

export function lessonOf({ lessons }: SampleBatch, k: number): Lesson | undefined {
  return lessons && { label: lessons.labels[k]!, classes: lessons.classes };
}

/** @throws {EngineError} if a batch's values do not fit the network's inputs */
export function checkBatch(batch: SampleBatch, plan: Plan): void {
  for (const { kind, name, n } of plan.populations)
    if (kind === "input") checkValues(batch.inputs[name], name, batch.count * n);
  if (plan.teacher && batch.learn && batch.lessons?.labels.length !== batch.count)
    throw new EngineError(
      "stopped",
      `present: the teacher needs a label for each of ${batch.count} samples.`,
    );
}

/** Spikes of each neuron over steps of bits: adds to `counts`, shape `[n]`. */
export function addCounts(bits: Uint32Array, words: number, counts: Uint16Array): void {
  for (let at = 0; at < bits.length; at++) {
    for (let word = bits[at]!; word !== 0; word &= word - 1) {
      counts[(at % words) * 32 + 31 - Math.clz32(word & -word)]!++;
    }
  }
}

/** @throws {EngineError} if a command's values do not fit the network's inputs */
export function checkCommands(commands: readonly Command[], plan: Plan): void {
  const inputs = plan.populations.filter(({ kind }) => kind === "input");
  for (const command of commands) {
    if (command.do === "run" && (!Number.isInteger(command.steps) || command.steps < 0)) {
      throw new EngineError("stopped", `run: a whole number of steps is expected, got ${command.steps}.`);
    }
    if (command.do === "reward" && !Number.isFinite(command.value))
      throw new EngineError("stopped", `reward: a finite number is expected, got ${command.value}.`);
    if (command.do !== "begin" && command.do !== "show") continue;
    for (const { name, n } of inputs) checkValues(command.inputs[name], name, n, command.do);
  }
}

function checkValues(
  values: Float32Array | Uint8Array | undefined,
  name: string,
  n: number,
  command = "begin",
): void {
  if (!values) throw new EngineError("stopped", `${command}: no values for input '${name}'.`);
  if (values.length !== n) {
    throw new EngineError(
      "stopped",
      `${command}: input '${name}' has ${n} neurons, got ${values.length} values.`,
    );
  }
  if (values instanceof Uint8Array) return;
  let bad = 0; // an agent shows thousands of values a thousand times a second
  while (bad < n && Number.isFinite(values[bad]!)) bad++;
  if (bad < n)
    throw new EngineError(
      "stopped",
      `${command}: value ${bad} of input '${name}' is ${values[bad]}; 0 to 1 is expected.`,
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

/** Of the spikes of all populations those that a batch asks for. */
export function askedFor(spikes: Spikes, { spikesOf }: SampleBatch): Spikes {
  if (!spikesOf) return spikes;
  return Object.fromEntries(Object.entries(spikes).filter(([name]) => spikesOf.includes(name)));
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

/** Spikes of several runs, one after another, as of one. */
export function joinSpikes(parts: readonly Spikes[]): Spikes {
  if (parts.length === 1) return parts[0]!;
  const names = Object.keys(parts[0] ?? {});
  return Object.fromEntries(
    names.map((name) => {
      const all = new Uint32Array(parts.reduce((sum, part) => sum + part[name]!.length, 0));
      let at = 0;
      for (const part of parts) {
        all.set(part[name]!, at);
        at += part[name]!.length;
      }
      return [name, all];
    }),
  );
}
