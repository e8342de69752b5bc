// Populations that lie in space: convolution with shared weights, pooling, one winner a place, on every engine.
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { planNetwork } from "../compiler/plan";
import { eachSynapse } from "../compiler/runs";
import type { NetworkDocument, NeuronPopulation, Projection } from "../core/document";
import type { Spikes } from "./engine";
import { createEngine, ENGINES } from "./testEngines";

interface Sizes {
  readonly rows: number;
  readonly columns: number;
  readonly channels: number;
  readonly kernel: readonly [number, number];
  readonly features: number;
  readonly size: readonly [number, number];
  readonly stride: readonly [number, number];
}

const PLAIN: Sizes = {
  rows: 6,
  columns: 7,
  channels: 1,
  kernel: [3, 2],
  features: 5,
  size: [3, 4],
  stride: [3, 4],
};

/** A picture, features of its windows that compete in places, and pools of them. */
function spatial({ rows, columns, channels, kernel, features, size, stride }: Sizes): NetworkDocument {
  const [high, wide] = [rows - kernel[0] + 1, columns - kernel[1] + 1];
  const windows = (n: number, k: 0 | 1) => 1 + Math.ceil(Math.max(0, n - size[k]) / stride[k]);
  const project = (from: string, to: string, more: Pick<Projection, "connector" | "weight">): Projection => ({
    from,
    to,
    synapse: "delta",
    receptor: "exc",
    ...more,
  });
  const cells: NeuronPopulation = { kind: "neurons", shape: [], neuron: "lif", params: { tau_m: 5 } };
  return {
    format: "spikeyard",
    version: 1,
    name: "spatial",
    dt: 1,
    seed: 3,
    presentation: { duration: 20 },
    populations: {
      picture: {
        kind: "input",
        shape: channels === 1 ? [rows, columns] : [rows, columns, channels],
        encoder: "poisson",
      },
      features: { ...cells, shape: [high, wide, features], winners: 1, among: "place" },
      pools: { ...cells, shape: [windows(high, 0), windows(wide, 1), features], params: { v_thresh: -64 } },
    },
    projections: {
      convolution: project("picture", "features", {
        connector: { name: "conv2d", kernel },
        weight: { uniform: [0, 20] },
      }),
      pooling: project("features", "pools", { connector: { name: "pool2d", size, stride }, weight: 1.5 }),
    },
    readout: { population: "pools", classes: 2 },
  };
}

const ofSize: fc.Arbitrary<Sizes> = fc
  .record({
    rows: fc.integer({ min: 3, max: 9 }),
    columns: fc.integer({ min: 3, max: 9 }),
    channels: fc.integer({ min: 1, max: 3 }),
    kernel: fc.tuple(fc.integer({ min: 1, max: 3 }), fc.integer({ min: 1, max: 3 })),
    features: fc.integer({ min: 1, max: 23 }),
    size: fc.constant<[number, number]>([1, 1]),
    stride: fc.tuple(fc.integer({ min: 1, max: 3 }), fc.integer({ min: 1, max: 3 })),
  })
  .map((sizes) => ({ ...sizes, size: [Math.min(2, sizes.rows - sizes.kernel[0] + 1), 1] }));

async function spikesOn(name: (typeof ENGINES)[number], document: NetworkDocument): Promise<Spikes> {
  const engine = await createEngine(name, document);
  const n = planNetwork(document).populations[0]!.n;
  const inputs = { picture: Float32Array.from({ length: 2 * n }, (_, k) => ((k * 37) % 100) / 100) };
  const { spikes } = await engine.present({
    count: 2,
    inputs,
    clocks: [0, 20],
    learn: false,
    minibatch: 1,
    spikesFrom: 0,
  });
  engine.dispose();
  return spikes;
}

const countOf = (words: Uint32Array): number => {
  let sum = 0;
  for (let word of words) for (; word !== 0; word &= word - 1) sum++;
  return sum;
};

describe("a convolution", () => {
  const plan = planNetwork(spatial(PLAIN));
  const [convolution, pooling] = plan.projections;

  test("connects each of 4 x 6 places to a window of 3 x 2, and shares 3 x 2 x 5 weights among them", () => {
    expect(convolution!.synapses).toBe(4 * 6 * 6 * 5);
    expect(convolution!.places).toBe(30);
    const seen = new Map<number, [number, number][]>();
    eachSynapse(convolution!.connections!, (i, j, place) => {
      seen.set(j, [...(seen.get(j) ?? []), [i, place]]);
    });
    // feature 2 at row 3, column 3 sees rows 3 to 5 and columns 3 and 4 of the picture, 7 a row
    const [row, column, feature] = [3, 3, 2];
    const expected = [0, 1, 2].flatMap((r) =>
      [0, 1].map((c) => [(row + r) * 7 + column + c, (r * 2 + c) * 5 + feature]),
    );
    expect(seen.get((row * 6 + column) * 5 + feature)).toEqual(expected);
  });

  test("is pooled in windows of 3 x 4 of one feature, those at the end cut short", () => {
    expect(plan.populations[2]!.n).toBe(2 * 2 * 5);
    const onto = new Map<number, number[]>();
    eachSynapse(pooling!.connections!, (i, j) => onto.set(j, [...(onto.get(j) ?? []), i]));
    // feature 4 of the last window: row 3 alone, columns 4 and 5
    expect(onto.get(3 * 5 + 4)).toEqual([4, 5].map((c) => (3 * 6 + c) * 5 + 4));
    expect(pooling!.synapses).toBe(4 * 6 * 5);
  });
});

test("one neuron at most spikes at each place in a step, and most places spike at some time", async () => {
  const { features } = PLAIN;
  const spikes = await spikesOn("reference", spatial(PLAIN));
  const words = spikes.features!.length / 40;
  const ofPlaces = new Uint32Array(24);
  for (let step = 0; step < 40; step++) {
    const inStep = new Uint32Array(24);
    for (let n = 0; n < 120; n++)
      if ((spikes.features![step * words + (n >>> 5)]! >>> (n & 31)) & 1) inStep[Math.floor(n / features)]!++;
    expect(Math.max(...inStep)).toBeLessThanOrEqual(1);
    for (const [k, count] of inStep.entries()) ofPlaces[k]! += count;
  }
  expect(ofPlaces.filter((count) => count > 0).length).toBeGreaterThan(20);
});

test("places, windows and pools of any size: all engines agree with the oracle spike for spike", async () => {
  let total = 0;
  await fc.assert(
    fc.asyncProperty(ofSize, async (sizes) => {
      const document = spatial(sizes);
      const exact = await spikesOn("reference", document);
      for (const name of ENGINES)
        if (name !== "reference") expect(await spikesOn(name, document), name).toEqual(exact);
      total += countOf(exact.features!) + countOf(exact.pools!);
    }),
    { numRuns: 8, seed: 5 },
  );
  expect(total).toBeGreaterThan(1000);
});
