// Layers of windows in a row: shapes, times and stages that follow from the layers before, and what is refused.
import { describe, expect, test } from "vitest";
import type { NeuronPopulation } from "../../core/document";
import { mnistPrototypes } from "../../examples/mnistPrototypes";
import { encode, type Layer, layers, learn, neuron, normalize, Sequential, teach } from "../../index";
import type { ChainOptions } from "./usual";

const input = layers.input([28, 28], { encode: encode.latency({ window: 16 }) });
const conv = (features = 8, options = {}) =>
  layers.conv2d(features, { kernel: [5, 5], learn: learn.instarLatency(), ...options });
const pool = layers.pool2d({ size: [4, 4] });
const dense = (options = {}) =>
  layers.dense(9, {
    neuron: "if_latency",
    learn: learn.instarUnit({ eta: 0.2 }),
    compete: "first-spike",
    ...options,
  });
const vote = layers.vote({ classes: 10 });
const documentOf = (row: readonly Layer[], options: ChainOptions = {}) =>
  new Sequential(row, options).document;
const paramsOf = (row: readonly Layer[], name: string) =>
  (documentOf(row).populations[name] as NeuronPopulation).params;

test("five layers are the preset mnist-prototypes", () => {
  const row = [
    layers.input([28, 28], {
      name: "retina",
      label: "Retina",
      encode: encode.latency({ window: 16, value_min: 0.078 }),
    }),
    conv(64, { name: "features", label: "Features", learn: learn.instarLatency({ eta: 0.1 }) }),
    layers.pool2d({ name: "pools", label: "Pools", size: 4 }),
    layers.dense(1600, {
      name: "prototypes",
      label: "Prototypes",
      neuron: neuron.ifLatency({ theta_plus: 1 }),
      learn: learn.instarUnit({ eta: 0.2 }),
      compete: "first-spike",
    }),
    vote,
  ];
  const anneal = { "pools_prototypes.eta": 0.005, "prototypes.theta_plus": 0.025 };
  const options = {
    name: mnistPrototypes.name,
    presentation: { duration: 27 },
    training: { epochs: 2, anneal },
  };
  expect(documentOf(row, options)).toEqual(mnistPrototypes);
});

describe("shapes follow from the layer before", () => {
  const shapesOf = (...row: readonly Layer[]) =>
    Object.values(documentOf(row).populations).map(({ shape }) => shape);
  const coloured = layers.input([10, 12, 3], { encode: encode.latency() });

  test("a kernel takes its size less one, a pool rounds up, channels stay", () => {
    expect(shapesOf(input, conv(8), layers.pool2d({ size: [5, 2] }))).toEqual([
      [28, 28],
      [24, 24, 8],
      [5, 12, 8], // 24 / 5 = 4.8: the last window is cut short
    ]);
    expect(
      shapesOf(coloured, conv(4, { kernel: [3, 1] }), layers.pool2d({ size: 3, stride: 1, padding: 1 })),
    ).toEqual([
      [10, 12, 3],
      [8, 12, 4],
      [8, 12, 4],
    ]);
  });

  test("and weights: one for each pixel and channel of a window, and feature", () => {
    const { rows, learned } = new Sequential([coloured, conv(4, { kernel: [3, 1] }), vote]).summary(null);
    expect(rows[1]).toMatchObject({ neurons: 8 * 12 * 4, synapses: 8 * 12 * 4 * 9, learned: 3 * 1 * 3 * 4 });
    expect(rows[1]!.rule).toBe("instar_latency, winner");
    expect(learned).toBe(36);
  });

  test.each<[string, () => unknown, string]>([
    [
      "a kernel larger than what it stands on",
      () => documentOf([input, conv(8), pool, conv(8, { kernel: [7, 5] })]),
      "layers[3].kernel: [7, 5] is larger than 'layer_2', [6, 6].",
    ],
    [
      "a pool likewise",
      () => documentOf([input, layers.pool2d({ size: 29 })]),
      "layers[1].size: [29, 29] is larger than 'input', [28, 28].",
    ],
    [
      "a row of pixels",
      () => documentOf([layers.input([784], { encode: encode.latency() }), conv()]),
      "layers[1]: 'input' has shape [784]; [rows, columns] or [rows, columns, channels] is expected.",
    ],
    [
      "a stride of none",
      () => documentOf([input, layers.pool2d({ size: 2, stride: [0, 1] })]),
      "layers[1].stride[0]: a whole number from 1 to 1024 is expected, got 0.",
    ],
    [
      "a padding as wide as the window",
      () => documentOf([input, layers.pool2d({ size: 2, padding: 2 })]),
      "layers[1].padding[0]: a whole number from 0 to 1 is expected, got 2.",
    ],
    [
      "a kernel of one side",
      () => documentOf([input, conv(8, { kernel: [5] })]),
      "layers[1].kernel: two numbers, rows and columns, are expected, got [5].",
    ],
    ["no kernel", () => layers.conv2d(8, {} as never), "layers.conv2d: kernel is missing. Give one, as"],
    ["no size", () => layers.pool2d({} as never), "layers.pool2d: size is missing. Give one, as"],
    [
      "half a feature",
      () => layers.conv2d(1.5, { kernel: 5 }),
      "layers.conv2d.features: a whole number from 1 to 1000000 is expected, got 1.5.",
    ],
    [
      "no weights",
      () => documentOf([input, layers.conv2d(8, { kernel: 5 }), vote]),
      "layers[1].weight: a layer that does not learn needs weights",
    ],
  ])("%s is refused", (_, make, message) => {
    expect(make).toThrow(message);
  });
});

