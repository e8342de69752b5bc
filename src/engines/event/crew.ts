// Threads that share the memory of one event engine. They wait for a job in the control words, take samples of the
// group one by one, and learn from all of them each for its own copy of the weights: to learn takes less time than to
// fetch what another thread has just written. Which thread does what changes no result.
import { planNetwork } from "../../compiler/plan";
import { generateModule } from "../../compiler/wasm/module";
import type { NetworkDocument } from "../../core/document";
import { EngineError } from "../../util/errors";
import type { Lane } from "./lane";
import { createMachine, type Machine } from "./machine";
import { Worker } from "./worker";

/** A thread as its starter sees it: a web worker, or Node's. */
export interface Thread {
  post(message: ToThread): void;
  terminate(): void;
}

/** Starts a thread that hands every message to what `serveThread` gave it. */
export type Spawn = (onMessage: (message: FromThread) => void, onError: (reason: string) => void) => Thread;

export type ToThread =
  | {
      readonly kind: "start";
      readonly document: NetworkDocument;
      readonly memory: WebAssembly.Memory;
      readonly thread: number;
      readonly threads: number;
    }
  | { readonly kind: "retune"; readonly document: NetworkDocument };

export type FromThread = { readonly kind: "ready" };

/** Jobs by their number in the control words; `listen`: back to the event loop, where a message waits. */
const JOBS = ["none", "train", "test", "learn", "listen"] as const;
type Job = (typeof JOBS)[number];

/** Control words of the group. */
const GENERATION = 0;
const JOB = 1;
const SAMPLES = 2;
const NEXT = 3;
const DONE = 4;
const FAULT = 5;
const BYTES = 6;
const STALE = 7;

/** Turns of a waiting thread before it sleeps. Chosen: a few 100 us, which bridges what one thread does alone. */
const SPINS = 200_000;
/** A thread that does not answer for so long is dead. */
const PATIENCE_MS = 30_000;

export class Crew {
  fault = false;
  /** true if the first thread changed weights that the others do not know yet */
  private stale = true;
  private readonly threads: readonly Thread[];
  private readonly machine: Machine;
  private readonly control: Int32Array;

  private constructor(threads: readonly Thread[], machine: Machine) {
    this.threads = threads;
    this.machine = machine;
    this.control = controlOf(machine);
  }

  /** Starts all threads but the first, which is the caller. */
  static async start(
    spawn: Spawn,
    count: number,
    machine: Machine,
    memory: WebAssembly.Memory,
  ): Promise<Crew> {
    const threads: Thread[] = [];
    const { document } = machine.plan;
    try {
      const ready = Array.from({ length: count - 1 }, (_, k) => {
        return new Promise<void>((resolve, reject) => {
          const fail = (reason: string) =>
            reject(new EngineError("unavailable", `thread ${k + 1} did not start: ${reason}`));
          const thread = spawn(() => resolve(), fail);
          threads.push(thread);
          thread.post({ kind: "start", document, memory, thread: k + 1, threads: count });
        });
      });
      await Promise.all(ready);
    } catch (error) {
      for (const thread of threads) thread.terminate();
      throw error;
    }
    return new Crew(threads, machine);
  }

  /** Gives all threads a job. */
  begin(job: Job, samples: number, bytes: boolean): void {
    const { control } = this;
    control[JOB] = JOBS.indexOf(job);
    control[SAMPLES] = samples;
    control[BYTES] = Number(bytes);
    control[STALE] = Number(this.stale);
    this.stale = false;
    control[NEXT] = 0;
    control[DONE] = 0;
    Atomics.add(control, GENERATION, 1);
    Atomics.notify(control, GENERATION);
  }

  /** Weights have changed otherwise than by a job. */
  changedAlone(): void {
    this.stale = true;
  }

  /** Takes samples of the job until none is left, as the other threads do. */
  takeAll(show: (sample: number) => void): void {
    takeAll(this.control, show);
  }

  /** Waits until every thread has done its part. @throws {EngineError} "stopped" if one does not answer */
  finish(): void {
    const { control, threads } = this;
    for (let spins = 0; Atomics.load(control, DONE) < threads.length; spins++) {
      if (spins < SPINS) continue;
      const seen = Atomics.load(control, DONE);
      if (seen < threads.length && Atomics.wait(control, DONE, seen, PATIENCE_MS) === "timed-out")
        throw new EngineError("lost", "a thread of the engine does not answer. Build the network again.");
    }
    if (Atomics.load(control, FAULT) !== 0) this.fault = true;
  }

  /** Threads leave their loop for the message that waits, and come back before they see the next job. */
  retune(document: NetworkDocument): void {
    for (const thread of this.threads) thread.post({ kind: "retune", document });
    this.begin("listen", 0, false);
    this.finish();
  }

  /** Synapses carried and steps run, of all threads. */
  work(lane: Lane): [done: number, steps: number] {
    const totals = totalsOf(this.machine);
    let [done, steps] = [lane.done, lane.steps];
    for (let k = 1; k <= this.threads.length; k++) {
      done += totals[2 * k]!;
      steps += totals[2 * k + 1]!;
    }
    return [done, steps];
  }

  dispose(): void {
    for (const thread of this.threads) thread.terminate();
  }
}

function controlOf({ i32, layout }: Machine): Int32Array {
  const at = layout.group.control / 4;
  return i32.subarray(at, at + 16);
}

function totalsOf({ f32, layout }: Machine): Float64Array {
  const at = layout.group.control + 64;
  return new Float64Array(f32.buffer, at, (layout.group.clocks - at) / 8);
}

function takeAll(control: Int32Array, show: (sample: number) => void): void {
  for (;;) {
    const sample = Atomics.add(control, NEXT, 1);
    if (sample >= control[SAMPLES]!) return;
    show(sample);
  }
}

/**
 * Runs in a thread: gives what is to be called with every message from the starter.
 * @param post - sends a message back
 */
export function serveThread(post: (message: FromThread) => void): (message: ToThread) => void {
  let worker: Worker | undefined;
  let control: Int32Array;
  let totals: Float64Array;
  let generation = 0;
  return (message) => {
    if (message.kind === "start") {
      const { thread, threads, memory } = message;
      const plan = planNetwork(message.document);
      const program = generateModule(plan, threads, true);
      const machine = createMachine(program, plan, new WebAssembly.Module(program.code), memory, thread);
      worker = new Worker(machine);
      control = controlOf(machine);
      totals = totalsOf(machine).subarray(2 * thread, 2 * thread + 2);
      post({ kind: "ready" });
    } else worker!.retune(planNetwork(message.document), false);
    work();
  };

  /** Does jobs until one says that a message waits. */
  function work(): void {
    for (;;) {
      for (let spins = 0; Atomics.load(control, GENERATION) === generation; spins++)
        if (spins > SPINS) Atomics.wait(control, GENERATION, generation);
      generation = Atomics.load(control, GENERATION);
      const job = JOBS[control[JOB]!];
      if (control[STALE] === 1) worker!.copyWeights();
      if (job === "listen") {
        done();
        return;
      }
      if (job === "learn") worker!.learn(control[SAMPLES]!, false);
      else takeAll(control, (sample) => worker!.show(sample, job === "train", control[BYTES] === 1));
      const { lane } = worker!;
      totals.set([lane.done, lane.steps]);
      if (lane.learner.fault || !worker!.isFinite()) Atomics.store(control, FAULT, 1);
      done();
    }
  }

  function done(): void {
    Atomics.add(control, DONE, 1);
    Atomics.notify(control, DONE);
  }
}
