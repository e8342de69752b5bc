// For tests: the GPU under either schedule beside the oracle, shown the same digits.
import { planNetwork } from "../../compiler/plan";
import type { NetworkDocument } from "../../core/document";
import { loadTestDigits } from "../../data/testDigits";
import type { BatchResult, Engine, Numbers, SampleBatch } from "../engine";
import { createReference } from "../reference/reference";
import { lendDevice } from "../testDevice";
import { createGpu } from "./gpu";

export const SCHEDULES = ["stepped", "fused"] as const;
export type Way = "reference" | (typeof SCHEDULES)[number];

export async function open(way: Way, document: NetworkDocument): Promise<Engine> {
  const plan = planNetwork(document);
  if (way === "reference") return createReference(plan);
  return createGpu(plan, await lendDevice(), { schedule: way });
}

/** Training digits from `first` on. */
export async function digits(
  first: number,
  count: number,
  how: Pick<SampleBatch, "learn" | "minibatch"> & { readonly spikesFrom?: number },
): Promise<SampleBatch> {
  const { images } = (await loadTestDigits()).train;
  const retina = new Uint8Array(images.subarray(first * 784, (first + count) * 784));
  const clocks = Array.from({ length: count }, (_, k) => (first + k) * 1000);
  return { count, inputs: { retina }, clocks, spikesFrom: 0, ...how };
}

export interface Outcome {
  readonly results: readonly BatchResult[];
  readonly arrays: Readonly<Record<string, Numbers>>;
}

/** Shows batches one after another, then reads arrays. */
export async function show(
  way: Way,
  document: NetworkDocument,
  batches: readonly SampleBatch[],
  names: readonly string[] = [],
): Promise<Outcome> {
  const engine = await open(way, document);
  const results = [];
  for (const batch of batches) results.push(await engine.present(batch));
  const arrays: Record<string, Numbers> = {};
  for (const name of names) arrays[name] = await engine.read(name);
  engine.dispose();
  return { results, arrays };
}

/** The largest difference; NaN and infinity never pass for small. */
export function worst(a: ArrayLike<number>, b: ArrayLike<number>): number {
  if (a.length !== b.length) return Number.POSITIVE_INFINITY;
  let found = 0;
  for (let i = 0; i < a.length; i++) {
    const difference = Math.abs(a[i]! - b[i]!);
    if (!(difference <= found)) found = Number.isNaN(difference) ? Number.POSITIVE_INFINITY : difference;
  }
  return found;
}

export const total = (counts: ArrayLike<number>): number => Array.from(counts).reduce((sum, x) => sum + x, 0);
