// Connectors of populations that lie in space: convolution and pooling. Shapes are `[rows, columns, channels]`.
import type { Connector, Extent } from "../core/document";
import type { Connections } from "./runs";

type Shape = readonly number[];
type Pooling = Omit<Connector & { readonly name: "pool2d" }, "name">;
type Local = Omit<Connector & { readonly name: "local2d" }, "name">;

/** Rows, columns, channels; one channel where the shape names none. */
export function placesOf([rows = 1, columns = 1, channels = 1]: Shape): readonly [number, number, number] {
  return [rows, columns, channels];
}

/** Rows and columns at which a kernel can stand. */
export function convolved(pre: Shape, kernel: Extent): Extent {
  const [rows, columns] = placesOf(pre);
  return [rows - kernel[0] + 1, columns - kernel[1] + 1];
}

/** Rows and columns of whole windows. */
export function localized(pre: Shape, { kernel, stride = [1, 1] }: Local): Extent {
  const [rows, columns] = convolved(pre, kernel);
  return [1 + Math.floor((rows - 1) / stride[0]), 1 + Math.floor((columns - 1) / stride[1])];
}

/** Rows and columns of windows that it takes to cover all. */
export function pooled(pre: Shape, { size, stride = size, padding = [0, 0] }: Pooling): Extent {
  const places = placesOf(pre);
  const count = (axis: 0 | 1) =>
    1 + Math.ceil(Math.max(0, places[axis] + 2 * padding[axis] - size[axis]) / stride[axis]);
  return [count(0), count(1)];
}

/** One run a place: from a presynaptic neuron to all features there, by the weights of where it lies in the window. */
export function convolve(pre: Shape, post: Shape, [height, width]: Extent): Connections {
  const [outRows, outColumns, features] = placesOf(post);
  const channels = placesOf(pre)[2];
  const { places, ...runs } = collectRuns(pre, (row, column, channel, add) => {
    for (let r = Math.max(0, row - height + 1); r <= Math.min(row, outRows - 1); r++) {
      for (let c = Math.max(0, column - width + 1); c <= Math.min(column, outColumns - 1); c++) {
        const tap = ((row - r) * width + column - c) * channels + channel;
        add((r * outColumns + c) * features, tap * features);
      }
    }
  });
  return { ...runs, span: features, shared: places, weights: height * width * channels * features };
}

/** One synapse to each feature of each window that the presynaptic neuron lies in. */
export function localize(pre: Shape, post: Shape, { kernel, stride = [1, 1] }: Local): Connections {
  const [rows, columns, features] = placesOf(post);
  const { start, post: each } = collectRuns(pre, (row, column, _, add) => {
    const [[top, bottom], [left, right]] = [
      windowsOver(row, kernel[0], stride[0], 0, rows),
      windowsOver(column, kernel[1], stride[1], 0, columns),
    ];
    for (let r = top; r <= bottom; r++)
      for (let c = left; c <= right; c++)
        for (let f = 0; f < features; f++) add((r * columns + c) * features + f, 0);
  });
  return { start, post: each, span: 1, shared: null, weights: each.length };
}

/** First and last of the windows along an axis that a place lies in. */
function windowsOver(
  at: number,
  size: number,
  stride: number,
  padding: number,
  windows: number,
): readonly [number, number] {
  return [
    Math.max(0, Math.ceil((at + padding - size + 1) / stride)),
    Math.min(windows - 1, Math.floor((at + padding) / stride)),
  ];
}

/** Synapses of all windows along one axis, where those at the edges are cut short. */
function covered(places: number, windows: number, size: number, stride: number, padding: number): number {
  let sum = 0;
  for (let k = 0; k < windows; k++) {
    const first = k * stride - padding;
    sum += Math.max(0, Math.min(places, first + size) - Math.max(0, first));
  }
  return sum;
}

/** Synapses of a pool, each of its windows as far as it lies within the edges. */
export function pooledSynapses(
  pre: Shape,
  post: Shape,
  { size, stride = size, padding = [0, 0] }: Pooling,
): number {
  const [from, to] = [placesOf(pre), placesOf(post)];
  const onAxis = (k: 0 | 1) => covered(from[k], to[k], size[k], stride[k], padding[k]);
  return onAxis(0) * onAxis(1) * to[2];
}

/** One synapse to each window that the presynaptic neuron lies in. */
export function pool(
  pre: Shape,
  post: Shape,
  { size, stride = size, padding = [0, 0] }: Pooling,
): Connections {
  const out = placesOf(post);
  const over = (at: number, axis: 0 | 1) =>
    windowsOver(at, size[axis], stride[axis], padding[axis], out[axis]);
  const { start, post: first } = collectRuns(pre, (row, column, channel, add) => {
    const [[top, bottom], [left, right]] = [over(row, 0), over(column, 1)];
    for (let r = top; r <= bottom; r++)
      for (let c = left; c <= right; c++) add((r * out[1] + c) * out[2] + channel, 0);
  });
  return { start, post: first, span: 1, shared: null, weights: first.length };
}

type Add = (post: number, place: number) => void;

/** The runs that `visit` adds for each presynaptic neuron, in order. */
function collectRuns(
  shape: Shape,
  visit: (row: number, column: number, channel: number, add: Add) => void,
): { readonly start: Uint32Array; readonly post: Uint32Array; readonly places: Uint32Array } {
  const [rows, columns, channels] = placesOf(shape);
  const start = new Uint32Array(rows * columns * channels + 1);
  const [post, places]: [number[], number[]] = [[], []];
  const add = (first: number, place: number): void => {
    post.push(first);
    places.push(place);
  };
  for (let i = 0; i < start.length - 1; i++) {
    const at = Math.floor(i / channels);
    visit(Math.floor(at / columns), at % columns, i % channels, add);
    start[i + 1] = post.length;
  }
  return { start, post: Uint32Array.from(post), places: Uint32Array.from(places) };
}
