// What a population did over the spikes that are kept, looked at again and again.
import { spikeHistory } from "../../live/spikeHistory";
import { type Activity, activityOf } from "./figures";
import { usePolled } from "./usePolled";

/** Null where nothing is kept of it. */
export function lookAt(id: string): Activity | null {
  const lane = spikeHistory.lanes.find(({ population }) => population === id);
  return lane ? activityOf(lane, spikeHistory.presented, spikeHistory.dt) : null;
}

export function useActivity(id: string): Activity | null | undefined {
  return usePolled(() => lookAt(id), `activity ${id}`);
}
