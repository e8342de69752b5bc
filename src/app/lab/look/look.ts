// What the lab shows of a neuron, computed from its plan: its course, the plane of two variables, trajectories from places
// in it. Runs in a worker; plain data in and out.
import {
  type Drive,
  defineDrive,
  type NeuronDescription,
  type ParamValues,
  type Single,
  singleNeuron,
} from "../../../index";
import { type Field, type Plane, type Point, planeOf, type Range } from "./plane";

export interface LookedAt {
  readonly model: NeuronDescription;
  readonly params: ParamValues;
  /** as text, in the unit of what takes it */
  readonly current: string;
  /** ms */
  readonly duration: number;
  readonly dt: number;
  /** of the plane; y null: the slope of x */
  readonly x: string;
  readonly y: string | null;
  /** ms that the plane is of */
  readonly shown: number;
  /** where trajectories begin, in the plane */
  readonly starts: readonly Point[];
  /** points of a line at most: about a pixel each */
  readonly points: number;
  /** what the plane showed before; it stays where it still does */
  readonly ranges: readonly [Range, Range] | null;
}

export interface Line {
  readonly times: Float64Array;
  readonly values: Float64Array;
}

export interface Look {
  readonly names: readonly string[];
  readonly units: readonly string[];
  /** of each variable */
  readonly course: readonly Line[];
  readonly current: Line;
  readonly unit: string;
  /** ms */
  readonly spikes: readonly number[];
  readonly broke: { readonly variable: string; readonly at: number } | null;
  readonly ranges: readonly [Range, Range];
  readonly plane: Plane;
  /** of one variable: its slope over it */
  readonly slope: readonly Point[] | null;
  /** the course in the plane, and from each start: x and y one after the other, NaN between two pieces */
  readonly path: Float64Array;
  readonly paths: readonly Float64Array[];
  /** where the neuron is at the time that is shown */
  readonly here: Point;
}

/** Steps of one course at most. Chosen: what takes a tenth of a second for the slowest models. */
export const MOST_STEPS = 50_000;

export function lookAt(asked: LookedAt): Look {
  const { model, params, duration, dt, x, y } = asked;
  const single = singleNeuron(model, { params, dt });
  const drive = single.driven ? defineDrive(asked.current, single.driven.unit) : null;
  const steps = Math.max(1, Math.round(duration / dt));
  const course = single.run({ steps, drive });
  const { variables } = single;
  const done = course.values[0]!.length - 1;
  const at = Math.min(done, Math.max(0, Math.round(asked.shown / dt)));
  const state = course.values.map((values) => values[at]!);
  const held = drive ? single.currentAt(drive, at * dt) : null;
  const across = variables.indexOf(x);
  const up = y === null ? -1 : variables.indexOf(y);
  const slopes = new Float64Array(variables.length);
  const place = [...state];
  const field: Field = (px, py) => {
    place[across] = px;
    if (up >= 0) place[up] = py;
    single.slopes(place, at * dt, held, slopes);
    return [slopes[across]!, up >= 0 ? slopes[up]! : 0];
  };
  const from = (start: Point) => {
    const values = [...state];
    values[across] = start[0];
    if (up >= 0) values[up] = start[1];
    return single.run({ steps, drive: held, from: values });
  };
  const runs = asked.starts.map(from);
  const xRange = steady(extent(course.values[across]!, model.state[x]?.unit), asked.ranges?.[0]);
  let slope: Point[] | null = null;
  let yRange: Range;
  if (up >= 0) yRange = steady(extent(course.values[up]!, model.state[y!]?.unit), asked.ranges?.[1]);
  else {
    slope = Array.from({ length: 201 }, (_, k): Point => {
      const px = xRange[0] + (k / 200) * (xRange[1] - xRange[0]);
      return [px, field(px, 0)[0]];
    }).filter(([, value]) => Number.isFinite(value));
    yRange = steady(extent(Float64Array.from([0, ...slope.map(([, value]) => value)])), asked.ranges?.[1]);
  }
  const plane = up >= 0 ? planeOf(field, xRange, yRange) : NO_PLANE;
  const jumps = resets(model.reset, x) || (y !== null && resets(model.reset, y));
  const pathOf = ({ values, spikes }: typeof course) =>
    thinned(values[across]!, up >= 0 ? values[up]! : null, jumps ? spikes : [], 4 * asked.points);
  return {
    names: variables,
    units: variables.map((name) => model.state[name]?.unit ?? "1"),
    course: course.values.map((values) => lineOf(values, dt, 0, asked.points)),
    current: lineOf(course.current, dt, 0, asked.points),
    unit: single.driven?.unit ?? "1",
    spikes: course.spikes.map((step) => step * dt),
    broke: course.broke && { variable: course.broke.variable, at: course.broke.step * dt },
    ranges: [xRange, yRange],
    plane: slope ? { ...NO_PLANE, rests: restsOf(slope) } : plane,
    slope,
    path: up >= 0 ? pathOf(course) : new Float64Array(0),
    paths:
      up >= 0 ? runs.map(pathOf) : runs.map((run) => slopePath(run.values[across]!, field, asked.points)),
    here: [state[across]!, up >= 0 ? state[up]! : field(state[across]!, 0)[0]],
  };
}

