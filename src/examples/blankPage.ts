// Nothing yet: where a network of one's own begins.
import type { NetworkDocument } from "../core/document";
import type { GalleryEntry } from "./lib/gallery";

export const blankPage: NetworkDocument = {
  format: "spikeyard",
  version: 1,
  name: "Untitled",
  dt: 1,
  seed: 1,
  populations: {},
  projections: {},
};

export const gallery: GalleryEntry = {
  title: "Blank page",
  line: "Start from nothing: add populations and connect them.",
  tags: ["empty", "new"],
  level: "first steps",
  tryThis: ["Add a population, then connect it to itself."],
};
