// Broken on purpose: a conductance too large for the numbers that a computer has.
import type { NetworkDocument } from "../core/document";
import type { GalleryEntry } from "./lib/gallery";

export const brokenInfinite: NetworkDocument = {
  format: "spikeyard",
  version: 1,
  name: "Broken: infinite numbers",
  dt: 0.1,
  seed: 1,
  populations: {
    source: { kind: "neurons", label: "Source", shape: [4], neuron: "lif", params: { i_ext: 200 } },
    target: { kind: "neurons", label: "Target", shape: [4, 4], neuron: "lif_cond" },
  },
  projections: {
    source_target: {
      from: "source",
      to: "target",
      synapse: "conductance",
      receptor: "exc",
      connector: { name: "all_to_all" },
      weight: 1e38, // nS: four at once are more than the 3.4e38 that 32 bits hold
    },
  },
  layout: { source: { x: 0, y: 0 }, target: { x: 320, y: 0 } },
};

export const gallery: GalleryEntry = {
  title: "Broken: infinite numbers",
  line: "One weight is far too large: the run stops and says where the numbers ended.",
  tags: ["fault", "NaN", "infinite"],
  level: "broken",
  tryThis: ["Read which neuron failed and when, then set the weight to 6 nS and start anew."],
  speed: 100,
};
