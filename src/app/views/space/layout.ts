// Where neurons stand in space, and which synapses are drawn between them. Pure arithmetic, by seed.
import { type Distance, type NetworkDocument, type Projection, sizeOf, synapseCount } from "../../../index";
import { gridShape } from "../../canvas/cards/thumbnails";

export interface Place {
  readonly population: string;
  readonly neurons: number;
  /** `[n, 3]` */
  readonly positions: Float32Array;
  /** side of a neuron's cell */
  readonly pitch: number;
  readonly centre: readonly [number, number, number];
  readonly top: number;
}

export interface DrawnSynapses {
  /** `[n, 3]` each: from where to where */
  readonly from: Float32Array;
  readonly to: Float32Array;
  /** of each: number of its presynaptic population among the places, and neuron in it */
  readonly population: Uint16Array;
  readonly neuron: Uint32Array;
  /** 1: excitatory, 0: inhibitory */
  readonly excites: Float32Array;
  readonly count: number;
  /** synapses that the network has */
  readonly all: number;
}

/** Chosen: more than these are fog. */
export const MOST_SYNAPSES = 2000;
/** Side of a population's square, and the way from one to the next. */
const SIDE = 10;
const STRIDE = 11;

/** Each population a standing square, one behind the other from left to right, as spikes flow. */
export function placesOf({ populations, layout }: NetworkDocument): Place[] {
  const ids = Object.keys(populations);
  const x = (id: string, k: number) => layout?.[id]?.x ?? k * 320;
  const y = (id: string) => layout?.[id]?.y ?? 0;
  const ordered = ids.map((id, k) => ({ id, x: x(id, k), y: y(id) })).sort((a, b) => a.x - b.x);
  let column = -1;
  let last = Number.NEGATIVE_INFINITY;
  return ordered.map(({ id, x: left, y: high }) => {
    if (left - last > 120) {
      column++;
      last = left;
    }
    const { shape } = populations[id]!;
    const { rows, columns } = gridShape(shape);
    const neurons = sizeOf({ shape });
    const pitch = SIDE / Math.max(rows, columns, 4);
    const centre = [column * STRIDE, -high / 25, 0] as const;
    const positions = new Float32Array(3 * neurons);
    for (let n = 0; n < neurons; n++) {
      positions[3 * n] = centre[0];
      positions[3 * n + 1] = centre[1] + ((rows - 1) / 2 - Math.floor(n / columns)) * pitch;
      positions[3 * n + 2] = ((columns - 1) / 2 - (n % columns)) * pitch;
    }
    return { population: id, neurons, positions, pitch, centre, top: centre[1] + (rows / 2) * pitch };
  });
}

/** A sample of the network's synapses, as many of each projection as its square root says. */
export function synapsesOf(
  document: NetworkDocument,
  places: readonly Place[],
  most = MOST_SYNAPSES,
): DrawnSynapses {
  const { populations, projections } = document;
  const known = Object.values(projections).flatMap((projection) => {
    const pre = places.findIndex((place) => place.population === projection.from);
    const post = places.findIndex((place) => place.population === projection.to);
    if (pre < 0 || post < 0) return [];
    const count = synapseCount(
      projection,
      populations[projection.from]!.shape,
      populations[projection.to]!.shape,
    );
    return [{ projection, pre, post, count }];
  });
  const weight = known.reduce((sum, { count }) => sum + Math.sqrt(count), 0);
  const random = generator(document.seed);
  const drawn = known.flatMap(({ projection, pre, post, count }) => {
    const wanted = Math.min(count, Math.floor((most * Math.sqrt(count)) / weight));
    const pairs = pairsOf(document, projection, places[pre]!.neurons, places[post]!.neurons, wanted, random);
    return pairs.map(([i, j]) => ({ i, j, pre, post, excites: projection.receptor === "exc" ? 1 : 0 }));
  });
  const n = drawn.length;
  const synapses = {
    from: new Float32Array(3 * n),
    to: new Float32Array(3 * n),
    population: new Uint16Array(n),
    neuron: new Uint32Array(n),
    excites: new Float32Array(n),
    count: n,
    all: known.reduce((sum, { count }) => sum + count, 0),
  };
  for (const [k, { i, j, pre, post, excites }] of drawn.entries()) {
    synapses.from.set(places[pre]!.positions.subarray(3 * i, 3 * i + 3), 3 * k);
    synapses.to.set(places[post]!.positions.subarray(3 * j, 3 * j + 3), 3 * k);
    synapses.population[k] = pre;
    synapses.neuron[k] = i;
    synapses.excites[k] = excites;
  }
  return synapses;
}

