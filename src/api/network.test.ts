// The API as a user has it: a few lines that reach the preset's accuracy, files, and what is said when it is misused.
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Dataset } from "../data/samples";
import { first, loadTestDigits } from "../data/testDigits";
import { mnistLatency400 } from "../examples/mnistLatency400";
import { encode, layers, learn, loadNetwork, Network, neuron, Sequential } from "../index";

let digits: Dataset;
const folder = mkdtempSync(join(tmpdir(), "spikeyard-"));
const open: Network[] = [];
beforeAll(async () => {
  digits = await loadTestDigits();
});
afterAll(() => {
  for (const network of open) network.dispose();
  rmSync(folder, { recursive: true });
});

/** The script of the README, in so many neurons. */
const script = (neurons: number) =>
  new Sequential([
    layers.input([28, 28], { encode: encode.latency({ window: 16 }) }),
    layers.dense(neurons, {
      neuron: "if_latency",
      learn: learn.instarUnit({ eta: 0.2 }),
      compete: "first-spike",
    }),
    layers.vote({ classes: 10 }),
  ]);

async function compiled(neurons = 30): Promise<Network> {
  const network = await script(neurons).compile({ engine: "event" });
  open.push(network);
  return network;
}

test("the README's script learns as the preset does, to the bit", async () => {
  const model = await compiled(400);
  const preset = await new Network(mnistLatency400).compile({ engine: "event" });
  open.push(preset);
  for (const network of [model, preset])
    expect((await network.fit(digits.train, { epochs: 8 })).epochs.at(-1)!.samples).toBe(64_000);
  expect(await model.weightHash()).toBe(await preset.weightHash());
  const { accuracy, count } = await model.evaluate(digits.test);
  expect(count).toBe(2000);
  expect(accuracy).toBeGreaterThan(0.91); // 0.93 measured, standard error 0.006
});

describe("predict", () => {
  test("answers one image and many alike, typed or not, from one to ten classes", async () => {
    const model = await compiled();
    await model.fit(first(digits.train, 300));
    const images = Array.from({ length: 20 }, (_, k) => digits.test.images.slice(784 * k, 784 * (k + 1)));
    const answers = await model.predict(images);
    expect(answers).toHaveLength(20);
    for (const [k, image] of images.slice(0, 5).entries()) {
      const [one, plain] = [await model.predict(image), await model.predict([...image].map((v) => v / 255))];
      expect(one.prediction).toBe(answers[k]!.prediction);
      expect(plain).toEqual(one);
      expect(one.label).toBe(null);
    }
    const floats = images.map((image) => Float32Array.from(image, (byte) => byte / 255));
    expect(await model.predict(floats)).toEqual(answers);
    expect(await model.predict([floats[0]!, images[1]!])).toEqual(answers.slice(0, 2));
    expect(await model.predict([])).toEqual([]);
    const { accuracy } = await model.evaluate(first(digits.test, 20));
    const right = answers.filter(({ prediction }, k) => prediction === digits.test.labels[k]).length;
    expect(right / 20).toBe(accuracy);
  });

  test.each<[string, readonly number[] | readonly Uint8Array[], string]>([
    [
      "a list of bytes",
      [0, 17],
      "predict: x: sample 0, pixel 1 is 17, where 0..1 is expected. Give bytes as a Uint8Array.",
    ],
    ["NaN", [Number.NaN], "predict: x: sample 0, pixel 0 is NaN, where 0..1 is expected."],
    ["too few pixels", [1, 0, 1], "data: input 'input' takes 784 values, got images of 3 pixels."],
    [
      "images of two sizes",
      [new Uint8Array(784), new Uint8Array(783)],
      "predict: x[1]: has 783 values, and x[0] has 784.",
    ],
  ])("refuses %s", async (_, input, message) => {
    const model = await compiled();
    await expect(model.predict(input as readonly number[])).rejects.toThrow(message);
  });
});

