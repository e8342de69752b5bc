// Broken on purpose: every spike raises the threshold so much that soon no digit gets an answer.
import type { NetworkDocument } from "../core/document";
import type { GalleryEntry } from "./lib/gallery";
import { mnistFirst } from "./mnistFirst";

const { retina, features } = mnistFirst.populations;

export const brokenRunaway: NetworkDocument = {
  ...mnistFirst,
  name: "Broken: runaway threshold",
  populations: {
    retina: retina!,
    features: { ...features, params: { theta_plus: 40, tau_theta: 1e7 } } as typeof features & object,
  },
};

export const gallery: GalleryEntry = {
  title: "Broken: runaway threshold",
  line: "Thresholds climb out of reach, and the network falls silent while it learns.",
  tags: ["fault", "runaway", "theta_plus"],
  level: "broken",
  tryThis: ["Train, and watch the answers stop; then let the page turn theta_plus down."],
};
