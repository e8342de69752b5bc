// The event engine on real threads: which of them shows a sample must change nothing.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Worker } from "node:worker_threads";
import { afterAll, beforeAll, expect, test } from "vitest";
import { buildCli } from "../../scripts/buildCli.mjs";
import { loadTestDigits } from "../data/testDigits";
import { mnistLatency400 } from "../examples/mnistLatency400";
import { mnistRate } from "../examples/mnistRate";
import { compile, type Model, type NetworkDocument, type Samples, type Spawn } from "../index";

let folder: string;
let digits: Samples;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "threads-"));
  await buildCli(folder);
  digits = (await loadTestDigits()).train;
});
afterAll(() => rmSync(folder, { recursive: true }));

const spawn: Spawn = (onMessage, onError) => {
  const thread = new Worker(join(folder, "thread.js"));
  thread.on("message", onMessage);
  thread.on("error", ({ message }) => onError(message));
  return { post: (message) => thread.postMessage(message), terminate: () => void thread.terminate() };
};

const inBatches = (document: NetworkDocument, batch: number): NetworkDocument => ({
  ...document,
  training: { ...document.training, batch },
});

/** Weights and slow variables, to the bit. */
const fingerprint = async (model: Model) =>
  `${await model.weightHash()} ${(await model.engine.read("features.theta")).join()}`;

async function outcome(document: NetworkDocument, threads: number) {
  const model = await compile(document, { engine: "event", threads, spawn });
  const seen: unknown[] = [];
  for (const until of [40, 131, 200]) {
    await model.fit(digits, { until, span: 200, batch: 64 });
    seen.push(await fingerprint(model), [...model.assigned]);
  }
  const live = document.projections.retina_features!;
  const learn = { name: live.learn!.name, params: { ...live.learn!.params, eta: 0.1 } };
  expect(
    model.retune({
      ...document,
      projections: { ...document.projections, retina_features: { ...live, learn } },
    }),
  ).toBe(true);
  await model.fit(digits, { until: 260, span: 260 }); // threads take the new rate in
  seen.push(await fingerprint(model));
  const { accuracy, confusion } = await model.evaluate(digits, { count: 150 });
  seen.push(accuracy, [...confusion]);
  await model.reset(); // threads take the first thread's weights
  await model.fit(digits, { until: 40, span: 200 });
  seen.push(await fingerprint(model));
  const { done, skipped } = model.engine.work()!;
  seen.push(done, skipped);
  model.dispose();
  return seen;
}

test.each([
  ["latency", 16, mnistLatency400],
  ["latency", 64, mnistLatency400],
  ["rate", 5, mnistRate],
] as const)(
  "%s in minibatches of %i: one, two and three threads end at the same bits",
  async (_, batch, network) => {
    const document = inBatches(network, batch);
    const alone = await outcome(document, 1);
    expect(await outcome(document, 2)).toEqual(alone);
    expect(await outcome(document, 3)).toEqual(alone);
  },
);

test("a number that is none stops two threads with its name, and after a reset they learn as before", async () => {
  const model = await compile(inBatches(mnistLatency400, 16), { engine: "event", threads: 2, spawn });
  await model.fit(digits, { until: 64 });
  const sound = await fingerprint(model);
  const weights = await model.engine.read("retina_features.w");
  await model.engine.write("retina_features.w", weights.fill(Number.NaN, 0, 784));
  await expect(model.fit(digits, { until: 128, span: 64 })).rejects.toMatchObject({ reason: "not-finite" });
  await model.reset();
  await model.fit(digits, { until: 64 });
  expect(await fingerprint(model)).toBe(sound);
  model.dispose();
});

test("minibatches change what is learned, so the test above can fail", async () => {
  expect((await outcome(inBatches(mnistLatency400, 16), 1))[0]).not.toBe(
    (await outcome(inBatches(mnistLatency400, 64), 1))[0],
  );
});

test("weights that drift while no one looks reach every thread as they are", async () => {
  const live = mnistRate.projections.retina_features!;
  const learn = { name: "r_stdp", params: { a_plus: 0.2, a_minus: 0.05 } };
  const document = inBatches(
    { ...mnistRate, projections: { ...mnistRate.projections, retina_features: { ...live, learn } } },
    5,
  );
  const pixels = Float32Array.from(digits.images.subarray(0, 784), (pixel) => pixel / 255);
  const ends = async (threads: number) => {
    const model = await compile(document, { engine: "event", threads, spawn });
    const drawn = await fingerprint(model);
    await model.engine.run([
      { do: "begin", inputs: { retina: pixels }, clock: 0 },
      { do: "run", steps: 60, learn: true },
      { do: "reward", value: 1 },
      { do: "run", steps: 30, learn: true },
    ]);
    await model.engine.present({
      count: 20,
      inputs: { retina: digits.images.subarray(0, 20 * 784) },
      clocks: Array.from({ length: 20 }, (_, k) => 100 * k),
      learn: true,
      minibatch: 5,
      spikesFrom: 20,
    });
    const seen = await fingerprint(model);
    model.dispose();
    return { drawn, seen };
  };
  const alone = await ends(1);
  expect(alone.seen).not.toBe(alone.drawn);
  expect(await ends(2)).toEqual(alone);
});
