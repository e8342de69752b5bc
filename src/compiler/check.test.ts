// What is wrong with a network is told before anything is allocated: the place, what was got, what to do.
import { describe, expect, test } from "vitest";
import type { NetworkDocument } from "../core/document";
import { mnistRate } from "../examples/mnistRate";
import { checkDocument } from "./check";
import { withPart } from "./testDocuments";

test("the digit network is right, also with its largest delay, dt and bounds", () => {
  for (const [path, value] of [
    ["name", "as it is"],
    ["projections.inhibition.delay", 1000],
    ["dt", 100],
    ["projections.retina_features.learn.params", { w_min: 1 }], // as large as w_max
  ] as const) {
    expect(checkDocument(withPart(mnistRate, path, value))).toBe(undefined);
  }
});

describe("checkDocument names the place and the remedy", () => {
  test.each<[string, unknown, string]>([
    ["format", "brian", "format: 'spikeyard' is expected, got 'brian'."],
    ["version", 2, "version: 2 was made with another version; this one reads 1."],
    [
      "populations.features.kind",
      "cells",
      'populations.features.kind: "input" or "neurons" is expected, got "cells".',
    ],
    ["populations.features.winners", 2, "populations.features.winners: 1 is expected, got 2."],
    ["populations.Über", mnistRate.populations.features, "populations: 'Über' is no name. Use snake_case"],
    [
      "projections.features",
      mnistRate.projections.inhibition,
      "projections.features: a population has this name too. Rename one.",
    ],
    [
      "projections.inhibition.receptor",
      "gaba",
      'projections.inhibition.receptor: "exc" or "inh" is expected, got "gaba".',
    ],
    [
      "projections.inhibition.connector",
      { name: "small_world" },
      'projections.inhibition.connector.name: "all_to_all" or "one_to_one" or "fixed_probability" or "fixed_in_degree" or "fixed_out_degree" or "distance" or "conv2d" or "local2d" or "pool2d" or "list" is expected, got "small_world".',
    ],
    [
      "projections.inhibition.synapse",
      "dlta",
      "projections.inhibition.synapse: there is no synapse model 'dlta'. Did you mean 'delta'?",
    ],
    [
      "projections.inhibition.weight",
      { uniform: [2, 1] },
      "projections.inhibition.weight: a number, or two with the lower first, is expected, got 2 to 1.",
    ],
    [
      "projections.retina_features.learn.params",
      { w_min: 2 },
      "projections.retina_features.learn.params: w_min, 2, is above w_max, 1. Exchange them.",
    ],
    [
      "populations.more",
      { ...mnistRate.populations.features, shape: [999_500] },
      "populations: 1000384 neurons in all; at most 1000000.",
    ],
    ["seed", -1, "seed: 0 to 4294967295 is expected, got -1."],
    ["dt", 0, "dt: 0.001 to 100 ms is expected, got 0."],
    ["seed", 1.5, "seed: a whole number is expected, got 1.5."],
    ["presentation.duration", 0.5, "presentation.duration: 1 to 100000 ms is expected, got 0.5."],
    ["presentation.rest", 99_901, "presentation.rest: 0 to 99900 ms is expected, got 99901."],
    ["presentation.rest", -1, "presentation.rest: 0 to 99900 ms is expected, got -1."],
    ["presentation.again", true, "presentation.again: an object is expected, got true."],
    [
      "presentation.again",
      { below: 0 },
      "presentation.again.below: a whole number from 1 to 1000 is expected",
    ],
    ["presentation.again", { below: 5 }, "presentation.again.brighter: 0 to 100 is expected, got undefined."],
    [
      "presentation.again",
      { below: 5, brighter: 0.5, most: 0 },
      "presentation.again.most: a whole number from 1 to 100 is expected, got 0.",
    ],
    [
      "presentation.again",
      { below: 5, brighter: 0.5, more: 1 },
      "presentation.again.more: is not known. There are: below, brighter, most.",
    ],
    [
      "presentation",
      { duration: 100, until: { train: 5, test: 4 }, again: { below: 5, brighter: 0.5 } },
      "presentation.again.below: is 5, but presentation.until.test ends samples at 4 spikes: all would be shown again.",
    ],
    ["presentation.rests", 1, "presentation.rests: is not known. Did you mean 'rest'?"],
    [
      "populations.features.shape",
      [0, 10],
      "populations.features.shape[0]: a whole number of at least 1 is expected, got 0.",
    ],
    ["populations.features.shape", [1e9], "populations.features.shape: 1000000000 neurons; at most 1000000."],
    [
      "populations.features.neuron",
      "lif_adaptiv",
      "there is no neuron model 'lif_adaptiv'. Did you mean 'lif_adaptive'?",
    ],
    [
      "populations.features.params",
      { tauM: 10 },
      "populations.features.params.tauM: lif_adaptive has no such parameter. Did you mean 'tau_m'?",
    ],
    [
      "populations.features.params",
      { tau_m: Number.NaN },
      "populations.features.params.tau_m: a finite number is expected, got",
    ],
    [
      "populations.features.params",
      { tau_refrac: -1 },
      "populations.features.params.tau_refrac: -1 ms is outside 0 to inf ms.",
    ],
    [
      "populations.retina.encoder",
      "poison",
      "populations.retina.encoder: there is no encoder 'poison'. Did you mean 'poisson'?",
    ],
    [
      "projections.inhibition.to",
      "feature",
      "projections.inhibition.to: there is no population 'feature'. Did you mean 'features'?",
    ],
    [
      "projections.inhibition.to",
      "retina",
      "projections.inhibition.to: 'retina' is an input; it cannot receive spikes.",
    ],
    ["projections.inhibition.delay", 0.5, "projections.inhibition.delay: 1 to 1000 ms is expected, got 0.5."],
    ["projections.inhibition.delay", 1.5, "projections.inhibition.delay: 1.5 ms is no multiple of dt, 1 ms."],
    [
      "projections.retina_features.learn.name",
      "instr",
      "projections.retina_features.learn.name: there is no learning rule 'instr'. Did you mean 'instar'?",
    ],
    [
      "projections.retina_features.learn.params",
      { eta: 2 },
      "projections.retina_features.learn.params.eta: 2 is outside 0 to 1.",
    ],
    [
      "projections.retina_features.normalize.name",
      "l3",
      "projections.retina_features.normalize.name: there is no normalisation 'l3'. Did you mean 'l1'?",
    ],
    [
      "projections.inhibition.connector",
      { name: "fixed_probability", p: 1.5 },
      "projections.inhibition.connector.p: 0 to 1 is expected, got 1.5.",
    ],
    ["populations.features.init", { u: 1 }, "populations.features.init: there is no variable 'u'."],
    [
      "populations.features.init",
      { v: { uniform: [1, 0] } },
      "populations.features.init.v: a number, or two with the lower first, is expected, got 1 to 0.",
    ],
    [
      "presentation.until",
      { train: 0, test: 1 },
      "presentation.until.train: a whole number from 1 to 1000 is expected, got 0.",
    ],
    ["training", { batch: 2.5 }, "training.batch: a whole number from 1 to 1024 is expected, got 2.5."],
    [
      "training",
      { anneal: { "retina_features.etta": 0.1 } },
      "training.anneal.etta: instar has no such parameter. Did you mean 'eta'?",
    ],
    [
      "training",
      { anneal: { "inhibition.eta": 0.1 } },
      "training.anneal.inhibition.eta: 'inhibition' does not learn.",
    ],
    [
      "training",
      { anneal: { "retina_features.eta": 0 } },
      "training.anneal.retina_features.eta: both ends must be above 0",
    ],
    ["readout.population", "retina", "readout.population: is an input; read out neurons instead."],
    [
      "readout.by",
      "argmax",
      'readout.by: "proportion" or "all_activity" or "rank_order" or "first_spike" or "ngram" or "logistic" or "in_turn" is expected, got "argmax".',
    ],
    ["readout.classes", 2.5, "readout.classes: a whole number from 2 to 1000 is expected, got 2.5."],
    ["readout.classes", 1, "readout.classes: a whole number from 2 to 1000 is expected, got 1."],
    [
      "populations.features.shape",
      [700, 700],
      "projections: 384160000 weights; at most 33554432 fit. Use fewer neurons: with 42799 in 'features' it fits.",
    ],
  ])("%s = %j", (path, value, message) => {
    expect(() => checkDocument(withPart(mnistRate, path, value))).toThrow(message);
  });
});

