// The example moving-digits: told by changes alone, it says of every frame what the same network of numbers says that computes
// each frame anew, and carries a small share of its synapses; the faster digits move, the larger one.
import { beforeAll, expect, test } from "vitest";
import type { NetworkDocument, NeuronPopulation } from "../../core/document";
import type { Samples } from "../../data/samples";
import { loadTestDigits } from "../../data/testDigits";
import { LAYERS, movingDigits, QUANTUM } from "../../examples/movingDigits";
import type { EngineName } from "../engine";
import { createEngine, ENGINES } from "../testEngines";
import { trainsOf } from "../testGoldens";
import { mean } from "./testMeasures";

/** Steps of a sample: at a pace of 32 ms a pixel, to and fro once. */
const STEPS = 256;
/** Synapses of a network that computes with all of them for each frame. */
const DENSE = 196 * 32 + 32 * 10;
const [SIDE, HALF] = [28, 14];

let digits: Samples;
beforeAll(async () => {
  digits = (await loadTestDigits()).test;
});

const rounded = (x: number) => QUANTUM * Math.floor(x / QUANTUM + 0.5);

/** A digit `shift` of its pixels to the right: each pixel of the picture sees four of the digit's, or parts of six. */
function frame(pixels: ArrayLike<number>, shift: number): number[] {
  const bright = (y: number, x: number) => Number(x >= 0 && x < SIDE && pixels[y * SIDE + x]! > 127);
  const below = Math.floor(shift);
  return Array.from({ length: HALF * HALF }, (_, k) => {
    const [y, x] = [2 * Math.floor(k / HALF), 2 * (k % HALF)];
    const at = (place: number) =>
      [0, 1].flatMap((dy) => [0, 1].map((dx) => bright(y + dy, x + dx - place))).reduce((a, b) => a + b) / 4;
    return rounded((below + 1 - shift) * at(below) + (shift - below) * at(below + 1));
  });
}

function layer(from: readonly number[], { weights, bias }: (typeof LAYERS)["hidden" | "classes"]): number[] {
  return bias.map((start, j) => from.reduce((sum, x, i) => sum + x * weights[i * bias.length + j]!, start));
}

/** What the network of numbers says of a frame; the first of several that are equal. */
function told(seen: readonly number[]): number {
  const sums = layer(
    layer(seen, LAYERS.hidden).map((x) => rounded(Math.max(x, 0))),
    LAYERS.classes,
  );
  return sums.indexOf(Math.max(...sums));
}

/** Synapses of neurons that are not 0 in a frame. */
function activeSynapses(seen: readonly number[]): number {
  const active = (values: readonly number[]) => values.filter((x) => x > 0).length;
  return active(seen) * 32 + active(layer(seen, LAYERS.hidden).map((x) => rounded(Math.max(x, 0)))) * 10;
}

const imageOf = (images: Samples["images"], n: number) =>
  images.subarray(n * SIDE * SIDE, (n + 1) * SIDE * SIDE);

/** Places in a swing that starts in the middle, at a speed in pixels a step: a step's own movement counts. */
function shiftAt(step: number, speed: number): number {
  const way = ((step + 1) * speed + 2) % 8;
  return 2 - Math.abs(way - 4);
}

function atPace(pace: number): NetworkDocument {
  const pixels = { ...(movingDigits.populations.pixels as NeuronPopulation), params: { pace } };
  return { ...movingDigits, populations: { ...movingDigits.populations, pixels } };
}

/** What it says in each step of some digits, and how many synapses a step carried spikes in the mean. */
async function shown(name: EngineName, pace: number, count: number, steps = STEPS) {
  const engine = await createEngine(name, atPace(pace));
  const answers: number[][] = [];
  for (let n = 0; n < count; n++) {
    const image = imageOf(digits.images, n);
    const spikes = await engine.run([
      { do: "begin", inputs: { digit: Float32Array.from(image, (x) => x / 255) }, clock: n * steps },
      { do: "run", steps, learn: false },
    ]);
    const answer = new Array<number>(steps).fill(-1);
    for (const [k, train] of trainsOf(spikes, "classes", 10).entries()) for (const t of train) answer[t] = k;
    answers.push(answer);
  }
  const carried = (engine.work()?.done ?? Number.NaN) / (count * steps);
  engine.dispose();
  return { answers, carried };
}

/** Of one digit, what the network of numbers says of each frame: of an empty one first, before the digit is there. */
function frames(n: number, pace: number, steps = STEPS): number[] {
  const image = imageOf(digits.images, n);
  return Array.from({ length: steps }, (_, step) =>
    told(step === 0 ? new Array<number>(HALF * HALF).fill(0) : frame(image, shiftAt(step, 1 / pace))),
  );
}

test.each(ENGINES)("of every frame it says what the network of numbers says on %s", async (name) => {
  const [count, steps] = name === "event" ? [8, STEPS] : [1, 120];
  const { answers } = await shown(name, 32, count, steps);
  for (const [n, answer] of answers.entries()) {
    // a step from pixels to hidden neurons, and one to the classes; all sums are exact in f32
    expect(answer.slice(2)).toEqual(frames(n, 32, steps).slice(0, -2));
  }
});

test("of 200 digits that move it tells more than nine in ten, in the mean over all frames", async () => {
  const { answers } = await shown("event", 32, 200);
  const right = answers.flatMap((answer, n) => answer.slice(2).map((k) => Number(k === digits.labels[n])));
  // 0.940 of the embedded digits; two standard errors of 200 digits are 0.03
  expect(mean(right)).toBeGreaterThan(0.92);
});

test("it carries a small share of the synapses, and the larger one the faster digits move", async () => {
  const count = 20;
  // a network that leaves out what is 0, and computes each frame anew, has synapses to carry as well
  const lit = digits.images.subarray(0, count * SIDE * SIDE);
  const active = mean(Array.from({ length: count }, (_, n) => activeSynapses(frame(imageOf(lit, n), 0))));
  for (const [pace, measured, measuredOfActive] of [
    [128, 158, 32],
    [32, 46, 9.4],
    [8, 13, 2.7],
    [2, 5.5, 1.1],
  ] as const) {
    const { carried } = await shown("event", pace, count);
    // what is measured repeats; other digits may differ by so much
    for (const [times, exact] of [
      [DENSE / carried, measured],
      [active / carried, measuredOfActive],
    ] as const) {
      expect(times).toBeGreaterThan(0.8 * exact);
      expect(times).toBeLessThan(1.25 * exact);
    }
  }
});
