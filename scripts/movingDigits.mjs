// Trains the network of src/examples/movingDigits.ts and writes its weights: node scripts/movingDigits.mjs. A minute on one core.
//
// 14 x 14 pixels, 32 rectified linear units, 10 classes; learned by backpropagation from the embedded digits (npm run data),
// each drawn anew at another place of its swing. Weights, activations and pictures are rounded while it learns, as the
// network has them when it runs: Courbariaux et al. 2015, BinaryConnect, arXiv:1511.00363, sec. 2.3 (the gradient goes to
// weights that are kept in full). Equal numbers at every run, but for what Math.exp rounds differently elsewhere.
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import process from "node:process";
import { gunzipSync } from "node:zlib";
import { ROOT } from "./lib/environment.mjs";

const FILE = join(ROOT, "src", "examples", "lib", "movingDigitsWeights.ts");
const [SIDE, HALF, REACH] = [28, 14, 2];
const [INPUTS, HIDDEN, CLASSES] = [HALF * HALF, 32, 10];
/** Steps of weights, and of pictures and activations; the largest weight, in steps: one letter holds it. */
const [STEP, QUANTUM, MOST] = [1 / 16, 1 / 8, 31];
/** Chosen on the last 1,000 training digits. */
const [EPOCHS, BATCH, RATE, MOMENTUM, SEED] = [40, 32, 0.05, 0.9, 1];

let state = SEED;
/** Xorshift32 (Marsaglia 2003, doi:10.18637/jss.v008.i14): 0..1. */
function random() {
  state ^= state << 13;
  state ^= state >>> 17;
  state ^= state << 5;
  return (state >>> 0) / 2 ** 32;
}

/** The file's bytes behind its header. */
function idx(name, header) {
  return gunzipSync(readFileSync(join(ROOT, "public", "mnist", `embedded-${name}-ubyte.gzip`))).subarray(
    header,
  );
}

/** The picture of a digit `shift` pixels to the right of its place, as movingDigits.ts moves it. */
function picture(pixels, shift, into) {
  const low = Math.floor(shift);
  for (let r = 0; r < HALF; r++)
    for (let c = 0; c < HALF; c++) {
      let sum = 0;
      for (const [k, share] of [
        [low, low + 1 - shift],
        [low + 1, shift - low],
      ])
        for (const [y, x] of [
          [2 * r, 2 * c],
          [2 * r, 2 * c + 1],
          [2 * r + 1, 2 * c],
          [2 * r + 1, 2 * c + 1],
        ]) {
          const from = x - k;
          if (from >= 0 && from < SIDE && pixels[y * SIDE + from] > 127) sum += share / 4;
        }
      into[r * HALF + c] = QUANTUM * Math.floor(sum / QUANTUM + 0.5);
    }
}

/** One layer: its weights in full, as they are rounded, and how they moved last. */
function layer(inputs, outputs) {
  const size = (inputs + 1) * outputs; // the last row: bias
  const full = new Float64Array(size);
  for (let k = 0; k < inputs * outputs; k++) full[k] = (2 * random() - 1) * Math.sqrt(3 / inputs);
  return {
    inputs,
    outputs,
    full,
    rounded: new Float64Array(size),
    moved: new Float64Array(size),
    slope: new Float64Array(size),
  };
}

function round({ full, rounded }) {
  for (let k = 0; k < full.length; k++) {
    full[k] = Math.max(-MOST * STEP, Math.min(MOST * STEP, full[k]));
    rounded[k] = STEP * Math.floor(full[k] / STEP + 0.5);
  }
}

function forward({ inputs, outputs, rounded }, x, into) {
  for (let j = 0; j < outputs; j++) into[j] = rounded[inputs * outputs + j];
  for (let i = 0; i < inputs; i++) {
    if (x[i] === 0) continue;
    for (let j = 0; j < outputs; j++) into[j] += x[i] * rounded[i * outputs + j];
  }
}

const [first, second] = [layer(INPUTS, HIDDEN), layer(HIDDEN, CLASSES)];
const [x, sums, hidden, logits] = [INPUTS, HIDDEN, HIDDEN, CLASSES].map((n) => new Float64Array(n));

