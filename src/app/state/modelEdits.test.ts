import { expect, test } from "vitest";
import { diehlCook } from "../../examples/diehlCook";
import { mnistRate } from "../../examples/mnistRate";
import { checkDocument, models } from "../../index";
import {
  competitionOf,
  connectorNamed,
  withCompetition,
  withInit,
  withLabel,
  withNeuron,
  withReadout,
  withShape,
  withUse,
} from "./modelEdits";
import { withAnneal, withPresentation, withTraining } from "./trainingEdits";

const featuresOf = (document: typeof mnistRate) => document.populations.features!;

test("another neuron model keeps the parameters that it has too, and drops the others", () => {
  const before = withNeuron(mnistRate, "features", "lif");
  const after = featuresOf(before);
  expect(after).toMatchObject({ kind: "neurons", neuron: "lif" });
  for (const name of Object.keys(after.params ?? {})) expect(models.neurons.lif!.params).toHaveProperty(name);
  checkDocument(before);
});

test("annealing of a parameter that goes with its rule goes, too", () => {
  const annealed = withAnneal(mnistRate, "retina_features.eta", 0.01);
  checkDocument(annealed);
  expect(annealed.training?.anneal).toMatchObject({ "retina_features.eta": 0.01 });
  const without = withUse(annealed, "retina_features", "learn", null);
  expect(without.training?.anneal ?? {}).not.toHaveProperty(["retina_features.eta"]);
  expect(without.projections.retina_features).not.toHaveProperty("learn");
  checkDocument(without);
});

test("first values, competition and label come and go without a trace", () => {
  const there = withInit(mnistRate, "features", "v", { uniform: [-65, -52] });
  expect(featuresOf(there)).toMatchObject({ init: { v: { uniform: [-65, -52] } } });
  expect(withInit(there, "features", "v", null)).toEqual(mnistRate);
  const place = withCompetition(mnistRate, "features", "place");
  expect(competitionOf(featuresOf(place) as never)).toBe("place");
  expect(featuresOf(withCompetition(place, "features", "none"))).not.toHaveProperty("winners");
  expect(withLabel(withLabel(mnistRate, "features", "Cortex"), "features", "Features")).toEqual(mnistRate);
  expect(featuresOf(withLabel(mnistRate, "features", " "))).not.toHaveProperty("label");
});

test("presentation and training say what differs from the usual only", () => {
  expect(withPresentation(mnistRate, { rest: 20 }).presentation).toEqual({
    ...mnistRate.presentation,
    rest: 20,
  });
  expect(withPresentation(withPresentation(mnistRate, { rest: 20 }), { rest: undefined })).toEqual(mnistRate);
  const epochs = withTraining({ ...mnistRate, training: {} }, { epochs: 3 });
  expect(epochs.training).toEqual({ epochs: 3 });
  expect(withTraining(epochs, { epochs: undefined })).not.toHaveProperty("training");
});

test("a connector begins with sizes that fit both populations", () => {
  const small = withShape(mnistRate, "features", [24, 24, 8]);
  const projection = small.projections.retina_features!;
  expect(connectorNamed("conv2d", small, projection)).toEqual({ name: "conv2d", kernel: [5, 5] });
  const halves = withShape(mnistRate, "features", [14, 14, 1]);
  expect(connectorNamed("pool2d", halves, projection)).toEqual({ name: "pool2d", size: [2, 2] });
});

test("another population that is read out is the one that is counted", () => {
  const counted = withReadout(diehlCook, { counted: ["exc", "inh"] });
  expect(counted.readout?.counted).toEqual(["exc", "inh"]);
  expect(withReadout(counted, { population: "inh" }).readout).not.toHaveProperty("counted");
});
