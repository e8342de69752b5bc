// What every engine promises beside numbers: splits, snapshots, live edits, delays, and faults by name.
import { describe, expect, test } from "vitest";
import { planNetwork } from "../compiler/plan";
import type { NetworkDocument } from "../core/document";
import { mnistRate } from "../examples/mnistRate";
import type { Command } from "./engine";
import { isSpiking } from "./engine";
import { openDevice } from "./gpu/device";
import { createGpu } from "./gpu/gpu";
import { dawn } from "./testDevice";
import { createEngine, ENGINES } from "./testEngines";

const inputs = { retina: new Float32Array(784).map((_, k) => (k % 5 === 0 ? 0.9 : 0)) };
const begin: Command = { do: "begin", inputs, clock: 300 };
const run = (steps: number, learn = true): Command => ({ do: "run", steps, learn });

/** One input that spikes every step, over one synapse to one neuron. */
function relay(delay: number, weight: number): NetworkDocument {
  return {
    format: "spikeyard",
    version: 1,
    name: "relay",
    dt: 0.5,
    seed: 3,
    populations: {
      source: { kind: "input", shape: [1], encoder: "poisson", params: { max_rate: 1000 } },
      cell: { kind: "neurons", shape: [1], neuron: "lif" },
    },
    projections: {
      link: {
        from: "source",
        to: "cell",
        synapse: "delta",
        receptor: "exc",
        connector: { name: "all_to_all" },
        weight,
        delay,
      },
    },
  };
}

