// Which part of the recorded traces is shown, and the lines in it: columns for uPlot. Arithmetic only.
import { modelsOf, type NetworkDocument, type Threshold, thresholdOf } from "../../../index";
import type { Column, TraceMemory } from "../../live/memory/traceMemory";

/** ms from left to right, and the right edge; null: by itself, the newest. */
export interface TraceSight {
  readonly span: number | null;
  readonly end: number | null;
}

export const NEWEST_TRACES: TraceSight = { span: null, end: null };

/** ms from left to right: as in the raster in slow motion. */
const SPAN = 400;
const LEAST_SPAN = 5;

export interface TraceWindow {
  /** ms */
  readonly from: number;
  readonly to: number;
}

export function traceWindow(memory: TraceMemory, { span, end }: TraceSight): TraceWindow {
  const to = end ?? (memory.times.at(-1) ?? 0) + memory.dt;
  return { from: to - (span ?? SPAN), to };
}

/** @param share - 0..1 from the left: what stays in its place; null: the newest */
export function zoomTraces(
  memory: TraceMemory,
  sight: TraceSight,
  turns: number,
  share: number | null,
): TraceSight {
  const { from, to } = traceWindow(memory, sight);
  const all = (memory.times.at(-1) ?? 0) - (memory.times[0] ?? 0) + memory.dt;
  const span = Math.min(Math.max(all, SPAN), Math.max(LEAST_SPAN, (to - from) * 1.2 ** turns));
  if (share === null) return { span, end: sight.end };
  return held(memory, span, from + share * (to - from) + (1 - share) * span);
}

/** @param ms - to later times; negative: to earlier ones */
export function scrollTraces(memory: TraceMemory, sight: TraceSight, ms: number): TraceSight {
  const { from, to } = traceWindow(memory, sight);
  return held(memory, to - from, to + ms);
}

function held(memory: TraceMemory, span: number, end: number): TraceSight {
  const last = (memory.times.at(-1) ?? 0) + memory.dt;
  if (end >= last) return { span, end: null };
  return { span, end: Math.max(end, (memory.times[0] ?? 0) + span / 4) };
}

export interface Lines {
  readonly times: number[];
  /** one a column, then one a threshold */
  readonly values: (number | null)[][];
}

/** The values of some columns in a window, and the threshold that each has to cross, if it is one of potential. */
export function linesIn(
  memory: TraceMemory,
  columns: readonly Column[],
  thresholds: readonly (Threshold | null)[],
  { from, to }: TraceWindow,
): Lines {
  const first = firstAfter(memory.times, from - memory.dt);
  const end = firstAfter(memory.times, to);
  const lines = columns.map(({ values }) => values.slice(first, end));
  const limits = columns.map((column, k) => {
    const threshold = thresholds[k];
    if (!threshold) return [];
    // one that nothing adapts is the same all the time
    const fixed = threshold.at({ [column.variable]: 0 });
    if (fixed !== null) return Array.from({ length: end - first }, () => fixed);
    const own = memory.columns.filter(
      ({ population, neuron }) => population === column.population && neuron === column.neuron,
    );
    const state: Record<string, number> = {};
    return Array.from({ length: end - first }, (_, i) => {
      if (column.values[first + i] == null) return null;
      for (const { variable, values } of own) state[variable] = values[first + i] ?? 0;
      return threshold.at(state);
    });
  });
  return {
    times: memory.times.slice(first, end),
    values: [...lines, ...limits.filter((one) => one.length > 0)],
  };
}

/** The threshold of a column's neuron, where the column is what has to cross it. */
export function thresholdFor(document: NetworkDocument, { population, variable }: Column): Threshold | null {
  const of = document.populations[population];
  const model = of?.kind === "neurons" ? modelsOf(document).neurons[of.neuron] : undefined;
  const threshold = of?.kind === "neurons" && model ? thresholdOf(model, of.params) : null;
  return threshold?.variable === variable ? threshold : null;
}

/** Index of the first time that is not before `time`. */
function firstAfter(times: readonly number[], time: number): number {
  let low = 0;
  let high = times.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (times[middle]! < time) low = middle + 1;
    else high = middle;
  }
  return low;
}
