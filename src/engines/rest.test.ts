// A rest after the sample: inputs are silent, all else goes on, on every engine and both schedules of the GPU.
import { beforeAll, describe, expect, test } from "vitest";
import { planNetwork } from "../compiler/plan";
import type { NetworkDocument } from "../core/document";
import { bandsNetwork } from "../training/testBands";
import { addCounts, type Command, type Engine, type SampleBatch } from "./engine";
import { createEvent } from "./event/event";
import { open, SCHEDULES, worst } from "./gpu/testPresent";

/** 21 steps shown, no multiple of the 4 for which inputs draw at once, and 14 of rest. */
const [SHOWN, REST] = [21, 14];
const STEPS = SHOWN + REST;

/** Neurons with a current of their own, which go on to spike while nothing comes in. */
function network(encoder: "poisson" | "latency", more: Partial<NetworkDocument> = {}): NetworkDocument {
  const { eye, cells } = bandsNetwork.populations;
  return {
    ...bandsNetwork,
    dt: 0.5,
    presentation: { duration: SHOWN / 2, rest: REST / 2 },
    populations: {
      eye: { kind: "input", shape: eye!.shape, encoder },
      cells: { ...cells, params: { ...cells!.params, i_ext: 4000, tau_theta: 100 } } as typeof cells & object,
    },
    projections: {
      eye_cells: bandsNetwork.projections.eye_cells!,
      rivalry: { ...bandsNetwork.projections.rivalry!, weight: 2 },
    },
    ...more,
  };
}

const OTHERS = ["event", ...SCHEDULES] as const;
type Way = "reference" | (typeof OTHERS)[number];

const opened = (way: Way, document: NetworkDocument): Promise<Engine> =>
  way === "event" ? createEvent(planNetwork(document)) : open(way, document);

const values = Uint8Array.from({ length: 9 * 64 }, (_, k) => (k * 89) % 256);

const batchOf = (learn: boolean, minibatch = 1, images: Uint8Array | Float32Array = values): SampleBatch => ({
  count: 9,
  inputs: { eye: images },
  clocks: Array.from({ length: 9 }, (_, k) => k * STEPS),
  learn,
  minibatch,
  spikesFrom: 0,
});

async function outcome(way: Way, document: NetworkDocument, batches: readonly SampleBatch[]) {
  const engine = await opened(way, document);
  const results = [];
  for (const batch of batches) results.push(await engine.present(batch));
  const [w, theta] = [await engine.read("eye_cells.w"), await engine.read("cells.theta")];
  engine.dispose();
  return { results, w, theta };
}

/** Spikes of words of bits, shape `[steps, words]`, in each step of a sample, summed over samples. */
function bySteps(bits: Uint32Array, words: number): number[] {
  const sums = new Array<number>(STEPS).fill(0);
  for (let step = 0; step * words < bits.length; step++) {
    const counts = new Uint16Array(32 * words);
    addCounts(bits.subarray(step * words, (step + 1) * words), words, counts);
    sums[step % STEPS]! += counts.reduce((a, b) => a + b, 0);
  }
  return sums;
}

const sum = (all: ArrayLike<number>): number => Array.from(all).reduce((a, b) => a + b, 0);