describe("times follow from the layer before", () => {
  const row = [input, conv(), pool, conv(8, { kernel: 3 }), dense(), vote];

  test("each fires when all is in: features for 2 ms, then a step to pass on", () => {
    expect(paramsOf(row, "layer_1")).toMatchObject({ onset: 16, close: 18 });
    expect(paramsOf(row, "layer_3")).toMatchObject({ onset: 20, close: 22 });
    expect(paramsOf(row, "layer_4")).toEqual({ onset: 23 });
    expect(documentOf(row).presentation).toEqual({ duration: 23 + 6, until: { train: 1, test: 5 } });
    expect(documentOf([input, conv(), pool, vote]).presentation).toEqual({ duration: 20 });
  });

  test("in steps of 0.1 ms, without what binary fractions leave over", () => {
    const { populations } = documentOf(row, { dt: 0.1 });
    expect(populations.layer_3!.params).toMatchObject({ onset: 18.2, close: 20.2 });
  });

  test("what is given stays, beside what is usual", () => {
    const told = [input, conv(8, { neuron: neuron.ifLatency({ v_floor: 0.3, close: 17 }) }), dense(), vote];
    expect(paramsOf(told, "layer_1")).toMatchObject({ onset: 16, close: 17, v_floor: 0.3, theta_plus: 0 });
    expect(paramsOf(told, "layer_2")).toEqual({ onset: 18 });
    expect(paramsOf([input, layers.pool2d({ size: 2, neuron: "lif", weight: 20 })], "layer_1")).toBe(
      undefined,
    );
  });

  test("dense layers wait for each other, too", () => {
    expect(paramsOf([input, dense(), dense(), vote], "layer_2")).toEqual({ onset: 16 + 6 });
  });

  test("features hear when their inputs spiked, and of other features only whether", () => {
    const { projections } = documentOf(row);
    expect(projections.input_layer_1!.synapse).toBe("fading");
    expect(projections.layer_2_layer_3!.synapse).toBe("delta");
    expect(projections.layer_2_layer_3!.normalize).toEqual(normalize.l2({ total: 1 }));
  });

  test("an input that goes on is refused, unless the neuron is named", () => {
    const poisson = layers.input([28, 28], { encode: encode.poisson() });
    expect(() => documentOf([poisson, conv(), vote])).toThrow(
      "layers[1].neuron: if_latency, the usual one, finds features in inputs that spike once each; those of 'input' go on.",
    );
    const cells = {
      neuron: "lif_adaptive",
      learn: learn.instar(),
      compete: "winner",
      windows: { count: 50 },
    };
    const { projections, training } = documentOf([poisson, conv(8, cells), vote]);
    expect(projections.input_layer_1!.normalize).toEqual(normalize.l1({ total: 2.5 })); // 0.1 x 25
    expect(training!.stages).toEqual([
      { learn: { input_layer_1: learn.instar() }, windows: { count: 50, least: 0.6 } },
    ]);
  });
});