const NO_PLANE: Plane = { arrows: new Float64Array(0), nullclines: [[], []], rests: [] };

/** Half of what a plane shows at least around a variable that hardly moves, by its unit. Chosen: physiology. */
const AROUND: Readonly<Record<string, number>> = { mV: 15, "1": 0.5, pA: 20, "mV/ms": 5 };

/** Share of that from which on a movement is looked at for its own sake. */
const SMALL = 0.02;

/** What a plane shows of a variable: all it passed through, and some more. */
function extent(values: Float64Array, unit = "1"): Range {
  let [low, high] = [Infinity, -Infinity];
  for (const value of values) {
    if (value < low) low = value;
    if (value > high) high = value;
  }
  const least = AROUND[unit] ?? 1;
  const middle = (low + high) / 2;
  // a variable of small numbers is not lost in a wide plane
  const moves = (high - low) / 2;
  const half = moves > SMALL * least ? moves : Math.min(least, Math.max(Math.abs(middle) / 2, least / 5));
  return [middle - 1.25 * half, middle + 1.25 * half];
}

/** What was shown before, as long as it holds all that is to be seen, and that does not become small in it. */
function steady(wanted: Range, before: Range | undefined): Range {
  if (!before) return wanted;
  const share = (wanted[1] - wanted[0]) / (before[1] - before[0]);
  const slack = 0.12 * (before[1] - before[0]);
  return wanted[0] >= before[0] - slack && wanted[1] <= before[1] + slack && share > 0.6 ? before : wanted;
}

/** A line with no more points than can be seen: of each stretch the least and the largest value, in their order. */
export function lineOf(values: Float64Array, dt: number, from: number, points: number): Line {
  const stretch = Math.max(1, Math.ceil((2 * values.length) / points));
  if (stretch <= 2)
    return { times: Float64Array.from(values, (_, k) => (from + k) * dt), values: values.slice() };
  const kept: number[] = [0];
  for (let start = 1; start < values.length; start += stretch) {
    let [low, high] = [start, start];
    for (let k = start; k < Math.min(values.length, start + stretch); k++) {
      if (values[k]! < values[low]!) low = k;
      if (values[k]! > values[high]!) high = k;
    }
    if (low === high) kept.push(low);
    else kept.push(Math.min(low, high), Math.max(low, high));
  }
  if (kept.at(-1) !== values.length - 1) kept.push(values.length - 1);
  return {
    times: Float64Array.from(kept, (k) => (from + k) * dt),
    values: Float64Array.from(kept, (k) => values[k]!),
  };
}

/** Whether a reset sets a variable. */
const resets = (reset: string, variable: string): boolean =>
  new RegExp(`(^|[\\n;])\\s*${variable}\\s*[-+*/]?=`).test(reset);

/** The places that a trajectory goes through; a reset is a gap, not a line. */
function thinned(
  xs: Float64Array,
  ys: Float64Array | null,
  spikes: readonly number[],
  points: number,
): Float64Array {
  if (!ys) return new Float64Array(0);
  const stretch = Math.max(1, Math.ceil(xs.length / points));
  const after = new Set(spikes);
  const kept: number[] = [];
  for (let k = 0; k < xs.length; k++) {
    const resets = after.has(k) || after.has(k + 1);
    if (after.has(k)) kept.push(Number.NaN, Number.NaN);
    if (k % stretch === 0 || resets || k === xs.length - 1) kept.push(xs[k]!, ys[k]!);
  }
  return Float64Array.from(kept);
}

function slopePath(xs: Float64Array, field: Field, points: number): Float64Array {
  const stretch = Math.max(1, Math.ceil(xs.length / points));
  const kept = [...xs].filter((_, k) => k % stretch === 0);
  return Float64Array.from(kept.flatMap((value) => [value, field(value, 0)[0]]));
}

/** Where a slope passes through 0. */
function restsOf(slope: readonly Point[]): Point[] {
  const rests: Point[] = [];
  for (let k = 1; k < slope.length; k++) {
    const [[x0, a], [x1, b]] = [slope[k - 1]!, slope[k]!];
    if (a > 0 !== b > 0) rests.push([x0 + (a / (a - b)) * (x1 - x0), 0]);
  }
  return rests;
}

/** Currents that are tried, smallest first. */
const SERIES = [1, 1.5, 2, 3, 5, 7];

/** A current that makes a neuron fire, to begin with: the first of a series that gives several spikes. */
export function strongCurrent(model: NeuronDescription, params: ParamValues, dt: number): number {
  const single: Single = singleNeuron(model, { params, dt });
  const unit = single.driven?.unit ?? "1";
  const least = unit === "pA" ? 0.1 : 0.01;
  const steps = Math.round(400 / dt);
  for (let decade = least; decade < 1e5 * least; decade *= 10) {
    for (const digit of SERIES) {
      const current = Number((digit * decade).toPrecision(2));
      const { spikes, broke } = single.run({ steps, drive: current });
      if (broke) return 0;
      if (spikes.length >= 4) return current;
    }
  }
  return 0;
}

export type { Drive };