describe.each(ENGINES)("on %s", (name) => {
  test("a run split into parts equals the whole", async () => {
    const whole = await createEngine(name, mnistRate);
    const parts = await createEngine(name, mnistRate);
    const all = await whole.run([begin, run(60), { do: "end" }]);
    await parts.run([begin]);
    const pieces = [];
    for (const steps of [1, 2, 17, 40]) pieces.push(await parts.run([run(steps)]));
    await parts.run([{ do: "end" }]);
    for (const population of ["retina", "features"]) {
      expect(pieces.flatMap((piece) => [...piece[population]!])).toEqual([...all[population]!]);
    }
    expect(await parts.read("retina_features.w")).toEqual(await whole.read("retina_features.w"));
    whole.dispose();
    parts.dispose();
  });

  test("any split of a run past a sample's length is the whole", async () => {
    const { source, cell, ...others } = relay(0.5, 0.2).populations;
    const document: NetworkDocument = {
      ...relay(0.5, 0.2),
      presentation: { duration: 10 }, // 20 steps
      populations: {
        ...others,
        source: { ...source!, shape: [40], params: { max_rate: 800 } } as typeof source & object,
        cell: { ...cell!, shape: [5] } as typeof cell & object,
      },
    };
    const start: Command = { do: "begin", inputs: { source: new Float32Array(40).fill(1) }, clock: 0 };
    const whole = await createEngine(name, document);
    const all = await whole.run([start, run(90, false)]);
    const parts = await createEngine(name, document);
    await parts.run([start]);
    const pieces = [];
    for (const steps of [2, 33, 1, 30, 24]) pieces.push(await parts.run([run(steps, false)]));
    expect(all.cell!.filter((word) => word !== 0).length).toBeGreaterThan(3);
    for (const population of ["source", "cell"])
      expect(pieces.flatMap((piece) => [...piece[population]!])).toEqual([...all[population]!]);
    whole.dispose();
    parts.dispose();
  });

  test("a snapshot restored elsewhere continues to the same spikes and weights", async () => {
    const one = await createEngine(name, mnistRate);
    await one.run([begin, run(30)]);
    const snapshot = await one.snapshot();
    const expected = await one.run([run(30), { do: "end" }]);
    const other = await createEngine(name, mnistRate);
    await other.run([begin, run(7)]);
    await other.restore(snapshot);
    expect(await other.run([run(30), { do: "end" }])).toEqual(expected);
    expect(await other.read("retina_features.w")).toEqual(await one.read("retina_features.w"));
    one.dispose();
    other.dispose();
  });

  test("spikes arrive after exactly the delay", async () => {
    for (const [delay, steps] of [
      [0.5, 1],
      [2, 4],
    ] as const) {
      const engine = await createEngine(name, relay(delay, 100)); // one spike is far above threshold
      const { source, cell } = await engine.run([
        { do: "begin", inputs: { source: new Float32Array([1]) }, clock: 0 },
        run(20, false),
      ]);
      const first = (bits: Uint32Array) => [...bits].findIndex((_, k) => isSpiking(bits, k, 0));
      expect(first(source!)).toBeGreaterThanOrEqual(0);
      expect(first(cell!) - first(source!)).toBe(steps);
      engine.dispose();
    }
  });

  test("a synapse of weight 0 changes nothing", async () => {
    const engine = await createEngine(name, relay(0.5, 0));
    await engine.run([{ do: "begin", inputs: { source: new Float32Array([1]) }, clock: 0 }, run(50, false)]);
    const [v] = await engine.read("cell.v");
    expect(Math.abs(v! - -65)).toBeLessThan(name === "reference" ? 1e-9 : 1e-4); // f32: -65 * decay + gain
    engine.dispose();
  });

  test("an input takes new values in the middle of a sample", async () => {
    const engine = await createEngine(name, relay(0.5, 100));
    const spikes = async () => {
      const { source } = await engine.run([run(20, false)]);
      return source!.filter((word) => word !== 0).length;
    };
    await engine.run([{ do: "begin", inputs: { source: new Float32Array([0]) }, clock: 0 }]);
    expect(await spikes()).toBe(0);
    await engine.write("source.value", [1]);
    expect(await spikes()).toBeGreaterThan(3); // about one in two steps of 0.5 ms
    await engine.write("source.value", [0]);
    expect(await spikes()).toBe(0);
    engine.dispose();
  });

  test("retune takes a new learning rate at once, and refuses a new size", async () => {
    const withEta = (eta: number): NetworkDocument => {
      const projection = {
        ...mnistRate.projections.retina_features!,
        learn: { name: "instar", params: { eta } },
      };
      return { ...mnistRate, projections: { ...mnistRate.projections, retina_features: projection } };
    };
    const engine = await createEngine(name, mnistRate);
    engine.retune(withEta(0));
    const before = await engine.read("retina_features.w");
    await engine.run([begin, run(60)]);
    expect(await engine.read("retina_features.w")).toEqual(before);
    engine.retune(withEta(0.5));
    const { features } = await engine.run([begin, run(60)]);
    expect(features!.some((word) => word !== 0)).toBe(true);
    const moved = (await engine.read("retina_features.w")).filter(
      (w, k) => Math.abs(w - before[k]!) > 0.01,
    ).length;
    expect(moved).toBeGreaterThan(100);
    const larger = { ...mnistRate.populations.features!, shape: [11, 10] };
    const resized = { ...mnistRate, populations: { ...mnistRate.populations, features: larger } };
    expect(() => engine.retune(resized as NetworkDocument)).toThrow("needs the network to be rebuilt");
    engine.dispose();
  });

  test("a number that is none any more stops the run, with its name and neuron", async () => {
    const engine = await createEngine(name, mnistRate);
    await engine.run([begin]);
    await engine.write(
      "features.v",
      Float32Array.from({ length: 100 }, (_, k) => (k === 42 ? Number.NaN : -65)),
    );
    await expect(engine.run([run(3)])).rejects.toThrow(/features\.v\[42\] became NaN by step 30\d/);
    engine.dispose();
  });

  test("wrong values are refused before anything runs", async () => {
    const engine = await createEngine(name, mnistRate);
    const give = (values: Float32Array) =>
      engine.run([{ do: "begin", inputs: { retina: values }, clock: 0 }]);
    await expect(give(new Float32Array(100))).rejects.toThrow(
      "input 'retina' has 784 neurons, got 100 values",
    );
    await expect(give(new Float32Array(784).fill(Number.NaN))).rejects.toThrow(
      "value 0 of input 'retina' is NaN",
    );
    await expect(engine.run([{ do: "begin", inputs: {}, clock: 0 }])).rejects.toThrow(
      "no values for input 'retina'",
    );
    await expect(engine.run([{ do: "run", steps: 1.5, learn: false }])).rejects.toThrow(
      "a whole number of steps",
    );
    await expect(engine.read("features.u")).rejects.toThrow("there is no array 'features.u'");
    engine.dispose();
  });
});

test("a destroyed GPU device rejects the run under way instead of hanging", async () => {
  const gpu = await dawn();
  const engine = await createGpu(planNetwork(mnistRate), await openDevice(gpu)); // a device of its own, to be destroyed
  const running = engine.run([begin, run(1000)]);
  const outcome = expect(running).rejects.toMatchObject({ name: "EngineError", reason: "lost" });
  engine.dispose();
  await outcome;
  await expect(engine.run([run(1)])).rejects.toMatchObject({ reason: "lost" }); // and ever after
});
