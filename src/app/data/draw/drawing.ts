// From strokes of a pen to a digit as MNIST has them: scaled into a box of 20 of 28 pixels, smooth at the edges, and
// laid so that the centre of mass is the centre of the image. LeCun et al. 1998, http://yann.lecun.com/exdb/mnist.

/** A point of the pad, 0 to 1 from left to right and from top to bottom. */
export interface Point {
  readonly x: number;
  readonly y: number;
}

export type Stroke = readonly Point[];

export interface DrawingOptions {
  readonly rows: number;
  readonly columns: number;
  /** of the line, in pixels of the image */
  readonly width: number;
}

/** The part of the image that a digit fills, as in MNIST. */
const BOX = 20 / 28;
/** A dot is no digit: it is not blown up to one. */
const MOST_SCALE = 2.5;
/** px over which the edge of a line fades. Chosen: MNIST's were made by scaling down, which blurs as much. */
const EDGE = 1.2;

/** @returns shape `[rows, columns]`, 0..255; all 0 without strokes */
export function drawingToPixels(strokes: readonly Stroke[], options: DrawingOptions): Uint8Array {
  const { rows, columns } = options;
  const drawn = strokes.filter((stroke) => stroke.length > 0);
  if (drawn.length === 0) return new Uint8Array(rows * columns);
  let laid = scaleToBox(drawn, options);
  let pixels = paint(laid, options);
  // a shift by parts of a pixel changes the greys: the second one brings what the first one missed
  for (let k = 0; k < 2; k++) {
    const [x, y] = centreOfMass(pixels, columns);
    laid = shift(laid, columns / 2 - x, rows / 2 - y);
    pixels = paint(laid, options);
  }
  return pixels;
}

/** In pixels from the left and upper edge; the middle of an empty image. */
export function centreOfMass(pixels: Uint8Array, columns: number): [x: number, y: number] {
  let mass = 0;
  let x = 0;
  let y = 0;
  for (let k = 0; k < pixels.length; k++) {
    const ink = pixels[k]!;
    mass += ink;
    x += ink * ((k % columns) + 0.5);
    y += ink * (Math.floor(k / columns) + 0.5);
  }
  return mass === 0 ? [columns / 2, pixels.length / columns / 2] : [x / mass, y / mass];
}

/** Strokes in pixels of the image, as large as the box allows. */
function scaleToBox(strokes: readonly Stroke[], { rows, columns, width }: DrawingOptions): Stroke[] {
  const all = strokes.flat();
  const left = Math.min(...all.map(({ x }) => x));
  const right = Math.max(...all.map(({ x }) => x));
  const top = Math.min(...all.map(({ y }) => y));
  const bottom = Math.max(...all.map(({ y }) => y));
  const side = Math.min(rows, columns);
  const room = Math.max(1, BOX * side - width);
  const scale = Math.min(room / Math.max(right - left, bottom - top, 1e-6), MOST_SCALE * side);
  return strokes.map((stroke) =>
    stroke.map(({ x, y }) => ({
      x: columns / 2 + scale * (x - (left + right) / 2),
      y: rows / 2 + scale * (y - (top + bottom) / 2),
    })),
  );
}

function shift(strokes: readonly Stroke[], dx: number, dy: number): Stroke[] {
  return strokes.map((stroke) => stroke.map(({ x, y }) => ({ x: x + dx, y: y + dy })));
}

function paint(strokes: readonly Stroke[], { rows, columns, width }: DrawingOptions): Uint8Array {
  const nearest = new Float64Array(rows * columns).fill(Infinity);
  const reach = width / 2 + EDGE;
  for (const stroke of strokes) {
    for (let k = 0; k < Math.max(1, stroke.length - 1); k++) {
      const a = stroke[k]!;
      const b = stroke[k + 1] ?? a;
      const firstRow = Math.max(0, Math.floor(Math.min(a.y, b.y) - reach));
      const lastRow = Math.min(rows - 1, Math.ceil(Math.max(a.y, b.y) + reach));
      const first = Math.max(0, Math.floor(Math.min(a.x, b.x) - reach));
      const last = Math.min(columns - 1, Math.ceil(Math.max(a.x, b.x) + reach));
      for (let row = firstRow; row <= lastRow; row++) {
        for (let column = first; column <= last; column++) {
          const at = row * columns + column;
          nearest[at] = Math.min(nearest[at]!, distance(column + 0.5, row + 0.5, a, b));
        }
      }
    }
  }
  return Uint8Array.from(nearest, (d) =>
    Math.round(255 * Math.min(1, Math.max(0, (width / 2 - d) / EDGE + 0.5))),
  );
}

/** From a point to the line between two others. */
function distance(x: number, y: number, a: Point, b: Point): number {
  const dx = b.x - a.x;
  const dy = b.y - a.y;
  const length = dx * dx + dy * dy;
  const share = length === 0 ? 0 : Math.min(1, Math.max(0, ((x - a.x) * dx + (y - a.y) * dy) / length));
  return Math.hypot(x - a.x - share * dx, y - a.y - share * dy);
}
