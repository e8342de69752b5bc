// How long spikes are under way: one time for all synapses of a projection, or for each its own.
import type { Values } from "../core/document";
import { gauss, philox } from "../util/random";
import { drawing } from "./values";

/** Fourth word of the counter of delays: no draw of a weight or of a connection has it. */
const DELAYS = 1;

/**
 * Whole steps: the longest, and for each of `synapses`, at the place of its weight, its own where they are many.
 * @param order - which of explicit delays each synapse takes, as in `Connections`
 */
export function delaysOf(
  delay: Values,
  dt: number,
  synapses: number,
  { seed, stream }: { readonly seed: number; readonly stream: number },
  order?: ArrayLike<number> | null,
): { readonly delaySteps: number; readonly delays: Uint16Array | null } {
  const toSteps = (ms: number) => Math.max(1, Math.round(ms / dt));
  if (typeof delay === "number") return { delaySteps: toSteps(delay), delays: null };
  const quad = (k: number) => philox([k, 0, stream, DELAYS], seed, 0);
  const draws = { uniform: (k: number) => quad(k)[0] * 2 ** -32, normal: (k: number) => gauss(quad(k)) };
  const delayOf = drawing(delay, draws, order);
  const delays = new Uint16Array(synapses);
  let delaySteps = 1;
  for (let k = 0; k < synapses; k++) {
    delays[k] = toSteps(delayOf(k));
    delaySteps = Math.max(delaySteps, delays[k]!);
  }
  return { delaySteps, delays };
}
