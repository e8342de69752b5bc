// A stack of 784, 64, 16 and 8 neurons on receptive fields, digits 0 to 5, trained layer by layer: each layer learns from
// which neurons of the one before have answered. See lib/receptive.ts.
import type { NetworkDocument, NeuronPopulation, Presentation, Stage } from "../core/document";
import { type Claim, EMBEDDED } from "./lib/claims";
import type { GalleryEntry } from "./lib/gallery";
import { cells, DURATION, fields, gain, inhibition, project, stdp } from "./lib/receptive";

/** Neurons that hear a layer: they add up what has answered so far, and spike once. */
function later(label: string, shape: readonly number[]): NeuronPopulation {
  return cells(label, shape, { v_thresh: 0.2, leak: 0, v_floor: -50, tau_refrac: 1000, tau_gain: 1e6 });
}

/** A layer that learns, both rates falling to a fifth. */
function learn(projection: string, eta: number, penalty: number, presentation: Presentation): Stage {
  return {
    learn: { [projection]: stdp(eta, penalty) },
    anneal: { [`${projection}.eta`]: eta / 5, [`${projection}.penalty`]: penalty / 5 },
    presentation,
  };
}

/** All answers of the layer before come at once; the first two neurons to answer them learn. */
const ANSWERS: Presentation = { duration: 12, until: { train: 2, test: 1000 } };
const DRAWN = { weight: { uniform: [0.2, 0.6] } } as const;

export const receptiveStack: NetworkDocument = {
  format: "spikeyard",
  version: 1,
  name: "A stack, layer by layer",
  dt: 1,
  seed: 1,
  presentation: { duration: DURATION },
  training: {
    stages: [
      learn("fields_first", 0.05, 0.01, { duration: DURATION, until: { train: 5, test: 1000 } }),
      learn("first_second", 0.4, 0.08, ANSWERS),
      learn("second_third", 0.4, 0.08, ANSWERS),
    ],
  },
  populations: {
    fields: fields(28),
    // each spikes once, and losers come back: some nine of them answer a digit
    first: cells("First", [8, 8], { v_floor: -200, tau_refrac: DURATION }),
    second: later("Second", [4, 4]),
    third: later("Third", [8]),
  },
  projections: {
    fields_first: project("fields", "first", DRAWN),
    fields_gain: gain("fields", "first"),
    first_rivals: inhibition("first", 80),
    first_second: project("first", "second", DRAWN),
    first_gain: gain("first", "second", 0.2),
    second_rivals: inhibition("second", 3),
    second_third: project("second", "third", DRAWN),
    third_rivals: inhibition("third", 3),
  },
  readout: { population: "third", classes: 6 },
  layout: {
    fields: { x: 0, y: 0 },
    first: { x: 320, y: 0 },
    second: { x: 640, y: 0 },
    third: { x: 960, y: 0 },
    vote: { x: 1280, y: 0 },
  },
};

export const claim: Claim = {
  about: "digits 0 to 5 through 64, 16 and 8 neurons on receptive fields, trained layer by layer",
  digits: EMBEDDED,
  accuracy: 0.68,
  seconds: 30,
  threads: 1,
};

export const gallery: GalleryEntry = {
  title: "A stack, layer by layer",
  line: "64, 16, then 8 neurons: each layer learns from the answers of the one before.",
  tags: ["mnist", "receptive field", "stdp", "layers", "unsupervised"],
  level: "research",
  tryThis: ["Train, and follow the three stages.", "Slow down, and see an answer pass through three layers."],
};
