// Every neuron of the registry, on every engine: it runs, stays finite, agrees with the oracle, can be split, saved and
// continued, and has a number of its own that it is checked against (testNeurons.ts).
import { describe, expect, test } from "vitest";
import type { NetworkDocument } from "../core/document";
import { models } from "../models/registry";
import type { Engine, EngineName, Spikes } from "./engine";
import { ENGINES } from "./testEngines";
import { cell, network, trainsOf, withEngine } from "./testGoldens";
import { NEURON_CHECKS } from "./testNeurons";

const names = Object.keys(models.neurons);
/** Neurons, a number that is no multiple of four, which start apart from each other; and steps. */
const [N, STEPS] = [6, 240];

test("every neuron has a closed form or published number of its own, and no other is left over", () => {
  expect(Object.keys(NEURON_CHECKS).sort()).toEqual([...names].sort());
  for (const { against } of Object.values(NEURON_CHECKS)) expect(against.length).toBeGreaterThan(20);
});

function driven(neuron: string): NetworkDocument {
  const { driven: params, dt = 0.1 } = NEURON_CHECKS[neuron]!;
  const start = models.neurons[neuron]!.state.v?.init;
  const low = typeof start === "number" ? start : -65;
  const init =
    params.v_bias === undefined && low !== 0 ? { init: { v: { uniform: [low, low + 1] as const } } } : {};
  return network(dt, STEPS * dt, [cell("cell", neuron, { shape: [N], params, ...init })]);
}

interface Course {
  readonly trains: readonly (readonly number[])[];
  readonly state: Readonly<Record<string, readonly number[]>>;
}

const run = (engine: Engine, steps: number) => engine.run([{ do: "run", steps, learn: false }]);
const train = (spikes: Spikes) => trainsOf(spikes, "cell", N);

async function stateOf(engine: Engine, neuron: string): Promise<Course["state"]> {
  const state: Record<string, readonly number[]> = {};
  for (const variable of Object.keys(models.neurons[neuron]!.state))
    state[variable] = Array.from(await engine.read(`cell.${variable}`));
  return state;
}

const known = new Map<string, Promise<Course>>();

/** What the oracle makes of it. */
function oracle(neuron: string): Promise<Course> {
  const found =
    known.get(neuron) ??
    withEngine("reference", driven(neuron), {}, async (engine) => {
      const trains = train(await run(engine, STEPS));
      return { trains, state: await stateOf(engine, neuron) };
    });
  known.set(neuron, found);
  return found;
}

describe.each(ENGINES)("on %s", (name) => {
  test.each(names)("%s runs, splits, is saved and continued, and agrees with the oracle", async (neuron) => {
    await withEngine(name, driven(neuron), {}, async (engine) => {
      const first = await run(engine, 100);
      const snapshot = await engine.snapshot();
      const rest = await run(engine, STEPS - 100);
      const whole = await stateOf(engine, neuron);
      const trains = joined([first, rest], [100, STEPS - 100]);
      for (const values of Object.values(whole)) expect(values.every(Number.isFinite)).toBe(true);
      expect(trains.flat().length).toBeGreaterThan(0); // silence would agree, too

      await engine.restore(snapshot);
      expect(train(await run(engine, STEPS - 100))).toEqual(train(rest));
      expect(await stateOf(engine, neuron)).toEqual(whole);

      await engine.run([{ do: "begin", inputs: {}, clock: 0 }]);
      const parts = [1, 37, 102, 100];
      const pieces = [];
      for (const steps of parts) pieces.push(await run(engine, steps));
      expect(joined(pieces, parts)).toEqual(trains);
      expect(await stateOf(engine, neuron)).toEqual(whole);

      await compare(name, neuron, { trains, state: whole });
    });
  });

  test.each(names)("%s has the numbers of its own", async (neuron) => {
    const findings = await NEURON_CHECKS[neuron]!.check(name);
    expect(findings.length).toBeGreaterThan(0);
    for (const { what, got, exact, within } of findings)
      expect(Math.abs(got - exact), `${what}: ${got}, not ${exact}`).toBeLessThanOrEqual(within);
  });
});

/** Spikes of runs after one another. */
function joined(pieces: readonly Spikes[], steps: readonly number[]): number[][] {
  const trains: number[][] = Array.from({ length: N }, () => []);
  let before = 0;
  for (const [k, piece] of pieces.entries()) {
    for (const [n, times] of train(piece).entries()) trains[n]!.push(...times.map((step) => step + before));
    before += steps[k]!;
  }
  return trains;
}

/** Spikes within a step, and where they are equal, variables within what f32 can tell. */
async function compare(name: EngineName, neuron: string, { trains, state }: Course): Promise<void> {
  const exact = await oracle(neuron);
  let equal = 0;
  for (let n = 0; n < N; n++) {
    const [got, expected] = [trains[n]!, exact.trains[n]!];
    expect(got.length, `spikes of neuron ${n}`).toBe(expected.length);
    for (const [k, step] of got.entries()) expect(Math.abs(step - expected[k]!)).toBeLessThanOrEqual(1);
    if (got.some((step, k) => step !== expected[k])) continue;
    equal++;
    for (const [variable, values] of Object.entries(state)) {
      const scale = Math.max(1, ...exact.state[variable]!.map(Math.abs));
      // f32: each of 240 steps rounds by 2^-24 of the scale at most a few times; measured 4e-6
      const bound = name === "reference" ? 0 : 2e-5 * scale;
      expect(
        Math.abs(values[n]! - exact.state[variable]![n]!),
        `${variable} of neuron ${n}`,
      ).toBeLessThanOrEqual(bound);
    }
  }
  expect(equal).toBeGreaterThanOrEqual(N / 2);
}