describe("save and load", () => {
  test("through a file, a file URL and a Blob, to the same weights, answers and further training", async () => {
    const model = await compiled();
    const half = first(digits.train, 100);
    await model.fit(half, { epochs: 1 });
    const path = join(folder, "half.spikeyard");
    await model.save(path);
    const blob = await model.save();
    expect(Buffer.from(await blob.arrayBuffer()).equals(readFileSync(path))).toBe(true);
    const hash = await model.weightHash();
    await model.fit(half, { epochs: 2 });
    for (const source of [path, pathToFileURL(path), blob, await blob.arrayBuffer()]) {
      const again = await loadNetwork(source, { engine: "event" });
      open.push(again);
      expect(again.document).toEqual(model.document);
      expect(again.samples).toBe(100);
      expect(await again.weightHash()).toBe(hash);
      await again.fit(half, { epochs: 2 });
      expect(await again.weightHash()).toBe(await model.weightHash());
      expect([...again.assigned]).toEqual([...model.assigned]);
    }
  });

  test("a file is replaced whole, and no draft is left behind", async () => {
    const model = await compiled();
    const path = join(folder, "once.spikeyard");
    writeFileSync(path, "what was there");
    await model.save(path);
    expect((await loadNetwork(path, { engine: "event" })).document).toEqual(model.document);
    expect(readdirSync(folder).filter((name) => name.endsWith(".tmp"))).toEqual([]);
    const nowhere = join(folder, "no", "such.spikeyard");
    await expect(model.save(nowhere)).rejects.toThrow(`${nowhere}: cannot be written.`);
    await expect(loadNetwork(nowhere)).rejects.toThrow(`${nowhere}: cannot be read.`);
  });

  test("the weights of another network are refused by name and shape, and nothing changes", async () => {
    const [small, large] = [await compiled(30), await compiled(50)];
    await small.fit(first(digits.train, 20));
    const before = await small.weightHash();
    await expect(small.load(await large.save())).rejects.toThrow(
      "model: holds another network, 'Untitled network': layer_1.v is [50] in the file and [30] in 'Untitled network'.",
    );
    expect(await small.weightHash()).toBe(before);
    expect(small.samples).toBe(20);
  });

  test("a damaged file changes nothing either", async () => {
    const model = await compiled();
    await model.fit(first(digits.train, 20));
    const before = await model.weightHash();
    const bytes = new Uint8Array(await (await model.save()).arrayBuffer());
    await expect(model.load(bytes.slice(0, -1))).rejects.toThrow("is damaged");
    await expect(model.load(new Uint8Array(5))).rejects.toThrow("model: has 5 bytes, too few for a header.");
    expect(await model.weightHash()).toBe(before);
  });

  test("weights that are none any more are not saved: the last good file stays", async () => {
    const wild = new Network({
      ...script(30).document,
      projections: {
        input_layer_1: {
          from: "input",
          to: "layer_1",
          weight: 3e38,
          learn: learn.stdp({ w_max: 3e38, a_plus: 3e38 }),
        },
      },
      training: {},
    });
    open.push(await wild.compile({ engine: "reference" }));
    const path = join(folder, "good.spikeyard");
    await wild.save(path);
    const good = readFileSync(path);
    const saved = await wild.checkpoint();
    const broken = new Float32Array(784 * 30).fill(Number.POSITIVE_INFINITY);
    const arrays = { ...saved.checkpoint.network.arrays, "input_layer_1.w": broken };
    const checkpoint = { ...saved.checkpoint, network: { ...saved.checkpoint.network, arrays } };
    await wild.restore({ ...saved, checkpoint });
    await expect(wild.save(path)).rejects.toMatchObject({ reason: "not-finite" });
    expect(readFileSync(path).equals(good)).toBe(true);
  });
});

describe("a network tells", () => {
  test("what it is made of, and prints it", () => {
    const printed: string[] = [];
    const { rows, neurons, synapses, learned } = script(400).summary((text) => printed.push(text));
    expect(rows.map(({ layer, neurons, synapses, rule }) => [layer, neurons, synapses, rule])).toEqual([
      ["input", 784, 0, ""],
      ["layer_1", 400, 313_600, "instar_unit, winner"],
    ]);
    expect([neurons, synapses, learned]).toEqual([1184, 313_600, 313_600]);
    expect(printed[0]!.split("\n")).toEqual([
      "Untitled network",
      "Layer    Neuron      Shape    Neurons  Synapses  Learned  Rule",
      "-------------------------------------------------------------------------------------",
      "input    latency     28 x 28      784         0        0",
      "layer_1  if_latency  20 x 20      400   313,600  313,600  instar_unit, winner",
      "-------------------------------------------------------------------------------------",
      "Total                           1,184   313,600  313,600  vote of layer_1, 10 classes",
    ]);
  });

  test("that it must be compiled first, and goes on after dispose", async () => {
    const network = script(30);
    const message = "fit: the network is not compiled. Call `await network.compile()` first.";
    await expect(network.fit(digits.train)).rejects.toThrow(message);
    await network.compile({ engine: "event", seed: 7 });
    expect(network.document.seed).toBe(7);
    network.dispose();
    await expect(network.fit(digits.train)).rejects.toThrow(message);
    await network.compile({ engine: "event" });
    expect((await network.fit(first(digits.train, 10))).epochs[0]!.samples).toBe(10);
    network.dispose();
  });

  test("a failed compile, and what ran before goes on", async () => {
    const model = await compiled();
    await model.fit(first(digits.train, 10));
    const spawn = () => {
      throw new Error("no more threads");
    };
    await expect(model.compile({ threads: 4, spawn })).rejects.toThrow("no more threads");
    await expect(model.compile({ seed: -1 })).rejects.toThrow("seed: 0 to 4294967295 is expected, got -1.");
    expect(model.samples).toBe(10);
  });
});

