// Connectors of populations that lie in space: convolution and pooling. Shapes are `[rows, columns, channels]`.
import type { Connector, Extent } from "../core/document";
import type { Connections } from "./runs";

type Shape = readonly number[];
type Pooling = Omit<Connector & { readonly name: "pool2d" }, "name">;

/** Rows, columns, channels; one channel where the shape names none. */
export function placesOf([rows = 1, columns = 1, channels = 1]: Shape): readonly [number, number, number] {
  return [rows, columns, channels];
}

/** Rows and columns at which a kernel can stand. */
export function convolved(pre: Shape, kernel: Extent): Extent {
  const [rows, columns] = placesOf(pre);
  return [rows - kernel[0] + 1, columns - kernel[1] + 1];
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

/** One synapse to each window that the presynaptic neuron lies in. */
export function pool(
  pre: Shape,
  post: Shape,
  { size, stride = size, padding = [0, 0] }: Pooling,
): Connections {
  const out = placesOf(post);
  /** first and last window along an axis */
  const over = (at: number, axis: 0 | 1): readonly [number, number] => [
    Math.max(0, Math.ceil((at + padding[axis] - size[axis] + 1) / stride[axis])),
    Math.min(out[axis] - 1, Math.floor((at + padding[axis]) / stride[axis])),
  ];
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
