// A phase plane from slopes: arrows, nullclines, and where those meet. Arithmetic only.

export type Range = readonly [low: number, high: number];
export type Point = readonly [x: number, y: number];
export type Segment = readonly [Point, Point];

/** The slopes of two variables at a place of the plane, into `[dx/dt, dy/dt]`. */
export type Field = (x: number, y: number) => readonly [number, number];

export interface Plane {
  /** places of the arrows, and their slopes: x, y, dx/dt, dy/dt one after the other */
  readonly arrows: Float64Array;
  /** where dx/dt, and where dy/dt is 0 */
  readonly nullclines: readonly [readonly Segment[], readonly Segment[]];
  readonly rests: readonly Point[];
}

/** Arrows on a side, and cells of the grid in which nullclines are looked for. */
export const ARROWS = 25;
const CELLS = 80;

export function planeOf(field: Field, x: Range, y: Range): Plane {
  const n = CELLS + 1;
  const dx = new Float64Array(n * n);
  const dy = new Float64Array(n * n);
  for (let j = 0; j < n; j++) {
    for (let i = 0; i < n; i++)
      [dx[j * n + i], dy[j * n + i]] = field(along(x, i / CELLS), along(y, j / CELLS));
  }
  const arrows = new Float64Array(4 * ARROWS * ARROWS);
  for (let k = 0; k < ARROWS * ARROWS; k++) {
    const at: Point = [
      along(x, ((k % ARROWS) + 0.5) / ARROWS),
      along(y, (Math.floor(k / ARROWS) + 0.5) / ARROWS),
    ];
    arrows.set([...at, ...field(...at)], 4 * k);
  }
  const nullclines = [contour(dx, n, x, y), contour(dy, n, x, y)] as const;
  return { arrows, nullclines, rests: meetings(...nullclines, x, y) };
}

const along = ([low, high]: Range, share: number): number => low + share * (high - low);

/** Marching squares: where values on a grid pass through 0, a straight piece a cell, its ends found linearly. */
export function contour(values: Float64Array, n: number, x: Range, y: Range): Segment[] {
  const found: Segment[] = [];
  const at = (i: number, j: number): Point => [along(x, i / (n - 1)), along(y, j / (n - 1))];
  for (let j = 0; j + 1 < n; j++) {
    for (let i = 0; i + 1 < n; i++) {
      const corners = [
        values[j * n + i]!,
        values[j * n + i + 1]!,
        values[(j + 1) * n + i + 1]!,
        values[(j + 1) * n + i]!,
      ];
      if (!corners.every(Number.isFinite)) continue;
      const signs = corners.filter((value) => value > 0).length;
      if (signs === 0 || signs === 4) continue;
      const places = [at(i, j), at(i + 1, j), at(i + 1, j + 1), at(i, j + 1)];
      const crossings: Point[] = [];
      for (let k = 0; k < 4; k++) {
        const [a, b] = [corners[k]!, corners[(k + 1) % 4]!];
        if (a > 0 === b > 0) continue;
        const share = a / (a - b);
        const [p, q] = [places[k]!, places[(k + 1) % 4]!];
        crossings.push([p[0] + share * (q[0] - p[0]), p[1] + share * (q[1] - p[1])]);
      }
      found.push([crossings[0]!, crossings[1]!]);
      if (crossings.length === 4) found.push([crossings[2]!, crossings[3]!]); // a saddle: either pairing will do
    }
  }
  return found;
}

/** Where pieces of two lines cross, each place once. */
function meetings(a: readonly Segment[], b: readonly Segment[], x: Range, y: Range): Point[] {
  const found: Point[] = [];
  const near = ([px, py]: Point, [qx, qy]: Point) =>
    Math.abs(px - qx) < (x[1] - x[0]) / CELLS && Math.abs(py - qy) < (y[1] - y[0]) / CELLS;
  const cell = ([[px, py], [qx, qy]]: Segment) => {
    const place = (value: number, [low, high]: Range) =>
      Math.min(CELLS - 1, Math.floor((CELLS * (value - low)) / (high - low)));
    return place((px + qx) / 2, x) + CELLS * place((py + qy) / 2, y);
  };
  const byCell = new Map<number, Segment[]>();
  for (const one of b) byCell.set(cell(one), [...(byCell.get(cell(one)) ?? []), one]);
  for (const one of a) {
    for (const other of byCell.get(cell(one)) ?? []) {
      const at = crossing(one, other);
      if (at && !found.some((known) => near(known, at))) found.push(at);
    }
  }
  return found;
}

function crossing([a, b]: Segment, [c, d]: Segment): Point | null {
  const [ux, uy] = [b[0] - a[0], b[1] - a[1]];
  const [vx, vy] = [d[0] - c[0], d[1] - c[1]];
  const cross = ux * vy - uy * vx;
  if (cross === 0) return null;
  const [wx, wy] = [c[0] - a[0], c[1] - a[1]];
  const s = (wx * vy - wy * vx) / cross;
  const t = (wx * uy - wy * ux) / cross;
  const slack = 1e-9; // on the border of two cells
  return s >= -slack && s <= 1 + slack && t >= -slack && t <= 1 + slack
    ? [a[0] + s * ux, a[1] + s * uy]
    : null;
}
