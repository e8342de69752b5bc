// Broken on purpose: without adapting thresholds a few neurons win every digit, and the others never fire.
import type { NetworkDocument } from "../core/document";
import type { GalleryEntry } from "./lib/gallery";
import { mnistFirst } from "./mnistFirst";

const { retina, features } = mnistFirst.populations;

export const brokenDead: NetworkDocument = {
  ...mnistFirst,
  name: "Broken: dead neurons",
  populations: {
    retina: retina!,
    features: { ...features, params: { theta_plus: 0 } } as typeof features & object,
  },
};

export const gallery: GalleryEntry = {
  title: "Broken: dead neurons",
  line: "A few neurons win every digit; all the others never fire.",
  tags: ["fault", "dead neurons", "theta_plus"],
  level: "broken",
  tryThis: ["Train a few hundred digits and read what the page finds."],
};
