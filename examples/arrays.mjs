// Data of your own in memory: lists of numbers, here pictures of stripes that are made as they are needed.
// After `npm start` or `npm test` has run once: node examples/arrays.mjs
import { encode, layers, learn, Sequential, toSamples } from "spikeyard";

const SIDE = 8;
const NAMES = ["lying", "standing", "slanting"];
let state = 1;
function random() {
  state = (48271 * state) % 2147483647; // Park & Miller 1988, doi:10.1145/63039.63042, their later factor
  return state / 2147483647;
}

/** One picture of a class: a stripe of two pixels somewhere, and specks. */
function draw(label) {
  const at = Math.floor(random() * (SIDE - 1));
  const isBright = (row, column) => {
    const place = [row, column, (row + column) % SIDE][label];
    return place === at || place === at + 1 || random() < 0.02;
  };
  return Array.from({ length: SIDE }, (_, row) =>
    Array.from({ length: SIDE }, (_, column) => (isBright(row, column) ? 1 : 0)),
  );
}
function* stream(count) {
  for (let k = 0; k < count; k++) yield { image: draw(k % 3), label: k % 3 };
}

const model = new Sequential([
  layers.input([SIDE, SIDE], { encode: encode.latency({ window: 8 }) }),
  layers.dense(50, { neuron: "if_latency", learn: learn.instarUnit(), compete: "first-spike" }),
  layers.vote({ classes: NAMES.length }),
]);
await model.compile({ engine: "event", seed: 1 });
await model.fit(stream(3000)); // an iterable, also an async one; or arrays: { x: [[[0, 1, ...], ...], ...], y: [0, ...] }
const y = Array.from({ length: 600 }, (_, k) => k % 3);
const test = toSamples(y.map(draw), y, { classes: NAMES }); // checked once, for use more than once
const { accuracy } = await model.evaluate(test);
const { prediction } = await model.predict(draw(1).flat()); // one value a pixel, 0 to 1
console.log(`A standing stripe is taken for a ${NAMES[prediction]} one.`);
console.log(`Reached ${(100 * accuracy).toFixed(1)} % of ${test.count} pictures.`);
