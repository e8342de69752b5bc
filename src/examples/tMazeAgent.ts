// A T-maze: a cue tells which way to turn at the end of a corridor. It stays in sight: this agent remembers rewards, not cues.
import type { NetworkDocument } from "../core/document";
import { actorCritic } from "../models/actorCritic";
import { agentFor } from "../models/agentFor";
import type { GalleryEntry } from "./lib/gallery";

export const tMazeAgent: NetworkDocument = actorCritic(agentFor({ name: "t_maze" }, "T-maze"));

export const gallery: GalleryEntry = {
  title: "T-maze",
  line: "Down a corridor, then up or down as a cue says: a few dozen tries, and it turns right.",
  tags: ["reward", "agent", "actor-critic", "decision", "navigation"],
  level: "first steps",
  tryThis: ["Set visible to 0: the cue is gone when it has to turn, and it turns by chance."],
};