describe.each(["poisson", "latency"] as const)("after %s", (encoder) => {
  const document = network(encoder);
  const batches = [
    batchOf(false),
    batchOf(true),
    batchOf(
      false,
      1,
      Float32Array.from(values, (byte) => byte / 255),
    ),
  ];
  let exact: Awaited<ReturnType<typeof outcome>>;
  beforeAll(async () => {
    exact = await outcome("reference", document, batches);
  });

  test("inputs are silent from its first step on, and neurons are not", () => {
    for (const { spikes, counts } of exact.results) {
      const [inputs, cells] = [bySteps(spikes.eye!, 2), bySteps(spikes.cells!, 1)];
      expect(inputs.slice(SHOWN)).toEqual(new Array(REST).fill(0));
      expect(inputs[SHOWN - 1]).toBeGreaterThan(0);
      expect(sum(cells.slice(SHOWN))).toBeGreaterThan(5);
      expect(sum(counts)).toBe(sum(cells)); // they count
    }
  });

  test("what is shown before it is what is shown without it", async () => {
    const { rest: _, ...presentation } = { ...document.presentation!, duration: STEPS / 2 };
    const through = await outcome("reference", { ...document, presentation }, [batchOf(false)]);
    const inputs = (bits: Uint32Array) => bits.filter((_, at) => Math.floor(at / 2) % STEPS < SHOWN);
    expect(inputs(exact.results[0]!.spikes.eye!)).toEqual(inputs(through.results[0]!.spikes.eye!));
    expect(sum(bySteps(through.results[0]!.spikes.eye!, 2).slice(SHOWN))).toBeGreaterThan(0);
  });

  test.each(OTHERS)("%s has the spikes, weights and thresholds of the oracle", async (way) => {
    const other = await outcome(way, document, batches);
    for (const [k, { counts, spikes }] of exact.results.entries()) {
      expect(other.results[k]!.counts).toEqual(counts);
      expect(other.results[k]!.spikes).toEqual(spikes);
    }
    expect(worst(other.w, exact.w)).toBeLessThan(1e-5); // f32 sums of 64 weights, nine scalings
    expect(worst(other.theta, exact.theta)).toBeLessThan(1e-4); // mV
  });

  test.each(OTHERS)("%s agrees in minibatches of 4", async (way) => {
    const together = network(encoder, { training: { batch: 4 } });
    const [a, b] = [
      await outcome("reference", together, [batchOf(true, 4)]),
      await outcome(way, together, [batchOf(true, 4)]),
    ];
    expect(b.results[0]!.spikes).toEqual(a.results[0]!.spikes);
    expect(worst(b.w, a.w)).toBeLessThan(1e-5);
    expect(worst(b.theta, a.theta)).toBeLessThan(1e-4);
  });

  test.each(["reference", "event", "stepped"] as const)("%s rests wherever a run is cut", async (way) => {
    const engine = await opened(way, document);
    const inputs = { eye: Float32Array.from(values.subarray(0, 64), (byte) => byte / 255) };
    const begin: Command = { do: "begin", inputs, clock: 0 };
    const pieces = [6, 13, 1, 1, 1, 3, 10].map((steps): Command => ({ do: "run", steps, learn: false }));
    const spikes = await engine.run([begin, ...pieces]);
    expect(spikes.eye).toEqual(exact.results[0]!.spikes.eye!.slice(0, 2 * STEPS));
    await engine.run([begin, { do: "run", steps: SHOWN + 2, learn: false }]);
    await engine.restore(await engine.snapshot());
    expect(sum((await engine.run([{ do: "run", steps: 5, learn: false }])).eye!)).toBe(0);
    engine.dispose();
  });
});

test.each(["reference", ...OTHERS] as const)(
  "slow variables move on by sample and rest on %s",
  async (way) => {
    const { cells, ...inputs } = network("poisson").populations;
    const quiet = { ...cells, params: { ...cells!.params, i_ext: 0, tau_theta: 100 } } as typeof cells &
      object;
    const engine = await opened(way, network("poisson", { populations: { ...inputs, cells: quiet } }));
    await engine.write("cells.theta", new Float32Array(12).fill(20));
    await engine.present({ ...batchOf(true, 1, new Uint8Array(64)), count: 1, clocks: [0] });
    const theta = await engine.read("cells.theta");
    // 17.5 ms of 100 ms; 10.5 ms alone would leave 18.006. f32 of 20 mV
    expect(worst(theta, new Float32Array(12).fill(20 * Math.exp(-STEPS / 2 / 100)))).toBeLessThan(1e-5);
    engine.dispose();
  },
);
