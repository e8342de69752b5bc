// Data of your own as files: a folder of PNG or JPEG pictures for each class, here examples/shapes.
// After `npm start` or `npm test` has run once: node examples/pictures.mjs [folder]
import { fileURLToPath } from "node:url";
import { datasets, encode, layers, learn, Sequential, stretch, transform } from "spikeyard";

const folder = process.argv[2] ?? fileURLToPath(new URL("shapes", import.meta.url));
// scaled to one shape, a quarter held back; bright strokes on a dark ground learn best: else, add invert()
const { train, test } = await datasets.folder(folder, { shape: [16, 16], test: 0.25, seed: 1 });
const [learned, held] = [train, test].map((part) => transform(part, stretch()));
console.log(
  `${learned.count} pictures to learn from, ${held.count} to test with: ${train.classes.join(", ")}`,
);

const model = new Sequential([
  layers.input([16, 16], { encode: encode.latency({ window: 16 }) }),
  layers.dense(30, { neuron: "if_latency", learn: learn.instarUnit(), compete: "first-spike" }),
  layers.vote({ classes: train.classes.length }),
]);
await model.compile({ engine: "event", seed: 1 });
await model.fit(learned, { epochs: 20, shuffle: true });

const { accuracy, confusion } = await model.evaluate(held);
for (const [label, name] of train.classes.entries()) {
  const row = confusion.subarray(label * train.classes.length, (label + 1) * train.classes.length);
  console.log(`${name.padEnd(12)} ${[...row].map((n, k) => `${n} as ${train.classes[k]}`).join(", ")}`);
}
console.log(`Reached ${(100 * accuracy).toFixed(1)} % of ${held.count} pictures.`);
