// Samples to which the readout answers with too few spikes are shown again, brighter: while learning before the next one,
// else all of them at once after the others. The last showing is what counts.
import type { Plan } from "../compiler/planned";
import type { Again } from "../core/document";
import type { BatchResult, Engine, SampleBatch } from "../engines/engine";
import { clockOfRepeat } from "./clocks";

/**
 * Repeats of a sample at most. Chosen: with Diehl & Cook's steps of a half the last is 3.5 times as bright, and what is
 * silent then lacks no brightness. Their code has no limit, so that a blank sample would hold it up for ever.
 */
const MOST_REPEATS = 5;

/**
 * Shows a batch as the engine does, and those samples again that need it.
 * @param first - number of the batch's first sample, by which its repeats have their noise
 */
export async function presentAgain(
  engine: Engine,
  { onCounts, ...batch }: SampleBatch,
  again: Again,
  first: number,
): Promise<BatchResult> {
  const { plan } = engine;
  const { most = MOST_REPEATS, below } = again;
  const result = emptyResult(plan, batch);
  const samples = Array.from({ length: batch.count }, (_, k) => k);
  for (const together of batch.learn ? samples.map((k) => [k]) : [samples]) {
    let left = together;
    for (let repeat = 0; left.length > 0 && repeat <= most; repeat++) {
      const occasion = (k: number) => ({ steps: plan.sampleSteps, sample: first + k, learn: batch.learn });
      const clock = (k: number) =>
        repeat === 0 ? batch.clocks[k]! : clockOfRepeat(occasion(k), repeat, most);
      const part = partOf(batch, left, repeat * again.brighter);
      const shown = await engine.present({ ...part, clocks: left.map(clock) });
      take(shown, part.spikesFrom, left, result, batch);
      left = left.filter((k) => answerTo(k, result, plan) < below);
    }
    onCounts?.(result.counts, together[0]!, together.length);
  }
  return result;
}

function emptyResult(plan: Plan, { count, spikesFrom, spikesOf }: SampleBatch): BatchResult {
  const asked = plan.populations.filter(({ name }) => !spikesOf || spikesOf.includes(name));
  const steps = (count - spikesFrom) * plan.sampleSteps;
  return {
    counts: new Uint16Array(count * plan.outputs),
    spikes: Object.fromEntries(asked.map(({ name, words }) => [name, new Uint32Array(steps * words)])),
  };
}

/** Some samples of a batch, in order. @param more - share of their values that is added to them */
function partOf(batch: SampleBatch, samples: readonly number[], more: number): SampleBatch {
  const { count, inputs, lessons, spikesFrom } = batch;
  const watched = samples.findIndex((k) => k >= spikesFrom);
  return {
    ...batch,
    count: samples.length,
    inputs: Object.fromEntries(
      Object.entries(inputs).map(([name, values]) => [
        name,
        valuesOf(values, values.length / count, samples, more),
      ]),
    ),
    spikesFrom: watched < 0 ? samples.length : watched,
    ...(lessons ? { lessons: { ...lessons, labels: samples.map((k) => lessons.labels[k]!) } } : {}),
  };
}

/** Bytes stay bytes where no value changes, and samples in a row a view; brighter ones go beyond a byte's 1. */
function valuesOf(
  values: Float32Array | Uint8Array,
  n: number,
  samples: readonly number[],
  more: number,
): Float32Array | Uint8Array {
  const [first, last] = [samples[0]!, samples.at(-1)!];
  if (more === 0 && last - first + 1 === samples.length) return values.subarray(first * n, (last + 1) * n);
  const white = values instanceof Uint8Array ? 255 : 1;
  const chosen = new Float32Array(samples.length * n);
  for (const [at, k] of samples.entries())
    for (let i = 0; i < n; i++) chosen[at * n + i] = Math.fround(values[k * n + i]! / white) * (1 + more);
  return chosen;
}

/** Puts what a part of the samples did in place of what they did before. @param from - its `spikesFrom` */
function take(
  shown: BatchResult,
  from: number,
  samples: readonly number[],
  result: BatchResult,
  { count, spikesFrom }: SampleBatch,
): void {
  const outputs = result.counts.length / count;
  for (const [at, k] of samples.entries()) {
    result.counts.set(shown.counts.subarray(at * outputs, (at + 1) * outputs), k * outputs);
    if (k < spikesFrom) continue;
    for (const [name, bits] of Object.entries(result.spikes)) {
      const size = bits.length / (count - spikesFrom);
      bits.set(
        shown.spikes[name]!.subarray((at - from) * size, (at - from + 1) * size),
        (k - spikesFrom) * size,
      );
    }
  }
}

/** Spikes of the readout in a sample. */
function answerTo(k: number, { counts }: BatchResult, { counted, outputs, readout }: Plan): number {
  const { at, population } = counted.find(({ population }) => population === readout)!;
  const first = k * outputs + at;
  return counts.subarray(first, first + population.n).reduce((sum, spikes) => sum + spikes, 0);
}
