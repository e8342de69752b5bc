// Connectors by distance: neurons lie as places of a grid over a line, square or cube of side 1, on both sides.
import type { Distance } from "../core/document";
import { philox } from "../util/random";
import type { Connections } from "./runs";

type Shape = readonly number[];

/** Fourth word of the counter of these draws: no other draw has it. */
const PLACES = 2 ** 31 + 2;
/** Sigmas beyond which a gaussian counts as 0. Chosen: it is 1.5e-8 there, less than random numbers can tell. */
const TAIL = 6;
/** Distances along an axis that are told apart where synapses are counted beforehand. Chosen: an error below 1 %. */
const TOLD_APART = 128;
/** Neighbours of a place that are looked at for it. */
const LOOKED_AT = 1024;

/** How far neurons can be connected at all. */
export function reachOf({ sigma, radius = Infinity }: Distance): number {
  return Math.min(radius, sigma === undefined ? Infinity : TAIL * sigma);
}

/** Probability that two neurons at the square of a distance are connected. */
export function probabilityAt({ p = 1, sigma, radius = Infinity }: Distance, squared: number): number {
  if (squared > radius * radius * (1 + 1e-12)) return 0; // places that lie on the edge are within
  return sigma === undefined ? p : p * Math.exp(-squared / (2 * sigma * sigma));
}

/** Postsynaptic places within reach of a presynaptic one along an axis: `count`, of which `low` begin at 0. */
interface Near {
  readonly count: number;
  readonly low: number;
  /** place of the one after those */
  readonly first: number;
  /** the presynaptic place, in sides */
  readonly x: number;
  readonly post: number;
  readonly wrap: boolean;
}

function nearOnAxis(place: number, pre: number, post: number, reach: number, wrap: boolean): Near {
  const x = (place + 0.5) / pre;
  const limit = reach * (1 + 1e-12);
  const near = { x, post, wrap };
  if (wrap && limit >= 0.5) return { ...near, count: post, low: post, first: 0 };
  const first = Math.ceil((x - limit) * post - 0.5 - 1e-9);
  const last = Math.floor((x + limit) * post - 0.5 + 1e-9);
  const [start, end] = [Math.max(0, first), Math.min(post - 1, last)];
  const inside = Math.max(0, end - start + 1);
  if (!wrap || inside === Math.max(0, last - first + 1))
    return { ...near, count: inside, low: 0, first: start };
  // over an edge: what comes in on the other side has the lower, or the higher numbers
  const count = Math.min(post, last - first + 1);
  return first < 0
    ? { ...near, count, low: end + 1, first: first + post }
    : { ...near, count, low: last - post + 1, first };
}

/** The k-th of them, in order. */
function placeOfNear({ low, first }: Near, k: number): number {
  return k < low ? k : first + k - low;
}

function squaredTo({ x, post, wrap }: Near, place: number): number {
  const d = Math.abs((place + 0.5) / post - x);
  const way = wrap ? Math.min(d, 1 - d) : d;
  return way * way;
}

/** The square of the distance to the nearest place of all. */
function leastSquared(near: Near): number {
  const below = Math.floor(near.x * near.post - 0.5);
  const inside = (k: number) => Math.min(near.post - 1, Math.max(0, k));
  return Math.min(squaredTo(near, inside(below)), squaredTo(near, inside(below + 1)));
}

/** Rows of postsynaptic neurons near one presynaptic neuron: all axes but the last. */
interface Row {
  /** index of the row's first neuron */
  readonly first: number;
  readonly squared: number;
}

/**
 * The pairs that chance connects. Along each row of the postsynaptic grid the gaps between candidates are geometric, by
 * the highest probability in the row, and each candidate is kept with what its own is of that: the work follows rows
 * and synapses, not pairs (thinning, Lewis & Shedler 1979, doi:10.1002/nav.3800260304).
 */
export function drawByDistance(
  connector: Distance,
  pre: Shape,
  post: Shape,
  { seed, stream, skipOwn }: { readonly seed: number; readonly stream: number; readonly skipOwn: boolean },
): Connections {
  const { wrap = false } = connector;
  const reach = reachOf(connector);
  const n = pre.reduce((product, extent) => product * extent, 1);
  const start = new Uint32Array(n + 1);
  const chosen: number[] = [];
  const [columns, width] = [pre.at(-1)!, post.at(-1)!];
  let rows: readonly Row[] = [];
  for (let i = 0; i < n; i++) {
    const column = i % columns;
    if (column === 0) rows = rowsNear(Math.floor(i / columns), pre, post, reach, wrap);
    const near = nearOnAxis(column, columns, width, reach, wrap);
    const least = leastSquared(near);
    let draw = 0;
    for (const row of rows) {
      const highest = probabilityAt(connector, row.squared + least);
      if (highest <= 0) continue;
      const perLog = 1 / Math.log1p(-Math.min(highest, 1 - 2 ** -25));
      for (let k = -1; ; ) {
        const [gap, keep] = philox([draw++, i, stream, PLACES], seed, 0);
        k += highest >= 1 ? 1 : 1 + Math.floor(Math.log((gap + 0.5) * 2 ** -32) * perLog);
        if (!(k < near.count)) break;
        const place = placeOfNear(near, k);
        const j = row.first + place;
        const share = probabilityAt(connector, row.squared + squaredTo(near, place)) / highest;
        if (keep * 2 ** -32 < share && !(skipOwn && i === j)) chosen.push(j);
      }
    }
    start[i + 1] = chosen.length;
  }
  return { start, post: Uint32Array.from(chosen), span: 1, shared: null, weights: chosen.length };
}

