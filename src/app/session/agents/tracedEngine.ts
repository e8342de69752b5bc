// An engine that reads pinned neurons after each of its steps: whoever runs it need not know.
import { type Command, type Engine, joinSpikes, type Spikes } from "../../../index";
import type { Pin, TraceView } from "../protocol";
import { readTraces, tracesOf } from "../traces";

export interface Watcher {
  pins(): readonly Pin[];
  /** ms of network time at the first of the steps that come now */
  now(): number;
  tell(trace: TraceView): void;
}

export function tracedEngine(engine: Engine, watcher: Watcher): Engine {
  const run = async (commands: readonly Command[]): Promise<Spikes> => {
    const pins = watcher.pins();
    const steps = commands.reduce((sum, one) => sum + (one.do === "run" ? one.steps : 0), 0);
    if (pins.length === 0 || steps === 0) return engine.run(commands);
    const parts = tracesOf(pins, engine.plan, steps, watcher.now());
    const spikes: Spikes[] = [];
    let k = 0;
    for (const command of commands) {
      if (command.do !== "run") {
        await engine.run([command]);
        continue;
      }
      for (let step = 0; step < command.steps; step++) {
        spikes.push(await engine.run([{ ...command, steps: 1 }]));
        await readTraces(parts, engine, k++);
      }
    }
    for (const trace of parts.traces) watcher.tell(trace);
    return joinSpikes(spikes);
  };
  return {
    get name() {
      return engine.name;
    },
    get device() {
      return engine.device;
    },
    get software() {
      return engine.software;
    },
    get plan() {
      return engine.plan;
    },
    run,
    present: (batch) => engine.present(batch),
    work: () => engine.work(),
    read: (name) => engine.read(name),
    write: (name, values) => engine.write(name, values),
    retune: (document) => engine.retune(document),
    snapshot: () => engine.snapshot(),
    restore: (snapshot) => engine.restore(snapshot),
    dispose: () => engine.dispose(),
  };
}
