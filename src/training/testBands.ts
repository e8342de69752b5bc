// For tests: images that a few neurons tell apart in milliseconds, a network that learns them, and one model a test.
import type { NetworkDocument } from "../core/document";
import type { Samples } from "../data/samples";
import { uniform } from "../util/random";
import { compile, type Model } from "./model";

/** Classes of the images: which band of two rows is bright. */
export const BANDS = 4;

/** 8x8 images of four classes in turn: two bright rows, a share `noise` of the pixels turned over. */
export function bands(count: number, seed = 7, noise = 0.02): Samples {
  const labels = Uint8Array.from({ length: count }, (_, k) => k % BANDS);
  const images = Uint8Array.from({ length: count * 64 }, (_, i) => {
    const isBright = Math.floor((i % 64) / 16) === Math.floor(i / 64) % BANDS;
    const isTurned = uniform(seed, 1, i, 0) < noise;
    return isBright !== isTurned ? 255 : 0;
  });
  return { images, labels, count, shape: [8, 8] };
}

/** Twelve neurons, one winner a step, that learn these bands from a hundred images. */
export const bandsNetwork: NetworkDocument = {
  format: "spikeyard",
  version: 1,
  name: "Bands",
  dt: 1,
  seed: 3,
  presentation: { duration: 40 },
  populations: {
    eye: { kind: "input", shape: [8, 8], encoder: "poisson", params: { max_rate: 128 } },
    cells: {
      kind: "neurons",
      shape: [12],
      neuron: "lif_adaptive",
      params: { theta_plus: 1, tau_theta: 1e4 },
      winners: 1,
    },
  },
  projections: {
    eye_cells: {
      from: "eye",
      to: "cells",
      synapse: "delta",
      receptor: "exc",
      connector: { name: "all_to_all" },
      weight: { uniform: [0.1, 0.5] },
      learn: { name: "instar", params: { eta: 0.05 } },
      normalize: { name: "l1", params: { total: 16 } },
    },
    rivalry: {
      from: "cells",
      to: "cells",
      synapse: "delta",
      receptor: "inh",
      connector: { name: "all_to_all", self: false },
      weight: 60,
    },
  },
  readout: { population: "cells", classes: BANDS },
};

/** On the event engine. */
export const buildBands = (document: NetworkDocument = bandsNetwork): Promise<Model> =>
  compile(document, { engine: "event" });
