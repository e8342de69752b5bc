// Epochs, validation, order and stops of `fitModel`, and what it does with faults.
import { describe, expect, test } from "vitest";
import { take } from "../data/samples";
import type { Callback } from "./callbacks/callback";
import { fitModel } from "./fit";
import type { FitModelOptions } from "./fitOptions";
import { bands, bandsNetwork, buildBands } from "./testBands";

const DATA = bands(100);

async function hashAfter(options: FitModelOptions, document = bandsNetwork): Promise<string> {
  const model = await buildBands(document);
  await fitModel(model, DATA, options);
  return model.weightHash();
}

test("history tells of each epoch what was learned, and how well", async () => {
  const model = await buildBands();
  const { epochs, stopped } = await fitModel(model, DATA, { epochs: 2, validation: 0.2 });
  expect(stopped).toBe(null);
  expect(epochs.map(({ epoch, samples }) => [epoch, samples])).toEqual([
    [1, 80],
    [2, 160],
  ]);
  const [first, second] = epochs;
  expect(second!.accuracy).toBeGreaterThan(first!.accuracy); // the first batch knows no classes yet
  expect(second!.validation).toBeGreaterThan(0.75); // 20 samples; chance 0.25, standard error 0.1
  expect(second!.validation).toBe((await model.evaluate(take(DATA, 20, 80))).accuracy);
  expect(second!.samplesPerSecond * second!.seconds).toBeCloseTo(80, 6);
  const theta = await model.engine.read("cells.theta");
  expect(second!.meanTheta.cells).toBeCloseTo([...theta].reduce((a, b) => a + b) / 12, 6);
  expect(second!.dead).toBeLessThan(12);
});

test("epochs come from the document where no one says, and validation samples are never learned from", async () => {
  const document = { ...bandsNetwork, training: { epochs: 3 } };
  const model = await buildBands(document);
  await fitModel(model, take(DATA, 80), { validation: bands(20, 9) });
  expect(model.samples).toBe(240);
  const parted = await buildBands(document);
  await fitModel(parted, DATA, { validation: 0.2 });
  expect(await parted.weightHash()).toBe(await model.weightHash());
});

describe("one seed gives one result", () => {
  test("in the order of the data, equal to the model's own fit", async () => {
    const model = await buildBands();
    await model.fit(DATA, { until: 200 });
    expect(await hashAfter({ epochs: 2 })).toBe(await model.weightHash());
  });

  test("shuffled: another order for each epoch and seed, the same each time", async () => {
    const shuffled = await hashAfter({ epochs: 2, shuffle: true });
    expect(shuffled).not.toBe(await hashAfter({ epochs: 2 }));
    expect(await hashAfter({ epochs: 2, shuffle: true })).toBe(shuffled);
    const seen: number[][] = [];
    const model = await buildBands();
    const onBatch: Callback["onBatch"] = (_, results) => void seen.push(results.map(({ label }) => label!));
    await fitModel(model, DATA, { epochs: 2, shuffle: true, callbacks: [{ name: "look", onBatch }] });
    expect(seen[0]).not.toEqual(seen[1]);
    expect(seen[0]!.toSorted()).toEqual(seen[1]!.toSorted());
  });

  test("going on from a checkpoint in the middle of a shuffled epoch, with anneal and minibatches", async () => {
    const training = { epochs: 2, batch: 4, anneal: { "eye_cells.eta": 0.001 } };
    const document = { ...bandsNetwork, training };
    const stop: Callback = {
      name: "stop",
      every: 30, // rounded up to 32
      onBatch: (run) => (run.model.samples >= 128 ? run.stop("enough") : undefined),
    };
    const model = await buildBands(document);
    const history = await fitModel(model, DATA, { shuffle: true, callbacks: [stop] });
    expect(history).toMatchObject({ stopped: "enough", epochs: [{ samples: 100 }, { samples: 128 }] });
    const other = await buildBands(document);
    await other.restore(await model.checkpoint());
    await fitModel(other, DATA, { shuffle: true });
    expect(other.samples).toBe(200);
    expect(await other.weightHash()).toBe(await hashAfter({ shuffle: true }, document));
  });
});

test("a parameter retuned by a callback between two batches leaves others annealed", async () => {
  const document = { ...bandsNetwork, training: { anneal: { "cells.theta_plus": 0.1 } } };
  const [plain, retuned] = [await buildBands(document), await buildBands(document)];
  const stages = { until: 40, span: 2000 }; // of 20 samples, so that batches of 3 end within them
  await plain.fit(DATA, stages);
  const onBatch = () => void retuned.retune({ ...document, name: "Bands, retuned" });
  await retuned.fit(DATA, { ...stages, batch: 3, onBatch });
  expect(await retuned.weightHash()).toBe(await plain.weightHash());
});

