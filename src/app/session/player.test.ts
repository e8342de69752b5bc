// Running without learning, on the event engine: parts join to wholes, weights stay, and pinned neurons are read.
import { expect, test } from "vitest";
import { cuba } from "../../examples/cuba";
import { mnistFirst } from "../../examples/mnistFirst";
import { stdpLab } from "../../examples/stdpLab";
import { type Dataset, Model, type NetworkDocument, type Samples } from "../../index";
import { openNetwork, untrainable } from "./network";
import { Player } from "./player";
import type { Pin, RasterChunk, SampleView, Telemetry, TraceView } from "./protocol";
import { isOver } from "./training";

const grey: Samples = {
  images: new Uint8Array(784).fill(128),
  labels: Uint8Array.of(3),
  count: 1,
  shape: [28, 28],
};
const digits: Dataset = { name: "grey", source: "files", train: grey, test: grey };

async function playerOf(
  document: NetworkDocument,
  samples: Dataset["test"] | null,
  pins: readonly Pin[] = [],
) {
  const network = await openNetwork(document, "event");
  const told: Telemetry[] = [];
  const host = {
    sink: (telemetry: Telemetry) => void told.push(telemetry),
    tell() {},
    exclusively: <T>(work: () => Promise<T>) => work(),
    watched: () => null,
  };
  const { engine, learner } = network;
  const player = new Player({ engine, model: learner instanceof Model ? learner : null, samples }, host);
  player.pins = pins;
  const views = () => told.flatMap((one) => (one.kind === "sample" ? [one.sample] : []));
  const traces = () => told.flatMap((one) => (one.kind === "trace" ? [one.trace] : []));
  return { network, player, views, traces, told };
}

const bitsOf = (views: readonly SampleView[], population: string): number[] =>
  views.flatMap(({ spikes }) => [...spikes.find((one) => one.population === population)!.bits]);

test("one step after another gives the spikes of the whole presentation, and only its end has an answer", async () => {
  const { player, views, network } = await playerOf(mnistFirst, digits.test);
  await player.advanceBy("sample");
  const [whole] = views();
  expect(whole).toMatchObject({ whole: true, label: 3, index: 0 });
  player.rewind();
  for (let step = 0; step < 100; step++) await player.advanceBy("step");
  const parts = views().slice(1);
  expect(parts.map((part) => part.whole)).toEqual([...Array(99).fill(false), true]);
  expect(bitsOf(parts, "retina")).toEqual(bitsOf([whole!], "retina"));
  expect(bitsOf(parts, "features")).toEqual(bitsOf([whole!], "features"));
  expect(bitsOf(parts, "retina").some((word) => word !== 0)).toBe(true);
  network.engine.dispose();
});

test("a network without input and readout runs on and on, and cannot be trained", async () => {
  const document: NetworkDocument = { ...cuba, populations: { ...cuba.populations } };
  const { player, views, network } = await playerOf(document, null);
  expect(untrainable(document, digits)).toContain("no input");
  await player.advanceBy("ms");
  await player.advanceBy("ms");
  const [first, second] = views().map(({ spikes }) => spikes[0]!) as [RasterChunk, RasterChunk];
  expect([first.start, second.start]).toEqual([0, 1]);
  expect(first.steps * first.dt).toBeCloseTo(1);
  network.engine.dispose();
});

test("variables of pinned neurons come with every step, as the engine has them", async () => {
  const { player, traces, network } = await playerOf(mnistFirst, digits.test, [
    { population: "features", neuron: 5 },
    { population: "features", neuron: 10_000 },
    { population: "gone", neuron: 0 },
  ]);
  await player.advanceBy("sample");
  const v = traces().find(({ variable }) => variable === "v") as TraceView;
  expect(v).toMatchObject({ population: "features", neuron: 5, unit: "mV", dt: 1 });
  expect(v.values.length).toBe(100);
  expect(v.values[99]).toBe((await network.engine.read("features.v"))[5]);
  expect(Math.max(...v.values)).toBeGreaterThan(-65);
  network.engine.dispose();
});

