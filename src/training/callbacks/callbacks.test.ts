// What each callback does to a training: when it stops it, what it keeps, moves and prints.
import { describe, expect, test } from "vitest";
import { fitModel } from "../fit";
import { bands, bandsNetwork, buildBands } from "../testBands";
import type { Callback, EpochRecord, FitRun } from "./callback";
import { checkpoint } from "./checkpoint";
import { earlyStop } from "./earlyStop";
import { progress } from "./progress";
import { schedule } from "./schedule";

const DATA = bands(100);

describe("earlyStop", () => {
  /** Epochs with these validation accuracies, until it stops: the reason, and how many there were. */
  function play(
    callback: Callback,
    accuracies: readonly number[],
  ): readonly [reason: string, epochs: number] {
    let reason = "";
    const stop = (why: string) => {
      reason = why;
    };
    const run = { stop } as FitRun;
    callback.onBegin?.(run);
    for (const [k, validation] of accuracies.entries()) {
      callback.onEpoch?.(run, { accuracy: 0, validation } as EpochRecord);
      if (reason) return [reason, k + 1];
    }
    return [reason, accuracies.length];
  }

  test("stops at the target", () => {
    const target = earlyStop({ target: 0.9 });
    expect(play(target, [0.5, 0.9, 0.95])).toEqual(["reached 90.0 %, the target", 2]);
    expect(play(target, [0.5, 0.89])).toEqual(["", 2]);
  });

  test("stops on a plateau, counted anew from each better epoch, and in each training", () => {
    const plateau = earlyStop({ patience: 2 });
    const reason = "70.0 %, no better than 80.0 % for 2 epochs";
    expect(play(plateau, [0.7, 0.7, 0.8, 0.8, 0.7, 0.9])).toEqual([reason, 5]);
    expect(play(plateau, [0.6, 0.6, 0.65])).toEqual(["", 3]);
    const picky = earlyStop({ patience: 2, minDelta: 0.05 });
    expect(play(picky, [0.7, 0.74, 0.75, 0.9])[1]).toBe(3); // 0.04 and 0.05 more are not enough
  });

  test("looks at running accuracy without validation, and ends a real training", async () => {
    const model = await buildBands();
    const { epochs, stopped } = await fitModel(model, DATA, {
      epochs: 9,
      callbacks: [earlyStop({ target: 0.6 })],
    });
    expect(epochs.length).toBeLessThan(9);
    expect(epochs.at(-1)!.accuracy).toBeGreaterThanOrEqual(0.6);
    expect(stopped).toBe(`reached ${(100 * epochs.at(-1)!.accuracy).toFixed(1)} %, the target`);
    expect(model.samples).toBe(100 * epochs.length);
  });

  test.each([
    [{}, "earlyStop: give a target (0 to 1), a patience (epochs), or both."],
    [{ target: 90 }, "earlyStop.target: an accuracy of 0 to 1 is expected, got 90."],
    [{ patience: 0 }, "earlyStop.patience: a whole number of epochs is expected, got 0."],
  ])("%j is refused", (options, message) => {
    expect(() => earlyStop(options)).toThrow(message);
  });
});

describe("checkpoint", () => {
  test("keeps the state every so many samples, in whole minibatches, and changes no result", async () => {
    const document = { ...bandsNetwork, training: { batch: 4 } };
    const saved: number[] = [];
    const keep = checkpoint(30, ({ samples }) => void saved.push(samples));
    const model = await buildBands(document);
    await fitModel(model, DATA, { callbacks: [keep] });
    expect(saved).toEqual([32, 64, 96, 100]);
    expect(keep.last!.samples).toBe(100);
    const plain = await buildBands(document);
    await fitModel(plain, DATA);
    expect(await model.weightHash()).toBe(await plain.weightHash());
  });

  test("goes on to the same weights from where it was taken", async () => {
    const keep = checkpoint(40);
    const stop: Callback = {
      name: "stop",
      onBatch: (run) => (run.model.samples >= 80 ? run.stop("power cut") : undefined),
    };
    const model = await buildBands();
    await fitModel(model, DATA, { epochs: 2, callbacks: [keep, stop] });
    const other = await buildBands();
    await other.restore(keep.last!);
    expect(other.samples).toBe(80);
    await fitModel(other, DATA, { epochs: 2 });
    const whole = await buildBands();
    await fitModel(whole, DATA, { epochs: 2 });
    expect(await other.weightHash()).toBe(await whole.weightHash());
  });

  test("best is the epoch with the highest validation accuracy", async () => {
    const keep = checkpoint();
    const model = await buildBands();
    const spoil: Callback = {
      name: "spoil",
      async onBegin(run) {
        await run.model.engine.write("eye_cells.w", new Float32Array(64 * 12).fill(0.25)); // all alike: no class
      },
      onEpoch: async (run, { epoch }) => {
        if (epoch === 2) await run.model.engine.write("cells.theta", new Float32Array(12).fill(1000)); // silent
      },
    };
    const { epochs } = await fitModel(model, DATA, { epochs: 3, validation: 0.2, callbacks: [keep, spoil] });
    const accuracies = epochs.map(({ validation }) => validation!);
    expect(accuracies[2]).toBe(0);
    const best = accuracies.indexOf(Math.max(...accuracies));
    expect(keep.best!.samples).toBe(80 * (best + 1));
    expect(keep.last!.samples).toBe(240);
  });
});

