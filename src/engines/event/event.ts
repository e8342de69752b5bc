// The event engine: asynchronous, on the CPU. Cost follows spikes, not neurons times steps.
import type { ArrayPlace } from "../../compiler/memory";
import { stateArrays, weightArrays } from "../../compiler/memory";
import { canRetune, planNetwork } from "../../compiler/plan";
import type { Plan } from "../../compiler/planned";
import { generateModule } from "../../compiler/wasm/module";
import { drawWeights } from "../../compiler/weights";
import { EngineError } from "../../util/errors";
import {
  askedFor,
  type BatchResult,
  checkBatch,
  checkCommands,
  countSteps,
  type Engine,
  type Lesson,
  lessonOf,
  noSuchArray,
  notFinite,
  type SampleBatch,
  type Spikes,
} from "../engine";
import { Crew, type Spawn } from "./crew";
import { createMachine } from "./machine";
import { EventMemory } from "./memory";
import { Worker } from "./worker";

export interface EventOptions {
  /** threads that share the samples of a minibatch, and of a test; 1 if absent */
  readonly threads?: number | undefined;
  /** starts one of them; without it there is one thread */
  readonly spawn?: Spawn | undefined;
  /** computes with every neuron and, where weights are a matrix, every synapse in every step: to compare with */
  readonly clocked?: boolean;
}

/** By the plan's populations. */
type Bits = readonly Uint32Array[];

