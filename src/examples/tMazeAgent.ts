// A T-maze: a cue tells which way to turn at the end of a corridor. It stays in sight: this agent remembers rewards, not cues.
import type { NetworkDocument } from "../core/document";
import { actorCritic } from "../models/actorCritic";
import type { GalleryEntry } from "./lib/gallery";

export const tMazeAgent: NetworkDocument = actorCritic({
  name: "T-maze",
  environment: { name: "t_maze", params: { visible: 1 } },
  shape: [8, 3], // places, and no cue or one of two
  code: { name: "boxes" },
  active: 1,
  actors: 4,
  reward: { name: "td", params: { gamma: 0.95 } },
  tau_e: 40,
  etaActor: 2,
  a_minus: 0.1,
  most: 6,
  critic: { neurons: 16, eta: 2, most: 1.5 }, // the right turn is worth 1
  episodes: 150,
  anneal: { "actors.delta_u": 0.3 },
});

export const gallery: GalleryEntry = {
  title: "T-maze",
  line: "Down a corridor, then up or down as a cue says: a few dozen tries, and it turns right.",
  tags: ["reward", "agent", "actor-critic", "decision", "navigation"],
  level: "first steps",
  tryThis: ["Set visible to 0: the cue is gone when it has to turn, and it turns by chance."],
};