/**
 * Pairs that a projection may connect, drawn by seed: each is one where its connector says so without chance; of a
 * `fixed_probability` they stand for those that are drawn when the network is built.
 */
function pairsOf(
  { populations }: NetworkDocument,
  { from, to, connector }: Projection,
  pre: number,
  post: number,
  wanted: number,
  random: () => number,
): [number, number][] {
  const below = (n: number) => Math.floor(random() * n);
  return Array.from({ length: wanted }, (_, k): [number, number] => {
    switch (connector.name) {
      case "one_to_one": {
        const n = Math.floor((k * pre) / wanted);
        return [n, n];
      }
      case "list": {
        const n = Math.floor((k * connector.pre.length) / wanted);
        return [connector.pre[n]!, connector.post[n]!];
      }
      case "distance": {
        const i = below(pre);
        return [i, nearbyOf(i, connector, populations[from]!.shape, populations[to]!.shape, random)];
      }
      case "conv2d":
      case "local2d":
      case "pool2d": {
        const [rows = 1, columns = 1, channels = 1] = populations[from]!.shape;
        const [outRows = 1, outColumns = 1, features = 1] = populations[to]!.shape;
        const conv = connector.name !== "pool2d";
        const size = conv ? connector.kernel : connector.size;
        const own = connector.name === "conv2d" ? undefined : connector.stride;
        const stride = own ?? (conv ? ([1, 1] as const) : connector.size);
        const padding = (conv ? undefined : connector.padding) ?? ([0, 0] as const);
        const [r, c, f] = [below(outRows), below(outColumns), below(features)];
        const inside = (at: number, n: number) => Math.min(n - 1, Math.max(0, at));
        const row = inside(r * stride[0] - padding[0] + below(size[0]), rows);
        const column = inside(c * stride[1] - padding[1] + below(size[1]), columns);
        const channel = conv ? below(channels) : f;
        return [(row * columns + column) * channels + channel, (r * outColumns + c) * features + f];
      }
      default: {
        const i = below(pre);
        const self = connector.self ?? true;
        const j = below(post);
        return [i, !self && i === j && pre === post ? (j + 1) % post : j];
      }
    }
  });
}

/** A neuron about as far away as those that are connected: along each axis by a draw, within the edges. */
function nearbyOf(
  i: number,
  { sigma, radius = Infinity, wrap = false }: Distance,
  pre: readonly number[],
  post: readonly number[],
  random: () => number,
): number {
  const width = Math.min(radius, 2 * (sigma ?? Infinity));
  let [left, stride, j] = [i, 1, 0];
  for (let axis = pre.length - 1; axis >= 0; axis--) {
    const [places, others] = [pre[axis]!, post[axis]!];
    const x = ((left % places) + 0.5) / places + width * (random() + random() - 1);
    const at = Math.floor((wrap ? x - Math.floor(x) : x) * others);
    j += stride * Math.min(others - 1, Math.max(0, at));
    stride *= others;
    left = Math.floor(left / places);
  }
  return j;
}

/** Park & Miller 1988, doi:10.1145/63039.63042: good enough for a picture. */
function generator(seed: number): () => number {
  let state = (Math.abs(Math.trunc(seed)) % 2147483646) + 1;
  return () => {
    state = (state * 48271) % 2147483647;
    return (state - 1) / 2147483646;
  };
}