/** Leaves the network's answer to x in logits. */
function answer() {
  forward(first, x, sums);
  for (let j = 0; j < HIDDEN; j++) hidden[j] = QUANTUM * Math.floor(Math.max(sums[j], 0) / QUANTUM + 0.5);
  forward(second, hidden, logits);
}

/** Adds to the slopes what the loss, cross-entropy of the softmax, asks for. */
function learn(label) {
  answer();
  const top = Math.max(...logits);
  const shares = Array.from(logits, (l) => Math.exp(l - top));
  const all = shares.reduce((a, b) => a + b, 0);
  const error = shares.map((share, k) => share / all - Number(k === label));
  const back = new Float64Array(HIDDEN);
  for (let j = 0; j <= HIDDEN; j++)
    for (let k = 0; k < CLASSES; k++) {
      second.slope[j * CLASSES + k] += error[k] * (j < HIDDEN ? hidden[j] : 1);
      if (j < HIDDEN && sums[j] > 0) back[j] += error[k] * second.rounded[j * CLASSES + k];
    }
  for (let i = 0; i <= INPUTS; i++) {
    const value = i < INPUTS ? x[i] : 1;
    if (value !== 0) for (let j = 0; j < HIDDEN; j++) first.slope[i * HIDDEN + j] += value * back[j];
  }
}

function move({ full, moved, slope }, rate) {
  for (let k = 0; k < full.length; k++) {
    moved[k] = MOMENTUM * moved[k] - (rate / BATCH) * slope[k];
    full[k] += moved[k];
    slope[k] = 0;
  }
}

/** Share of digits told at places of their swing. */
function accuracy(images, labels, from, to) {
  let right = 0;
  for (let n = from; n < to; n++) {
    picture(images.subarray(n * SIDE * SIDE, (n + 1) * SIDE * SIDE), ((n * 7) % 65) / 16 - REACH, x);
    answer();
    right += Number(logits.indexOf(Math.max(...logits)) === labels[n]);
  }
  return right / (to - from);
}

const [images, labels] = [idx("train-images-idx3", 16), idx("train-labels-idx1", 8)];
const [testImages, testLabels] = [idx("test-images-idx3", 16), idx("test-labels-idx1", 8)];
const held = process.argv.includes("--compare") ? 1000 : 0;
const count = labels.length - held;
const order = Array.from({ length: count }, (_, k) => k);
for (let epoch = 0; epoch < EPOCHS; epoch++) {
  for (let k = count - 1; k > 0; k--) {
    const other = Math.floor(random() * (k + 1));
    [order[k], order[other]] = [order[other], order[k]];
  }
  const rate = RATE * 0.5 * (1 + Math.cos((Math.PI * epoch) / EPOCHS));
  for (let from = 0; from + BATCH <= count; from += BATCH) {
    for (const one of [first, second]) round(one);
    for (const n of order.slice(from, from + BATCH)) {
      picture(images.subarray(n * SIDE * SIDE, (n + 1) * SIDE * SIDE), (2 * random() - 1) * REACH, x);
      learn(labels[n]);
    }
    for (const one of [first, second]) move(one, rate);
  }
  for (const one of [first, second]) round(one);
  if (held > 0) console.log(epoch, accuracy(images, labels, count, labels.length));
}
if (held > 0) process.exit();
console.log("test digits:", accuracy(testImages, testLabels, 0, testLabels.length));

/** A letter for each weight: "_" for 0, those before and behind it in the alphabet for as many steps. */
const letters = ({ rounded }) =>
  Array.from(rounded, (w) => String.fromCharCode("_".charCodeAt(0) + w / STEP)).join("");
const text = (name, one) => {
  const rows = letters(one).match(/.{1,96}/g);
  return `export const ${name} =\n  ${rows.map((row) => JSON.stringify(row)).join(" +\n  ")};\n`;
};
writeFileSync(
  FILE,
  `// Weights of movingDigits.ts, written by scripts/movingDigits.mjs. A letter for each: "_" for 0, those before and behind it in
// the alphabet for steps of 1/16; by presynaptic, then postsynaptic neuron, and last the biases.
${text("HIDDEN_WEIGHTS", first)}
${text("CLASS_WEIGHTS", second)}`,
);
