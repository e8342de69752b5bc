// A convolution that a few lines describe learns handwritten digits, better than the same network without it.
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Dataset } from "../data/samples";
import { first, loadTestDigits } from "../data/testDigits";
import { encode, type Layer, layers, learn, loadNetwork, type Network, Sequential } from "../index";

let digits: Dataset;
const open: Network[] = [];
beforeAll(async () => {
  digits = await loadTestDigits();
});
afterAll(() => {
  for (const network of open) network.dispose();
});

const input = layers.input([28, 28], { encode: encode.latency({ window: 16 }) });
const convolution = (features: number, count: number) => [
  layers.conv2d(features, { kernel: [5, 5], learn: learn.instarLatency(), windows: { count } }),
  layers.pool2d({ size: [4, 4] }),
];
const dense = layers.dense(200, {
  neuron: "if_latency",
  learn: learn.instarUnit({ eta: 0.2 }),
  compete: "first-spike",
});

async function trained(hidden: readonly Layer[], count: number, by?: "logistic"): Promise<Network> {
  const vote = layers.vote({ classes: 10, ...(by ? { by } : {}) });
  const network = new Sequential([input, ...hidden, vote], { training: { epochs: 4 } });
  open.push(await network.compile({ engine: "event" }));
  await network.fit(first(digits.train, count));
  return network;
}

test("pools of 32 features help 200 neurons to 4 digits more of 100", async () => {
  const without = await (await trained([dense], 4000)).evaluate(digits.test);
  const model = await trained([...convolution(32, 30_000), dense], 4000);
  expect(model.samples).toBe(30_000 + 4 * 4000);
  const { accuracy, count } = await model.evaluate(digits.test);
  expect(count).toBe(2000);
  expect(accuracy).toBeGreaterThan(0.935); // 0.947 measured, standard error 0.005
  expect(accuracy - without.accuracy).toBeGreaterThan(0.025); // 0.040 measured, standard error of both 0.008
  const again = await loadNetwork(await model.save(), { engine: "event" });
  open.push(again);
  expect(await again.evaluate(first(digits.test, 100))).toEqual(
    await model.evaluate(first(digits.test, 100)),
  );
  const { prediction } = await again.predict(digits.test.images.subarray(0, 784));
  expect(prediction).toBe(digits.test.labels[0]);
});

test("pools can be read out without a layer after them: they get their classes once features are learned", async () => {
  const model = await trained(convolution(16, 5000), 500, "logistic");
  expect(model.samples).toBe(5000);
  const { accuracy } = await model.evaluate(first(digits.test, 500));

  expect(accuracy).toBeGreaterThan(0.91); // 0.938 measured, standard error 0.011
});

test("passes that are asked for in fit are told where to go", async () => {
  const model = new Sequential([input, ...convolution(4, 100), layers.vote({ classes: 10 })]);
  open.push(await model.compile({ engine: "event" }));
  await expect(model.fit(first(digits.train, 10), { epochs: 2 })).rejects.toThrow(
    "fit.epochs: is not for a training in stages: each has its own plan, in training.stages of the document, or by training.epochs of a Sequential.",
  );
});
