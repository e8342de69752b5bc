// Readouts alone on hand-made responses, and each on a network: what they answer, and that nothing else moves them.
import { beforeAll, describe, expect, test } from "vitest";
import { READOUTS, type ReadoutBy } from "../../core/document";
import { take } from "../../data/samples";
import type { EngineName } from "../../engines/engine";
import { dawn } from "../../engines/testDevice";
import { ENGINES } from "../../engines/testEngines";
import { compile } from "../model";
import { Responses, UNLIMITED } from "../responses";
import { BANDS, bands, bandsNetwork, buildBands } from "../testBands";
import type { Answer } from "./readout";
import { readouts } from "./registry";

let gpu: GPU;
beforeAll(async () => {
  gpu = await dawn();
});

/** Responses to labelled samples, as which neurons spiked in which order. */
function remember(neurons: number, classes: number, samples: readonly [label: number, ...order: number[]][]) {
  const responses = new Responses(neurons, classes, UNLIMITED);
  for (const [label, ...order] of samples) responses.addOrdered(order, label);
  return responses;
}

function ask(by: ReadoutBy, responses: Responses, order: readonly number[]): Answer {
  const counts = new Uint16Array(responses.neurons);
  for (const neuron of order) counts[neuron]!++;
  const table = readouts[by].learn(responses, 1);
  return readouts[by].answer({ counts, order: Uint32Array.from(order) }, table, responses.classes);
}

describe("readouts", () => {
  test("all_activity averages over the neurons of a class, so that the larger class has no advantage", () => {
    // neurons 0, 1 and 2 answer to class 0, neuron 3 to class 1
    const responses = remember(4, 2, [
      [0, 0, 1, 2],
      [1, 3],
    ]);
    const { prediction, scores } = ask("all_activity", responses, [0, 1, 3]);
    expect(prediction).toBe(1); // 2 spikes of 3 neurons against 1 of 1
    expect([...scores].map((score) => Number(score.toFixed(6)))).toEqual([0.4, 0.6]);
  });

  test("rank_order lets the first spike count as much as the second and third together, by logarithms", () => {
    // neuron 0 answers to class 0 in 3 of 4 samples; neurons 1 and 2 to class 1
    const responses = remember(3, 2, [
      [0, 0],
      [0, 0],
      [0, 0],
      [1, 0],
      [1, 1],
      [1, 2],
    ]);
    expect(ask("rank_order", responses, [0]).prediction).toBe(0);
    expect(ask("rank_order", responses, [1, 0]).prediction).toBe(1);
    expect(ask("rank_order", responses, [0, 1]).prediction).toBe(1); // half of certain is more than likely
    const { scores } = ask("rank_order", responses, [0]);
    // spikes a sample of each class: 1 and 1/3, so 3/4 of the profile; 1 % doubt
    expect(scores[0]).toBeCloseTo(0.99 * 0.75 + 0.005, 6);
  });

  test("first_spike reads the first spike alone, of a neuron that was first in training", () => {
    const responses = remember(4, 2, [
      [0, 0, 1, 1, 1],
      [1, 1, 0, 0, 0],
      [1, 1, 2],
    ]);
    expect(ask("first_spike", responses, [0, 1, 1, 1]).prediction).toBe(0);
    expect(ask("first_spike", responses, [1, 0, 0, 0]).prediction).toBe(1);
    expect(ask("first_spike", responses, [2, 3, 0]).prediction).toBe(0); // 2 and 3 were never first
    expect(ask("first_spike", responses, [2, 3]).prediction).toBe(-1);
  });

  test("ngram tells apart classes that differ only in the order of equal counts", () => {
    const responses = remember(3, 2, [
      [0, 2, 0, 1],
      [1, 2, 1, 0],
    ]);
    expect(ask("ngram", responses, [2, 0, 1]).prediction).toBe(0);
    const { prediction, scores } = ask("ngram", responses, [2, 1, 0]);
    expect(prediction).toBe(1);
    expect([...scores]).toEqual([0.25, 0.75]); // the pair that both began with, and two of class 1
    expect(ask("ngram", responses, [0]).prediction).toBe(-1); // no sample began with neuron 0
    expect(ask("proportion", responses, [2, 1, 0]).scores[1]).toBe(0.5); // counts cannot tell
  });

  test("logistic weighs a neuron against a class, where votes cannot", () => {
    // neuron 0 fires for everything; only neuron 1 beside it makes the difference
    const samples: [number, ...number[]][] = [];
    for (let k = 0; k < 40; k++) samples.push([0, 0, 0, 0], [1, 0, 0, 0, 1], [1, 0, 0, 0, 1]);
    const responses = remember(2, 2, samples);
    expect(ask("logistic", responses, [0, 0, 0]).prediction).toBe(0);
    const { prediction, scores } = ask("logistic", responses, [0, 0, 0, 1]);
    expect(prediction).toBe(1);
    expect(scores[0]! + scores[1]!).toBeCloseTo(1, 6);
    expect([...readouts.logistic.learn(responses, 1)]).toEqual([...readouts.logistic.learn(responses, 1)]);
    expect([...readouts.logistic.learn(responses, 2)]).not.toEqual([
      ...readouts.logistic.learn(responses, 1),
    ]);
  });

  test.each(READOUTS)("%s gives no answer to silence, nor before anything was learned", (by) => {
    const responses = remember(3, 2, [
      [0, 0],
      [1, 1, 2],
    ]);
    expect(ask(by, responses, [])).toEqual({ prediction: -1, scores: new Float32Array(2) });
    // where no response decides, there is an answer from the first on: the first of two that are equal
    expect(ask(by, remember(3, 2, []), [0, 1]).prediction).toBe(readouts[by].assigned ? 0 : -1);
  });
});

