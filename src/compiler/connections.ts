// Which neurons a connector connects: drawn by seed, the same on every engine.
import type { Connector } from "../core/document";
import { uniform } from "../util/random";
import { drawInDegree, drawOutDegree, sortByPre } from "./degrees";
import { drawByDistance } from "./distance";
import type { Connections } from "./runs";
import { convolve, localize, pool } from "./windows";

interface Drawing {
  readonly connector: Connector;
  /** shapes of the populations */
  readonly pre: readonly number[];
  readonly post: readonly number[];
  readonly seed: number;
  readonly stream: number;
}

/** Drawings that were made last: a plan is made anew for every live edit. */
const known = new Map<string, Connections>();
const KNOWN = 8;

/** The synapses of a connector; null where every neuron is connected to every other. */
export function connect(drawing: Drawing): Connections | null {
  if (drawing.connector.name === "all_to_all") return null;
  if (drawing.connector.name === "list") return listed(drawing.connector, drawing);
  const key = JSON.stringify(drawing);
  const found = known.get(key) ?? draw(drawing, drawing.connector);
  known.delete(key);
  known.set(key, found);
  if (known.size > KNOWN) known.delete(known.keys().next().value!);
  return found;
}

type Drawn = Exclude<Connector, { name: "all_to_all" | "list" }>;

function draw(drawing: Drawing, connector: Drawn): Connections {
  const { pre, post, seed, stream } = drawing;
  const seeded = { seed, stream, skipOwn: !meetsOwn(connector, pre, post) };
  switch (connector.name) {
    case "fixed_probability":
      return drawPairs(drawing, connector.p, seeded.skipOwn);
    case "fixed_in_degree":
      return drawInDegree(sizeOf(pre), sizeOf(post), connector.n, seeded);
    case "fixed_out_degree":
      return drawOutDegree(sizeOf(pre), sizeOf(post), connector.n, seeded);
    case "distance":
      return drawByDistance(connector, pre, post, seeded);
    case "one_to_one":
      return pairUp(sizeOf(pre));
    case "conv2d":
      return convolve(pre, post, connector.kernel);
    case "local2d":
      return localize(pre, post, connector);
    case "pool2d":
      return pool(pre, post, connector);
  }
}

/** Whether a neuron may be connected to the one of its own index: always, where there are not as many on both sides. */
export function meetsOwn(connector: Connector, pre: readonly number[], post: readonly number[]): boolean {
  return !("self" in connector && connector.self === false) || sizeOf(pre) !== sizeOf(post);
}

/** The pairs of a list, in order of the presynaptic, then of the postsynaptic neuron. */
function listed({ pre, post }: Connector & { readonly name: "list" }, shapes: Drawing): Connections {
  const neurons = sizeOf(shapes.pre);
  const byPost = sortByPre(sizeOf(shapes.post), post, pre); // sorted twice: each sort keeps the order of its equals
  const posts = Uint32Array.from(byPost.order, (k) => post[k]!);
  const sorted = sortByPre(neurons, byPost.post, posts);
  const order = Uint32Array.from(sorted.order, (k) => byPost.order[k]!);
  return { start: sorted.start, post: sorted.post, span: 1, shared: null, weights: pre.length, order };
}

/** Neuron i to neuron i. */
function pairUp(n: number): Connections {
  const each = Uint32Array.from({ length: n + 1 }, (_, i) => i);
  return { start: each, post: each.subarray(0, n), span: 1, shared: null, weights: n };
}

/**
 * Each pair with probability p: the gaps between chosen pairs of a row are geometric, so that the work follows
 * the synapses (Batagelj & Brandes 2005, doi:10.1103/PhysRevE.71.036113). Draw k of row i has step k + 1, since
 * step 0 draws the weights.
 */
function drawPairs({ seed, stream, ...shapes }: Drawing, p: number, skipOwn: boolean): Connections {
  const [pre, post] = [sizeOf(shapes.pre), sizeOf(shapes.post)];
  const start = new Uint32Array(pre + 1);
  const chosen: number[] = [];
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
  return { start, post: Uint32Array.from(chosen), span: 1, shared: null, weights: chosen.length };
}

const sizeOf = (shape: readonly number[]): number => shape.reduce((product, n) => product * n, 1);
