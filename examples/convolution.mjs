// Learns handwritten digits without labels from features of their parts: a convolution learns 32 of them from windows of
// the images, pools say which of them are where, and 400 neurons learn from the pools. Mozafari et al. 2019,
// doi:10.1016/j.patcog.2019.05.015, and the preset mnist-prototypes.
// After `npm start` or `npm test` has run once: node examples/convolution.mjs
import { datasets, encode, layers, learn, Sequential } from "spikeyard";

const model = new Sequential(
  [
    layers.input([28, 28], { encode: encode.latency({ window: 16 }) }),
    layers.conv2d(32, { kernel: [5, 5], learn: learn.instarLatency() }), // from 300,000 windows, in a stage of its own
    layers.pool2d({ size: [4, 4] }),
    layers.dense(400, {
      neuron: "if_latency",
      learn: learn.instarUnit({ eta: 0.2 }),
      compete: "first-spike",
    }),
    layers.vote({ classes: 10 }),
  ],
  { training: { epochs: 8 } }, // of what comes after the convolution
);
model.summary();
await model.compile({ engine: "event", seed: 1 });

const { train, test } = await datasets.mnist();
await model.fit(train);
const { accuracy } = await model.evaluate(test);
console.log(`Reached ${(100 * accuracy).toFixed(1)} % of ${test.count} digits.`);
