// Spikes that carry a number: where the numbers of those under way lie. They are a ring of steps, shape `[rows, n]`, of
// which a neuron writes its own where it spikes; whoever hears it reads them when the spike arrives.
import { CARRIED } from "../core/neuron";
import { isGraded, type Plan, type PopulationPlan } from "./planned";

/** The array of a population's ring. */
export const ringName = ({ name }: Pick<PopulationPlan, "name">): string => `${name}.${CARRIED}`;

/**
 * Rows of a population's ring, 0 where its spikes carry nothing: one a step that a spike can be under way, and one for
 * the step that is computed. A power of two, so that a step's number finds its row even where it wraps around.
 */
export function ringRows(population: PopulationPlan, { projections }: Pick<Plan, "projections">): number {
  if (!isGraded(population)) return 0;
  const delays = projections.filter(({ from }) => from === population).map(({ delaySteps }) => delaySteps);
  return 2 ** Math.ceil(Math.log2(1 + Math.max(1, ...delays)));
}

/** Index of a step's row, by the number of the step. */
export const ringRow = (rows: number, step: number): number => step & (rows - 1);
