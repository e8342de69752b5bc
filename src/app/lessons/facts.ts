// What lessons' checks look at, read from the page's stores and from the spikes kept.
import { weights } from "../live/channel";
import { CAPACITY, type SpikeHistory, spikeHistory } from "../live/spikeHistory";
import { useDocumentStore } from "../state/documentStore";
import { useRunStore } from "../state/runStore";
import type { Facts, SpikeFacts } from "./lesson";

export function factsNow(before: Facts["before"]): Facts {
  const { document } = useDocumentStore.getState();
  const { status } = useRunStore.getState();
  const passed = status.pace.ms - before.status.pace.ms;
  return {
    document,
    status,
    before,
    passed: passed >= 0 ? passed : status.pace.ms, // it began anew
    spikes: (population, ms) => spikesOf(spikeHistory, population, ms),
    weights: weights.last()?.weights ?? [],
  };
}

/** The page as a step begins. */
export function beginning(): Facts["before"] {
  return { document: useDocumentStore.getState().document, status: useRunStore.getState().status };
}

const NONE: SpikeFacts = { total: 0, fired: 0, top: 0, rate: 0, ms: 0 };

export function spikesOf(history: SpikeHistory, population: string, ms: number): SpikeFacts {
  const lane = history.lanes.find((one) => one.population === population);
  if (!lane) return NONE;
  const steps = Math.min(history.head, CAPACITY, Math.round(ms / history.dt));
  if (steps === 0) return NONE;
  const counts = new Uint32Array(lane.words * 32);
  for (let step = history.head - steps; step < history.head; step++) {
    const row = (step % CAPACITY) * lane.words;
    for (let word = 0; word < lane.words; word++) {
      let bits = lane.bits[row + word]!;
      while (bits !== 0) {
        const bit = 31 - Math.clz32(bits);
        counts[32 * word + bit]! += 1;
        bits &= ~(1 << bit);
      }
    }
  }
  const total = counts.reduce((sum, n) => sum + n, 0);
  const seen = steps * history.dt;
  return {
    total,
    fired: counts.filter((n) => n > 0).length,
    top: total === 0 ? 0 : Math.max(...counts) / total,
    rate: (1000 * total) / (lane.neurons * seen),
    ms: seen,
  };
}
