// What the palette shows at once, and that all other neurons are found when they are unfolded.
import { expect, test } from "vitest";
import { mnistRate } from "../../../examples/mnistRate";
import { environments, modelsOf, type NetworkDocument, type NeuronDescription } from "../../../index";
import { actingIn, addedBy } from "./adding";
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

test("each world of the registry is offered, and comes with an agent, or to the one that there is", () => {
  const worlds = paletteItems().filter(({ group }) => group === "worlds");
  expect(worlds.map(({ id }) => id).sort()).toEqual(
    Object.keys(environments)
      .sort()
      .map((name) => `worlds.${name}`),
  );
  const [gridworld, bandit] = ["gridworld", "bandit"].map(
    (name) => worlds.find(({ id }) => id.endsWith(name))!,
  );
  const empty: NetworkDocument = { ...mnistRate, populations: {}, projections: {} };
  const made = addedBy(gridworld!, empty, { x: 0, y: 0 }, null);
  expect(made.ids).toEqual(["world"]);
  expect(made.document.agent!.environment).toEqual({ name: "gridworld" });
  expect(actingIn(mnistRate, "gridworld")).toMatchObject({ replaces: true, document: made.document });
  const moved = addedBy(bandit!, made.document, { x: 0, y: 0 }, null).document;
  expect([moved.agent!.environment, moved.name]).toEqual([{ name: "bandit" }, "Bandit"]);
  const { readout: _, presentation: __, training: ___, ...plain } = mnistRate;
  const acting = actingIn(plain, "gridworld");
  expect(acting.replaces).toBe(false);
  expect(Object.keys(acting.document.populations)).toEqual(["retina", "features", "copy", "critic"]);
});
