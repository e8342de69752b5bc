// The example synfire-chain: what becomes of a volley on its way, by the number of its spikes and their spread.
import { expect, test } from "vitest";
import { chainBegunBy } from "../../examples/synfireChain";
import { mean, runFor, spread } from "./testMeasures";

/** Spikes about the time at which the volley would pass group 10: how many, and their spread, ms. */
async function arrived(size: number, seed: number) {
  const trains = await runFor("event", { ...chainBegunBy(size), seed }, 200);
  const begun = trains.volley!.flat();
  const bins = Array<number>(60).fill(0);
  const late = trains.group_10!.flat().map((t) => t - mean(begun));
  // ten links of 5 ms and a rise each: after 50 to 70 ms, most within one ms of the peak
  for (const t of late) if (t >= 45 && t < 75) bins[Math.floor((t - 45) * 2)]! += 1;
  const peak = 45 + bins.indexOf(Math.max(...bins)) / 2 + 0.25;
  const volley = late.filter((t) => Math.abs(t - peak) < 2.5);
  return { spikes: volley.length, spread: spread(volley), begun: begun.length, first: spread(begun) };
}

test.each([1, 2, 3])(
  "a hundred spikes arrive complete and sharper than they began, seed %i",
  async (seed) => {
    const { spikes, spread: last, begun, first } = await arrived(100, seed);
    expect(begun).toBe(100);
    expect(first).toBeGreaterThan(0.8); // 1 ms, of a hundred draws
    expect(spikes).toBeGreaterThanOrEqual(90); // the paper's attractor: nearly all of a group,
    expect(last).toBeLessThan(0.6); // within half a ms; a few are noise's own
  },
);

test.each([1, 2, 3])("forty spikes die on their way, seed %i", async (seed) => {
  const { spikes, begun } = await arrived(40, seed);
  expect(begun).toBe(40);
  expect(spikes).toBeLessThan(20); // noise alone: a hundred neurons of some 5 Hz in 5 ms, at its highest
});