describe("what is unsupported says so, before anything is learned", () => {
  test.each<[object, string]>([
    [{ classWeight: { 0: 2 } }, "fit.classWeight: is not supported. Samples are not weighted. Repeat those"],
    [{ batchSize: 32 }, "fit.batchSize: is not supported. Set training.batch of the document"],
    [{ batch_size: 32 }, "fit.batch_size: is not supported. Set training.batch of the document"],
    [{ optimizer: "adam" }, "fit.optimizer: is not supported. Each projection learns by its own rule"],
    [{ loss: "mse" }, "fit.loss: is not supported. Learning rules are local"],
    [{ callback: [] }, "fit.callback: is not supported. Did you mean 'callbacks'?"],
    [{ foo: 1 }, "fit.foo: is not supported. There are: epochs, validation, callbacks, shuffle, signal."],
    [{ epochs: 0 }, "fit.epochs: a whole number of at least 1 is expected, got 0."],
    [{ validation: 1 }, "fit.validation: a share between 0 and 1 is expected, got 1; of 100 samples"],
    [{ validation: 0.001 }, "at least one must be in either part."],
    [{ shuffle: 7 }, "fit.shuffle: true or false is expected, got 7."],
    [{ callbacks: [null] }, "fit.callbacks[0]: an object is expected, as progress() gives; got null."],
    [
      { callbacks: [{ name: "x", every: 0 }] },
      "fit.callbacks[0].every: a whole number of samples is expected",
    ],
  ])("%j", async (options, message) => {
    const model = await buildBands();
    await expect(fitModel(model, DATA, options as FitModelOptions)).rejects.toThrow(message);
    expect(model.samples).toBe(0);
  });

  test("a training that is complete", async () => {
    const model = await buildBands();
    await fitModel(model, DATA);
    await expect(fitModel(model, DATA)).rejects.toThrow(
      "fit.epochs: 100 samples were learned already, 1 x 100 are asked for. Ask for more epochs in all",
    );
    await fitModel(model, DATA, { epochs: 2 });
    expect(model.samples).toBe(200);
  });
});

describe("nothing half-trained is lost", () => {
  test.each(["onBatch", "onEpoch"] as const)(
    "a throw in %s leaves a whole batch, ready to go on",
    async (hook) => {
      const faulty: Callback = {
        name: "faulty",
        every: 30,
        [hook]: () => {
          throw new Error("out of paper");
        },
      };
      const ended: number[] = [];
      const last: Callback = { name: "last", onEnd: (run) => void ended.push(run.model.samples) };
      const model = await buildBands();
      await expect(fitModel(model, DATA, { epochs: 2, callbacks: [faulty, last] })).rejects.toThrow(
        "out of paper",
      );
      expect(model.samples).toBe(hook === "onBatch" ? 30 : 100);
      expect(ended).toEqual([model.samples]);
      expect((await model.evaluate(bands(20, 8))).count).toBe(20);
      await fitModel(model, DATA, { epochs: 2 });
      expect(await model.weightHash()).toBe(await hashAfter({ epochs: 2 }));
    },
  );

  test("bad data in between leaves the model as it was", async () => {
    const model = await buildBands();
    await fitModel(model, DATA);
    const hash = await model.weightHash();
    const short = { ...DATA, labels: DATA.labels.slice(0, 99) };
    await expect(fitModel(model, short, { epochs: 2 })).rejects.toThrow("100 images, but 99 labels");
    await expect(fitModel(model, DATA, { epochs: 2, validation: short })).rejects.toThrow(
      "100 images, but 99",
    );
    expect([model.samples, await model.weightHash()]).toEqual([100, hash]);
  });

  test("a signal stops after the running batch, and history says so", async () => {
    const stop = new AbortController();
    const callback: Callback = { name: "abort", every: 40, onBatch: () => stop.abort() };
    const model = await buildBands();
    const history = await fitModel(model, DATA, { callbacks: [callback], signal: stop.signal });
    expect(history.stopped).toBe("stopped by its signal");
    expect(history.epochs).toMatchObject([{ samples: 40, validation: null }]);
  });
});

describe("classes that training never showed", () => {
  test("are reported by evaluate and label, and refused where no answer could be right", async () => {
    const model = await buildBands();
    await expect(model.evaluate(DATA)).rejects.toThrow("Call fit, or label, before evaluate.");
    const isLow = (k: number) => DATA.labels[k]! < 2;
    const low = pick(isLow);
    const high = pick((k) => !isLow(k));
    await fitModel(model, low);
    const { unseen, accuracy } = await model.evaluate(DATA);
    expect(unseen).toEqual([2, 3]);
    expect(accuracy).toBeLessThanOrEqual(0.5);
    await expect(model.evaluate(high)).rejects.toThrow(
      "data: holds classes 2, 3, and training only 0, 1: no answer could be right.",
    );
    expect((await model.label(high)).unseen).toEqual([0, 1]);
    expect((await model.evaluate(high)).unseen).toEqual([]);
  });
});

function pick(isWanted: (k: number) => boolean) {
  const kept = Array.from(DATA.labels.keys()).filter(isWanted);
  const images = new Uint8Array(kept.length * 64);
  for (const [at, k] of kept.entries()) images.set(DATA.images.subarray(k * 64, (k + 1) * 64), at * 64);
  return { ...DATA, images, labels: Uint8Array.from(kept, (k) => DATA.labels[k]!), count: kept.length };
}
