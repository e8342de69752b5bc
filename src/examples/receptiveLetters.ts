// X and O of 16 x 16 pixels, two neurons. See lib/receptive.ts.
import type { NetworkDocument } from "../core/document";
import { type Claim, LETTERS } from "./lib/claims";
import type { GalleryEntry } from "./lib/gallery";
import { cells, DEEP, DURATION, fields, gain, inhibition, project, stdp } from "./lib/receptive";

export const receptiveLetters: NetworkDocument = {
  format: "spikeyard",
  version: 1,
  name: "X and O",
  dt: 1,
  seed: 1,
  samples: "letters",
  presentation: { duration: DURATION, until: { train: 3, test: 1000 } },
  populations: {
    fields: fields(16),
    cells: cells("Cells", [2], { v_floor: -DEEP }),
  },
  projections: {
    fields_cells: project("fields", "cells", { weight: { uniform: [0.2, 0.6] }, learn: stdp(0.1, 0.02) }),
    gain: gain("fields", "cells"),
    inhibition: inhibition("cells"),
  },
  readout: { population: "cells", classes: 2 },
  layout: { fields: { x: 0, y: 0 }, cells: { x: 320, y: 0 }, vote: { x: 640, y: 0 } },
};

export const claim: Claim = {
  about: "drawn letters of 16 x 16 pixels, two neurons on receptive fields",
  digits: LETTERS,
  accuracy: 1,
  seconds: 2,
  threads: 1,
};

export const gallery: GalleryEntry = {
  title: "X and O",
  line: "Two neurons learn two letters, each its own, from 400 drawings.",
  tags: ["receptive field", "stdp", "winner", "unsupervised"],
  level: "first steps",
  tryThis: ["Draw an X or an O of your own when training has ended."],
};
