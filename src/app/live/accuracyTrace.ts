// The running accuracy over training, gathered from the statuses as they pass: one point a change, thinned.
import type { Status } from "../session/protocol";

export interface TracePoint {
  readonly samples: number;
  /** 0..1 */
  readonly accuracy: number;
}

/** More points than this are thinned by two: no plot here is wider in pixels. */
const MOST_POINTS = 800;

let points: TracePoint[] = [];

export function traceAccuracy(status: Status): void {
  const last = points.at(-1);
  if (last && status.samples < last.samples) points = [];
  // the first few answers say nothing: 50 give a standard error below 7 points
  if (!status.recent || status.recent.count < 50 || status.samples === points.at(-1)?.samples) return;
  points.push({ samples: status.samples, accuracy: status.recent.accuracy });
  if (points.length > MOST_POINTS) points = points.filter((_, k) => k % 2 === 0);
}

export function accuracyTrace(): readonly TracePoint[] {
  return points;
}

export function forgetAccuracyTrace(): void {
  points = [];
}