test("in_turn gives neurons the classes in turn, and counts the mean of each", () => {
  expect([...readouts.in_turn.assigned!(5, 2)]).toEqual([0, 0, 0, 1, 1]);
  // class 0: one spike of three neurons; class 1: one of two
  const { prediction, scores } = ask("in_turn", remember(5, 2, []), [0, 4]);
  expect(prediction).toBe(1);
  expect(scores[1]).toBeCloseTo(0.5 / (1 / 3 + 0.5), 6); // f32
});

describe.each(READOUTS.filter((by) => !readouts[by].assigned))("%s on a network", (by) => {
  const document = { ...bandsNetwork, readout: { population: "cells", classes: BANDS, by } };

  test("recognises three quarters of held-out images, and their labels change no answer", async () => {
    const model = await buildBands(document);
    await model.fit(bands(160));
    const test = bands(60, 8);
    const before = await model.checkpoint();
    const answers: number[] = [];
    const { accuracy } = await model.evaluate(test, {
      onBatch: (results) => void answers.push(...results.map(({ prediction }) => prediction)),
    });
    expect(accuracy).toBeGreaterThan(0.75); // chance 0.25, standard error 0.06
    const permuted = { ...test, labels: test.labels.map((label) => (label + 1) % BANDS) };
    const again: number[] = [];
    const wrong = await model.evaluate(permuted, {
      batch: 7,
      onBatch: (results) => void again.push(...results.map(({ prediction }) => prediction)),
    });
    expect(again).toEqual(answers);
    expect(wrong.accuracy).toBeLessThan(0.25);
    expect((await model.checkpoint()).responses).toEqual(before.responses);
    const predicted = await model.predictAll(test.images);
    expect(predicted.map(({ prediction }) => prediction)).toEqual(answers);
    expect(predicted.every(({ label, spikes }) => label === null && spikes === null)).toBe(true);
    model.dispose();
  });

  test("an explicit pass gives the classes of the weights as they are, whatever was answered before", async () => {
    const model = await buildBands(document);
    await model.fit(bands(160));
    const hash = await model.weightHash();
    const labelling = await model.label(bands(80), { batch: 9 });
    expect(labelling).toMatchObject({ count: 80, unseen: [] });
    expect(labelling.silent).toBe(model.activity.spikes.filter((spikes) => spikes === 0).length);
    expect(model.activity.samples).toBe(80);
    const { responses } = await model.checkpoint();
    await model.label(take(bands(160), 80));
    expect((await model.checkpoint()).responses).toEqual(responses); // batches and earlier classes play no part
    expect(await model.weightHash()).toBe(hash);
    expect((await model.evaluate(bands(60, 8))).accuracy).toBeGreaterThan(0.75);
    model.dispose();
  });
});

test.each(ENGINES)("the order of output spikes is read alike on %s", async (engine) => {
  const readout = { population: "cells", classes: BANDS, by: "ngram" } as const;
  const document = { ...bandsNetwork, readout };
  const answersOn = async (name: EngineName) => {
    const model = await compile(document, { engine: name, gpu });
    await model.label(bands(24)); // weights as drawn: rounding has not yet parted the engines
    const results = await model.predictAll(bands(8, 8).images);
    const { responses } = await model.checkpoint();
    model.dispose();
    return { responses, scores: results.map(({ scores }) => [...scores]) };
  };
  const answers = await answersOn(engine);
  expect(answers.responses.length).toBeGreaterThan(24 * 2 + 24); // more than a spike a sample
  expect(answers).toEqual(await answersOn("reference"));
});
