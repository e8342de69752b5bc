// The example ring-attractor: where the bump is, how wide, and that it stays.
import { expect, test } from "vitest";
import type { NetworkDocument, Population } from "../../core/document";
import { PUT_AT, ringAttractor } from "../../examples/ringAttractor";
import { mean, runFor } from "./testMeasures";

/** Neurons that fire between two times, and their middle. */
async function bump(
  network: NetworkDocument,
  from: number,
  to: number,
  name: "event" | "reference" = "event",
) {
  const { ring } = await runFor(name, network, to);
  const active = ring!.flatMap((train, k) => (train.filter((t) => t >= from).length > 1 ? [k] : []));
  return { width: active.length, middle: mean(active) };
}

/** The example with the same start at another place. */
function putAt(place: number): NetworkDocument {
  const init = {
    v: { values: Array.from({ length: 128 }, (_, k) => (Math.abs(k - place) <= 9 ? -49 : -65)) },
  };
  return {
    ...ringAttractor,
    populations: { ring: { ...ringAttractor.populations.ring!, init } as Population },
  };
}

test.each([PUT_AT, 50, 90])(
  "two seconds later the bump put at %i is there, 9 neurons wide",
  async (place) => {
    for (const [from, to] of [
      [300, 800],
      [1500, 2000],
    ] as const) {
      const { width, middle } = await bump(putAt(place), from, to);
      expect(width).toBe(9); // no noise: a number that repeats; 19 neurons began
      expect(Math.abs(middle - place)).toBeLessThan(0.5); // less than a neuron of 128
    }
  },
);

test("the reference has the same bump", async () => {
  const early = { width: 7, middle: PUT_AT }; // still settling
  expect(await bump(ringAttractor, 100, 180)).toEqual(early);
  expect(await bump(ringAttractor, 100, 180, "reference")).toEqual(early);
});

test("with half the excitation nothing remains", async () => {
  const neighbours = { ...ringAttractor.projections.neighbours!, weight: 6.5 };
  const weak = { ...ringAttractor, projections: { ...ringAttractor.projections, neighbours } };
  expect((await bump(weak, 1500, 2000)).width).toBe(0);
});
