// Runs a network for a time, without samples: in pieces, so that spikes of a long run need no memory.
import { type Engine, Payer } from "../index";
import { Stopped } from "./faults";
import { forEachSpike, outDegrees } from "./spikes";
import { startProgress, type Terminal } from "./terminal";

/** Steps of one piece. Chosen: 4,000 neurons give half a megabyte of bits. */
const PIECE = 1000;

export interface Stepping {
  readonly steps: number;
  /** values of each input, shape `[n]`, for the whole run */
  readonly inputs: Readonly<Record<string, Float32Array>>;
  readonly terminal: Terminal;
  readonly signal: AbortSignal;
  /** called for every spike of this population */
  readonly probe?: { readonly population: string; readonly spike: (neuron: number, step: number) => void };
}

export interface Stepped {
  /** spent in the engine */
  readonly seconds: number;
  /** spikes, by population */
  readonly counts: Readonly<Record<string, number>>;
  /** synapses that spikes were carried over */
  readonly events: number;
  /** of a network that is paid, and so learns: rewards that it earned, and those that came by now; null: it is not */
  readonly rewards: Payer["tally"] | null;
}

/** From the start, as drawn. @throws {Stopped} after the running piece, once the signal is given */
export async function runSteps(engine: Engine, stepping: Stepping): Promise<Stepped> {
  const { steps, inputs, terminal, signal, probe } = stepping;
  const { populations } = engine.plan;
  const degrees = outDegrees(engine.plan);
  const counts = Object.fromEntries(populations.map(({ name }) => [name, 0]));
  const payer = engine.plan.document.payment ? new Payer(engine.plan.document) : null;
  let seconds = 0;
  let events = 0;
  await engine.run([{ do: "begin", inputs, clock: 0 }]);
  const progress = startProgress(terminal, "running", steps, "steps");
  for (let done = 0; done < steps; done += PIECE) {
    if (signal.aborted) throw new Stopped(`stopped after ${done} of ${steps} steps.`);
    const started = performance.now();
    const piece = Math.min(PIECE, steps - done);
    const spikes = payer
      ? await payer.run(engine, piece, true)
      : await engine.run([{ do: "run", steps: piece, learn: false }]);
    seconds += (performance.now() - started) / 1000;
    for (const { name, words } of populations) {
      const degree = degrees.get(name)!;
      const watch = probe?.population === name ? probe.spike : null;
      forEachSpike(spikes[name]!, words, (neuron, step) => {
        counts[name]!++;
        events += degree[neuron]!;
        watch?.(neuron, done + step);
      });
    }
    await progress.to(Math.min(steps, done + PIECE));
  }
  progress.end();
  return { seconds, counts, events, rewards: payer?.tally ?? null };
}

/** One value for every neuron of every input. */
export function inputsOf(engine: Engine, valueAt: (k: number) => number): Record<string, Float32Array> {
  const inputs = engine.plan.populations.filter(({ kind }) => kind === "input");
  return Object.fromEntries(
    inputs.map(({ name, n }) => [name, Float32Array.from({ length: n }, (_, k) => valueAt(k))]),
  );
}
