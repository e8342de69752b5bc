// Which neurons a connector connects: drawn by seed, the same on every engine.
import type { Connector } from "../core/document";
import { uniform } from "../util/random";

/** Synapses in order of their presynaptic neuron, then of the postsynaptic one. */
export interface Connections {
  /** shape `[pre + 1]`: the synapses of neuron i are those from `start[i]` to `start[i + 1]` */
  readonly start: Uint32Array;
  /** postsynaptic neuron of each synapse */
  readonly post: Uint32Array;
}

interface Drawing {
  readonly connector: Connector;
  readonly pre: number;
  readonly post: number;
  readonly seed: number;
  readonly stream: number;
}

/** Drawings that were made last: a plan is made anew for every live edit. */
const known = new Map<string, Connections>();
const KNOWN = 8;

/** The synapses of a connector; null where every neuron is connected to every other. */
export function connect(drawing: Drawing): Connections | null {
  if (drawing.connector.name === "all_to_all") return null;
  const key = JSON.stringify(drawing);
  const found = known.get(key) ?? drawPairs(drawing, drawing.connector.p);
  known.delete(key);
  known.set(key, found);
  if (known.size > KNOWN) known.delete(known.keys().next().value!);
  return found;
}

/**
 * Each pair with probability p: the gaps between chosen pairs of a row are geometric, so that the work follows
 * the synapses (Batagelj & Brandes 2005, doi:10.1103/PhysRevE.71.036113). Draw k of row i has step k + 1, since
 * step 0 draws the weights.
 */
function drawPairs({ connector, pre, post, seed, stream }: Drawing, p: number): Connections {
  const start = new Uint32Array(pre + 1);
  const chosen: number[] = [];
  const skipOwn = connector.self === false;
  const perLog = 1 / Math.log1p(-Math.min(p, 1 - 2 ** -25));
  for (let i = 0; i < pre; i++) {
    for (let j = -1, k = 1; ; k++) {
      // 1 - u is in (0, 1], so that its logarithm is finite
      j += p >= 1 ? 1 : 1 + Math.floor(Math.log(1 - uniform(seed, stream, i, k)) * perLog);
      if (!(j < post)) break;
      if (!(skipOwn && i === j)) chosen.push(j);
    }
    start[i + 1] = chosen.length;
  }
  return { start, post: Uint32Array.from(chosen) };
}
