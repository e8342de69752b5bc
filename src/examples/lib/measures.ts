// What is measured of what learns from rewards: a number of each seed, beside the words for it.
import type { AgentClaim, Lived, PaidClaim } from "./claims";

type Measure = Pick<AgentClaim, "measured" | "measure" | "better">;

/** Of 100 episodes without learning. */
export const meanReturn: Measure = {
  measured: "mean return",
  measure: ({ looked }) => mean(looked.map(({ total }) => total)),
  better: "more",
};

/** Of 100 episodes without learning, in an environment that knows its shortest way. */
export const pathRatio: Measure = {
  measured: "steps over the shortest way",
  measure: ({ looked }) => mean(looked.map(({ steps, shortest }) => steps / shortest!)),
  better: "less",
};

/** By which share the last episodes of learning are shorter than the first ones. @param count - of each */
export const fallOfSteps = (count: number): Measure => ({
  measured: `fall of steps from the first ${count} to the last ${count} episodes of learning`,
  measure: ({ learned }) => 1 - meanSteps(learned.slice(-count)) / meanSteps(learned.slice(0, count)),
  better: "more",
});

/** Of a network that is paid. */
export const timeToStrongest = {
  measured: "min of network time until no plastic synapse is stronger than the one paid for",
  better: "less",
} as const satisfies Partial<PaidClaim>;

const meanSteps = (episodes: readonly Lived[]) => mean(episodes.map(({ steps }) => steps));
const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