describe("samples are not shown again", () => {
  const again = { below: 5, brighter: 0.5 };
  const document = withPart(mnistRate, "presentation.again", again);
  test.each<[string, NetworkDocument, string]>([
    [
      "in minibatches",
      withPart(document, "training", { batch: 8 }),
      "presentation.again: comes before the next sample is learned from: training.batch must be 1, got 8.",
    ],
    [
      "in stages",
      withPart(document, "training", { stages: [] }),
      "presentation.again: is not for a training in stages.",
    ],
    [
      "in one of the stages",
      withPart(mnistRate, "training", { stages: [{ learn: {} }, { presentation: { again } }] }),
      "training.stages[1].presentation.again: is not for a training in stages.",
    ],
    [
      "without a readout",
      withPart(document, "readout", undefined),
      "presentation.again: counts spikes of the readout; this network has none.",
    ],
    [
      "where the readout is not counted",
      withPart(withPart(document, "populations.others", mnistRate.populations.features), "readout.counted", [
        "others",
      ]),
      "presentation.again: counts spikes of 'features': add it to readout.counted.",
    ],
    [
      "by an encoder that draws nothing",
      withPart(document, "populations.retina", { kind: "input", shape: [28, 28], encoder: "latency" }),
      "presentation.again: 'retina' has the encoder latency, which draws no spikes",
    ],
  ])("%s", (_, wrong, message) => {
    expect(checkDocument(document)).toBe(undefined);
    expect(() => checkDocument(wrong)).toThrow(message);
  });
});
