// CUBA at its full size on the event engine, by its statistics: chaotic networks have no other common ground.
import { describe, expect, test } from "vitest";
import { planNetwork } from "../compiler/plan";
import type { NetworkDocument } from "../core/document";
import { sizedCuba } from "../examples/lib/balanced";
import { uniform } from "../util/random";
import { createEvent } from "./event/event";

const NEURONS = 4000;
const SECOND = 10_000; // steps of 0.1 ms

/** @param excitation - what excitatory weights are multiplied by; @param inhibition - inhibitory ones */
function cuba(seed: number, excitation = 1, inhibition = 1): NetworkDocument {
  const network = sizedCuba(NEURONS);
  const projections = Object.entries(network.projections).map(([name, projection]) => {
    const factor = projection.receptor === "exc" ? excitation : inhibition;
    return [name, { ...projection, weight: (projection.weight as number) * factor }] as const;
  });
  return { ...network, seed, projections: Object.fromEntries(projections) };
}

/** Steps in which each neuron spikes within a second. */
async function trainsOf(document: NetworkDocument): Promise<number[][]> {
  const engine = await createEvent(planNetwork(document));
  const spikes = await engine.run([
    { do: "begin", inputs: {}, clock: 0 },
    { do: "run", steps: SECOND, learn: false },
  ]);
  engine.dispose();
  return Object.values(spikes).flatMap((bits) => {
    const words = bits.length / SECOND;
    const trains: number[][] = Array.from({ length: 32 * words }, () => []);
    for (const [at, word] of bits.entries())
      for (let left = word; left !== 0; left &= left - 1)
        trains[(at % words) * 32 + 31 - Math.clz32(left & -left)]!.push(Math.floor(at / words));
    return trains;
  });
}

/** Hz */
const rateOf = (trains: readonly number[][]): number =>
  trains.reduce((sum, train) => sum + train.length, 0) / NEURONS;

/** Of the intervals of each neuron that spikes at least five times, their spread over their mean; the mean of it. */
function irregularity(trains: readonly number[][]): number {
  const each = trains
    .filter((train) => train.length >= 5)
    .map((train) => {
      const intervals = train.slice(1).map((step, k) => step - train[k]!);
      const mean = intervals.reduce((sum, x) => sum + x, 0) / intervals.length;
      const squares = intervals.reduce((sum, x) => sum + (x - mean) ** 2, 0);
      return Math.sqrt(squares / (intervals.length - 1)) / mean;
    });
  return each.reduce((sum, x) => sum + x, 0) / each.length;
}

const meanRate = async (seeds: readonly number[], excitation: number): Promise<number> => {
  let sum = 0;
  for (const seed of seeds) sum += rateOf(await trainsOf(cuba(seed, excitation)));
  return sum / seeds.length;
};

describe("CUBA for one second", () => {
  test("keeps itself active at 5.3 to 6.7 Hz, irregularly", async () => {
    const trains = await trainsOf(cuba(1));
    // 5.74; an f64 simulation apart from these engines gave 5.71 for this network
    expect(rateOf(trains)).toBeGreaterThan(5.3);
    expect(rateOf(trains)).toBeLessThan(6.7);
    // 0.57 to 0.60 over ten seeds (a second cuts off long intervals: ten of them give 0.74). Between a clock's 0 and
    // the 0.91 of as many spikes of each neuron at random times.
    expect(irregularity(trains)).toBeGreaterThan(0.5);
    expect(irregularity(trains)).toBeLessThan(0.68);
    const random = trains.map((train, k) =>
      train.map((_, spike) => SECOND * uniform(7, k, spike, 0)).sort((a, b) => a - b),
    );
    expect(irregularity(random)).toBeGreaterThan(0.85);
  });

  test("without synapses every neuron is a clock of 1 / (tau_refrac + tau_m ln 11)", async () => {
    const trains = await trainsOf(cuba(1, 0, 0));
    const intervals = trains.flatMap((train) => train.slice(1).map((step, k) => step - train[k]!));
    expect(intervals.length).toBeGreaterThan(17 * NEURONS);
    // v_rest is 11 mV above v_reset and 1 above v_thresh; a spike falls on the next step
    expect(new Set(intervals)).toEqual(new Set([50 + Math.ceil((20 * Math.log(11)) / 0.1)]));
  });

  test("has the rate of its networks, which excitation stronger by 10 % leaves", async () => {
    // Mean over three networks: 5.64 to 5.77 for ten draws of the potentials that each starts with (5.68 in f64),
    // and 5.97 to 6.12 with the stronger weights. Single networks differ by more: 4.95 to 6.06 over ten seeds.
    const [low, high] = [5.55, 5.85];
    const right = await meanRate([1, 2, 3], 1);
    const mutant = await meanRate([1, 2, 3], 1.1);
    expect(right).toBeGreaterThan(low);
    expect(right).toBeLessThan(high);
    expect(mutant).toBeGreaterThan(high);
  });
});
