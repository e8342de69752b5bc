// Models of a program's own: they run as built-in ones do, on every engine, and what is no model is told so.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Worker } from "node:worker_threads";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { buildCli } from "../../../scripts/buildCli.mjs";
import { createEngine, ENGINES } from "../../engines/testEngines";
import {
  type AnyModel,
  addModel,
  defineEncoder,
  defineNeuron,
  defineNormalization,
  defineRule,
  defineSynapse,
  defineTeacher,
  layers,
  models,
  Network,
  type NeuronModel,
  readDocument,
  readModelFile,
  Sequential,
  type Spawn,
  toCode,
} from "../../index";

const folder = mkdtempSync(join(tmpdir(), "own-"));
beforeAll(() => buildCli(folder), 60_000);
afterAll(() => rmSync(folder, { recursive: true }));

const prose = { about: "one of the tests' own", source: "made up" } as const;
const plain = (value: number) => ({ value, unit: "1", about: "a number" });

const counter = addModel(
  defineNeuron({
    ...prose,
    name: "counter",
    params: { most: { value: 3, unit: "mV", min: 0, about: "spikes after so much" } },
    state: { v: { init: 0, unit: "mV", about: "what came in" } },
    equations: "",
    threshold: "v > most",
    reset: "v = 0",
  }),
);
const half = addModel(
  defineSynapse({
    ...prose,
    name: "half",
    params: {},
    unit: "mV",
    post: { v: "mV" },
    onSpike: "v += 0.5 * w",
  }),
);
const towards = addModel(
  defineRule({
    ...prose,
    name: "towards",
    params: { goal: plain(0.5), eta: plain(0.1) },
    traces: {},
    onPost: "w += eta * (goal - w)",
  }),
);
const praised = addModel(
  defineRule({
    ...prose,
    name: "praised",
    params: {},
    traces: { x: { of: "pre", about: "spikes" } },
    onReward: "w += 0.1 * reward * x",
  }),
);
const always = addModel(defineEncoder({ ...prose, name: "always_on", params: {}, spike: "value > 0.5" }));
const largest = addModel(
  defineNormalization({ ...prose, name: "cubes", params: {}, measure: "abs(w)^3", factor: "sum^(-1/3)" }),
);
const praise = addModel(
  defineTeacher({ ...prose, name: "praise", params: {}, post: { v: "mV" }, reward: "target - 0.5" }),
);

/** @param taught - by rewards, one sample after another; or two of them at once, without */
const network = (taught = false) =>
  new Sequential(
    [
      layers.input(4, { encode: always() }),
      layers.dense(2, {
        neuron: counter({ most: 2 }),
        learn: taught ? praised() : towards({ goal: 0.9 }),
        normalize: largest(),
        synapse: half().name,
        weight: 1,
      }),
      layers.vote({ classes: 2 }),
    ],
    { presentation: { duration: 10 }, training: taught ? { teacher: praise() } : { batch: 2 } },
  );

const samples = {
  images: Uint8Array.from([255, 255, 0, 0, 0, 0, 255, 255]),
  labels: Uint8Array.from([0, 1]),
  count: 2,
  shape: [4],
};

