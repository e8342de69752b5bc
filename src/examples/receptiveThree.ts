// Three digits, five neurons: 0, 1 and 2 through receptive fields, a fifth more neurons than classes and one to spare.
// See lib/receptive.ts.
import type { NetworkDocument } from "../core/document";
import { type Claim, EMBEDDED } from "./lib/claims";
import type { GalleryEntry } from "./lib/gallery";
import { cells, DEEP, DURATION, fields, gain, inhibition, project, stdp } from "./lib/receptive";

export const receptiveThree: NetworkDocument = {
  format: "spikeyard",
  version: 1,
  name: "Three digits, five neurons",
  dt: 1,
  seed: 1,
  // three passes: of one, every fourth seed still has two neurons that share their digits. The first three spikes of the winner teach
  presentation: { duration: DURATION, until: { train: 3, test: 1000 } },
  training: { epochs: 3, anneal: { "fields_cells.eta": 0.01, "fields_cells.penalty": 0.0016 } },
  populations: {
    fields: fields(28),
    cells: cells("Cells", [5], { v_floor: -DEEP }),
  },
  projections: {
    fields_cells: project("fields", "cells", { weight: { uniform: [0.2, 0.6] }, learn: stdp(0.05, 0.008) }),
    gain: gain("fields", "cells"),
    inhibition: inhibition("cells"),
  },
  readout: { population: "cells", classes: 3 },
  layout: { fields: { x: 0, y: 0 }, cells: { x: 320, y: 0 }, vote: { x: 640, y: 0 } },
};

export const claim: Claim = {
  about: "digits 0 to 2, five neurons on receptive fields: a winner, and STDP that pays for silence",
  digits: EMBEDDED,
  accuracy: 0.9,
  seconds: 15,
  threads: 1,
};

export const gallery: GalleryEntry = {
  title: "Three digits, five neurons",
  line: "Receptive fields, a winner that silences the rest, and weights that become the shapes of 0, 1 and 2.",
  tags: ["mnist", "receptive field", "stdp", "winner", "unsupervised"],
  level: "learning",
  tryThis: [
    "Train, and see in Weights how five clouds become three digits.",
    "Set the penalty of the STDP to 0: one neuron wins every digit.",
  ],
};
