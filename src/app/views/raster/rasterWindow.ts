// Which steps the raster shows, and what lies where in it: arithmetic only.
import { CAPACITY, type Lane, type Presented, type SpikeHistory } from "../../live/spikeHistory";

export interface RasterWindow {
  /** step at the left edge, in the count of all steps ever written */
  readonly from: number;
  /** steps from left to right */
  readonly span: number;
  /** one past the newest step */
  readonly head: number;
}

/** What the user has set: steps from left to right, and one past the step at the right edge; null: by itself. */
export interface RasterSight {
  readonly span: number | null;
  readonly end: number | null;
}

export const NEWEST: RasterSight = { span: null, end: null };

/** Samples side by side where the user has not zoomed. Chosen: a digit's spikes are still told apart. */
const SAMPLES_SHOWN = 10;
/** ms from left to right in slow motion. Chosen: a spike crosses in some ten seconds. */
const SLOW_SPAN = 400;
const LEAST_SPAN = 20;

export function windowOf(history: SpikeHistory, { span: wanted, end }: RasterSight = NEWEST): RasterWindow {
  const sample = history.presented.at(-1)?.steps ?? 100;
  const byItself = history.slow ? Math.round(SLOW_SPAN / history.dt) : sample * SAMPLES_SHOWN;
  const span = Math.max(LEAST_SPAN, Math.min(CAPACITY, wanted ?? byItself));
  // whole samples fill it from the left at first; what goes on comes in at the right
  const from = end === null ? history.head - span : end - span;
  return { from: history.slow || end !== null ? from : Math.max(0, from), span, head: history.head };
}

/**
 * Zooms by so many turns of a wheel, more steps for positive ones.
 * @param share - 0..1 from the left: what stays in its place; null: the newest step
 */
export function zoomed(
  history: SpikeHistory,
  sight: RasterSight,
  turns: number,
  share: number | null,
): RasterSight {
  const now = windowOf(history, sight);
  const span = Math.round(Math.min(CAPACITY, Math.max(LEAST_SPAN, now.span * 1.2 ** turns)));
  if (share === null) return { span, end: sight.end };
  const pointed = now.from + share * now.span;
  return bounded(history, span, Math.round(pointed + (1 - share) * span));
}

/** Moves by so many steps, to earlier ones for negative. */
export function scrolled(history: SpikeHistory, sight: RasterSight, steps: number): RasterSight {
  const { from, span } = windowOf(history, sight);
  return bounded(history, span, Math.round(from + span + steps));
}

/** The right edge stays within what is kept; at the newest step it follows. */
function bounded(history: SpikeHistory, span: number, end: number): RasterSight {
  const oldest = history.presented[0]?.from ?? history.head;
  if (end >= history.head) return { span, end: null };
  return { span, end: Math.max(end, Math.min(history.head, oldest + Math.ceil(span / 4))) };
}

/** ms of network time at a step, if it is still kept. */
export function timeAt(history: SpikeHistory, step: number): number | null {
  const shown = history.at(step);
  return shown ? shown.start + (step - shown.from) * history.dt : null;
}

/** The samples in a window, oldest first. */
export function presentedIn(history: SpikeHistory, { from, span }: RasterWindow): Presented[] {
  return history.presented.filter((one) => one.from + one.steps > from && one.from < from + span);
}

export function spikedAt(lane: Lane, neuron: number, step: number): boolean {
  const word = lane.bits[(step % CAPACITY) * lane.words + (neuron >> 5)] ?? 0;
  return ((word >>> (neuron & 31)) & 1) === 1;
}

/** Calls with every neuron that spikes in a step; walks set bits, not neurons. */
export function eachSpike(lane: Lane, step: number, act: (neuron: number) => void): void {
  const row = (step % CAPACITY) * lane.words;
  for (let word = 0; word < lane.words; word++) {
    for (let bits = lane.bits[row + word]!; bits !== 0; bits &= bits - 1)
      act(word * 32 + 31 - Math.clz32(bits & -bits));
  }
}

/** Spikes and firing neurons of a lane in a window. */
export function tally(lane: Lane, { from, span, head }: RasterWindow): { spikes: number; fired: number } {
  let spikes = 0;
  const fired = new Set<number>();
  for (let step = Math.max(0, from); step < Math.min(from + span, head); step++) {
    eachSpike(lane, step, (neuron) => {
      spikes++;
      fired.add(neuron);
    });
  }
  return { spikes, fired: fired.size };
}
