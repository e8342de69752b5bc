// Cue association: to act after one of three cues pays, after the others it costs, and either comes four steps later. Eight actors
// vote by counts of spikes; their eligibility bridges the wait.
// After Izhikevich 2007, Cereb Cortex 17:2443, doi:10.1093/cercor/bhl152 (a reward that is late has to find its cue)
import type { NetworkDocument } from "../core/document";
import { actorCritic } from "../models/actorCritic";
import type { GalleryEntry } from "./lib/gallery";

export const cueAgent: NetworkDocument = actorCritic({
  name: "Cue association",
  environment: { name: "cue_association" },
  shape: [4], // no cue, or one of three
  code: { name: "boxes" },
  active: 1,
  actors: 8,
  by: "count",
  reward: { name: "td", params: { gamma: 0.95 } },
  tau_e: 100,
  etaActor: 1,
  a_minus: 0.1,
  most: 6,
  critic: { neurons: 16, eta: 0.3, most: 1.5 }, // the right act is worth 1
  episodes: 600,
  anneal: { "actors.delta_u": 0.2, "eye_actors.eta": 0.1, "eye_critic.eta": 0.03 },
});

export const gallery: GalleryEntry = {
  title: "Cue association",
  line: "Three cues, and only after one of them it pays to act, later: it learns to wait for that one.",
  tags: ["reward", "agent", "dopamine", "eligibility", "conditioning"],
  level: "first steps",
  tryThis: ["Set tau_e of both rules to 5 ms: the reward comes when what earned it is forgotten."],
};
