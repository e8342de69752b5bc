// The f-I curve of the plainest neuron: 25 of them side by side, each with a larger constant current than the one before.
// Gerstner et al. 2014, Neuronal Dynamics, sec. 1.3.1, https://neuronaldynamics.epfl.ch
import type { NetworkDocument } from "../core/document";
import type { GalleryEntry } from "./lib/gallery";

/** pA; chosen: the first three stay silent, the last fires some 142 times a second */
export const CURRENTS = Array.from({ length: 25 }, (_, k) => 90 + 25 * k);

export const fiCurve: NetworkDocument = {
  format: "spikeyard",
  version: 1,
  name: "f-I curve",
  dt: 0.1,
  seed: 1,
  populations: {
    neurons: {
      kind: "neurons",
      label: "Neurons",
      shape: [CURRENTS.length],
      neuron: "lif",
      vary: { i_ext: { values: CURRENTS } },
    },
  },
  projections: {},
  layout: { neurons: { x: 0, y: 0 } },
};

export const gallery: GalleryEntry = {
  title: "f-I curve",
  line: "Twenty-five equal neurons under currents of 90 to 690 pA: the more current, the higher the rate.",
  tags: ["lif", "rate", "current"],
  level: "first steps",
  tryThis: [
    "Set the refractory period tau_refrac to 10 ms: no neuron can pass 100 Hz any more.",
    "Double tau_m: all fire less often, but the least current that does it stays the same.",
  ],
  speed: 100,
};
