// A run that goes on from a checkpoint ends with the weights, and the answers, of one that was never interrupted.
import { describe, expect, test } from "vitest";
import type { NetworkDocument } from "../core/document";
import { fingerprint } from "../util/hash";
import type { Model } from "./model";
import type { Checkpoint } from "./runs";
import { bands, bandsNetwork, buildBands } from "./testBands";

/** So noisy that neurons answer to several classes, each in its own way. */
const TRAIN = bands(60, 7, 0.3);
const TEST = bands(40, 8, 0.3);
/** Two epochs. */
const UNTIL = 120;

async function outcomeOf(model: Model) {
  const answers: number[] = [];
  const onBatch = (results: readonly { scores: Float32Array }[]) => {
    for (const { scores } of results) answers.push(...scores);
  };
  await model.evaluate(TEST, { onBatch });
  const { network, responses, samples } = await model.checkpoint();
  const theta = fingerprint(network.arrays["cells.theta"]!);
  return { samples, weights: await model.weightHash(), theta, responses, answers };
}

async function uninterrupted(document: NetworkDocument) {
  const model = await buildBands(document);
  await model.fit(TRAIN, { until: UNTIL });
  return outcomeOf(model);
}

/** Learns until `at`, and goes on in another model, from a copy that has been through a file. */
async function interrupted(document: NetworkDocument, at: number) {
  const one = await buildBands(document);
  await one.fit(TRAIN, { until: at, span: UNTIL });
  const checkpoint: Checkpoint = structuredClone(await one.checkpoint());
  await one.fit(TRAIN, { until: at + 8, span: UNTIL }); // goes on: what was kept must not move with it
  const other = await buildBands(document);
  await other.restore(checkpoint);
  await other.fit(TRAIN, { until: UNTIL });
  return outcomeOf(other);
}

describe("a checkpoint goes on to equal weights and equal answers", () => {
  const anneal = { "eye_cells.eta": 0.001 };
  test.each<[string, NetworkDocument, number]>([
    ["in the middle of an epoch", bandsNetwork, 44],
    ["between two epochs", bandsNetwork, 60],
    ["while parameters are annealed", { ...bandsNetwork, training: { anneal } }, 37],
    ["in minibatches of 4", { ...bandsNetwork, training: { batch: 4 } }, 44],
    [
      "where samples are shown again",
      { ...bandsNetwork, presentation: { duration: 30, rest: 10, again: { below: 6, brighter: 0.5 } } },
      37,
    ],
    ["with both", { ...bandsNetwork, training: { anneal, batch: 4 } }, 76],
    [
      "where the order of spikes decides",
      { ...bandsNetwork, readout: { population: "cells", classes: 4, by: "ngram" } },
      37,
    ],
  ])("%s", async (_, document, at) => {
    const whole = await uninterrupted(document);
    expect(whole.samples).toBe(UNTIL);
    expect(await interrupted(document, at)).toEqual(whole);
    expect(new Set(whole.answers).size).toBeGreaterThan(10); // so that others would show
  });
});

test("without its responses a checkpoint would give other answers, so the test above can fail", async () => {
  const model = await buildBands();
  await model.fit(TRAIN, { until: 44, span: UNTIL });
  await model.restore({ ...(await model.checkpoint()), responses: new Uint32Array(0) });
  await model.fit(TRAIN, { until: UNTIL });
  const [forgetful, whole] = [await outcomeOf(model), await uninterrupted(bandsNetwork)];
  expect(forgetful.weights).toBe(whole.weights);
  expect(forgetful.answers).not.toEqual(whole.answers);
});

test("responses of another network are refused, and nothing changes", async () => {
  const model = await buildBands();
  await model.fit(TRAIN);
  const checkpoint = await model.checkpoint();
  const hash = await model.weightHash();
  for (const responses of [Uint32Array.of(0, 1, 12), Uint32Array.of(4, 0), Uint32Array.of(0, 3, 1)]) {
    await expect(model.restore({ ...checkpoint, samples: 7, responses })).rejects.toThrow(
      "checkpoint.responses: are of another network; this one has 12 neurons and 4 classes.",
    );
  }
  expect([model.samples, await model.weightHash()]).toEqual([60, hash]);
});
