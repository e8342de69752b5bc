// Every example: in the gallery by itself, planned, and running on the event engine for some ms.
import { expect, test } from "vitest";
import { EngineError, openEngine, planNetwork } from "../../index";
import { findPresets, PRESETS, presetOf } from "./presets";

const FILES = Object.keys(import.meta.glob("../../examples/*.ts"));
/** The one that must fail, and not at once: its clockwork fires first after 28 ms. */
const INFINITE = "broken-infinite";

test("every file of src/examples is in the gallery, each under a name of its own", () => {
  expect(PRESETS).toHaveLength(FILES.length);
  expect(new Set(PRESETS.map(({ name }) => name)).size).toBe(FILES.length);
  expect(presetOf("mnist-rate-400")?.document.name).toBe("Rate code, 400 neurons");
  expect(presetOf("no-such")).toBe(null);
});

test.each(PRESETS.map((preset) => [preset.name, preset] as const))(
  "%s runs for 5 ms",
  async (_, preset) => {
    const { engine } = await openEngine(planNetwork(preset.document), "event");
    const { plan } = engine;
    expect(plan.populations.reduce((sum, { n }) => sum + n, 0)).toBe(preset.neurons);
    const inputs = plan.populations.filter(({ kind }) => kind === "input");
    const bright = inputs.map(({ name, n }) => [name, new Float32Array(n).fill(1)] as const);
    const steps = Math.round(5 / plan.document.dt);
    const spikes = await engine.run([
      { do: "begin", inputs: Object.fromEntries(bright), clock: 0 },
      { do: "run", steps, learn: false },
    ]);
    for (const { name, words } of plan.populations) expect(spikes[name]).toHaveLength(steps * words);
    engine.dispose();
  },
  30_000,
);

test("the one with infinite numbers stops within 100 ms, naming population, neuron and step", async () => {
  const { engine } = await openEngine(planNetwork(presetOf(INFINITE)!.document), "event");
  const run = engine.run([
    { do: "begin", inputs: {}, clock: 0 },
    { do: "run", steps: 1000, learn: false },
  ]);
  await expect(run).rejects.toThrow(EngineError);
  await expect(run).rejects.toThrow(/^target\.\w+\[\d+\] became \w+ by step \d+/);
  engine.dispose();
});

test("each says what one sees in a line, and none says it twice", () => {
  for (const { entry, name } of PRESETS) {
    expect(entry.title.length, name).toBeLessThanOrEqual(32);
    expect(entry.line, name).toMatch(/^.{10,110}\.$/);
  }
  expect(new Set(PRESETS.map(({ entry }) => entry.title)).size).toBe(PRESETS.length);
});

test("examples are found by all words asked for, and by kind", () => {
  const names = (words: string) => findPresets(words, null).map(({ name }) => name);
  expect(names("stdp lab")).toEqual(["stdp-lab"]);
  expect(names("POISSON inhib")).toEqual(["winner-take-all"]);
  expect(names("zebra")).toEqual([]);
  const broken = findPresets("", "broken").map(({ name }) => name);
  expect(broken.sort()).toEqual(["broken-dead", "broken-infinite", "broken-runaway", "broken-silent"]);
});
