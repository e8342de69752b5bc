// Winner-take-all by inhibition: every neuron hears the same noise through weights of its own, and silences the others.
// Maass 2000, On the computational power of winner-take-all, Neural Comput 12:2519, doi:10.1162/089976600300014827
import type { NetworkDocument } from "../core/document";
import type { GalleryEntry } from "./lib/gallery";

export const winnerTakeAll: NetworkDocument = {
  format: "spikeyard",
  version: 1,
  name: "Winner takes all",
  dt: 0.5,
  seed: 2,
  populations: {
    noise: {
      kind: "input",
      label: "Noise",
      shape: [8, 8],
      encoder: "poisson",
      params: { max_rate: 40 },
    },
    rivals: { kind: "neurons", label: "Rivals", shape: [4, 4], neuron: "lif", params: { i_ext: 60 } },
  },
  projections: {
    noise_rivals: {
      from: "noise",
      to: "rivals",
      synapse: "delta",
      receptor: "exc",
      connector: { name: "fixed_probability", p: 0.5 },
      weight: { uniform: [0, 0.9] }, // chosen: without rivals each fires some 15 times a second
    },
    inhibition: {
      from: "rivals",
      to: "rivals",
      synapse: "delta",
      receptor: "inh",
      connector: { name: "all_to_all", self: false },
      weight: 12, // chosen: nearly from threshold back to rest
    },
  },
  layout: { noise: { x: 0, y: 0 }, rivals: { x: 320, y: 0 } },
};

export const gallery: GalleryEntry = {
  title: "Winner takes all",
  line: "Sixteen rivals hear the same noise; the first to fire silences the rest.",
  tags: ["inhibition", "competition", "poisson"],
  level: "first steps",
  tryThis: [
    "Set the weight of the inhibition to 0 mV: all rivals fire.",
    "Raise the current by its slider: more wins, but still one at a time.",
  ],
  speed: 100,
};
