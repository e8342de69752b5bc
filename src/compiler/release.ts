// Short-term plasticity laid out: what each presynaptic neuron has to release over a projection, and how it recovers.
import type { SynapseModel } from "../core/synapse";
import { make, type Node, rightSide, substitute } from "../lang/tree";
import { integrate } from "./integrate";
import type { ReleasePlan } from "./planned";
import type { Connections } from "./runs";

/** Row with what the last spike of each presynaptic neuron counts. */
export const RELEASED = "release";
const rowName = (variable: string): string => `${RELEASED}_${variable}`;

/** Null for a synapse without. */
export function planRelease(
  { name, trees, release }: SynapseModel,
  step: string,
  path: string,
): ReleasePlan | null {
  if (!release || !trees.release || !trees.gain) return null;
  const own = (tree: Node): Node =>
    substitute(tree, (used) => (Object.hasOwn(release.state, used) ? make.name(rowName(used)) : undefined));
  return {
    variables: Object.fromEntries(Object.entries(release.state).map(([x, { init }]) => [rowName(x), init])),
    steps: Object.entries(trees.release.derivatives).map(([x, tree]) => ({
      variable: rowName(x),
      tree: integrate(rowName(x), own(tree), step, `${path}, ${name}`),
    })),
    onSpike: trees.release.onSpike.map((statement) => ({
      variable: rowName(statement.target),
      tree: own(rightSide(statement)),
    })),
    gain: own(trees.gain),
  };
}

/** All pairs as a list: what one spike brings over it can then be told from what another does. */
export function listPairs(pre: number, post: number, self: boolean): Connections {
  const each = self ? post : post - 1;
  const start = Uint32Array.from({ length: pre + 1 }, (_, i) => i * each);
  const ends = new Uint32Array(pre * each);
  const order = new Uint32Array(pre * each);
  let k = 0;
  for (let i = 0; i < pre; i++)
    for (let j = 0; j < post; j++) {
      if (!self && i === j) continue;
      order[k] = i * post + j;
      ends[k++] = j;
    }
  return { start, post: ends, span: 1, shared: null, weights: ends.length, order };
}
