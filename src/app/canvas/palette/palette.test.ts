// What the palette shows at once, and that all other neurons are found when they are unfolded.
import { expect, test } from "vitest";
import { modelsOf, type NeuronDescription } from "../../../index";
import { FAMILIES, familiesOf, USUAL } from "./families";
import { paletteItems } from "./items";

const all = Object.keys(modelsOf({}).neurons);
const neurons = (models = {}) => paletteItems({ models }).filter(({ group }) => group === "neurons");

test("LIF comes first, the usual neurons are shown at once, and every model of the registry is offered once", () => {
  const shown = neurons().filter(({ family }) => family === undefined);
  expect(shown.map(({ id }) => id)).toEqual(USUAL.map((name) => `neurons.${name}`));
  expect(shown[0]!.id).toBe("neurons.lif");
  const ids = neurons().map(({ id }) => id);
  expect([...ids].sort()).toEqual(all.map((name) => `neurons.${name}`).sort());
});

test("inputs begin with Poisson and latency, and each encoder is offered once", () => {
  const inputs = paletteItems().filter(({ group }) => group === "input");
  expect(inputs.map(({ id }) => id).slice(0, 2)).toEqual(["input.poisson", "input.latency"]);
  expect(inputs).toHaveLength(Object.keys(modelsOf({}).encoders).length);
});

test("families and the usual ones name models that there are, each once; what they do not name is among the others", () => {
  const named = [...USUAL, ...FAMILIES.flatMap(([, of]) => of)];
  expect(new Set(named).size).toBe(named.length);
  expect(named.filter((name) => !all.includes(name))).toEqual([]);
  expect(familiesOf(["qif", "added_later"])).toEqual([
    ["curved", ["qif"]],
    ["others", ["added_later"]],
  ]);
});

test("neurons of the network's own are shown at once, also one that it brings from the registry", () => {
  const { lif, qif } = modelsOf({}).neurons;
  const mine: NeuronDescription = { ...lif!, name: "mine" };
  const shown = neurons({ neurons: { mine, qif } }).filter(({ family }) => family === undefined);
  expect(shown.map(({ id }) => id).slice(USUAL.length)).toEqual(["neurons.mine", "neurons.qif"]);
  expect(neurons({ neurons: { mine, qif } })).toHaveLength(all.length + 1);
});
