// Samples that are hardly answered are shown again, brighter, each time with noise of its own; the last time counts.
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { planNetwork } from "../compiler/plan";
import type { NetworkDocument } from "../core/document";
import type { Samples } from "../data/samples";
import type { Engine, SampleBatch } from "../engines/engine";
import { createEvent } from "../engines/event/event";
import { open, SCHEDULES } from "../engines/gpu/testPresent";
import { dawn } from "../engines/testDevice";
import { compile } from "./model";
import type { SampleResult } from "./runs";
import { type Showing, showSamples } from "./show";
import { bands, bandsNetwork } from "./testBands";

const STEPS = 60;
const AGAIN = { below: 2, brighter: 0.5, most: 3 };
const network: NetworkDocument = {
  ...bandsNetwork,
  presentation: { duration: 50, rest: 10, again: AGAIN },
};
const once: NetworkDocument = { ...network, presentation: { duration: 50, rest: 10 } };

/** Bands of this brightness in turn: some need no repeat, some a few, and black ones all. */
const BRIGHTNESS = [1, 0.7, 0.5, 0];
const bytes = bands(12);
bytes.images.forEach((byte, i) => {
  bytes.images[i] = Math.round(byte * BRIGHTNESS[Math.floor(i / 64) % 4]!);
});
const floats: Samples = { ...bytes, images: Float32Array.from(bytes.images, (byte) => byte / 255) };

const engines: Engine[] = [];
afterAll(() => {
  for (const engine of engines) engine.dispose();
});

const WAYS = ["reference", "event", ...SCHEDULES] as const;
type Way = (typeof WAYS)[number];

async function opened(way: Way, document = network): Promise<Engine> {
  const engine = way === "event" ? await createEvent(planNetwork(document)) : await open(way, document);
  engines.push(engine);
  return engine;
}

/** The engine, and what it is told to show. */
function recorded(engine: Engine): { readonly engine: Engine; readonly shown: SampleBatch[] } {
  const shown: SampleBatch[] = [];
  const present: Engine["present"] = (batch) => {
    shown.push(batch);
    return engine.present(batch);
  };
  return { engine: Object.create(engine, { present: { value: present } }) as Engine, shown };
}

const sum = (all: ArrayLike<number>): number => Array.from(all).reduce((a, b) => a + b, 0);

const TRAINING = { first: 0, count: 12, learned: 36, watch: "all", ordered: false } as const;
const LOOKING = { ...TRAINING, learned: null } as const;

interface Naive {
  readonly counts: readonly number[][];
  readonly spikes: readonly Uint32Array[];
  /** showings of each sample */
  readonly showings: readonly number[];
}

/** What the document says, in its plainest form: every showing by itself. */
async function naive(engine: Engine, { learned }: Pick<Showing, "learned">): Promise<Naive> {
  const outcome = [];
  for (let k = 0; k < 12; k++) {
    const number = (learned ?? 0) + k;
    for (let repeat = 0; ; repeat++) {
      const from = repeat === 0 ? number * STEPS : 2 ** 31 - (number * 3 + repeat) * STEPS;
      const { counts, spikes } = await engine.present({
        count: 1,
        inputs: {
          eye: floats.images.slice(64 * k, 64 * (k + 1)).map((x) => x * (1 + 0.5 * repeat)) as Float32Array,
        },
        clocks: [from + (learned === null ? 2 ** 31 : 0)],
        learn: learned !== null,
        minibatch: 1,
        spikesFrom: 0,
      });
      if (sum(counts) < 2 && repeat < 3) continue;
      outcome.push({ counts: [...counts], spikes: spikes.eye!, showings: repeat + 1 });
      break;
    }
  }
  return {
    counts: outcome.map(({ counts }) => counts),
    spikes: outcome.map(({ spikes }) => spikes),
    showings: outcome.map(({ showings }) => showings),
  };
}

describe.each(WAYS)("on %s", (way) => {
  test.each([
    ["learning", TRAINING],
    ["looking", LOOKING],
  ] as const)("%s gives what every showing by itself gives", async (_, showing) => {
    const plain = await opened(way, once);
    const expected = await naive(plain, showing);
    const engine = await opened(way);
    const result = await showSamples(engine, bytes, showing);
    expect([...result.counts]).toEqual(expected.counts.flat());
    expect([...result.spikes.eye!]).toEqual(expected.spikes.flatMap((bits) => [...bits]));
    for (const name of ["eye_cells.w", "cells.theta"])
      expect(await engine.read(name)).toEqual(await plain.read(name));
    // black ones are shown four times, and of the others some once, some more often
    expect(expected.showings.filter((_, k) => k % 4 === 3)).toEqual([4, 4, 4]);
    expect(new Set(expected.showings).size).toBeGreaterThan(2);
  });
});

