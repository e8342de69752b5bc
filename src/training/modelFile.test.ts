// Model files: exact from end to end, refused where they are wrong, and nothing changes by a refusal.
import { beforeAll, describe, expect, test } from "vitest";
import { withPart } from "../compiler/testDocuments";
import type { NetworkDocument } from "../core/document";
import { readSafetensors, type Tensor, writeSafetensors } from "../data/safetensors";
import { mnistLatency400 } from "../examples/mnistLatency400";
import { uniform } from "../util/random";
import { compile, type Model } from "./model";
import { readModelFile, writeModelFile } from "./modelFile";
import { requireFit } from "./requireFit";
import type { Checkpoint } from "./runs";

/** 9 pixels to 6 neurons in 2 classes. */
const tiny = withPart(
  withPart(
    withPart(mnistLatency400, "populations.retina.shape", [3, 3]),
    "populations.features.shape",
    [2, 3],
  ),
  "readout.classes",
  2,
);
const sparse = withPart(tiny, "projections.retina_features", {
  ...tiny.projections.retina_features,
  connector: { name: "fixed_probability", p: 0.7 },
});

/** Bright above or below the middle, with noise; dark elsewhere. */
const data = {
  images: Uint8Array.from({ length: 40 * 9 }, (_, k) => {
    const above = k % 9 < 4;
    return 255 * uniform(5, 0, k, 0) * (above === (Math.floor(k / 9) % 2 === 0) ? 1 : 0.05);
  }),
  labels: Uint8Array.from({ length: 40 }, (_, k) => k % 2),
  count: 40,
  shape: [3, 3],
} as const;

async function trained(document: NetworkDocument, until: number, engine: "event" | "reference" = "event") {
  const model = await compile(document, { engine });
  await model.fit(data, { until, span: 40 });
  return model;
}

const fileOf = async (model: Model) =>
  writeModelFile({ document: model.document, checkpoint: await model.checkpoint() });

/** The file with one change made to its parts. */
function changed(
  bytes: Uint8Array<ArrayBuffer>,
  change: (metadata: Map<string, string>, tensors: Map<string, Tensor>) => void,
): Uint8Array<ArrayBuffer> {
  const parts = readSafetensors("f", bytes);
  const [metadata, tensors] = [new Map(parts.metadata), new Map(parts.tensors)];
  change(metadata, tensors);
  return writeSafetensors({ metadata, tensors });
}

describe.each([
  ["all to all", tiny],
  ["drawn synapses", sparse],
])("a network of %s", (_, document) => {
  test.each(["event", "reference"] as const)("on %s comes back to the bit", async (engine) => {
    const model = await trained(document, 23, engine);
    const checkpoint = await model.checkpoint();
    const bytes = writeModelFile({ document, checkpoint });
    const back = readModelFile("f.spikeyard", bytes);
    expect(back.document).toEqual(document);
    expect(back.checkpoint).toEqual(checkpoint);
    expect(writeModelFile(back)).toEqual(bytes);
  });

  test("goes on from a file to the weights, classes and file of an uninterrupted run", async () => {
    const whole = await trained(document, 40);
    const half = await trained(document, 17);
    const { document: read, checkpoint } = readModelFile("f", await fileOf(half));
    const other = await compile(read, { engine: "event" });
    await other.restore(checkpoint);
    expect(await other.weightHash()).toBe(await half.weightHash());
    await other.fit(data, { until: 40, span: 40 });
    expect(await other.weightHash()).toBe(await whole.weightHash());
    expect([...other.assigned]).toEqual([...whole.assigned]);
    expect(await fileOf(other)).toEqual(await fileOf(whole));
  });
});

test("weights are a tensor of shape [pre, post] that any reader finds", async () => {
  const model = await trained(tiny, 10);
  const { tensors, metadata } = readSafetensors("f", await fileOf(model));
  const { shape, data: weights } = tensors.get("retina_features.w")!;
  expect(shape).toEqual([9, 6]);
  expect([...weights]).toEqual([...(await model.engine.read("retina_features.w"))]);
  expect(tensors.get("features.theta")!.shape).toEqual([6]);
  expect(JSON.parse(metadata.get("document")!)).toEqual(tiny);
});

test("a network with a number that is none any more is not saved", async () => {
  const model = await trained(tiny, 10);
  const checkpoint = await model.checkpoint();
  const theta = Float32Array.of(1, 2, Number.NaN, 0, 0, 0);
  const network = {
    ...checkpoint.network,
    arrays: { ...checkpoint.network.arrays, "features.theta": theta },
  };
  expect(() => writeModelFile({ document: tiny, checkpoint: { ...checkpoint, network } })).toThrow(
    "features.theta[2] became NaN by step 220.",
  );
});