test("it keeps to the wanted speed, and pauses", async () => {
  const { player, network } = await playerOf(mnistFirst, digits.test);
  player.speed = 100;
  const running = player.run();
  await new Promise((resolve) => setTimeout(resolve, 600));
  await player.pause();
  await running;
  const { ms } = player.pace;
  expect(ms).toBeGreaterThan(20); // 60 in a quiet process
  expect(ms).toBeLessThan(90);
  await new Promise((resolve) => setTimeout(resolve, 100));
  expect(player.pace.ms).toBe(ms);
  network.engine.dispose();
});

test.each([
  [[0.5, 0.9], { accuracy: 0.9, patience: null }, true],
  [[0.5, 0.8], { accuracy: 0.9, patience: null }, false],
  [[0.7, 0.6, 0.7], { accuracy: null, patience: 2 }, true],
  [[0.7, 0.6, 0.8], { accuracy: null, patience: 2 }, false],
  [[0.7, 0.6], { accuracy: null, patience: 2 }, false],
  [[], { accuracy: 0.1, patience: 1 }, false],
])("after tests of %j the rule %j ends training: %s", (accuracies, rule, over) => {
  const tests = accuracies.map((accuracy, k) => ({ samples: k + 1, accuracy, count: 100 }));
  expect(isOver(tests, rule)).toBe(over);
});

test("a network without a vote learns while it runs, and shows its weights", async () => {
  const { player, network, told } = await playerOf(stdpLab, null);
  const read = () => network.engine.read("inputs_neuron.w");
  const drawn = [...(await read())];
  for (let ms = 0; ms < 300; ms++) await player.advanceBy("ms");
  const learned = [...(await read())];
  expect(new Set(drawn).size).toBe(1); // all began at 0.2 mV
  expect(Math.max(...learned)).toBeGreaterThan(0.22); // two pairs, at most 0.02 each
  expect(Math.min(...learned)).toBeLessThan(0.18);
  expect(told.some(({ kind }) => kind === "weights")).toBe(true);
  network.engine.dispose();
});

test("a network that is paid tells each reward where it came, and the dopamine that it left", async () => {
  const params = { tau_d: 100, da_step: 0.5 };
  const document: NetworkDocument = {
    format: "spikeyard",
    version: 1,
    name: "paid",
    dt: 1,
    seed: 1,
    populations: {
      beat: { kind: "input", shape: [1], encoder: "regular", params: { max_rate: 20 } },
      cell: { kind: "neurons", shape: [1], neuron: "lif" },
    },
    projections: {
      beat_cell: {
        from: "beat",
        to: "cell",
        synapse: "delta",
        receptor: "exc",
        connector: { name: "all_to_all" },
        weight: 30,
        learn: { name: "r_stdp", params: { ...params, w_max: 40, da_tonic: 0 } },
      },
    },
    payment: {
      pre: { population: "beat", neuron: 0 },
      post: { population: "cell", neuron: 0 },
      within: 20,
      delay: [10, 10],
    },
  };
  const { player, views, network } = await playerOf(document, null);
  for (let k = 0; k < 5; k++) await player.advanceBy("sample");
  const doses = views().flatMap(({ doses = [], spikes }) =>
    doses.map((dose) => ({ ...dose, step: dose.step + spikes[0]!.start })),
  );
  expect(doses.length).toBeGreaterThan(5);
  // each adds 0.5 to what the last one has left after 50 ms, the time between two beats
  const left = Math.exp(-50 / 100);
  const expected = doses.map((_, k) => (0.5 * (1 - left ** (k + 1))) / (1 - left));
  for (const [k, { level, tau, reward, step }] of doses.entries()) {
    expect([tau, reward]).toEqual([100, 1]);
    expect(level).toBeCloseTo(expected[k]!, 5); // f32
    if (k > 0) expect(step - doses[k - 1]!.step).toBe(50);
  }
  network.engine.dispose();
});
