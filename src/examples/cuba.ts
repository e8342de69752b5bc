// CUBA, the speed standard: 4,000 neurons with synaptic currents that keep themselves active.
// Brette et al. 2007, J Comput Neurosci 23:349, doi:10.1007/s10827-007-0038-6, benchmark 2.
import type { NetworkDocument } from "../core/document";
import { sizedCuba } from "./lib/balanced";
import type { GalleryEntry } from "./lib/gallery";

export const cuba: NetworkDocument = sizedCuba(4000);

export const gallery: GalleryEntry = {
  title: "CUBA",
  line: "Four thousand neurons with synaptic currents: a standard for speed.",
  tags: ["balance", "current", "benchmark"],
  level: "research",
  tryThis: ["Raise the speed as far as it goes and read the engine’s work."],
  speed: 50,
};
