// CartPole-v1: two actors and a critic learn to balance a pole, from what eight tilings of the cart's state see.
import type { NetworkDocument } from "../core/document";
import { actorCritic } from "../models/actorCritic";
import { agentFor } from "../models/agentFor";
import type { AgentClaim } from "./lib/claims";
import type { GalleryEntry } from "./lib/gallery";
import { meanReturn } from "./lib/measures";

export const cartPoleAgent: NetworkDocument = actorCritic(agentFor({ name: "cart_pole" }, "Cart pole"));

export const claim: AgentClaim = {
  about: "CartPole-v1: 4,608 tiles, two actors and a critic of 16 neurons, 500 episodes",
  ...meanReturn,
  median: 475, // the task's own "solved"
  worst: 475,
  seconds: 300,
};

export const gallery: GalleryEntry = {
  title: "Cart pole",
  line: "Left or right, 50 times a second: it learns to keep the pole up, from nothing but how long it stood.",
  tags: ["reward", "agent", "actor-critic", "control", "cartpole"],
  level: "research",
  tryThis: ["Watch the returns: 20 steps at first, 480 and more of 500 after some 250 episodes."],
  speed: 550,
};
