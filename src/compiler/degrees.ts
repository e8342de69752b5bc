// Connectors that fix how many synapses each neuron has: partners are drawn by seed, all different, with work that
// follows the synapses.
import { philox, type Quad } from "../util/random";
import type { Connections } from "./runs";

/** Fourth word of the counter of partners: no draw of a number has it, see util/random.ts. */
const PARTNERS = 2 ** 31 + 1;

interface Drawing {
  readonly seed: number;
  readonly stream: number;
  /** whether a neuron must not be its own partner */
  readonly skipOwn: boolean;
}

/** From each of `pre` neurons to n of `post`. */
export function drawOutDegree(pre: number, post: number, n: number, drawing: Drawing): Connections {
  const partners = drawPartners(pre, post, n, drawing);
  for (let i = 0; i < pre; i++) partners.subarray(i * n, (i + 1) * n).sort();
  const start = Uint32Array.from({ length: pre + 1 }, (_, i) => i * n);
  return { start, post: partners, span: 1, shared: null, weights: pre * n };
}

/** Onto each of `post` neurons from n of `pre`. */
export function drawInDegree(pre: number, post: number, n: number, drawing: Drawing): Connections {
  const partners = drawPartners(post, pre, n, drawing);
  const owners = new Uint32Array(partners.length);
  for (let j = 0; j < post; j++) owners.fill(j, j * n, (j + 1) * n);
  const { start, post: sorted } = sortByPre(pre, partners, owners);
  return { start, post: sorted, span: 1, shared: null, weights: partners.length };
}

/**
 * Pairs in order of the presynaptic neuron; those of one stay in their order.
 * @returns with `order`, which pair each was
 */
export function sortByPre(
  neurons: number,
  pre: ArrayLike<number>,
  post: ArrayLike<number>,
): { readonly start: Uint32Array; readonly post: Uint32Array; readonly order: Uint32Array } {
  const start = new Uint32Array(neurons + 1);
  for (let k = 0; k < pre.length; k++) start[pre[k]! + 1]!++;
  for (let i = 0; i < neurons; i++) start[i + 1]! += start[i]!;
  const next = start.slice();
  const [sorted, order] = [new Uint32Array(pre.length), new Uint32Array(pre.length)];
  for (let k = 0; k < pre.length; k++) {
    const at = next[pre[k]!]!++;
    sorted[at] = post[k]!;
    order[at] = k;
  }
  return { start, post: sorted, order };
}

/**
 * For each owner n different partners, in no order, shape `[owners, n]`. Floyd's algorithm (Bentley & Floyd 1987,
 * doi:10.1145/30401.315746): one draw each, and none is thrown away.
 */
function drawPartners(
  owners: number,
  partners: number,
  n: number,
  { seed, stream, skipOwn }: Drawing,
): Uint32Array {
  const chosen = new Uint32Array(owners * n);
  const takenBy = new Uint32Array(partners); // 1 + the owner that took it last
  const there = partners - Number(skipOwn);
  let quad: Quad = [0, 0, 0, 0];
  for (let owner = 0; owner < owners; owner++) {
    for (let k = 0; k < n; k++) {
      if (k % 4 === 0) quad = philox([k >>> 2, owner, stream, PARTNERS], seed, 0);
      const last = there - n + k;
      const drawn = Math.floor(quad[k % 4]! * 2 ** -32 * (last + 1));
      const free = takenBy[drawn] === owner + 1 ? last : drawn;
      takenBy[free] = owner + 1;
      chosen[owner * n + k] = skipOwn && free >= owner ? free + 1 : free;
    }
  }
  return chosen;
}
