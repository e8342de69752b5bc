// What episodes of an agent tell: of looking, and of learning.
import type { Episode } from "./agentModel";

export interface AgentEvaluation {
  readonly episodes: number;
  /** of the sums of rewards, and their standard deviation from episode to episode */
  readonly meanReturn: number;
  readonly sd: number;
  readonly meanSteps: number;
  /** mean of steps over the fewest that would have done; null where the environment does not know them */
  readonly pathRatio: number | null;
  /** of each episode, in order */
  readonly returns: readonly number[];
  readonly steps: readonly number[];
}

/** @param episodes - at least one */
export function summarizeEpisodes(episodes: readonly Episode[]): AgentEvaluation {
  const returns = episodes.map(({ total }) => total);
  const steps = episodes.map((episode) => episode.steps);
  const ratios = episodes.flatMap(({ steps, shortest }) => (shortest === null ? [] : [steps / shortest]));
  const meanReturn = meanOf(returns);
  return {
    episodes: episodes.length,
    meanReturn,
    sd: Math.sqrt(meanOf(returns.map((total) => (total - meanReturn) ** 2))),
    meanSteps: meanOf(steps),
    pathRatio: ratios.length === episodes.length ? meanOf(ratios) : null,
    returns,
    steps,
  };
}

/** Best mean return of so many episodes in a row, or of all where there are fewer. @param episodes - at least one */
export function bestWindow(episodes: readonly Episode[], width = 100): number {
  const returns = episodes.map(({ total }) => total);
  const windows = Math.max(1, returns.length - width + 1);
  return Math.max(...Array.from({ length: windows }, (_, k) => meanOf(returns.slice(k, k + width))));
}

const meanOf = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / values.length;
