// What lies where in the raster, for the pointer and for words: arithmetic only, no picking.
import { copy } from "../../copy";
import type { Lane, SpikeHistory } from "../../live/spikeHistory";
import { useDocumentStore } from "../../state/documentStore";
import { mainPopulation } from "../../state/mainPopulation";
import { time } from "../../ui/format";
import { type LanePlace, placeLanes } from "./rasterAxes";
import {
  eachSpike,
  type RasterSight,
  type RasterWindow,
  spikedAt,
  tally,
  timeAt,
  windowOf,
} from "./rasterWindow";

/** px around the pointer in which a spike is found */
const REACH = 4;

/** A neuron under the pointer, and when. */
export interface Spot {
  readonly place: LanePlace;
  readonly neuron: number;
  readonly step: number;
}

export function lanePlaces(history: SpikeHistory, height: number): LanePlace[] {
  const { document } = useDocumentStore.getState();
  const { populations } = document;
  const lanes = history.lanes.map(({ population, neurons }) => ({
    population,
    neurons,
    name: populations[population]?.label ?? population,
  }));
  return placeLanes(lanes, mainPopulation(document), height);
}

/** The spike near the pointer, else what the pointer is on; null beside all lanes. */
export function spotAt(
  history: SpikeHistory,
  sight: RasterSight,
  at: { readonly x: number; readonly y: number },
  box: { readonly width: number; readonly height: number },
): Spot | null {
  const window = windowOf(history, sight);
  const place = lanePlaces(history, box.height).find(({ top, height }) => at.y >= top && at.y < top + height);
  const lane = place && history.lanes.find(({ population }) => population === place.population);
  if (!place || !lane) return null;
  const pointed = {
    place,
    neuron: Math.min(lane.neurons - 1, Math.floor(((at.y - place.top) / place.height) * lane.neurons)),
    step: window.from + Math.floor((at.x / box.width) * window.span),
  };
  const reach = {
    neurons: Math.ceil((REACH / place.height) * lane.neurons),
    steps: Math.ceil((REACH / box.width) * window.span),
  };
  return nearestSpike(lane, pointed, reach, window) ?? pointed;
}

export function wordsOf(history: SpikeHistory, { place, neuron, step }: Spot): string {
  const ms = timeAt(history, step);
  if (ms === null) return copy.plots.hoverNeuron(place.name, neuron);
  return copy.plots.hoverSpike(place.name, neuron, ms < 1000 ? time(ms) : `${(ms / 1000).toFixed(3)} s`);
}

function nearestSpike(
  lane: Lane,
  pointed: Spot,
  reach: { readonly neurons: number; readonly steps: number },
  { from, head }: RasterWindow,
): Spot | null {
  let best: Spot | null = null;
  let least = Infinity;
  for (let step = pointed.step - reach.steps; step <= pointed.step + reach.steps; step++) {
    if (step < from || step < 0 || step >= head) continue;
    for (let neuron = pointed.neuron - reach.neurons; neuron <= pointed.neuron + reach.neurons; neuron++) {
      if (neuron < 0 || neuron >= lane.neurons || !spikedAt(lane, neuron, step)) continue;
      const far =
        ((step - pointed.step) / reach.steps) ** 2 + ((neuron - pointed.neuron) / reach.neurons) ** 2;
      if (far >= least) continue;
      least = far;
      best = { ...pointed, neuron, step };
    }
  }
  return best;
}

export function summary(history: SpikeHistory, sight: RasterSight): string {
  const window = windowOf(history, sight);
  const place = lanePlaces(history, 100)[0];
  const lane = place && history.lanes.find(({ population }) => population === place.population);
  if (!place || !lane) return copy.plots.spikesEmpty;
  const { spikes, fired } = tally(lane, window);
  const ms = Math.min(window.span, window.head) * history.dt;
  return copy.plots.spikesAlt(place.name, spikes, fired, lane.neurons, time(ms));
}

/** Every spike in the window, for a table. */
export function* spikesIn(
  history: SpikeHistory,
  sight: RasterSight,
): Generator<readonly [number | null, string, number]> {
  const { from, span, head } = windowOf(history, sight);
  for (let step = Math.max(0, from); step < Math.min(from + span, head); step++) {
    const ms = timeAt(history, step);
    for (const lane of history.lanes) {
      const spiking: number[] = [];
      eachSpike(lane, step, (neuron) => spiking.push(neuron));
      for (const neuron of spiking) yield [ms, lane.population, neuron];
    }
  }
}
