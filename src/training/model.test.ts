// Training as a whole, on the GPU engine: one seed one result, whatever the batches, pauses and checkpoints.
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { NetworkDocument } from "../core/document";
import type { Dataset } from "../data/samples";
import { first, loadTestDigits } from "../data/testDigits";
import { dawn } from "../engines/testDevice";
import { mnistRate } from "../examples/mnistRate";
import { compile, type Model } from "./model";
import type { RunOptions } from "./runs";

let digits: Dataset;
let gpu: GPU;
const open: Model[] = [];
beforeAll(async () => {
  digits = await loadTestDigits();
  gpu = await dawn();
});
afterAll(() => {
  for (const model of open) model.dispose();
});

const small: NetworkDocument = {
  ...mnistRate,
  presentation: { duration: 40 },
  populations: {
    ...mnistRate.populations,
    features: { ...mnistRate.populations.features!, shape: [30] },
  } as NetworkDocument["populations"],
};

let engine: "event" | "gpu" = "event";

async function build(document = small): Promise<Model> {
  const model = await compile(document, { engine, gpu });
  open.push(model);
  return model;
}

async function hashAfter(document: NetworkDocument, options: RunOptions = {}): Promise<string> {
  const model = await build(document);
  await model.fit(digits.train, { until: 24, ...options });
  return model.weightHash();
}

describe.each(["event", "gpu"] as const)("fit on %s", (name) => {
  beforeAll(() => {
    engine = name;
  });

  test("twice with one seed gives one weight hash, two seeds give two", async () => {
    const [one, again, other] = [
      await hashAfter(small),
      await hashAfter(small),
      await hashAfter({ ...small, seed: 2 }),
    ];
    expect(one).toMatch(/^[0-9a-f]{16}$/);
    expect(again).toBe(one);
    expect(other).not.toBe(one);
  });

  test("gives the same weights in batches of 1, 5 and 24", async () => {
    const hashes = await Promise.all([1, 5, 24].map((batch) => hashAfter(small, { batch })));
    expect(new Set(hashes).size).toBe(1);
  });

  test("in minibatches of 4 gives the same weights however it is cut, and others than one by one", async () => {
    const together = { ...small, training: { batch: 4 } };
    const hashes = await Promise.all([3, 8, 24].map((batch) => hashAfter(together, { batch })));
    expect(new Set(hashes).size).toBe(1);
    expect(hashes[0]).not.toBe(await hashAfter(small));
  });

  test("anneals by the sample, not by the batch, and leaves the document as it is", async () => {
    const document = { ...small, training: { anneal: { "retina_features.eta": 0.001 } } };
    const hashes = await Promise.all([1, 5, 24].map((batch) => hashAfter(document, { batch })));
    expect(new Set(hashes).size).toBe(1);
    expect(hashes[0]).not.toBe(await hashAfter(small));
    const model = await build(document);
    await model.fit(digits.train, { until: 12, span: 24 });
    expect(model.document).toBe(document);
    const eta = (d: NetworkDocument) => d.projections.retina_features!.learn!.params!.eta!;
    // by sample 11 of 24 stage 45 of 100 has begun
    expect(eta(model.engine.plan.document)).toBeCloseTo(0.04 * (0.001 / 0.04) ** 0.45, 10);
    await model.fit(digits.train, { until: 24 });
    expect(await model.weightHash()).toBe(hashes[0]);
  });

  test("stopped, evaluated and resumed gives the same weights as in one go", async () => {
    const model = await build();
    const stop = new AbortController();
    await model.fit(digits.train, { until: 24, batch: 4, signal: stop.signal, onBatch: () => stop.abort() });
    expect(model.samples).toBe(4);
    const hash = await model.weightHash();
    await model.evaluate(first(digits.test, 8));
    expect(await model.weightHash()).toBe(hash); // looking changes nothing
    await model.fit(digits.train, { until: 24 });
    expect(await model.weightHash()).toBe(await hashAfter(small));
  });

  test("continues from a checkpoint in another model to the same weights", async () => {
    const model = await build();
    await model.fit(digits.train, { until: 10 });
    const checkpoint = await model.checkpoint();
    const other = await build();
    await other.restore(checkpoint);
    await other.fit(digits.train, { until: 24 });
    expect(other.samples).toBe(24);
    expect(await other.weightHash()).toBe(await hashAfter(small));
  });

  test("reset goes back to the weights drawn and the first sample", async () => {
    const model = await build();
    const drawn = await model.weightHash();
    await model.fit(digits.train, { until: 24 });
    const trained = await model.weightHash();
    await model.reset();
    expect(model.samples).toBe(0);
    expect(await model.weightHash()).toBe(drawn);
    expect([...model.assigned].every((k) => k === -1)).toBe(true);
    await model.fit(digits.train, { until: 24 });
    expect(await model.weightHash()).toBe(trained);
  });

  test("keeps every neuron's weights at their total, and raises thresholds by theta_plus a spike", async () => {
    const model = await build();
    let spikes = 0;
    const onBatch: RunOptions["onBatch"] = (results) => {
      for (const { counts } of results) spikes += counts.reduce((a, b) => a + b, 0);
    };
    await model.fit(digits.train, { until: 24, onBatch });
    const weights = await model.engine.read("retina_features.w");
    for (let j = 0; j < 30; j++) {
      let sum = 0;
      for (let i = 0; i < 784; i++) sum += weights[i * 30 + j]!;
      expect(Math.abs(sum - 78.4)).toBeLessThan(1e-3); // f32 sum of 784 weights, one scaling
    }
    const theta = [...(await model.engine.read("features.theta"))].reduce((a, b) => a + b, 0);
    expect(spikes).toBeGreaterThan(24);
    const decay = 24 * (40 / 4e5); // share lost if all of it had decayed over all samples
    expect(theta).toBeLessThanOrEqual(1.2 * spikes);
    expect(theta).toBeGreaterThan(1.2 * spikes * (1 - decay));
  });
});

