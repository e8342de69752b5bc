// The oracle: walks the trees in f64, one neuron and one synapse after another. Slow, and obvious.

import { ringName, ringRow, ringRows } from "../../compiler/carried";
import { HELD, slowVariables, stateArrays, VALUE, weightArrays } from "../../compiler/memory";
import { canRetune, planNetwork } from "../../compiler/plan";
import {
  type Env,
  isGraded,
  type NeuronPlan,
  type Plan,
  type PopulationPlan,
  type ProjectionPlan,
  TIME,
  type Update,
} from "../../compiler/planned";
import { RELEASED } from "../../compiler/release";
import { drawWeights, normalize, placeOf } from "../../compiler/weights";
import { drawName } from "../../lang/draws";
import { evaluate } from "../../lang/evaluate";
import type { Node } from "../../lang/tree";
import { EngineError } from "../../util/errors";
import { draw, uniform } from "../../util/random";
import {
  type Command,
  checkCommands,
  countSteps,
  type Engine,
  type Lesson,
  noSuchArray,
  notFinite,
  spikingAt,
  splitSpikes,
} from "../engine";
import { bestOf, type Crossing } from "./competition";
import { learnFromSpikes, pay, type State, teach } from "./learning";
import { type Learning, presentSamples } from "./present";

/** Builds the reference engine for a plan. */
export function createReference(initial: Plan): Engine {
  let plan = initial;
  const places = [...stateArrays(plan), ...weightArrays(plan)];
  const arrays = new Map(places.map(({ name, length }) => [name, new Float64Array(length)]));
  const drawn = drawWeights(plan);
  for (const { name, at, length } of weightArrays(plan))
    arrays.get(name)!.set(drawn.subarray(at, at + length));
  // Words of all populations, the newest step last; `history` steps before it stay readable.
  let past: Uint32Array[] = emptyHistory();
  let clock = 0;
  let sample = { steps: 0, spikes: 0 };
  for (const population of plan.populations) if (population.kind === "neurons") setToInit(population, true);
  fillReleases();

  const state: State = { arrays, valueAt, apply };
  const slow = slowVariables(plan).map((name) => arrays.get(name)!);

  function emptyHistory(): Uint32Array[] {
    return Array.from({ length: plan.history }, () => new Uint32Array(plan.words));
  }

  /** The tree's value at neuron n, with the population's own variables and `more`. */
  function valueAt(tree: Node, env: Env, owner: string, n: number, more: Env = {}): number {
    const lookup = (name: string) =>
      more[name] ?? (name === TIME ? time() : (arrays.get(`${owner}.${name}`)?.[n] ?? env[name]!));
    return evaluate(tree, { lookup });
  }

  function time(): number {
    return sample.steps * plan.document.dt;
  }

  /** All right sides from the old state first, then the new state. */
  function apply(updates: readonly Update[], env: Env, owner: string, n: number, more: Env = {}): void {
    const values = updates.map(({ tree }) => valueAt(tree, env, owner, n, more));
    for (const [i, { variable }] of updates.entries()) arrays.get(`${owner}.${variable}`)![n] = values[i]!;
  }

  /** One statement after the other, each seeing the one before. */
  function applyInOrder(updates: readonly Update[], env: Env, owner: string, n: number, more: Env): void {
    for (const update of updates) apply([update], env, owner, n, more);
  }

  /** The random numbers of neuron n in this step. */
  function drawsOf({ model, stream }: NeuronPlan, n: number): Env {
    const numbers: Record<string, number> = {};
    for (let k = 0; k < model.draws; k++)
      numbers[drawName(k)] = draw(plan.document.seed, stream, n, clock, k);
    return numbers;
  }

  /** What else a neuron's steps read: its random numbers, and values of this step. */
  function letsOf(population: NeuronPlan, n: number): Env {
    const values: Record<string, number> = drawsOf(population, n);
    for (const { name, tree } of population.lets)
      values[name] = valueAt(tree, population.env, population.name, n, values);
    return values;
  }

  function setToInit(population: NeuronPlan, alsoSlow: boolean): void {
    for (const variable of population.variables) {
      if (population.model.state[variable]!.slow && !alsoSlow) continue;
      arrays.get(`${population.name}.${variable}`)!.set(population.start[variable]!);
    }
    arrays.get(`${population.name}.${HELD}`)!.fill(0);
  }

  function begin(command: Command & { do: "begin" }): void {
    clock = command.clock;
    for (const population of plan.populations)
      if (population.kind === "neurons") setToInit(population, false);
    show(command.inputs);
    fillReleases();
    forgetSpikes();
  }

  function show(inputs: Readonly<Record<string, Float32Array>>): void {
    sample = { steps: 0, spikes: 0 };
    for (const { kind, name } of plan.populations)
      if (kind === "input") arrays.get(`${name}.${VALUE}`)!.set(inputs[name]!);
  }

  /** What presynaptic neurons have to release, as before any spike. */
  function fillReleases(): void {
    for (const { name, synapse } of plan.projections) {
      for (const [row, start] of Object.entries(synapse.release?.variables ?? {}))
        arrays.get(`${name}.${row}`)!.fill(start);
    }
  }

  /** What the spikes of a step carry, of each neuron of a population; null: 1. @param ago - steps */
  function carriedBy(population: PopulationPlan, ago: number): Float64Array | null {
    if (!isGraded(population)) return null;
    const first = ringRow(ringRows(population, plan), clock - ago) * population.n;
    return arrays.get(ringName(population))!.subarray(first, first + population.n);
  }

  /** What the spike of neuron j carries, from its state as it fires. */
  function carry(population: NeuronPlan, j: number): void {
    const into = carriedBy(population, 0);
    if (!into) return;
    into[j] = valueAt(population.carries!, population.env, population.name, j);
    if (!Number.isFinite(into[j])) throw notFinite(ringName(population), j, into[j]!, clock);
  }

  /** It recovers, and spikes that arrive in this step take of it. */
  function release({ name, from, synapse, delaySteps }: ProjectionPlan): void {
    if (!synapse.release) return;
    const arriving = new Set(spikingAt(past[past.length - delaySteps]!, from));
    const { steps, onSpike, gain } = synapse.release;
    for (let i = 0; i < from.n; i++) {
      apply(steps, synapse.env, name, i);
      if (!arriving.has(i)) continue;
      applyInOrder(onSpike, synapse.env, name, i, {});
      const number = carriedBy(from, delaySteps)?.[i] ?? 1;
      arrays.get(`${name}.${RELEASED}`)![i] = number * valueAt(gain, synapse.env, name, i);
    }
  }

  /** Traces as they are before any spike, and nothing under way. */
  function forgetSpikes(): void {
    past = emptyHistory();
    for (const { name, rule } of plan.projections) {
      const { traces = [], paid = [], eligibility = [] } = rule ?? {};
      for (const trace of [...traces, ...paid, ...eligibility]) arrays.get(`${name}.${trace.name}`)!.fill(0);
    }
  }

  function remember(now: Uint32Array): void {
    past = [...past.slice(1), now];
  }

  function run(steps: number, learn: Learning): Uint32Array[] {
    const limit = plan.until[learn === "nothing" ? "test" : "train"];
    return Array.from({ length: steps }, () => {
      const now = sample.spikes < limit ? step(learn !== "nothing") : new Uint32Array(plan.words);
      if (sample.spikes < limit && learn === "weights")
        for (const projection of plan.projections) learnFrom(projection, now, sample.steps);
      if (plan.readout) sample.spikes += spikingAt(now, plan.readout).length;
      remember(now);
      sample.steps++;
      clock = (clock + 1) >>> 0;
      return now;
    });
  }

  function step(learn: boolean): Uint32Array {
    const now = new Uint32Array(plan.words);
    for (const projection of plan.projections) release(projection);
    for (const population of plan.populations) {
      const spiking = population.kind === "input" ? encode(population) : stepNeurons(population, learn);
      for (const n of spiking) now[population.spikesAt + (n >>> 5)]! |= 1 << (n & 31);
    }
    return now;
  }

  /** In f32 at every operation, so that every engine draws the very same spikes. */
  function encode(population: Plan["populations"][number] & { kind: "input" }): number[] {
    if (sample.steps >= plan.shownSteps) return [];
    const { name, n, env, encoder, stream } = population;
    const values = arrays.get(`${name}.${VALUE}`)!;
    const spikes = (k: number) =>
      evaluate(encoder.trees.spike, {
        lookup: (name) => (name === VALUE ? values[k]! : name === TIME ? time() : env[name]!),
        rand: () => uniform(plan.document.seed, stream, k, clock),
        round: Math.fround,
      }) !== 0;
    return Array.from({ length: n }, (_, k) => k).filter(spikes);
  }

  function stepNeurons(population: NeuronPlan, learn: boolean): number[] {
    const { name, n, env, model } = population;
    const held = arrays.get(`${name}.${HELD}`)!;
    const incoming = plan.projections.filter(({ to }) => to === population);
    const arriving = incoming.map((q) => [q, spikesUnderWay(q)] as const);
    const crossing: Crossing[] = [];
    for (let j = 0; j < n; j++) {
      const before = population.held.map((variable) => arrays.get(`${name}.${variable}`)![j]!);
      apply(population.steps, env, name, j, letsOf(population, j));
      for (const [projection, spiking] of arriving) receive(projection, spiking, j);
      const isHeld = held[j]! > 0;
      if (isHeld) {
        held[j]!--;
        for (const [i, variable] of population.held.entries())
          arrays.get(`${name}.${variable}`)![j] = before[i]!;
      }
      for (const variable of population.variables) {
        const value = arrays.get(`${name}.${variable}`)![j]!;
        if (!Number.isFinite(value)) throw notFinite(`${name}.${variable}`, j, value, clock);
      }
      const drawn = drawsOf(population, j);
      if (!isHeld && valueAt(model.trees.threshold, env, name, j, drawn) !== 0) {
        crossing.push({ n: j, margin: valueAt(model.trees.margin, env, name, j, drawn) });
      }
    }
    const spiking = bestOf(crossing, population.rivals);
    for (const { n: j } of spiking) {
      const drawn = drawsOf(population, j);
      carry(population, j);
      applyInOrder(population.resets, env, name, j, drawn);
      if (learn) applyInOrder(population.slowResets, env, name, j, drawn);
      held[j] = Math.round(valueAt(population.refractory, env, name, j));
    }
    return spiking.map((spike) => spike.n);
  }

  /** Presynaptic spikes that may arrive in this step: whose, and how many steps ago. */
  function spikesUnderWay({ from, delaySteps, delays }: ProjectionPlan): [i: number, ago: number][] {
    const first = delays ? 1 : delaySteps;
    return Array.from({ length: delaySteps - first + 1 }, (_, k) => first + k).flatMap((ago) =>
      spikingAt(past[past.length - ago]!, from).map((i): [number, number] => [i, ago]),
    );
  }

  /** Adds up what arrives at neuron j in this step, then lets the synapse act. */
  function receive(projection: ProjectionPlan, spiking: readonly [number, number][], j: number): void {
    const { name, from, to, synapse, delays } = projection;
    const weights = projection.weights === "stored" ? arrays.get(`${name}.w`)! : null;
    const released = synapse.release ? arrays.get(`${name}.${RELEASED}`)! : null;
    let sum = 0;
    for (const [i, ago] of spiking) {
      const place = placeOf(projection, i, j);
      if (place >= 0 && (delays?.[place] ?? ago) === ago)
        sum +=
          (weights ? weights[place]! : projection.env.weight!) *
          ((released ?? carriedBy(from, ago))?.[i] ?? 1);
    }
    const env = { ...to.env, ...synapse.env };
    const gain = synapse.gain ? valueAt(synapse.gain, env, to.name, j) : 1;
    apply([synapse.receive], env, to.name, j, { w: projection.sign * gain * sum });
  }

  /** @param step - of the sample, whose spikes these are */
  function learnFrom(projection: ProjectionPlan, now: Uint32Array, step: number): void {
    const before = past[past.length - 1]!;
    learnFromSpikes(state, projection, { before, now, spikedAt: (step - 1) * plan.document.dt, clock });
  }

  /** A sample's spikes once more, from its start: they change the weights. */
  function learnAgain(words: readonly Uint32Array[]): void {
    forgetSpikes();
    for (const [step, now] of words.entries()) {
      for (const projection of plan.projections) learnFrom(projection, now, step);
      remember(now);
    }
  }

  function end(lesson?: Lesson): void {
    if (lesson) teach(state, plan, lesson, clock);
    for (const population of plan.populations) {
      if (population.kind === "neurons") {
        for (let j = 0; j < population.n; j++) apply(population.slow, population.env, population.name, j);
      }
    }
    for (const projection of plan.projections) {
      if (projection.weights === "stored") normalize(projection, arrays.get(`${projection.name}.w`)!);
    }
  }

  function arrayOf(name: string): Float64Array<ArrayBuffer> {
    const array = arrays.get(name);
    if (!array) throw noSuchArray(name, places);
    return array;
  }

  return {
    name: "reference",
    device: "f64 on the CPU",
    software: false,
    get plan() {
      return plan;
    },
    async run(commands) {
      checkCommands(commands, plan);
      const steps = countSteps(commands);
      const words = new Uint32Array(steps * plan.words);
      let done = 0;
      for (const command of commands) {
        if (command.do === "begin") begin(command);
        else if (command.do === "show") show(command.inputs);
        else if (command.do === "end") end(command.lesson);
        else if (command.do === "reward")
          for (const projection of plan.projections) pay(state, projection, () => command.value, clock);
        else
          for (const now of run(command.steps, command.learn ? "weights" : "nothing"))
            words.set(now, done++ * plan.words);
      }
      return splitSpikes(plan, steps, words);
    },
    present: async (batch) => presentSamples({ plan, begin, run, end, learnAgain, slow }, batch),
    work: () => null,
    read: async (name) => arrayOf(name).slice(),
    write: async (name, values) => arrayOf(name).set(values),
    retune(document) {
      if (!canRetune(plan.document, document))
        throw new EngineError("stopped", "this change needs the network to be rebuilt.");
      plan = planNetwork(document);
    },
    snapshot: async () => ({
      arrays: Object.fromEntries([...arrays].map(([name, array]) => [name, array.slice()])),
      spikes: new Uint32Array(past.flatMap((step) => [...step])),
      clock,
      sample: { ...sample },
    }),
    async restore(snapshot) {
      for (const [name, array] of Object.entries(snapshot.arrays)) arrayOf(name).set(array);
      past = past.map((_, i) => snapshot.spikes.slice(i * plan.words, (i + 1) * plan.words));
      clock = snapshot.clock;
      sample = { ...snapshot.sample };
    },
    dispose() {},
  };
}
