// Seeded orders: of samples in an epoch, and of those that a readout learns from.
import { uniform } from "../util/random";

/**
 * A permutation of 0 to `count` - 1 (Fisher & Yates); equal arguments give equal orders.
 * @param stream - what it is for: see `uniform`; @param pass - gives each pass an order of its own
 */
export function permutation(count: number, seed: number, stream: number, pass: number): Uint32Array {
  const order = Uint32Array.from({ length: count }, (_, k) => k);
  for (let k = count - 1; k > 0; k--) {
    const other = Math.floor(uniform(seed, stream, k, pass) * (k + 1));
    [order[k], order[other]] = [order[other]!, order[k]!];
  }
  return order;
}
