// Excitation and inhibition in balance, in a size to watch: 500 neurons that keep themselves active without any input.
// Brette et al. 2007, J Comput Neurosci 23:349, doi:10.1007/s10827-007-0038-6, benchmark 2
import type { NetworkDocument } from "../core/document";
import { sizedCuba } from "./lib/balanced";
import type { GalleryEntry } from "./lib/gallery";

export const balance: NetworkDocument = { ...sizedCuba(500), name: "Excitation and inhibition" };

export const gallery: GalleryEntry = {
  title: "Excitation and inhibition",
  line: "Five hundred neurons excite and inhibit each other, and none of them keeps time.",
  tags: ["balance", "irregular firing", "cuba"],
  level: "research",
  tryThis: [
    "Halve the weight from Inhibitory to Excitatory: the activity runs away.",
    "Double it: the network falls silent.",
  ],
  speed: 50,
};
