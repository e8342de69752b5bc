// The example half-centre: sides take turns, at a pace that adaptation sets.
import { expect, test } from "vitest";
import type { NetworkDocument } from "../../core/document";
import { halfCentre } from "../../examples/halfCentre";
import { mean, runFor, spread, type Trains } from "./testMeasures";

/** ms of every turn: from a side's first spike to the other's, once the start is forgotten. */
function turnsOf(trains: Trains, left: string, right: string): number[] {
  const of = (side: string) => trains[side]!.flat().map((t) => ({ t, side }));
  const all = [...of(left), ...of(right)].filter(({ t }) => t > 1000).sort((a, b) => a.t - b.t);
  const begins = all.filter(({ side }, k) => k > 0 && side !== all[k - 1]!.side).map(({ t }) => t);
  return begins.slice(1).map((t, k) => t - begins[k]!);
}

/** The example with other parameters of its neurons. */
function withParams(params: Readonly<Record<string, number>>): NetworkDocument {
  const populations = Object.entries(halfCentre.populations).map(
    ([name, one]) => [name, { ...one, params: { ...one.params, ...params } }] as const,
  );
  return { ...halfCentre, populations: Object.fromEntries(populations) };
}

test("each side has its turn, 190 ms where adaptation lasts 200 ms, 275 ms where it lasts 400 ms", async () => {
  const trains = await runFor("event", halfCentre, 5000);
  for (const [left, right, turn] of [
    ["left", "right", 190],
    ["left_slow", "right_slow", 275],
  ] as const) {
    const turns = turnsOf(trains, left, right);
    // sides never overlap: one interleaved spike would be a turn of some ms
    expect(Math.abs(mean(turns) - turn)).toBeLessThan(4); // of a quarter of a spike's interval
    expect(spread(turns) / mean(turns)).toBeLessThan(0.03); // regular
  }
});

test("without adaptation the side that began goes on", async () => {
  const trains = await runFor("event", withParams({ b: 0 }), 2000);
  for (const [left, right] of [
    ["left", "right"],
    ["left_slow", "right_slow"],
  ] as const) {
    expect(turnsOf(trains, left, right)).toEqual([]);
    expect(trains[left]!.flat().length).toBeGreaterThan(100);
    expect(trains[right]!.flat().filter((t) => t > 100)).toEqual([]);
  }
});