describe("layers", () => {
  const input = layers.input(9, { encode: encode.poisson() });
  const dense = (options = {}) => layers.dense(4, { neuron: "lif", learn: learn.stdp(), ...options });
  const vote = layers.vote({ classes: 2 });

  test("of a rate code are shown for 100 ms, with mean weights of 0.1, and anneal nothing", () => {
    const { document } = new Sequential([input, dense(), vote]);
    expect(document.presentation).toEqual({ duration: 100 });
    expect(document.projections.input_layer_1!.normalize).toEqual({ name: "l1", params: { total: 0.9 } });
    expect(document.training).toBe(undefined);
  });

  test("with a window of 8 ms start their ramp then, and are shown for 6 ms more", () => {
    const early = layers.input(9, { encode: encode.latency({ window: 8 }) });
    const first = layers.dense(4, {
      neuron: neuron.ifLatency({ theta_plus: 1 }),
      learn: learn.instarUnit({ eta: 0.4 }),
      compete: "first-spike",
    });
    const { document } = new Sequential([early, first, vote]);
    expect(document.populations.layer_1!.params).toEqual({ onset: 8, theta_plus: 1 });
    expect(document.presentation).toEqual({ duration: 14, until: { train: 1, test: 5 } });
    expect(document.training!.anneal).toEqual({ "input_layer_1.eta": 0.02, "layer_1.theta_plus": 0.05 });
  });

  test("take what they are told instead, and null for nothing", () => {
    const { document } = new Sequential(
      [input, dense({ normalize: null, weight: 0.5, inhibition: 3 }), vote],
      {
        training: { epochs: 2, anneal: null },
        presentation: { duration: 50 },
      },
    );
    expect(document.projections.input_layer_1!.normalize).toBe(undefined);
    expect(document.projections.inhibition).toMatchObject({
      from: "layer_1",
      to: "layer_1",
      receptor: "inh",
      weight: 3,
    });
    expect(document.training).toEqual({ epochs: 2 });
    expect(document.presentation).toEqual({ duration: 50 });
  });

  test("rest and show samples again without being told for how long they are shown", () => {
    const again = { below: 5, brighter: 0.5 };
    const { document } = new Sequential([input, dense(), vote], { presentation: { rest: 50, again } });
    expect(document.presentation).toEqual({ duration: 100, rest: 50, again });
  });

  test("use the synapse that suits the neuron", () => {
    const of = (name: string) =>
      new Sequential([input, layers.dense(4, { neuron: name, weight: 1 })]).document.projections
        .input_layer_1!.synapse;
    expect([of("lif"), of("lif_exp"), of("lif_cond")]).toEqual(["delta", "current", "conductance"]);
  });

  test("make a document that no one changes", () => {
    const { document } = new Sequential([input, dense(), vote]);
    expect(
      [document, document.populations, document.projections.input_layer_1!.learn].every(Object.isFrozen),
    ).toBe(true);
  });

  test.each<[string, () => unknown, string]>([
    [
      "no input first",
      () => new Sequential([dense()]),
      "layers[0]: layers.input(...) is expected first, got dense.",
    ],
    ["no layers", () => new Sequential([]), "layers[0]: layers.input(...) is expected first, got no layer."],
    [
      "a vote in the middle",
      () => new Sequential([input, vote, dense()]),
      "layers[1]: layers.vote(...) can be the last layer only.",
    ],
    [
      "two inputs",
      () => new Sequential([input, input]),
      "layers[1]: layers.input(...) can be the first layer only.",
    ],
    [
      "no neurons",
      () => new Sequential([input, vote]),
      "layers[1]: a layer of neurons is expected after the input",
    ],
    [
      "one name twice",
      () => new Sequential([input, dense({ name: "input" })]),
      "layers[1].name: there is a layer 'input' already.",
    ],
    [
      "no weights",
      () => new Sequential([input, dense({ learn: undefined })]),
      "layers[1].weight: a layer that does not learn needs weights",
    ],
    [
      "no encoder",
      () => layers.input(9, {} as never),
      "layers.input: encode is missing. Give one, as { encode: encode.latency() }.",
    ],
    [
      "half a neuron",
      () => layers.dense(1.5, { neuron: "lif" }),
      "layers.dense: a number of neurons, or a grid as [28, 28], is expected, got 1.5.",
    ],
    [
      "a neuron that there is not",
      () => new Sequential([input, dense({ neuron: "lif_adaptiv" })]),
      "Did you mean 'lif_adaptive'?",
    ],
  ])("refuse %s", (_, make, message) => {
    expect(make).toThrow(message);
  });
});