test("f32 pixels give the weights of the bytes they stand for", async () => {
  engine = "event";
  const model = await build();
  const bytes = first(digits.train, 24);
  await model.fit({ ...bytes, images: Float32Array.from(bytes.images, (byte) => byte / 255) });
  expect(await model.weightHash()).toBe(await hashAfter(small));
});

test("a trained network answers held-out digits better than chance, from labels of training digits only", async () => {
  const model = await build({ ...small, presentation: { duration: 100 } });
  await model.fit(digits.train, { until: 250 });
  const { accuracy, count, confusion } = await model.evaluate(first(digits.test, 100));
  expect(count).toBe(100);
  expect(accuracy).toBeGreaterThan(0.25); // chance 0.1, standard error 0.05
  const diagonal = Array.from({ length: 10 }, (_, k) => confusion[k * 11]!).reduce((a, b) => a + b);
  expect(diagonal).toBe(Math.round(accuracy * 100));
  const result = await model.predict(digits.test.images.slice(0, 784));
  expect(result.label).toBe(null);
  expect(result.scores.reduce((a, b) => a + b, 0)).toBeCloseTo(1, 5);
});

describe("bad input is refused and names both sides", () => {
  test.each([
    [
      "images of another size",
      { images: new Uint8Array(200), labels: new Uint8Array(2), count: 2 },
      "takes 784 values, got images of 100",
    ],
    [
      "labels shorter than images",
      { images: new Uint8Array(1568), labels: new Uint8Array(1), count: 2 },
      "2 images, but 1 labels",
    ],
    [
      "a label beyond the classes",
      { images: new Uint8Array(784), labels: Uint8Array.of(12), count: 1 },
      "label 12 is not among the readout's 10",
    ],
    [
      "no samples",
      { images: new Uint8Array(0), labels: new Uint8Array(0), count: 0 },
      "takes 784 values, got no samples",
    ],
  ])("%s", async (_, data, message) => {
    const model = await build();
    await expect(model.fit({ ...data, shape: [28, 28] })).rejects.toThrow(message);
    expect(model.samples).toBe(0);
  });

  test("a document without readout or input", async () => {
    const { readout: _, ...silent } = small;
    await expect(compile(silent, { gpu })).rejects.toThrow("readout: training needs one");
    const deaf = { ...small, populations: { features: small.populations.features! }, projections: {} };
    await expect(compile(deaf, { gpu })).rejects.toThrow("training needs exactly one input, got 0");
  });

  test("no WebGPU: the reason and what to turn on, if it was asked for", async () => {
    const none = { requestAdapter: async () => null } as unknown as GPU;
    await expect(compile(small, { engine: "gpu", gpu: none })).rejects.toMatchObject({
      reason: "unavailable",
    });
    const model = await compile(small, { gpu: none });
    open.push(model);
    expect(model.engine.name).toBe("event"); // by itself it goes on without
    expect(model.choice.fallback).toBe(true);
    expect(model.choice.reason).toContain("no graphics adapter");
  });
});
