// One neuron and a constant current: the more current, the more often it fires.
// Gerstner et al. 2014, Neuronal Dynamics, sec. 1.3.1, https://neuronaldynamics.epfl.ch
import type { NetworkDocument } from "../core/document";
import type { GalleryEntry } from "./lib/gallery";

export const firstNeuron: NetworkDocument = {
  format: "spikeyard",
  version: 1,
  name: "One neuron",
  dt: 0.1,
  seed: 1,
  populations: {
    neuron: {
      kind: "neurons",
      label: "Neuron",
      shape: [1],
      neuron: "lif",
      params: { i_ext: 200 }, // chosen: 50 pA above the least that makes it fire, an interval of 30 ms
    },
  },
  projections: {},
  layout: { neuron: { x: 0, y: 0 } },
};

export const gallery: GalleryEntry = {
  title: "One neuron",
  line: "A constant current charges it; at the threshold it fires and starts over.",
  tags: ["lif", "f-I curve", "current"],
  level: "first steps",
  tryThis: [
    "Drag the current slider: below 150 pA it never fires.",
    "Halve the membrane time constant tau_m and watch the interval shrink.",
  ],
  speed: 100,
};
