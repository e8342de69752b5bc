// COBA: 4,000 neurons with synaptic conductances, kicked off once, that keep themselves active.
// Brette et al. 2007, J Comput Neurosci 23:349, doi:10.1007/s10827-007-0038-6, benchmark 1.
import type { NetworkDocument } from "../core/document";
import { sizedCoba } from "./lib/balanced";
import type { GalleryEntry } from "./lib/gallery";

export const coba: NetworkDocument = sizedCoba(4000);

export const gallery: GalleryEntry = {
  title: "COBA",
  line: "Four thousand neurons with synaptic conductances: a standard for speed.",
  tags: ["balance", "conductance", "benchmark"],
  level: "research",
  tryThis: ["Compare its raster with that of CUBA."],
  speed: 50,
};
