// Cue association: to act after one of three cues pays, after the others it costs, and either comes four steps later. Eight actors
// vote by counts of spikes; their eligibility bridges the wait.
// After Izhikevich 2007, Cereb Cortex 17:2443, doi:10.1093/cercor/bhl152 (a reward that is late has to find its cue)
import type { NetworkDocument } from "../core/document";
import { actorCritic } from "../models/actorCritic";
import { agentFor } from "../models/agentFor";
import type { GalleryEntry } from "./lib/gallery";

export const cueAgent: NetworkDocument = actorCritic(
  agentFor({ name: "cue_association" }, "Cue association"),
);

export const gallery: GalleryEntry = {
  title: "Cue association",
  line: "Three cues, and only after one of them it pays to act, later: it learns to wait for that one.",
  tags: ["reward", "agent", "dopamine", "eligibility", "conditioning"],
  level: "first steps",
  tryThis: ["Set tau_e of both rules to 5 ms: the reward comes when what earned it is forgotten."],
};
