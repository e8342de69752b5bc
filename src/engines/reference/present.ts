// How the oracle shows many samples: one after another, or in minibatches that all start from the same state.
import type { Plan } from "../../compiler/planned";
import {
  addCounts,
  askedFor,
  type BatchResult,
  type Command,
  checkBatch,
  commandsOf,
  type Lesson,
  lessonOf,
  type SampleBatch,
  splitSpikes,
} from "../engine";

export type Learning = "weights" | "slow state" | "nothing";

/** What the oracle can do with a sample. */
export interface Simulation {
  readonly plan: Plan;
  begin(command: Command & { do: "begin" }): void;
  /** @returns the words of every step */
  run(steps: number, learn: Learning): Uint32Array[];
  /** lets the spikes of a sample change the weights */
  learnAgain(words: readonly Uint32Array[]): void;
  end(lesson?: Lesson): void;
  /** variables that outlive a sample */
  readonly slow: readonly Float64Array[];
}

export function presentSamples(simulation: Simulation, batch: SampleBatch): BatchResult {
  const { plan } = simulation;
  const { sampleSteps, counted, outputs, words } = plan;
  checkBatch(batch, plan);
  const counts = new Uint16Array(batch.count * outputs);
  const kept: Uint32Array[] = [];
  const together = batch.learn ? batch.minibatch : 1;
  for (let first = 0; first < batch.count; first += together) {
    const last = Math.min(batch.count, first + together);
    const steps =
      together > 1 ? showTogether(simulation, batch, first, last) : showOne(simulation, batch, first);
    for (const [k, now] of steps.entries()) {
      const number = first + Math.floor(k / sampleSteps);
      if (number >= batch.spikesFrom) kept.push(now);
      for (const { population, at } of counted) {
        const { n, spikesAt, words: own } = population;
        const first = number * outputs + at;
        addCounts(now.subarray(spikesAt, spikesAt + own), own, counts.subarray(first, first + n));
      }
    }
    batch.onCounts?.(counts, first, last - first);
  }
  const all = new Uint32Array(kept.length * words);
  for (const [k, now] of kept.entries()) all.set(now, k * words);
  return { counts, spikes: askedFor(splitSpikes(plan, kept.length, all), batch) };
}

function showOne(simulation: Simulation, batch: SampleBatch, k: number): Uint32Array[] {
  const words = show(simulation, batch, k, batch.learn ? "weights" : "nothing");
  if (batch.learn) simulation.end(lessonOf(batch, k));
  return words;
}

/** Samples `first` to `last` - 1 from the weights as they are; then what their spikes change. */
function showTogether(
  simulation: Simulation,
  batch: SampleBatch,
  first: number,
  last: number,
): Uint32Array[] {
  const slow = simulation.slow.map((array) => ({ array, before: array.slice() }));
  const shown = Array.from({ length: last - first }, (_, k) => {
    const words = show(simulation, batch, first + k, "slow state");
    const changes = slow.map(({ array, before }) => array.map((x, n) => x - before[n]!));
    for (const { array, before } of slow) array.set(before);
    return { words, changes };
  });
  for (const { words, changes } of shown) {
    simulation.learnAgain(words);
    for (const [i, { array }] of slow.entries())
      for (let n = 0; n < array.length; n++) array[n]! += changes[i]![n]!;
    simulation.end();
  }
  return shown.flatMap(({ words }) => words);
}

function show(simulation: Simulation, batch: SampleBatch, k: number, learn: Learning): Uint32Array[] {
  const [first] = commandsOf(batch, k, simulation.plan);
  simulation.begin(first as Command & { do: "begin" });
  return simulation.run(simulation.plan.sampleSteps, learn);
}
