// Seven kinds of neurons from two equations: one population whose four parameters differ from neuron to neuron, all under
// the same step of current. Izhikevich 2003, IEEE Trans Neural Netw 14:1569, doi:10.1109/TNN.2003.820440, Figure 2
import type { NetworkDocument } from "../core/document";
import { izhikevich } from "../models/neurons/izhikevich";
import type { GalleryEntry } from "./lib/gallery";

/** In the order of the paper's figure. */
export const KINDS = ["rs", "ib", "ch", "fs", "lts", "tc", "rz"] as const;

const each = (param: string) => ({
  values: KINDS.map((kind) => izhikevich.sets![kind]!.params[param]!),
});

export const izhikevichZoo: NetworkDocument = {
  format: "spikeyard",
  version: 1,
  name: "Izhikevich zoo",
  dt: 0.1,
  seed: 1,
  populations: {
    zoo: {
      kind: "neurons",
      label: "RS IB CH FS LTS TC RZ",
      shape: [KINDS.length],
      neuron: "izhikevich",
      params: { i_ext: 10 }, // of the paper's figure, there from the start: a step from rest
      vary: { a: each("a"), b: each("b"), c: each("c"), d: each("d") },
    },
  },
  projections: {},
  layout: { zoo: { x: 0, y: 0 } },
};

export const gallery: GalleryEntry = {
  title: "Izhikevich zoo",
  line: "Seven kinds of neurons under one step of current: some fire steadily, some tire, some burst.",
  tags: ["izhikevich", "bursting", "adaptation", "regular spiking", "fast spiking", "chattering"],
  level: "first steps",
  tryThis: [
    "Pin neurons 0 and 2 and compare their traces: regular spiking and chattering.",
    "Start over and watch the first 100 ms: most fire fast at first, then tire.",
  ],
  speed: 100,
};
