// Teachers and rules that learn from rewards: by hand, and on every engine as the oracle has it.
import { describe, expect, test } from "vitest";
import type { NetworkDocument } from "../core/document";
import type { Command, Engine, SampleBatch } from "./engine";
import { createEngine, ENGINES } from "./testEngines";

interface Lessons {
  readonly teacher: "delta" | "margin";
  readonly rule: "delta_reward" | "instar_reward";
  readonly neurons: number;
  readonly p?: number;
}

/** Inputs that spike once, by their value, to neurons that compete for the answer. */
function taught({ teacher, rule, neurons, p }: Lessons): NetworkDocument {
  return {
    format: "spikeyard",
    version: 1,
    name: "taught",
    dt: 1,
    seed: 5,
    presentation: { duration: 8, until: { train: 1, test: 1 } },
    training: { teacher: { name: teacher } },
    populations: {
      lines: { kind: "input", shape: [30], encoder: "latency", params: { window: 4, value_min: 0.5 } },
      answers: {
        kind: "neurons",
        shape: [neurons],
        neuron: "if_latency",
        params: { onset: 5, theta_plus: 0.1 },
        winners: 1,
      },
    },
    projections: {
      lines_answers: {
        from: "lines",
        to: "answers",
        synapse: "delta",
        receptor: "exc",
        connector: p === undefined ? { name: "all_to_all" } : { name: "fixed_probability", p },
        weight: { uniform: [0, 1] },
        learn: { name: rule, params: { eta: 0.1 } },
        ...(rule === "instar_reward" ? { normalize: { name: "l2", params: { total: 1 } } } : {}),
      },
    },
    readout: { population: "answers", classes: 3 },
  };
}

const SAMPLES = 12;
const values = Float32Array.from({ length: SAMPLES * 30 }, (_, k) => ((k * 37) % 101) / 100);
const labels = Array.from({ length: SAMPLES }, (_, k) => (k * 2) % 3);
const classesFor = (neurons: number) => Array.from({ length: neurons }, (_, j) => (j % 4) - 1);

function batch(neurons: number): SampleBatch {
  return {
    count: SAMPLES,
    inputs: { lines: values },
    clocks: Array.from({ length: SAMPLES }, (_, k) => 8 * k),
    learn: true,
    minibatch: 1,
    spikesFrom: 0,
    lessons: { labels, classes: classesFor(neurons) },
  };
}

const worst = (a: ArrayLike<number>, b: ArrayLike<number>) =>
  Array.from(a, (x, k) => Math.abs(x - b[k]!)).reduce((most, x) => Math.max(most, x), 0);

describe.each<Lessons>([
  { teacher: "delta", rule: "delta_reward", neurons: 10 },
  { teacher: "delta", rule: "delta_reward", neurons: 5, p: 0.6 },
  { teacher: "margin", rule: "instar_reward", neurons: 19 },
  { teacher: "margin", rule: "instar_reward", neurons: 8, p: 0.6 },
  { teacher: "margin", rule: "delta_reward", neurons: 70 },
])("%j", (lessons) => {
  test("every engine ends with the oracle's spikes and weights", async () => {
    const run = async (name: (typeof ENGINES)[number]) => {
      const engine = await createEngine(name, taught(lessons));
      const before = await engine.read("lines_answers.w");
      const { spikes, counts } = await engine.present(batch(lessons.neurons));
      const result = { spikes, counts, before, w: await engine.read("lines_answers.w") };
      engine.dispose();
      return result;
    };
    const exact = await run("reference");
    expect(worst(exact.before, exact.w)).toBeGreaterThan(0.02);
    for (const name of ENGINES) {
      const { spikes, counts, w } = await run(name);
      expect(spikes, name).toEqual(exact.spikes);
      expect(counts, name).toEqual(exact.counts);
      expect(worst(w, exact.w), name).toBeLessThan(2e-6); // f32 of weights of about 1, changed twelve times
    }
  });

  test.each(ENGINES)("commands with lessons are the same as a batch on %s", async (name) => {
    const whole = await createEngine(name, taught(lessons));
    await whole.present(batch(lessons.neurons));
    const parts = await createEngine(name, taught(lessons));
    for (let k = 0; k < SAMPLES; k++) {
      const commands: Command[] = [
        { do: "begin", inputs: { lines: values.slice(30 * k, 30 * k + 30) }, clock: 8 * k },
        { do: "run", steps: 3, learn: true },
        { do: "run", steps: 5, learn: true },
        { do: "end", lesson: { label: labels[k]!, classes: classesFor(lessons.neurons) } },
      ];
      await parts.run(commands);
    }
    const read = async (engine: Engine) => [...(await engine.read("lines_answers.w"))];
    expect(await read(parts)).toEqual(await read(whole));
    whole.dispose();
    parts.dispose();
  });
});

test.each(ENGINES)("the delta rule adds eta times what a share lacks, on %s", async (name) => {
  const document = taught({ teacher: "delta", rule: "delta_reward", neurons: 2 });
  const engine = await createEngine(name, document);
  const w = await engine.read("lines_answers.w");
  const active = [3, 4, 17];
  const inputs = { lines: Float32Array.from({ length: 30 }, (_, i) => (active.includes(i) ? 1 : 0)) };
  await engine.run([
    { do: "begin", inputs, clock: 0 },
    { do: "run", steps: 8, learn: true },
    { do: "end", lesson: { label: 1, classes: [0, 1] } },
  ]);
  const v = [0, 1].map((j) => active.reduce((sum, i) => sum + w[2 * i + j]!, 0));
  const share = Math.exp(v[1]!) / (Math.exp(v[0]!) + Math.exp(v[1]!));
  const after = await engine.read("lines_answers.w");
  for (let i = 0; i < 30; i++) {
    const moved = active.includes(i) ? 0.1 * (1 - share) : 0;
    expect(after[2 * i + 1]! - w[2 * i + 1]!).toBeCloseTo(moved, 6); // f32 of weights below 1
    expect(after[2 * i]! - w[2 * i]!).toBeCloseTo(-moved, 6);
  }
  engine.dispose();
});

test.each(ENGINES)("a sample without a label is refused on %s", async (name) => {
  const engine = await createEngine(name, taught({ teacher: "delta", rule: "delta_reward", neurons: 2 }));
  const { lessons: _, ...unlabelled } = batch(2);
  await expect(engine.present(unlabelled)).rejects.toThrow(
    "the teacher needs a label for each of 12 samples",
  );
  engine.dispose();
});
