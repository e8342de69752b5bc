// What learns in the network that is open: a model of digits, or an agent.
import { AgentModel, isSavedAgent, Model, type SavedAgent, type SavedModel } from "../../../index";

export type Learner = Model | AgentModel;

/** Samples or episodes learned from so far. */
export function countOf(learner: Learner): number {
  return learner instanceof AgentModel ? learner.episodes : learner.samples;
}

/** Goes on from a file of its own network. */
export async function restore(learner: Learner, saved: SavedModel | SavedAgent): Promise<void> {
  if (learner instanceof AgentModel && isSavedAgent(saved)) await learner.restore(saved.checkpoint);
  if (learner instanceof Model && !isSavedAgent(saved)) await learner.restore(saved.checkpoint);
}