describe("schedule", () => {
  const eta = (run: FitRun) => run.model.document.projections.eye_cells!.learn!.params!.eta;

  test("moves a parameter at its steps, and leaves the document as it was", async () => {
    const seen: [samples: number, eta: number | undefined][] = [];
    const look: Callback = {
      name: "look",
      every: 10,
      onBatch: (run) => void seen.push([run.model.samples, eta(run)]),
    };
    const steps = schedule(
      {
        "eye_cells.eta": [
          [80, 0.001],
          [30, 0.02],
        ],
      },
      10,
    );
    const model = await buildBands();
    await fitModel(model, DATA, { callbacks: [steps, look] });
    const at = (samples: number) => seen.find(([when]) => when === samples)![1];
    expect([20, 30, 70, 80, 100].map(at)).toEqual([0.05, 0.02, 0.02, 0.001, 0.001]);
    expect(model.document.projections.eye_cells!.learn!.params!.eta).toBe(0.05);
  });

  test("gives the same weights however batches are cut, and others than without it", async () => {
    const hashWith = async (...others: Callback[]) => {
      const halved = schedule({ "eye_cells.eta": (samples) => 0.05 * 2 ** (-samples / 50) }, 20);
      const model = await buildBands();
      await fitModel(model, DATA, { callbacks: [halved, ...others] });
      return model.weightHash();
    };
    const hash = await hashWith();
    expect(await hashWith({ name: "cut", every: 7 })).toBe(hash);
    const plain = await buildBands();
    await fitModel(plain, DATA);
    expect(await plain.weightHash()).not.toBe(hash);
  });

  test("beside anneal of another parameter changes nothing of it", async () => {
    const document = { ...bandsNetwork, training: { anneal: { "cells.theta_plus": 0.1 } } };
    const hashWith = async (...callbacks: Callback[]) => {
      const model = await buildBands(document);
      await fitModel(model, DATA, { callbacks });
      return model.weightHash();
    };
    const nothing = schedule({ "eye_cells.w_max": (samples) => 1000 + samples }, 30); // retunes, but bounds nothing
    const high = schedule({ "eye_cells.w_max": [[0, 1000]] });
    expect(await hashWith(nothing)).toBe(await hashWith(high));
  });

  test.each<[Parameters<typeof schedule>[0], string]>([
    [{ "eye_cells.rate": [[0, 1]] }, "schedule.eye_cells.rate: instar has no such parameter."],
    [{ "rivalry.eta": [[0, 1]] }, "schedule.rivalry.eta: 'rivalry' does not learn."],
    [{ "eye_cells.eta": [[50, 7]] }, "schedule.eye_cells.eta: 7 is outside 0 to 1."],
    [{ "eye_cells.eta": () => Number.NaN }, "schedule.eye_cells.eta: a finite number is expected, got NaN."],
    [{ "cells.theta_plus": [[0, 1]] }, "schedule.cells.theta_plus: training.anneal moves it already."],
  ])("%j is refused before the first sample", async (courses, message) => {
    const model = await buildBands({ ...bandsNetwork, training: { anneal: { "cells.theta_plus": 0.1 } } });
    await expect(fitModel(model, DATA, { callbacks: [schedule(courses)] })).rejects.toThrow(message);
    expect(model.samples).toBe(0);
  });
});

test("progress prints one line an epoch, and draws another while it lasts where a terminal watches", async () => {
  const printed: string[] = [];
  const drawn: string[] = [];
  const callbacks = [
    progress({ print: (line) => void printed.push(line), show: (line) => void drawn.push(line) }),
  ];
  await fitModel(await buildBands(), DATA, { epochs: 2, validation: 0.2, callbacks });
  expect(printed).toHaveLength(2);
  expect(printed[1]).toMatch(
    /^epoch 2\/2 {2}160 samples {2}[\d.]+ s {2}[\d,]+ samples\/s {2}accuracy [\d.]+ % {2}validation [\d.]+ %( {2}\d+ dead)?$/,
  );
  expect(drawn[0]).toMatch(/^epoch 1\/2 {2}80 samples {2}[\d,]+ samples\/s {2}[\d,]+ s left$/);
  expect(drawn.at(-1)).toBe(""); // nothing stays behind
});
