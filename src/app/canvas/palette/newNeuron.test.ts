// A neuron that nobody wrote before, from text alone: it is offered in the palette, runs on all three engines, and goes
// through a file and a link, with nothing added anywhere else.
import { expect, test } from "vitest";
import {
  type EngineChoice,
  type NetworkDocument,
  openEngine,
  planNetwork,
  readDocumentFile,
  readLink,
  toCode,
  toLink,
  writeDocument,
} from "../../../index";
import { addedBy } from "./adding";
import { paletteItems } from "./items";

/** Resonate-and-fire, Izhikevich 2001: two variables that turn about each other, with noise and a condition. */
const TEXT = `{
  "name": "resonator",
  "about": "Turns at its own frequency, and spikes at the top.",
  "source": "Izhikevich 2001, Neural Networks 14:883, doi:10.1016/S0893-6080(01)00078-8",
  "params": {
    "omega": { "value": 0.3, "unit": "1/ms", "about": "how fast it turns" },
    "damping": { "value": 0.02, "unit": "1/ms", "min": 0, "about": "how fast it comes to rest" },
    "drive": { "value": 0.5, "unit": "1", "about": "push, in the first 20 ms" }
  },
  "state": {
    "x": { "init": 0, "unit": "1", "about": "like a current" },
    "y": { "init": 0, "unit": "1", "about": "like a potential" }
  },
  "equations": "push = drive/(1*ms) if t < 20*ms else 0\\ndx/dt = -damping*x - omega*y + push\\ndy/dt = omega*x - damping*y",
  "integrator": "rk4",
  "threshold": "y > 1",
  "reset": "x = 0; y = 0.9 - 0.1*rand()",
  "refractory": "5*ms"
}`;

const document: NetworkDocument = {
  format: "spikeyard",
  version: 1,
  name: "resonators",
  dt: 0.1,
  seed: 4,
  models: { neurons: { resonator: JSON.parse(TEXT) } },
  populations: {
    cells: { kind: "neurons", shape: [12], neuron: "resonator", vary: { drive: { uniform: [0.2, 0.9] } } },
  },
  projections: {},
};

async function spikesOn(choice: EngineChoice, of: NetworkDocument): Promise<number[]> {
  const { engine } = await openEngine(planNetwork(of), choice);
  await engine.run([{ do: "begin", inputs: {}, clock: 0 }]);
  const { cells } = await engine.run([{ do: "run", steps: 400, learn: false }]);
  engine.dispose();
  return [...cells!];
}

test("a neuron from text runs everywhere, is kept by file, link and code, and is offered", async () => {
  const expected = await spikesOn("reference", document);
  const spikes = expected.reduce((sum, word) => sum + word.toString(2).replaceAll("0", "").length, 0);
  expect(spikes).toBeGreaterThan(12);
  expect(await spikesOn("event", document)).toEqual(expected);
  expect(await spikesOn("gpu", document)).toEqual(expected);

  const file = readDocumentFile("resonators.json", writeDocument(document));
  expect(file).toEqual(document);
  const link = readLink(toLink(document));
  expect(link).toEqual(document);
  expect(await spikesOn("event", link)).toEqual(expected);
  expect(toCode(document)).toContain("Turns at its own frequency");

  const offered = paletteItems(document).find(({ id }) => id === "neurons.resonator");
  expect(offered?.about).toBe("Turns at its own frequency, and spikes at the top.");
  const { document: added } = addedBy(offered!, document, { x: 0, y: 0 }, null);
  expect(Object.values(added.populations).map((one) => one.kind === "neurons" && one.neuron)).toEqual([
    "resonator",
    "resonator",
  ]);
  expect(planNetwork(added).populations.length).toBe(2);
});
