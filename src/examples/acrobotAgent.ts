// Acrobot-v1: three actors and a critic swing two links up by the joint between them, from what eight tilings see.
import type { NetworkDocument } from "../core/document";
import { actorCritic } from "../models/actorCritic";
import { agentFor } from "../models/agentFor";
import type { AgentClaim } from "./lib/claims";
import type { GalleryEntry } from "./lib/gallery";
import { meanReturn } from "./lib/measures";

export const acrobotAgent: NetworkDocument = actorCritic(agentFor({ name: "acrobot" }, "Acrobot"));

export const claim: AgentClaim = {
  about: "Acrobot-v1: 16,200 tiles, three actors and a critic of 16 neurons, 500 episodes",
  ...meanReturn,
  median: -100,
  worst: -100,
  seconds: 120,
};

export const gallery: GalleryEntry = {
  title: "Acrobot",
  line: "Two links hang from a bar, with a motor between them alone: it learns to swing up in some 100 steps.",
  tags: ["reward", "agent", "actor-critic", "control", "acrobot"],
  level: "research",
  tryThis: ["Watch the returns: -500 at first, about -95 after some 150 episodes."],
};
