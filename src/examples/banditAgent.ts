// Four arms, one of which pays more often: an agent of four neurons finds it, pull by pull.
import type { NetworkDocument } from "../core/document";
import { actorCritic } from "./lib/actorCritic";
import type { GalleryEntry } from "./lib/gallery";

export const banditAgent: NetworkDocument = actorCritic({
  name: "Bandit",
  environment: { name: "bandit" },
  shape: [1],
  code: { name: "level" },
  active: 1,
  actors: 4,
  reward: { name: "baseline", params: { rate: 0.05 } },
  tau_e: 2, // a pull is paid at once
  etaActor: 0.8, // chosen on seeds 1 to 10: of 0.3, 0.6 and 1.2 the smallest finds 88 % of pulls, the others 96 %
  a_minus: 0.1,
  most: 8,
  episodes: 1,
});

export const gallery: GalleryEntry = {
  title: "Bandit",
  line: "Four arms, one of which pays more often: four neurons find it within a hundred pulls.",
  tags: ["reward", "agent", "bandit", "dopamine"],
  level: "first steps",
  tryThis: ["Let the other arms pay 0.6: it takes longer, and it is wrong now and then."],
  speed: 110,
};
