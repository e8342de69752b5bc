// The example izhikevich-all against an independent computation in numpy: a thousand neurons on other draws of the weights.
import { expect, test } from "vitest";
import type { NetworkDocument } from "../../core/document";
import { izhikevichAll } from "../../examples/izhikevichAll";
import { irregularity, mean, runFor, spread } from "./testMeasures";

/** 30 seeds, 200 to 1,000 ms: mean and deviation of Hz, mean CV of intervals, and the spread over the mean of spikes per ms. */
const NUMPY = { rate: [10.626, 0.062], cv: [0.1361, 0.0098], volleys: [3.181, 0.078] } as const;

async function statistics(network: NetworkDocument) {
  const { neurons } = await runFor("event", network, 1000);
  const counts = Array<number>(800).fill(0);
  for (const t of neurons!.flat()) if (t >= 200) counts[Math.floor(t - 200 + 1e-9)]! += 1;
  return { ...irregularity(neurons!, 200, 1000), volleys: spread(counts) / mean(counts) };
}

/** Three seeds' mean, in deviations of one network of numpy's from its mean. */
async function away(sd: number) {
  const weight = { normal: [0, sd] as const };
  const all = { ...izhikevichAll.projections.all!, weight };
  const found: Awaited<ReturnType<typeof statistics>>[] = [];
  for (const seed of [1, 2, 3])
    found.push(await statistics({ ...izhikevichAll, seed, projections: { all } }));
  const of = (key: keyof typeof NUMPY) =>
    Math.abs(mean(found.map((one) => one[key])) - NUMPY[key][0]) / NUMPY[key][1];
  return { rate: of("rate"), cv: of("cv"), volleys: of("volleys") };
}

test("rate, irregularity and volleys are numpy's", async () => {
  const { rate, cv, volleys } = await away(1);
  // the mean of three scatters by 0.6 deviations of one
  expect(Math.max(rate, cv, volleys)).toBeLessThan(3);
});

test("weights half as large again are told apart", async () => {
  expect((await away(1.5)).cv).toBeGreaterThan(6);
});