describe("learning", () => {
  test("repeats a sample before the next one, and tells the counts of the last showing in order", async () => {
    const { engine, shown } = recorded(await opened("event"));
    const told: number[][] = [];
    const onCounts = (counts: Uint16Array, first: number, count: number) =>
      told.push([first, count, sum(counts.subarray(12 * first, 12 * (first + count)))]);
    const { counts } = await showSamples(engine, bytes, { ...TRAINING, onCounts });
    expect(shown.every(({ count, learn }) => count === 1 && learn)).toBe(true);
    const begins = shown.flatMap(({ inputs }, k) => (inputs.eye instanceof Uint8Array ? [k] : []));
    expect(begins.length).toBe(12);
    expect(shown.length).toBeGreaterThan(12 + 3 * 3);
    expect(told).toEqual(
      Array.from({ length: 12 }, (_, k) => [k, 1, sum(counts.subarray(12 * k, 12 * (k + 1)))]),
    );
  });

  test("tells a teacher the label of each showing's sample", async () => {
    const { engine, shown } = recorded(await opened("event"));
    const lessons = { labels: [], classes: new Int16Array(12) };
    await showSamples(engine, bytes, { ...TRAINING, first: 2, count: 3, lessons });
    const labels = shown.map((batch) => [...Array.from(batch.lessons!.labels)]);
    expect(labels.every(({ length }) => length === 1)).toBe(true);
    const each = labels.flat();
    expect(each.filter((label, k) => label !== each[k - 1])).toEqual([2, 3, 0]); // and none comes back
    expect(each.filter((label) => label === 3).length).toBe(4);
  });

  test("from f32 gives the weights of the bytes they stand for", async () => {
    const [a, b] = [await opened("event"), await opened("event")];
    await showSamples(a, bytes, TRAINING);
    await showSamples(b, floats, TRAINING);
    expect(await a.read("eye_cells.w")).toEqual(await b.read("eye_cells.w"));
  });
});

describe("looking", () => {
  test("shows all samples at once, then those that need it at once, and keeps the spikes asked for", async () => {
    const { engine, shown } = recorded(await opened("event"));
    const all = await showSamples(engine, bytes, LOOKING);
    expect(shown.length).toBe(4);
    const numbers = shown.map(({ count }) => count);
    expect(numbers[0]).toBe(12);
    expect(numbers).toEqual([...numbers].sort((a, b) => b - a));
    expect(numbers[3]).toBeGreaterThanOrEqual(3);
    const last = await showSamples(engine, bytes, { ...LOOKING, watch: "last" });
    expect(last.counts).toEqual(all.counts);
    expect(last.spikes.eye).toEqual(all.spikes.eye!.slice(-2 * STEPS));
    const none = await showSamples(engine, bytes, { ...LOOKING, watch: "none" });
    expect(none.counts).toEqual(all.counts);
    const alone = await showSamples(engine, bytes, { ...LOOKING, first: 10, count: 1 });
    expect(alone.spikes.eye).toEqual(all.spikes.eye!.slice(20 * STEPS, 22 * STEPS));
  });

  test("without `most` shows a black sample six times", async () => {
    const { most: _, ...unlimited } = AGAIN;
    const { engine, shown } = recorded(
      await opened("event", { ...network, presentation: { duration: 50, again: unlimited } }),
    );
    await showSamples(engine, bytes, { ...LOOKING, first: 3, count: 1 });
    expect(shown.length).toBe(6);
  });
});

describe.each(["event", "gpu"] as const)("a model on %s", (engine) => {
  let gpu: GPU;
  beforeAll(async () => {
    gpu = await dawn();
  });
  const build = async (document = network) => {
    const model = await compile(document, { engine, gpu });
    engines.push(model.engine);
    return model;
  };

  test("learns the same in batches of 1, 5 and 24, paused and looked at between, and from a checkpoint", async () => {
    const hashes = [];
    for (const batch of [1, 5, 24]) {
      const model = await build();
      await model.fit(bytes, { until: 24, batch });
      hashes.push(await model.weightHash());
    }
    const model = await build();
    await model.fit(bytes, { until: 7 });
    await model.evaluate(bytes);
    const checkpoint = structuredClone(await model.checkpoint());
    await model.fit(bytes, { until: 24 });
    const other = await build();
    await other.restore(checkpoint);
    await other.fit(bytes, { until: 24 });
    expect([await model.weightHash(), await other.weightHash(), ...hashes]).toEqual(
      new Array(5).fill(hashes[0]),
    );
    const plain = await build(once);
    await plain.fit(bytes, { until: 24 });
    expect(await plain.weightHash()).not.toBe(hashes[0]); // repeats change something
  });

  test("gives the last showing's answers to fit, evaluate, label and predict", async () => {
    const model = await build();
    let learned = 0;
    await model.fit(bytes, {
      onBatch: (results) => {
        learned += sum(results.flatMap(({ counts }) => [...counts]));
      },
    });
    expect(sum(model.activity.spikes)).toBe(learned);
    const results: SampleResult[] = [];
    await model.evaluate(bytes, { watch: "all", onBatch: (some) => void results.push(...some) });
    const { engine: watched, shown } = recorded(model.engine);
    const { counts, spikes } = await showSamples(watched, bytes, LOOKING);
    expect(shown.length).toBe(4);
    expect(results.flatMap((one) => [...one.counts])).toEqual([...counts]);
    expect(results.flatMap((one) => [...one.spikes!.cells!])).toEqual([...spikes.cells!]);
    const { counts: first, spikes: seen } = await model.predict(bytes.images.slice(0, 64));
    expect([first, seen]).toEqual([results[0]!.counts, results[0]!.spikes]);
    await model.label(bytes);
    expect(sum(model.activity.spikes)).toBe(sum(counts));
  });
});
