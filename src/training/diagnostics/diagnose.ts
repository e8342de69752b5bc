// Is learning failing, and what to do: as a function, and as a callback after each epoch.
import type { Samples } from "../../data/samples";
import type { Callback, FitRun } from "../callbacks/callback";
import type { Model } from "../model";
import { type Finding, judge } from "./findings";
import { observe } from "./observation";

export interface FaultOptions {
  /** samples to show; 100 if absent */
  readonly count?: number;
  /** 0..1: accuracies on samples that were not learned from, the oldest first, and how many samples each is of */
  readonly validation?: { readonly accuracies: readonly number[]; readonly samples: number };
}

/** Chosen: a share of 0.3 is then known to within 0.05. */
const SHOWN = 100;

/**
 * Measures what makes learning fail: silent inputs, runaway thresholds, no answers, one winner, dead neurons, weights
 * at their bounds, over-training. Shows some samples without learning, and changes nothing.
 *
 * @param data - of training
 * @returns a finding for each fault, with the figure and the knob to turn; none where learning is sound
 * @throws {ModelError} if the samples do not fit the network
 */
export async function findFaults(
  model: Model,
  data: Samples,
  options: FaultOptions = {},
): Promise<Finding[]> {
  const { count = SHOWN, validation = { accuracies: [], samples: 0 } } = options;
  return judge(await observe(model, data, count, validation));
}

export interface Diagnosis extends Callback {
  /** of the last epoch */
  readonly findings: readonly Finding[];
}

/**
 * Says after each epoch what makes learning fail, and which knob to turn.
 * @param print - takes a line for each finding; the console if absent
 */
export function diagnose(print: (line: string) => void = console.warn): Diagnosis {
  let findings: readonly Finding[] = [];
  return {
    name: "diagnose",
    get findings() {
      return findings;
    },
    async onEpoch({ model, train, held, history }: FitRun) {
      const accuracies = history.flatMap(({ validation }) => (validation === null ? [] : [validation]));
      const validation = { accuracies, samples: held?.count ?? 0 };
      findings = await findFaults(model, train, { validation });
      for (const { message } of findings) print(message);
    },
  };
}
