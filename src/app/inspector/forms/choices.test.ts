import { expect, test } from "vitest";
import { diehlCook } from "../../../examples/diehlCook";
import { mnistRate } from "../../../examples/mnistRate";
import { models } from "../../../index";
import { withNeuron, withSynapse } from "../../state/modelEdits";
import { choicesOf, modelWords, parseShape } from "./choices";

const words = (name: string) => name;

test("a synapse that the neuron has no variable for cannot be chosen, and says why", () => {
  const names = Object.keys(models.synapses);
  const choices = choicesOf(names, words, (name) => withSynapse(mnistRate, "retina_features", name));
  expect(choices.find(({ name }) => name === "delta")?.unfit).toBeNull();
  expect(choices.find(({ name }) => name === "current")?.unfit).toContain("i_syn_exc");
});

test("a neuron without conductances does not fit under synapses that need them", () => {
  const choices = choicesOf(Object.keys(models.neurons), words, (name) => withNeuron(diehlCook, "exc", name));
  expect(choices.find(({ name }) => name === "lif_cond")?.unfit).toBeNull();
  expect(choices.find(({ name }) => name === "lif")?.unfit).toContain("g_syn_exc");
});

test("a model is told by its name and what it is", () => {
  expect(modelWords(models.encoders.poisson!)).toBe(
    "poisson: random spikes whose rate follows the brightness",
  );
});

test.each([
  ["20 × 20", [20, 20]],
  ["12x12", [12, 12]],
  ["144", [144]],
  ["24, 24, 8", [24, 24, 8]],
  ["", null],
  ["0 × 4", null],
  ["3 × a", null],
  ["2 × 2 × 2 × 2", null],
] as const)("the layout '%s' is %j", (text, shape) => {
  expect(parseShape(text)).toEqual(shape);
});
