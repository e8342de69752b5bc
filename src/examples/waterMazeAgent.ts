// Morris's water maze: place cells, a ring of twelve actors that each want another direction, and a critic. Once the platform
// was found, from anywhere the way leads there, around the obstacle.
// After Fremaux, Sprekeler & Gerstner 2013, PLoS Comput Biol 9:e1003024, doi:10.1371/journal.pcbi.1003024, Figure 4; the place
// cells on a grid of 10 x 10, the ring and all rates are chosen.
import type { NetworkDocument } from "../core/document";
import { actorCritic } from "../models/actorCritic";
import { agentFor } from "../models/agentFor";
import type { AgentClaim } from "./lib/claims";
import type { GalleryEntry } from "./lib/gallery";
import { fallOfSteps } from "./lib/measures";

export const waterMazeAgent: NetworkDocument = actorCritic(agentFor({ name: "water_maze" }, "Water maze"));

export const claim: AgentClaim = {
  about: "A pool with an obstacle: place cells, a ring of twelve actors and a critic, 200 episodes",
  ...fallOfSteps(10),
  median: 0.7,
  worst: 0.7,
  seconds: 20,
};

export const gallery: GalleryEntry = {
  title: "Water maze",
  line: "A platform that cannot be seen: at first it swims by chance, soon straight there, around the obstacle.",
  tags: ["reward", "agent", "actor-critic", "place cells", "navigation", "population vector"],
  level: "research",
  tryThis: [
    "Watch the map: what is expected spreads from the platform, but not through the walls.",
    "Set the discount gamma to 0.8: what is far from the platform is not worth going for.",
  ],
};
