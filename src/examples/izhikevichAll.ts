// A thousand regular-spiking neurons, each connected to all by weights of both signs, under one constant current.
// Neuron: Izhikevich 2003, doi:10.1109/TNN.2003.820440. Network chosen: weights Normal(0, 1) mV, current 5 pA, dt 0.1 ms.
import type { NetworkDocument } from "../core/document";
import type { GalleryEntry } from "./lib/gallery";

export const izhikevichAll: NetworkDocument = {
  format: "spikeyard",
  version: 1,
  name: "All to all, Izhikevich",
  dt: 0.1,
  seed: 1,
  populations: {
    neurons: {
      kind: "neurons",
      label: "Neurons",
      shape: [25, 40],
      neuron: "izhikevich", // its defaults: regular spiking
      params: { i_ext: 5 },
    },
  },
  projections: {
    all: {
      from: "neurons",
      to: "neurons",
      synapse: "delta",
      receptor: "exc",
      connector: { name: "all_to_all" },
      weight: { normal: [0, 1] },
    },
  },
  layout: { neurons: { x: 0, y: 0 } },
};

export const gallery: GalleryEntry = {
  title: "All to all, Izhikevich",
  line: "A thousand neurons start in step, and their volleys go on: weights of both signs spread, but do not end them.",
  tags: ["izhikevich", "synchrony", "volleys", "signed weights"],
  level: "research",
  tryThis: [
    "Start over and watch: the first volley falls into one step, later ones last some milliseconds.",
    "Raise the current to 10 pA: the volleys come sooner.",
  ],
  speed: 50,
};
