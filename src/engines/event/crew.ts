// Threads that share the memory of one event engine: how they are started, and what each of them does.
import { planNetwork } from "../../compiler/plan";
import { generateModule } from "../../compiler/wasm/module";
import type { NetworkDocument } from "../../core/document";
import { type AnyModel, ownModels, register } from "../../models/registry";
import { EngineError } from "../../util/errors";
import { createMachine, type Machine } from "./machine";
import { type Job, type Part, Turns } from "./turns";
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
      /** those that the program added itself: each thread has a registry of its own */
      readonly models: readonly AnyModel[];
      readonly memory: WebAssembly.Memory;
      readonly thread: number;
      readonly threads: number;
    }
  | { readonly kind: "retune"; readonly document: NetworkDocument };

export type FromThread = { readonly kind: "ready" };

/** All threads but the first, which is the caller. */
export class Crew {
  readonly turns: Turns;
  /** true if the first thread changed weights or slow variables that the others do not know yet */
  private stale = true;
  private readonly threads: readonly Thread[];

  private constructor(threads: readonly Thread[], machine: Machine) {
    this.threads = threads;
    this.turns = new Turns(machine, 0);
  }

  /** Starts threads until there are `count` with the caller's. */
  static async start(
    spawn: Spawn | undefined,
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
          const thread = spawn!(() => resolve(), fail);
          threads.push(thread);
          const models = ownModels();
          thread.post({ kind: "start", document, models, memory, thread: k + 1, threads: count });
        });
      });
      await Promise.all(ready);
    } catch (error) {
      for (const thread of threads) thread.terminate();
      throw error;
    }
    return new Crew(threads, machine);
  }

  get size(): number {
    return 1 + this.threads.length;
  }

  /** All threads do a job, the caller its part. */
  work(job: Job, part: Part): void {
    if (this.stale) this.turns.order("copy");
    this.stale = false;
    this.turns.begin(job);
    this.turns.go(job, part);
    this.turns.awaitAll();
  }

  /** Weights or slow variables have changed otherwise than by a job. */
  changedAlone(): void {
    this.stale = true;
  }

  /** Threads leave their loop for the message that waits, and come back before they see the next job. */
  retune(document: NetworkDocument): void {
    for (const thread of this.threads) thread.post({ kind: "retune", document });
    this.turns.order("listen");
  }

  dispose(): void {
    for (const thread of this.threads) thread.terminate();
  }
}

/**
 * Runs in a thread: gives what is to be called with every message from the starter.
 * @param post - sends a message back
 */
export function serveThread(post: (message: FromThread) => void): (message: ToThread) => void {
  let worker: Worker | undefined;
  let turns: Turns | undefined;
  return (message) => {
    if (message.kind === "start") {
      const { models, thread, threads, memory } = message;
      for (const model of models) register(model);
      const plan = planNetwork(message.document);
      const program = generateModule(plan, threads, true);
      const machine = createMachine(program, plan, new WebAssembly.Module(program.code), memory, thread);
      worker = new Worker(machine);
      turns = new Turns(machine, thread);
      post({ kind: "ready" });
    } else worker!.retune(planNetwork(message.document), false);
    serve(worker!, turns!);
  };
}

/** Does jobs until one says that a message waits. */
function serve(worker: Worker, turns: Turns): void {
  const { lane } = worker;
  for (;;) {
    const job = turns.next();
    const learning = job.name === "train";
    if (job.name === "copy") worker.copyFirst();
    turns.go(job, {
      show: (place) => worker.show(place, learning, job.bytes),
      leave(_, place, samples) {
        if (learning) worker.learn(place, samples);
      },
    });
    turns.finish([lane.done, lane.steps], job.samples > 0 && worker.takeFault());
    if (job.name === "listen") return;
  }
}
