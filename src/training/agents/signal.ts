// What of a reward reaches the synapses: dopamine.
import { SIGNALS } from "../../core/agent";
import type { ModelUse } from "../../core/document";

/** A decision that is over. */
export interface Paid {
  readonly reward: number;
  /** what the critic expected when it was taken, and what it expects now: 0 at an end */
  readonly before: number;
  readonly now: number;
}

export interface Signal {
  /** the mean that rewards are compared with */
  baseline: number;
  of(paid: Paid): number;
}

export function signalOf({ name, params = {} }: ModelUse, baseline = 0): Signal {
  const value = (param: string) => params[param] ?? SIGNALS[name]!.params[param]!.value;
  switch (name) {
    case "baseline": {
      const rate = value("rate");
      return {
        baseline,
        of({ reward }) {
          const beyond = reward - this.baseline;
          this.baseline += rate * beyond;
          return beyond;
        },
      };
    }
    case "td": {
      const gamma = value("gamma");
      return { baseline, of: ({ reward, before, now }) => reward + gamma * now - before };
    }
    default:
      return { baseline, of: ({ reward }) => reward };
  }
}
