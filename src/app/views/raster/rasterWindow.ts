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

/** Samples side by side where the user has not zoomed. Chosen: a digit's spikes are still told apart. */
const SAMPLES_SHOWN = 10;
const LEAST_SPAN = 40;

/** @param zoomed - steps to show, as the user has set it; null: some whole samples */
export function windowOf(history: SpikeHistory, zoomed: number | null): RasterWindow {
  const sample = history.presented.at(-1)?.steps ?? 100;
  const span = zoomed ?? Math.min(CAPACITY, sample * SAMPLES_SHOWN);
  // it fills from the left at first, then scrolls
  return { from: Math.max(0, history.head - span), span, head: history.head };
}

/** @param turns - wheel turns, positive: show more */
export function zoomSpan(span: number, turns: number): number {
  return Math.round(Math.min(CAPACITY, Math.max(LEAST_SPAN, span * 1.2 ** turns)));
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

/** Spikes and firing neurons of a lane in a window. */
export function tally(lane: Lane, { from, span, head }: RasterWindow): { spikes: number; fired: number } {
  let spikes = 0;
  const fired = new Set<number>();
  for (let step = from; step < Math.min(from + span, head); step++) {
    for (let neuron = 0; neuron < lane.neurons; neuron++) {
      if (!spikedAt(lane, neuron, step)) continue;
      spikes++;
      fired.add(neuron);
    }
  }
  return { spikes, fired: fired.size };
}