/** @param at - which row of the presynaptic grid */
function rowsNear(at: number, pre: Shape, post: Shape, reach: number, wrap: boolean): Row[] {
  let rows: Row[] = [{ first: 0, squared: 0 }];
  let left = at;
  const places: number[] = [];
  for (let axis = pre.length - 2; axis >= 0; axis--) {
    places.unshift(left % pre[axis]!);
    left = Math.floor(left / pre[axis]!);
  }
  const limit = reach * reach * (1 + 1e-12);
  for (const [axis, place] of places.entries()) {
    const near = nearOnAxis(place, pre[axis]!, post[axis]!, reach, wrap);
    rows = rows.flatMap(({ first, squared }) =>
      Array.from({ length: near.count }, (_, k) => {
        const at = placeOfNear(near, k);
        return { first: first * post[axis]! + at, squared: squared + squaredTo(near, at) };
      }),
    );
    rows = rows.filter(({ squared }) => squared <= limit);
  }
  return rows.map(({ first, squared }) => ({ first: first * post.at(-1)!, squared }));
}

/** What was counted last: a network is checked with every edit. */
const counted = new Map<string, Expected>();
const COUNTED = 64;

interface Expected {
  readonly synapses: number;
  readonly rows: number;
}

/**
 * How many synapses can be expected, those of neurons to themselves among them, and how many rows are looked at to find
 * them: from distances in classes, without a look at every pair.
 */
export function expectedByDistance(connector: Distance, pre: Shape, post: Shape): Expected {
  const { p = 1, sigma, radius, wrap = false } = connector;
  const key = JSON.stringify([sigma, radius, wrap, pre, post]);
  const found =
    counted.get(key) ?? countByDistance({ name: "distance", sigma, radius, wrap } as Distance, pre, post);
  counted.delete(key);
  counted.set(key, found);
  if (counted.size > COUNTED) counted.delete(counted.keys().next().value!);
  return { synapses: p * found.synapses, rows: found.rows };
}

function countByDistance(connector: Distance, pre: Shape, post: Shape): Expected {
  const reach = reachOf(connector);
  const axes = pre.map((extent, k) => classesOnAxis(extent, post[k]!, reach, connector.wrap ?? false));
  const rows = axes
    .slice(0, -1)
    .reduce((product, { pairs }) => product * pairs.reduce((a, b) => a + b, 0), pre.at(-1)!);
  const [first, second, third] = axes;
  const flat = third ? both(first!, second!) : first!;
  const last = third ?? second ?? { squared: [0], pairs: [1] };
  let synapses = 0;
  for (let a = 0; a < flat.squared.length; a++)
    for (let b = 0; b < last.squared.length; b++)
      synapses +=
        flat.pairs[a]! * last.pairs[b]! * probabilityAt(connector, flat.squared[a]! + last.squared[b]!);
  return { synapses, rows };
}

/** Squares of distances, and how many pairs are about as far from each other. */
interface Classes {
  readonly squared: readonly number[];
  readonly pairs: readonly number[];
}

function classesOnAxis(pre: number, post: number, reach: number, wrap: boolean): Classes {
  const classes = new Grouping(Math.min(reach, 1));
  const looked = Math.min(pre, TOLD_APART);
  for (let k = 0; k < looked; k++) {
    const near = nearOnAxis(Math.floor(((k + 0.5) * pre) / looked), pre, post, reach, wrap);
    const seen = Math.min(near.count, LOOKED_AT);
    const each = (pre / looked) * (near.count / seen);
    for (let q = 0; q < seen; q++)
      classes.add(squaredTo(near, placeOfNear(near, Math.floor(((q + 0.5) * near.count) / seen))), each);
  }
  return classes.take();
}

/** Distances in a plane from those along its axes. */
function both(a: Classes, b: Classes): Classes {
  const widest = Math.sqrt(Math.max(...a.squared) + Math.max(...b.squared));
  const classes = new Grouping(widest);
  for (let k = 0; k < a.squared.length; k++)
    for (let q = 0; q < b.squared.length; q++)
      classes.add(a.squared[k]! + b.squared[q]!, a.pairs[k]! * b.pairs[q]!);
  return classes.take();
}

/** Puts distances into classes, each of which takes the mean of its squares. */
class Grouping {
  private readonly width: number;
  private readonly sums = new Float64Array(TOLD_APART + 2);
  private readonly counts = new Float64Array(TOLD_APART + 2);

  constructor(widest: number) {
    this.width = widest / TOLD_APART || 1;
  }

  add(squared: number, pairs: number): void {
    const key = Math.min(TOLD_APART + 1, Math.round(Math.sqrt(squared) / this.width));
    this.sums[key]! += squared * pairs;
    this.counts[key]! += pairs;
  }

  take(): Classes {
    const filled = [...this.counts.keys()].filter((key) => this.counts[key]! > 0);
    return {
      squared: filled.map((key) => this.sums[key]! / this.counts[key]!),
      pairs: filled.map((key) => this.counts[key]!),
    };
  }
}
