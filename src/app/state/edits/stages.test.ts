// Convolutions from the palette, or connected by hand, get the stage in which they learn; others keep to their order.
import { expect, test } from "vitest";
import { mnistPrototypes } from "../../../examples/mnistPrototypes";
import { mnistRate } from "../../../examples/mnistRate";
import { compile, fitStages, type NetworkDocument, planNetwork, type Samples } from "../../../index";
import { withConvolution, withInput, withNeurons, withWinnerTakeAll } from "./add";
import { withConnection } from "./connect";
import { withReadout } from "./readout";
import { without } from "./remove";
import { heardOf, learningOf } from "./stages";

const HERE = { x: 0, y: 0 };
const LABELS = { features: "Features", pools: "Pools" };
const blank: NetworkDocument = {
  format: "spikeyard",
  version: 1,
  name: "Blank",
  dt: 1,
  seed: 1,
  populations: {},
  projections: {},
};
const input = withInput(blank, "latency", "Retina", HERE).document;
const built = withConvolution(input, LABELS, HERE, "retina").document;
const dense = { connector: { name: "all_to_all" }, receptor: "exc", rule: "instar" } as const;

test("a convolution of the palette learns as that of the preset does", () => {
  const [stage] = built.training!.stages!;
  const [preset] = mnistPrototypes.training!.stages!;
  const { learn, ...others } = stage!;
  expect(learn).toEqual({ retina_features: { name: "instar_latency", params: { window: 16 } } });
  expect(others).toMatchObject({ set: preset!.set, anneal: preset!.anneal, windows: preset!.windows });
  expect(others.presentation).toEqual(preset!.presentation);
  for (const id of ["features", "pools"]) {
    const { neuron, params } = built.populations[
      id
    ] as (typeof mnistPrototypes)["populations"]["features"] & {
      neuron: string;
    };
    expect({ neuron, params }).toMatchObject({
      params: mnistPrototypes.populations[id]!.params,
    });
  }
  expect([heardOf(built, "retina"), heardOf(built, "features"), heardOf(built, "pools")]).toEqual([
    16, 19, 20,
  ]);
});

test("read out by a vote it can be trained: its kernels change, and classes are found", async () => {
  const [stage] = built.training!.stages!;
  const few: NetworkDocument = {
    ...withReadout(built, "pools"),
    training: { stages: [{ ...stage!, windows: { count: 400, least: 0.6 } }] },
  };
  const model = await compile(few, { engine: "event" });
  const before = await model.engine.read("retina_features.w");
  const kernels = Float32Array.from(before);
  await fitStages(model, strokes(40));
  const after = await model.engine.read("retina_features.w");
  expect(after.some((w, k) => Math.abs(w - kernels[k]!) > 0.01)).toBe(true);
  expect(model.assigned.some((label) => label === 0)).toBe(true);
  expect(model.assigned.some((label) => label === 1)).toBe(true);
  expect(model.samples).toBeGreaterThanOrEqual(400);
  model.dispose();
});

test("what learned all the time does so after it, and what is connected later, too", () => {
  const both = withConvolution({ ...mnistRate, populations: { ...mnistRate.populations } }, LABELS, HERE);
  expect(both.document.training?.stages).toBeUndefined(); // it sees nothing yet
  const latency = withConnection(withInput(both.document, "latency", "Eye", HERE).document, {
    from: "eye",
    to: "features_2",
    connector: { name: "conv2d", kernel: [5, 5] },
    receptor: "exc",
    rule: "instar_latency",
  });
  expect(latency.document.training!.stages!.map(({ learn }) => Object.keys(learn))).toEqual([
    ["eye_features_2"],
    ["retina_features"],
  ]);
  expect(latency.document.projections.retina_features?.learn).toBeUndefined();
  expect(learningOf(latency.document, "retina_features")?.name).toBe("instar");
  planNetwork(latency.document);

  const { document, ids } = withWinnerTakeAll(built, "Cells", HERE);
  const made = withConnection(document, { from: "pools", to: ids[0]!, ...dense });
  expect(made.document.training!.stages!.map(({ learn }) => Object.keys(learn))).toEqual([
    ["retina_features"],
    [made.id],
  ]);
  // and the stage goes with the connection
  const cut = without(made.document, { projections: [made.id] });
  expect(cut.training!.stages).toHaveLength(1);
});

test("a second convolution learns from the pools of the first", () => {
  const { document } = withConvolution(built, LABELS, HERE, "pools");
  const stages = document.training!.stages!;
  expect(stages.map(({ learn }) => Object.keys(learn))).toEqual([["retina_features"], ["pools_features_2"]]);
  expect(stages[1]!.learn.pools_features_2).toEqual({ name: "instar_latency" });
  expect(stages[1]!.set).toMatchObject({ "features_2.onset": 2 });
  planNetwork(document);
});

test("spikes that go on cannot be learned from by windows, and the user reads why", () => {
  const poisson = withInput(blank, "poisson", "Noise", HERE).document;
  expect(() => withConvolution(poisson, LABELS, HERE, "noise")).toThrow("those of ‘Noise’ go on");
  const cells = withNeurons(built, "lif", "Cells", HERE).document;
  expect(heardOf(cells, "lif")).toBe(null);
});

/** Upright and level strokes. */
function strokes(count: number): Samples {
  const images = new Uint8Array(count * 784);
  const labels = Uint8Array.from({ length: count }, (_, k) => k % 2);
  for (let k = 0; k < count; k++) {
    const at = 6 + (k % 15);
    for (let along = 4; along < 24; along++)
      for (let thick = 0; thick < 3; thick++)
        images[k * 784 + (labels[k] === 0 ? along * 28 + at + thick : (at + thick) * 28 + along)] = 230;
  }
  return { images, labels, count, shape: [28, 28] };
}
