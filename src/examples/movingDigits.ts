// A network of layers that was trained by backpropagation, run by changes: digits swing to and fro over a picture of 14 x 14
// pixels, pixels tell how much brighter or darker they have become, and layers tell on what that changes in them.
// Sigma-delta neurons: Yousefzadeh et al. 2019, IEEE JETCAS 9:668, doi:10.1109/JETCAS.2019.2951121; digits that move are
// ours. Weights are written by scripts/movingDigits.mjs.
import type { NetworkDocument, OwnModels, Projection } from "../core/document";
import type { GalleryEntry } from "./lib/gallery";
import { CLASS_WEIGHTS, HIDDEN_WEIGHTS } from "./lib/movingDigitsWeights";

/** Pixels of a digit and of the picture, in each direction; how far it swings, in pixels of the digit. */
const [SIDE, HALF, REACH] = [28, 14, 2];
const [PIXELS, HIDDEN] = [HALF * HALF, 32];
/** Steps of the pixels' and the hidden neurons' activations. */
export const QUANTUM = 1 / 8;

/** Where a digit may stand, and what a pixel calls its share of it there. */
const PLACES = Array.from({ length: 2 * REACH + 1 }, (_, k) => k - REACH);
const nameOf = (place: number): string =>
  place === 0 ? "middle" : `${place < 0 ? "left" : "right"}_${Math.abs(place)}`;

const whereOf = (place: number): string =>
  place === 0 ? "in the middle" : `${Math.abs(place)} of its pixels to the ${place < 0 ? "left" : "right"}`;

const neurons: OwnModels["neurons"] = {
  moving_pixel: {
    name: "moving_pixel",
    about:
      "A pixel of a camera before which a digit swings to and fro. It sends the change of its quantised brightness.",
    source: "Ours, after the sigma-delta neuron; between two places of the digit brightness is interpolated",
    params: {
      pace: { value: 32, unit: "ms", min: 1, about: "in which the digit moves by one of its pixels" },
      quantum: { value: QUANTUM, unit: "1", min: 1e-6, about: "steps of the brightness that is sent" },
    },
    state: {
      ...Object.fromEntries(
        PLACES.map((place) => [
          nameOf(place),
          { init: 0, unit: "1", about: `brightness with the digit ${whereOf(place)}` },
        ]),
      ),
      way: { init: REACH, unit: "1", about: "pixels that the digit has moved, from its leftmost place" },
      sent: { init: 0, unit: "1", about: "brightness as others know it" },
    },
    equations: [
      "dway/dt = 1 / pace",
      `place = ${REACH} - abs(way - ${4 * REACH} * floor(way / ${4 * REACH}) - ${2 * REACH})`,
      `seen = ${PLACES.map((place) => `${nameOf(place)} * max(1 - abs(place ${place < 0 ? "+" : "-"} ${Math.abs(place)}), 0)`).join(" + ")}`,
      "level = quantum * floor(seen / quantum + 0.5)",
    ].join("\n"),
    threshold: "abs(level - sent) > quantum / 2",
    carries: "level - sent",
    reset: "sent += level - sent",
  },
  verdict: {
    name: "verdict",
    about:
      "Adds up the changes it is told. Of those that compete, the one with the largest sum fires in every step.",
    source: "Ours: the last layer of a classifier, of which only the largest value counts",
    params: {
      bias: { value: 0, unit: "1", about: "added to the sum of what arrived" },
      floor_at: { value: -64, unit: "1", about: "below any sum" },
    },
    state: { v: { init: 0, unit: "1", about: "sum of all that has arrived" } },
    equations: "",
    threshold: "v + bias > floor_at",
    reset: "",
  },
};

const synapses: OwnModels["synapses"] = Object.fromEntries(
  PLACES.map((place) => {
    const name = `to_${nameOf(place)}`;
    return [
      name,
      {
        name,
        about: `Lights a pixel for when the digit stands ${whereOf(place)}.`,
        source: "Ours, as delta",
        params: {},
        unit: "1",
        post: { [nameOf(place)]: "1" },
        onSpike: `${nameOf(place)} += w`,
      },
    ];
  }),
);

