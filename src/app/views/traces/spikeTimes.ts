// When one neuron spiked, in ms of network time, from the history of spikes.
import type { SpikeHistory } from "../../live/spikeHistory";
import type { Pin } from "../../session/protocol";
import { spikedAt } from "../raster/rasterWindow";

export function spikeTimes(history: SpikeHistory, pin: Pin, from: number, to: number): number[] {
  const lane = history.lanes.find(({ population }) => population === pin.population);
  if (!lane || pin.neuron >= lane.neurons) return [];
  const times: number[] = [];
  for (const one of history.presented) {
    const first = Math.max(0, Math.ceil((from - one.start) / history.dt));
    const end = Math.min(one.steps, Math.ceil((to - one.start) / history.dt));
    for (let k = first; k < end; k++)
      if (spikedAt(lane, pin.neuron, one.from + k)) times.push(one.start + k * history.dt);
  }
  return times;
}