describe("stages follow from what learns", () => {
  const row = [input, conv(8, { windows: { count: 500 } }), pool, dense(), dense(), vote];
  const stagesOf = (options: ChainOptions["training"], all: readonly Layer[] = row) =>
    documentOf(all, { training: options! }).training!.stages!;

  test("one for each, with its own part of what is annealed; no projection learns besides", () => {
    const { training, projections } = documentOf(row);
    expect(training!.stages!.map(({ anneal }) => anneal)).toEqual([
      { "input_layer_1.eta": 0.005, "layer_1.theta_plus": 0.001 },
      { "layer_2_layer_3.eta": 0.01, "layer_3.theta_plus": 0.025 },
      { "layer_3_layer_4.eta": 0.01, "layer_4.theta_plus": 0.025 },
    ]);
    expect(training!.stages![0]!.windows).toEqual({ count: 500, least: 0.6 });
    expect(training!.stages![2]).toMatchObject({
      set: { "layer_4.onset": 2 },
      presentation: { duration: 8 },
    });
    expect(Object.values(projections).some(({ learn }) => learn)).toBe(false);
  });

  test("passes and minibatches are those after the convolution, the teacher is the last layer's", () => {
    const stages = stagesOf({
      epochs: 3,
      batch: 1,
      teacher: teach.margin(),
      anneal: { "layer_1.theta_plus": 0.004, "layer_4.theta_plus": 0.1 },
    });
    expect(stages.map(({ epochs, batch, teacher }) => [epochs, batch, teacher?.name])).toEqual([
      [undefined, undefined, undefined],
      [3, 1, undefined],
      [3, 1, "margin"],
    ]);
    expect(stages.map(({ anneal }) => anneal)).toEqual([
      { "input_layer_1.eta": 0.005, "layer_1.theta_plus": 0.004 },
      undefined,
      { "layer_4.theta_plus": 0.1 },
    ]);
    expect(stagesOf({ anneal: null }).some(({ anneal }) => anneal)).toBe(false);
  });

  test("a rule that counts early inputs more does so within the encoder's window, unless told", () => {
    const early = layers.input([28, 28], { encode: encode.latency({ window: 8 }) });
    const ruleOf = (rule = learn.instarLatency()) =>
      stagesOf({}, [early, conv(8, { learn: rule }), vote])[0]!.learn.input_layer_1;
    expect(ruleOf()).toEqual(learn.instarLatency({ window: 8 }));
    expect(ruleOf(learn.instarLatency({ window: 4 }))).toEqual(learn.instarLatency({ window: 4 }));
    expect(ruleOf(learn.instarUnit())).toEqual(learn.instarUnit());
  });

  test("stages of one's own stay as they are, and weights that stay need none", () => {
    const own = [{ learn: { layer_2_layer_3: learn.instarUnit() } }];
    expect(stagesOf({ stages: own })).toEqual(own);
    const fixed = conv(8, { learn: undefined, weight: 0.1 });
    expect(documentOf([input, fixed, pool, dense(), vote]).training).toEqual({
      anneal: { "layer_2_layer_3.eta": 0.01, "layer_3.theta_plus": 0.025 },
    });
  });

  test.each<[string, () => unknown, string]>([
    [
      "a teacher of what does not learn",
      () => stagesOf({ teacher: teach.margin() }, [input, conv(), pool, vote]),
      "training.teacher: rewards the neurons of the last layer, 'layer_2', which does not learn.",
    ],
    [
      "a parameter of no layer",
      () => stagesOf({ anneal: { "layer_9.theta_plus": 1 } }),
      "training.anneal.layer_9.theta_plus: no layer that learns is called so. There are: input_layer_1, layer_1,",
    ],
    [
      "no training",
      () => documentOf(row, { training: null }),
      "training: is null, but 'layer_1' learns in a stage of it. Leave out one of them.",
    ],
  ])("%s is refused", (_, make, message) => {
    expect(make).toThrow(message);
  });
});