const encoders: OwnModels["encoders"] = {
  still: {
    name: "still",
    about: "Bright inputs spike once, at the start.",
    source: "Ours: a picture in black and white, told once",
    params: { value_min: { value: 0.5, unit: "1", min: 0, max: 1, about: "darker inputs stay silent" } },
    spike: "value > value_min and t < dt / 2",
  },
};

/** From a digit that stands somewhere to the pixels: each of these sees four of the digit's. */
function seenAt(place: number): Projection {
  const [pre, post]: [number[], number[]] = [[], []];
  for (let y = 0; y < SIDE; y++)
    for (let x = 0; x < SIDE; x++) {
      const column = x + place;
      if (column < 0 || column >= SIDE) continue;
      pre.push(y * SIDE + x);
      post.push(Math.floor(y / 2) * HALF + Math.floor(column / 2));
    }
  return {
    from: "digit",
    to: "pixels",
    synapse: `to_${nameOf(place)}`,
    receptor: "exc",
    connector: { name: "list", pre, post },
    weight: 1 / 4,
  };
}

/** Of letters: "_" is 0, and each further one a sixteenth. */
const read = (letters: string): number[] => Array.from(letters, (one) => (one.charCodeAt(0) - 95) / 16);
const [toHidden, toClasses] = [read(HIDDEN_WEIGHTS), read(CLASS_WEIGHTS)];
/** Weights from one neuron of a layer to the next, and behind them its biases. */
export const LAYERS = {
  hidden: { weights: toHidden.slice(0, PIXELS * HIDDEN), bias: toHidden.slice(PIXELS * HIDDEN) },
  classes: { weights: toClasses.slice(0, HIDDEN * 10), bias: toClasses.slice(HIDDEN * 10) },
} as const;

const layer = (from: string, to: string, weights: readonly number[]): Projection => ({
  from,
  to,
  synapse: "delta",
  receptor: "exc",
  connector: { name: "all_to_all" },
  weight: { values: weights },
});

export const movingDigits: NetworkDocument = {
  format: "spikeyard",
  version: 1,
  name: "Moving digits, by changes",
  dt: 1,
  seed: 1,
  presentation: { duration: 256 },
  models: { neurons, synapses, encoders },
  populations: {
    digit: { kind: "input", label: "Digit", shape: [SIDE, SIDE], encoder: "still" },
    pixels: { kind: "neurons", label: "Pixels", shape: [HALF, HALF], neuron: "moving_pixel" },
    hidden: {
      kind: "neurons",
      label: "Hidden",
      shape: [4, 8],
      neuron: "sigma_delta",
      params: { quantum: QUANTUM },
      vary: { bias: { values: LAYERS.hidden.bias } },
    },
    classes: {
      kind: "neurons",
      label: "Digits 0-9",
      shape: [10],
      neuron: "verdict",
      vary: { bias: { values: LAYERS.classes.bias } },
      winners: 1,
    },
  },
  projections: {
    ...Object.fromEntries(PLACES.map((place) => [`digit_${nameOf(place)}`, seenAt(place)])),
    pixels_hidden: layer("pixels", "hidden", LAYERS.hidden.weights),
    hidden_classes: layer("hidden", "classes", LAYERS.classes.weights),
  },
  layout: {
    digit: { x: 0, y: 0 },
    pixels: { x: 320, y: 0 },
    hidden: { x: 640, y: 0 },
    classes: { x: 960, y: 0 },
  },
};

export const gallery: GalleryEntry = {
  title: "Moving digits, by changes",
  line: "Digits swing to and fro; neurons tell only what has changed, and most synapses are left alone.",
  tags: ["mnist", "sigma-delta", "graded spikes", "savings"],
  level: "research",
  tryThis: [
    "Read beside the engine what share of the synapses it skips; where WebGPU computes, choose the CPU under Engine.",
    "Choose the pixels and set their pace to 4 ms: the faster digits move, the less is skipped.",
  ],
  speed: 60,
};
