// Boxes in a plane, and the shortest way around them: for environments in which one swims or walks about.

export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export type Point = readonly [x: number, y: number];

/** How far from a corner the shortest way passes: near enough to change no length that is told. */
const CLEARANCE = 1e-6;

export function isIn({ x, y, width, height }: Box, [px, py]: Point): boolean {
  return px > x && px < x + width && py > y && py < y + height;
}

export function distance([ax, ay]: Point, [bx, by]: Point): number {
  return Math.hypot(bx - ax, by - ay);
}

/**
 * Length of the shortest way between two points, around boxes: it turns at their corners only, so that Dijkstra's
 * algorithm over these, where one sees the other, finds it.
 *
 * @returns Infinity where there is no way
 */
export function shortestWay(boxes: readonly Box[], from: Point, to: Point): number {
  const corners = boxes
    .flatMap(({ x, y, width, height }) =>
      [x - CLEARANCE, x + width + CLEARANCE].flatMap((cx) =>
        [y - CLEARANCE, y + height + CLEARANCE].map((cy): Point => [cx, cy]),
      ),
    )
    .filter((corner) => !boxes.some((box) => isIn(box, corner)));
  const points = [from, ...corners, to];
  const lengths = points.map((_, k) => (k === 0 ? 0 : Infinity));
  const open = new Set(points.keys());
  while (open.size > 0) {
    const at = [...open].reduce((a, b) => (lengths[a]! <= lengths[b]! ? a : b));
    open.delete(at);
    for (const next of open) {
      const length = lengths[at]! + distance(points[at]!, points[next]!);
      if (length < lengths[next]! && !boxes.some((box) => meets(box, points[at]!, points[next]!)))
        lengths[next] = length;
    }
  }
  return lengths.at(-1)!;
}

/** Whether a straight line goes through a box. Liang & Barsky 1984, doi:10.1145/357332.357333 */
function meets(box: Box, [ax, ay]: Point, [bx, by]: Point): boolean {
  let [enter, leave] = [0, 1];
  for (const [start, way, low, size] of [
    [ax, bx - ax, box.x, box.width],
    [ay, by - ay, box.y, box.height],
  ] as const) {
    if (way === 0) {
      if (start <= low || start >= low + size) return false;
      continue;
    }
    const times = [(low - start) / way, (low + size - start) / way];
    enter = Math.max(enter, Math.min(...times));
    leave = Math.min(leave, Math.max(...times));
  }
  return enter < leave;
}