describe("a file is refused", () => {
  let good: Uint8Array<ArrayBuffer>;
  beforeAll(async () => {
    good = await fileOf(await trained(tiny, 10));
  });
  const tensor = (name: string, change: (tensor: Tensor) => Tensor | null) => () =>
    changed(good, (_, tensors) => {
      const next = change(tensors.get(name)!);
      if (next) tensors.set(name, next);
      else tensors.delete(name);
    });
  const text = (name: string, value: string) => () => changed(good, (metadata) => metadata.set(name, value));
  const document = (path: string, value: unknown) =>
    text("document", JSON.stringify(withPart(tiny, path, value)));

  test.each<[string, () => Uint8Array<ArrayBuffer>, string]>([
    ["of another program", text("format", "pt"), "holds no Spikeyard model."],
    ["of a later format", text("version", "2"), "has version 2 of the format; this Spikeyard reads 1."],
    ["without a network", text("document", "{"), "its network is not right. document: an object is expected"],
    [
      "with a wrong network",
      document("dt", 0),
      "its network is not right. dt: 0.001 to 100 ms is expected, got 0.",
    ],
    ["without a readout", document("readout", undefined), "presentation.until: counts spikes of the readout"],
    [
      "with a larger network than its weights",
      document("populations.features.shape", [100, 100]),
      "features.v: [10000] is what its network has, got [6].",
    ],
    [
      "without weights",
      tensor("retina_features.w", () => null),
      "retina_features.w: [9, 6] is what its network has, got nothing.",
    ],
    [
      "with weights the other way round",
      tensor("retina_features.w", ({ data }) => ({ shape: [6, 9], data })),
      "retina_features.w: [9, 6] is what its network has, got [6, 9].",
    ],
    [
      "with infinite weights",
      tensor("retina_features.w", ({ shape }) => ({ shape, data: new Float32Array(54).fill(Infinity) })),
      "retina_features.w[0] is Infinity; finite numbers are expected.",
    ],
    [
      "with whole numbers for weights",
      tensor("retina_features.w", ({ shape }) => ({ shape, data: new Uint32Array(54) })),
      "retina_features.w: F32 or F64 is expected.",
    ],
    [
      "with an array of no one",
      tensor("more.w", () => ({ shape: [1], data: Float32Array.of(1) })),
      '"more.w": its network has no such array.',
    ],
    [
      "with responses of neurons that there are not",
      tensor("training/responses", () => ({ shape: [3], data: Uint32Array.of(0, 1, 6) })),
      "checkpoint.responses: are of another network; this one has 6 neurons and 2 classes.",
    ],
    ["without counters", text("training", "null"), "does not say where its training stands."],
    [
      "with half a sample learned",
      text("training", '{"samples":0.5,"clock":0,"sample":{"steps":0,"spikes":0}}'),
      "does not say where its training stands.",
    ],
    [
      "in the middle of no sample",
      text("training", '{"samples":1,"clock":0,"sample":{"steps":1e9,"spikes":0}}'),
      "does not say where its training stands.",
    ],
  ])("%s", (_, bytes, message) => {
    expect(() => readModelFile("f.spikeyard", bytes())).toThrow("f.spikeyard: ");
    expect(() => readModelFile("f.spikeyard", bytes())).toThrow(message);
  });
});

describe("a file fits", () => {
  const fits = (saved: NetworkDocument, here: NetworkDocument) => () =>
    requireFit("f.spikeyard", saved, here);

  test("a network with other parameters, labels and seed", () => {
    const here = withPart(withPart(tiny, "seed", 5), "populations.features.params", { theta_plus: 1 });
    expect(fits(tiny, here)()).toBe(undefined);
  });

  test.each<[string, NetworkDocument, NetworkDocument, string]>([
    [
      "more neurons",
      tiny,
      withPart(tiny, "populations.features.shape", [7]),
      "f.spikeyard: holds another network, 'First spike wins': features.v is [6] in the file and [7] in 'First spike wins'.",
    ],
    [
      "another projection",
      tiny,
      withPart(tiny, "projections.again", tiny.projections.retina_features),
      "again.x is absent in the file and [9] in 'First spike wins'. Nothing was loaded.",
    ],
    [
      "more classes",
      tiny,
      withPart(tiny, "readout.classes", 3),
      "its readout is features, 2 classes, but features, 3 classes in 'First spike wins'. Nothing was loaded.",
    ],
    [
      "synapses drawn with another seed",
      sparse,
      withPart(sparse, "seed", seedWithAsMany(sparse)),
      "the synapses of retina_features were drawn with seed 1, here with",
    ],
  ])("none with %s", (_, saved, here, message) => {
    expect(fits(saved, here)).toThrow(message);
  });
});

/** The first other seed that draws as many synapses. */
function seedWithAsMany(document: NetworkDocument): number {
  for (let seed = 2; seed < 1000; seed++) {
    try {
      requireFit("f", document, withPart(document, "seed", seed));
    } catch (error) {
      if (String(error).includes("were drawn")) return seed;
    }
  }
  throw new Error("no such seed");
}

test("a checkpoint of its own makes a network's answers, not only its weights", async () => {
  const model = await trained(tiny, 40);
  const { checkpoint } = readModelFile("f", await fileOf(model)) as { checkpoint: Checkpoint };
  const other = await compile(tiny, { engine: "reference" });
  await other.restore(checkpoint);
  const [here, there] = [await model.evaluate(data), await other.evaluate(data)];
  expect(here.accuracy).toBeGreaterThan(0.9); // two classes that differ in most pixels
  expect([...there.confusion]).toEqual([...here.confusion]);
});
