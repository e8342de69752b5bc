// Broken on purpose: inputs so quiet that nobody hears a digit.
import type { NetworkDocument } from "../core/document";
import type { GalleryEntry } from "./lib/gallery";
import { mnistFirst } from "./mnistFirst";

const { retina, ...others } = mnistFirst.populations;

export const brokenSilent: NetworkDocument = {
  ...mnistFirst,
  name: "Broken: silent inputs",
  populations: { retina: { ...retina, params: { max_rate: 0.1 } } as typeof retina & object, ...others },
};

export const gallery: GalleryEntry = {
  title: "Broken: silent inputs",
  line: "A digit makes hardly a spike, so there is nothing to learn from.",
  tags: ["fault", "silent inputs", "max_rate"],
  level: "broken",
  tryThis: ["Train: the page measures the silence and names the parameter to turn."],
};