/** Builds the event engine for a plan. @throws {EngineError} "too-large" if its memory cannot be had */
export async function createEvent(initial: Plan, options: EventOptions = {}): Promise<Engine> {
  const threads = options.spawn ? Math.max(1, Math.floor(options.threads ?? 1)) : 1;
  const shared = threads > 1;
  const program = generateModule(initial, threads, shared);
  const wasm = allocate(program.pages, shared);
  const module = await WebAssembly.compile(program.code);
  const machine = createMachine(program, initial, module, wasm, 0);
  machine.retune(initial, true);
  const memory = new EventMemory(machine);
  memory.initialize(drawWeights(initial));
  const me = new Worker(machine, options.clocked);
  const { lane } = me;
  const crew = await Crew.start(options.spawn, threads, machine, wasm);
  const places = [...stateArrays(initial), ...weightArrays(initial)];
  memory.copySlow("lane");

  /** Room for the spikes of so many steps: words of bits, for each population. */
  const room = (steps: number) => initial.populations.map(({ words }) => new Uint32Array(steps * words));
  const named = (bits: Uint32Array<ArrayBuffer>[]): Spikes =>
    Object.fromEntries(initial.populations.map(({ name }, p) => [name, bits[p]!]));

  /** Puts the lists in a lane's slots into words of bits, `done` steps after the first. */
  function collect(into: Bits, done: number, slot: number, count: number): void {
    const { i32 } = machine;
    for (let p = 0; p < into.length; p++) {
      const { at, stride, counts } = lane.lists[p]!;
      const { words } = initial.populations[p]!;
      const bits = into[p]!;
      if (bits.length === 0) continue; // no one asks
      for (let k = 0; k < count; k++) {
        const from = (at + (slot + k) * stride) / 4;
        const row = (done + k) * words;
        for (let i = from; i < from + i32[counts + slot + k]!; i++) {
          const n = i32[i]!;
          bits[row + (n >>> 5)]! |= 1 << (n & 31);
        }
      }
    }
  }

  function placeOf(name: string): ArrayPlace {
    const place = places.find((candidate) => candidate.name === name);
    if (!place) throw noSuchArray(name, places);
    return place;
  }

  async function read(name: string): Promise<Float32Array<ArrayBuffer>> {
    placeOf(name);
    lane.settle();
    return memory.read(name, lane.moved);
  }

  /** @throws {EngineError} naming the number that is none any more */
  function checkFinite(): void {
    const others = crew.turns.takeFault();
    if (!me.takeFault() && !others) return;
    for (const { name } of places) {
      const values = memory.read(name, lane.moved);
      const bad = values.findIndex((value) => !Number.isFinite(value));
      if (bad >= 0) throw notFinite(name, bad, values[bad]!, lane.clock);
    }
    throw new EngineError(
      "not-finite",
      `A number became infinite or undefined by step ${lane.clock}, and was gone after it.`,
    );
  }

  /** After a sample that was learned from while it ran. */
  function endSample(lesson?: Lesson): void {
    if (lesson) lane.teach(lesson);
    lane.learner.advanceSlow(machine.lane);
    lane.learner.normalize();
    memory.copySlow("master");
  }

  /** Samples one after another: each sees what the one before changed. */
  function showInTurn(batch: SampleBatch, counts: Uint16Array, kept: Bits): void {
    const { sampleSteps, outputs: n } = machine.plan;
    const { samples: size } = machine.layout.group;
    const bytes = memory.areBytes(batch);
    for (let k = 0; k < batch.count; k++) {
      if (k % size === 0) memory.fill(batch, k, Math.min(size, batch.count - k), 0, bytes);
      me.begin(k % size, bytes);
      let done = (k - batch.spikesFrom) * sampleSteps;
      lane.run(sampleSteps, "weights", (slot, count) => {
        lane.addCounts(slot, count, counts, k * n);
        if (k >= batch.spikesFrom) collect(kept, done, slot, count);
        done += count;
      });
      endSample(lessonOf(batch, k));
      batch.onCounts?.(counts, k, 1);
    }
    crew.changedAlone();
  }

  /** Groups of samples that start from the same state: minibatches, or a test. */
  function showInGroups(batch: SampleBatch, counts: Uint16Array, kept: Bits): void {
    const { group, plan } = machine.layout;
    const { count, learn, spikesFrom: own } = batch;
    const size = learn ? Math.min(batch.minibatch, group.recorded) : group.samples;
    const bytes = memory.areBytes(batch);
    const n = plan.outputs;
    crew.work(
      { name: learn ? "train" : "test", samples: count, size, own, bytes },
      {
        fill(index) {
          const first = index * size;
          memory.fill(batch, first, Math.min(size, count - first), (index % group.places) * size, bytes);
        },
        show(place, sample) {
          let done = (sample - own) * plan.sampleSteps;
          me.show(place, learn, bytes, (slot, steps) => {
            if (sample >= own) collect(kept, done, slot, steps);
            done += steps;
          });
        },
        leave(index, place, samples) {
          counts.set(me.countsOf(place, samples), index * size * n);
          batch.onCounts?.(counts, index * size, samples);
          if (learn) me.learn(place, samples);
        },
      },
    );
    memory.copySlow("lane");
  }

  return {
    name: "event",
    device: `WebAssembly SIMD on ${threads === 1 ? "one thread" : `${threads} threads`}`,
    software: false,
    get plan() {
      return machine.plan;
    },
    async run(commands) {
      checkCommands(commands, machine.plan);
      const steps = countSteps(commands);
      const all = room(steps);
      let done = 0;
      for (const command of commands) {
        if (command.do === "end") {
          lane.settle();
          endSample(command.lesson);
        } else if (command.do === "reward") {
          lane.reward(command.value);
        } else if (command.do !== "run") {
          if (command.do === "begin") {
            memory.copySlow("master");
            lane.begin(command.clock);
          } else lane.show();
          for (const { kind, name } of machine.plan.populations)
            if (kind === "input") lane.inputs.take(name, command.inputs[name]!);
        } else {
          lane.run(command.steps, command.learn ? "weights" : "nothing", (slot, count) => {
            collect(all, done, slot, count);
            done += count;
          });
        }
      }
      crew.changedAlone();
      checkFinite();
      return named(all);
    },
    async present(batch): Promise<BatchResult> {
      checkBatch(batch, machine.plan);
      const { sampleSteps, outputs } = machine.plan;
      if (batch.learn && batch.minibatch > 1 && batch.minibatch > machine.layout.group.recorded)
        throw new EngineError(
          "stopped",
          `minibatch: ${batch.minibatch}, but training.batch of the document is less.`,
        );
      const counts = new Uint16Array(batch.count * outputs);
      const steps = Math.max(0, batch.count - batch.spikesFrom) * sampleSteps;
      const { spikesOf } = batch;
      const kept = room(steps).map((bits, p) =>
        !spikesOf || spikesOf.includes(initial.populations[p]!.name) ? bits : new Uint32Array(0),
      );
      lane.learner.finish(); // other threads take the weights
      memory.copySlow("master");
      (batch.learn && batch.minibatch === 1 ? showInTurn : showInGroups)(batch, counts, kept);
      checkFinite();
      return { counts, spikes: askedFor(named(kept), batch) };
    },
    work() {
      const synapses = initial.projections.reduce(
        (sum, { connections, synapses: all, self, to }) => sum + (connections || self ? all : all - to.n),
        0,
      );
      const [done, steps] = crew.turns.work();
      const all = steps + lane.steps;
      return { done: done + lane.done, skipped: all * synapses - done - lane.done };
    },
    read,
    async write(name, values) {
      const { length } = placeOf(name);
      if (values.length !== length)
        throw new EngineError("stopped", `${name} has ${length} values, got ${values.length}.`);
      lane.settle();
      memory.write(name, Float32Array.from(values), lane.moved);
      lane.wake();
      lane.learner.touchAll();
      crew.changedAlone();
    },
    retune(document) {
      if (!canRetune(machine.plan.document, document))
        throw new EngineError("stopped", "this change needs the network to be rebuilt.");
      lane.settle();
      me.retune(planNetwork(document), true);
      crew.retune(document);
    },
    async snapshot() {
      lane.settle();
      const arrays = Object.fromEntries(places.map(({ name }) => [name, memory.read(name, lane.moved)]));
      const { history } = machine.plan;
      const past = room(history);
      collect(past, 0, lane.slotOf(lane.step) - history, history);
      const spikes = new Uint32Array(history * initial.words);
      for (const [p, { words, spikesAt }] of initial.populations.entries())
        for (let k = 0; k < history; k++)
          spikes.set(past[p]!.subarray(k * words, (k + 1) * words), k * initial.words + spikesAt);
      return { arrays, spikes, clock: lane.clock, sample: { steps: lane.step, spikes: lane.outputs } };
    },
    async restore(snapshot) {
      const { steps, spikes } = snapshot.sample;
      lane.continueAt(steps, spikes, snapshot.clock);
      for (const [name, values] of Object.entries(snapshot.arrays)) {
        placeOf(name);
        memory.write(name, Float32Array.from(values), steps);
      }
      memory.writeLists(lane, snapshot.spikes);
      lane.wake();
      crew.changedAlone();
    },
    dispose() {
      crew.dispose();
    },
  };
}

function allocate(pages: number, shared: boolean): WebAssembly.Memory {
  try {
    return new WebAssembly.Memory({ initial: pages, ...(shared ? { maximum: pages, shared } : {}) });
  } catch {
    const size = Math.ceil(pages / 16);
    throw new EngineError(
      "too-large",
      `This network takes ${size} MiB, which cannot be had. Use fewer neurons.`,
    );
  }
}
