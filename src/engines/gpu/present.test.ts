// `present` on the GPU: both schedules do what the oracle does, sample after sample and in minibatches.
import { describe, expect, test } from "vitest";
import type { NetworkDocument } from "../../core/document";
import { mnistLatency400 } from "../../examples/mnistLatency400";
import { mnistRate } from "../../examples/mnistRate";
import { digits, open, SCHEDULES, show, total, type Way, worst } from "./testPresent";

/** A digit network with fewer neurons, shown for less time. */
function small(document: NetworkDocument, shape: number[], duration: number): NetworkDocument {
  return {
    ...document,
    presentation: { ...document.presentation, duration },
    populations: {
      ...document.populations,
      features: { ...document.populations.features!, shape } as NetworkDocument["populations"][string],
    },
  };
}

const rate = small(mnistRate, [7, 5], 60);
const latency = small(mnistLatency400, [7, 5], 22);
const ARRAYS = ["retina_features.w", "features.theta"];
/** f32 sums of 784 weights err by some 1e-6 of their total; a dozen normalisations add up. As in agreement.test.ts. */
const WEIGHTS = 1e-5;
const MILLIVOLTS = 1e-4;

/** Spikes, weights and thresholds of both schedules against the oracle's. */
async function agree(document: NetworkDocument, batches: Parameters<typeof show>[2]): Promise<number> {
  const exact = await show("reference", document, batches, ARRAYS);
  for (const way of SCHEDULES) {
    const gpu = await show(way, document, batches, ARRAYS);
    for (const [k, { counts, spikes }] of exact.results.entries()) {
      expect(gpu.results[k]!.counts, way).toEqual(counts);
      expect(gpu.results[k]!.spikes, way).toEqual(spikes);
    }
    expect(worst(gpu.arrays[ARRAYS[0]!]!, exact.arrays[ARRAYS[0]!]!), way).toBeLessThan(WEIGHTS);
    expect(worst(gpu.arrays[ARRAYS[1]!]!, exact.arrays[ARRAYS[1]!]!), way).toBeLessThan(MILLIVOLTS);
  }
  return exact.results.reduce((sum, { counts }) => sum + total(counts), 0);
}

describe("the digit networks, stepped and fused against reference", () => {
  test("rate: testing, then learning one by one, then testing, give the same spikes and weights", async () => {
    const spikes = await agree(rate, [
      await digits(0, 3, { learn: false, minibatch: 1 }),
      await digits(3, 6, { learn: true, minibatch: 1 }),
      await digits(9, 3, { learn: false, minibatch: 1 }),
    ]);
    expect(spikes).toBeGreaterThan(50);
  });

  test("rate: minibatches of 4, the last one short, give the same spikes and weights", async () => {
    const spikes = await agree(rate, [await digits(0, 10, { learn: true, minibatch: 4 })]);
    expect(spikes).toBeGreaterThan(30);
  });

  test("latency: learning and testing give the same spikes and weights, and end samples by spikes", async () => {
    const spikes = await agree(latency, [
      await digits(0, 8, { learn: true, minibatch: 1 }),
      await digits(8, 5, { learn: true, minibatch: 4 }),
      await digits(13, 4, { learn: false, minibatch: 1 }),
    ]);
    expect(spikes).toBe(8 + 5 + 5 * 4); // until: one winner while learning, five while testing
  });

  test("after minibatches the weights are not those of one by one", async () => {
    const trained = async (minibatch: number) =>
      (await show("fused", rate, [await digits(0, 8, { learn: true, minibatch })], ARRAYS)).arrays;
    expect(worst((await trained(1))[ARRAYS[0]!]!, (await trained(4))[ARRAYS[0]!]!)).toBeGreaterThan(
      100 * WEIGHTS,
    );
  });
});

describe("a batch", () => {
  test.each(SCHEDULES)("on %s gives spikes of the samples asked for, counts of all", async (way) => {
    const all = await show(way, rate, [await digits(0, 4, { learn: false, minibatch: 1 })]);
    const last = await show(way, rate, [await digits(0, 4, { learn: false, minibatch: 1, spikesFrom: 3 })]);
    const [whole, part] = [all.results[0]!, last.results[0]!];
    expect(part.counts).toEqual(whole.counts);
    expect(part.spikes.features!.length).toBe(60 * 2);
    expect(part.spikes.features).toEqual(whole.spikes.features!.slice(-60 * 2));
  });

  test.each(["reference", ...SCHEDULES] as Way[])("on %s leaves where the last sample ended", async (way) => {
    const engine = await open(way, latency);
    const { counts } = await engine.present(await digits(0, 2, { learn: false, minibatch: 1 }));
    const snapshot = await engine.snapshot();
    expect(snapshot.clock).toBe(1000 + 22);
    expect(snapshot.sample).toEqual({ steps: 22, spikes: total(counts.subarray(35)) });
    const { features } = await engine.run([{ do: "run", steps: 5, learn: false }]);
    expect(total(features!)).toBe(0); // five spikes are in: nothing moves before the next sample
    engine.dispose();
  });

  test("of a network too large for one workgroup cannot be fused", async () => {
    const large = small(mnistRate, [70, 70], 100);
    await expect(open("fused", large)).rejects.toThrow("This network fits no workgroup");
  });
});
