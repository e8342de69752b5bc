// For tests of networks: what they do in so many ms, as spike trains in ms, and the numbers that such trains are told by.
import { type NetworkDocument, sizeOf } from "../../core/document";
import type { EngineName } from "../engine";
import { trainsOf, withEngine } from "../testGoldens";

/** Spikes of every neuron, ms: the start of the step that has them; by population. */
export type Trains = Readonly<Record<string, readonly (readonly number[])[]>>;

/** A network without inputs, run from its start. */
export function runFor(
  name: EngineName,
  document: NetworkDocument,
  ms: number,
  learn = false,
): Promise<Trains> {
  return withEngine(name, document, {}, async (engine) => {
    const steps = Math.round(ms / document.dt);
    const spikes = await engine.run([{ do: "run", steps, learn }]);
    return Object.fromEntries(
      Object.entries(document.populations).map(([population, one]) => [
        population,
        trainsOf(spikes, population, sizeOf(one)).map((train) => train.map((step) => step * document.dt)),
      ]),
    );
  });
}

export const intervals = (train: readonly number[]) => train.slice(1).map((t, k) => t - train[k]!);

export const mean = (x: readonly number[]) => x.reduce((sum, value) => sum + value, 0) / x.length;

/** Standard deviation. */
export const spread = (x: readonly number[]) => {
  const middle = mean(x);
  return Math.sqrt(mean(x.map((value) => (value - middle) ** 2)));
};

/** Hz and the mean CV of intervals of those with five spikes or more, between two times. */
export function irregularity(trains: readonly (readonly number[])[], from: number, to: number) {
  const within = trains.map((train) => train.filter((t) => t >= from && t < to));
  const gaps = within.filter((train) => train.length >= 5).map(intervals);
  return {
    rate: (within.flat().length / trains.length / (to - from)) * 1000,
    cv: mean(gaps.map((gap) => spread(gap) / mean(gap))),
  };
}
