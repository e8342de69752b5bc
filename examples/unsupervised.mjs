// Learns handwritten digits without seeing a label: they only name, in the end, what each neuron has found.
// After `npm start` or `npm test` has run once: node examples/unsupervised.mjs
import { datasets, diagnose, earlyStop, encode, layers, learn, progress, Sequential } from "spikeyard";

const model = new Sequential([
  layers.input([28, 28], { encode: encode.latency({ window: 16 }) }), // the brighter a pixel, the earlier its spike
  layers.dense(400, { neuron: "if_latency", learn: learn.instarUnit({ eta: 0.2 }), compete: "first-spike" }),
  layers.vote({ classes: 10 }),
]);
model.summary();
await model.compile({ engine: "event", seed: 1 });

const { train, test } = await datasets.mnist();
const history = await model.fit(train, {
  epochs: 8,
  validation: 0.1,
  callbacks: [progress(), diagnose(), earlyStop({ patience: 3 })],
});
if (history.stopped) console.log(history.stopped);

const { accuracy, confusion } = await model.evaluate(test);
const fours = confusion.subarray(4 * 10, 5 * 10); // row: the true class; column: the answer
console.log(`Fours were taken for nines ${fours[9]} times in ${fours.reduce((sum, n) => sum + n)}.`);
console.log(`Reached ${(100 * accuracy).toFixed(1)} % of ${test.count} digits.`);
