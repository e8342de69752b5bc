// A gridworld with walls: place cells, four actors and a critic find the shortest way to the goal.
import type { NetworkDocument } from "../core/document";
import { actorCritic } from "../models/actorCritic";
import { agentFor } from "../models/agentFor";
import type { AgentClaim } from "./lib/claims";
import type { GalleryEntry } from "./lib/gallery";
import { pathRatio } from "./lib/measures";

export const gridworldAgent: NetworkDocument = actorCritic(agentFor({ name: "gridworld" }, "Gridworld"));

export const claim: AgentClaim = {
  about: "10 x 10 cells with two walls: place cells, four actors and a critic, 300 episodes",
  ...pathRatio,
  median: 1.1,
  worst: 1.2,
  seconds: 20,
};

export const gallery: GalleryEntry = {
  title: "Gridworld",
  line: "By chance it finds the goal once; then dopamine leads it back, sooner each time.",
  tags: ["reward", "agent", "actor-critic", "dopamine", "navigation"],
  level: "first steps",
  tryThis: [
    "Watch the map: what is expected spreads from the goal to the start.",
    "Set gamma to 0.5: what is far from the goal is not worth going for.",
  ],
  speed: 550,
};