describe("own models", () => {
  test.each(ENGINES)("of every kind run on %s: spikes by their equations", async (name) => {
    const engine = await createEngine(name, network(true).document);
    const weights = await engine.read("input_layer_1.w");
    expect([...weights]).toEqual(Array(8).fill(Math.fround(4 ** (-1 / 3)))); // abs(w)^3 of 4 weights add up to 1
    const { layer_1 } = await engine.run([
      { do: "begin", inputs: { input: Float32Array.from([1, 1, 0, 0]) }, clock: 0 },
      { do: "run", steps: 10, learn: false },
    ]);
    // two inputs give 0.63 mV a step: above 2 mV in every fourth, from the second step on
    expect([...layer_1!]).toEqual([0, 0, 0, 0, 3, 0, 0, 0, 3, 0]);
    engine.dispose();
  });

  test("train, are saved by name, and come back; two threads know them too", async () => {
    const spawn: Spawn = (onMessage, onError) => {
      const thread = new Worker(join(folder, "thread.js"));
      thread.on("message", onMessage);
      thread.on("error", ({ message }) => onError(message));
      return { post: (message) => thread.postMessage(message), terminate: () => void thread.terminate() };
    };
    const hashes = [];
    for (const threads of [1, 2]) {
      const model = await network().compile({ engine: "event", threads, spawn });
      await model.fit(samples, { epochs: 3 });
      hashes.push(await model.weightHash());
      const bytes = new Uint8Array(await (await model.save()).arrayBuffer());
      expect(readModelFile("saved", bytes).document).toEqual(network().document);
      model.dispose();
    }
    expect(hashes[1]).toBe(hashes[0]);
    const rewarded = await network(true).compile({ engine: "event" });
    const drawn = await rewarded.weightHash();
    await rewarded.fit(samples);
    expect(await rewarded.weightHash()).not.toBe(drawn);
    rewarded.dispose();
  });

  test("stand in code as their names", () => {
    expect(toCode(network().document)).toContain('learn: { name: "towards", params: { goal: 0.9 } }');
  });

  test("a document that names one which is not there says so, and what to do", () => {
    const { document } = network();
    const layer_1 = { ...document.populations.layer_1!, neuron: "county" };
    expect(() => readDocument({ ...document, populations: { ...document.populations, layer_1 } })).toThrow(
      /^populations\.layer_1\.neuron: there is no neuron model 'county'\. Did you mean 'counter'\? .* One of your own must be added first: addModel\(\)\.$/,
    );
    expect(
      () => new Network({ populations: { a: { kind: "neurons", shape: [1], neuron: "mine" } } }),
    ).toThrow("populations.a.neuron: there is no neuron model 'mine'.");
  });
});

describe("addModel", () => {
  test("takes the same model again, and one that comes along", () => {
    expect(addModel(models.neurons.lif!)({ tau_m: 5 })).toEqual({ name: "lif", params: { tau_m: 5 } });
    expect(addModel(models.rules.towards!)()).toEqual({ name: "towards" });
    expect(() => counter({ least: 1 })).toThrow("counter.least: counter has no such parameter.");
  });

  test("keeps a copy: what is changed afterwards changes nothing", () => {
    const description = {
      ...prose,
      name: "kept",
      params: { rate: plain(0.5) },
      spike: "value > rate",
    };
    const model = defineEncoder(description);
    addModel(model);
    description.params.rate.value = 7;
    expect(models.encoders.kept!.params.rate!.value).toBe(0.5);
    expect(Object.isFrozen(models.encoders.kept!.trees.spike)).toBe(true);
  });

  const lif = models.neurons.lif!;
  test.each<[string, unknown, string]>([
    [
      "a name that is taken",
      { ...lif, reset: "v = v_rest" },
      "addModel: a neuron named 'lif' exists already. Name yours otherwise.",
    ],
    ["nothing", undefined, "addModel: a model, as defineNeuron() gives one, is expected, got undefined."],
    [
      "a description alone",
      { name: "x" },
      'addModel: a model, as defineNeuron() gives one, is expected, got {"name":"x"}.',
    ],
    ["a builder", counter, "addModel: a model, as defineNeuron() gives one, is expected, got a function."],
    ["a hostile name", { ...lif, name: "__proto__" }, "neuron.name: '__proto__' is no name."],
    ["functions in it", { ...lif, name: "f", reset: () => 0 }, "addModel: 'f' holds more than plain data."],
    ["trees that its texts do not give", { ...lif, name: "g", threshold: "v" }, "g, threshold"],
    ["a missing part", { kind: "rule", ...prose, name: "r", params: {} }, "r.traces: an object"],
  ])("refuses %s", (_, model, message) => {
    const before = JSON.stringify(models);
    expect(() => addModel(model as AnyModel)).toThrow(message);
    expect(JSON.stringify(models)).toBe(before);
  });

  test.each<[string, object, string]>([
    ["no params", { params: undefined }, "x.params: an object { name: ... } is expected, got nothing."],
    ["a bare number", { params: { most: 3 } }, "x.params.most: { value, unit, about } is expected, got 3."],
    ["a function", { reset: () => 0 }, "x.reset: a text is expected, got a function."],
    ["a bare variable", { state: { v: 0 } }, "x.state.v: { init, unit, about } is expected, got 0."],
  ])("a description with %s says where", (_, part, message) => {
    expect(() => defineNeuron({ ...(lif as NeuronModel), name: "x", ...part } as NeuronModel)).toThrow(
      message,
    );
  });
});
