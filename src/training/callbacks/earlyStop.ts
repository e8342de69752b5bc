import { ModelError } from "../../util/errors";
import type { Callback } from "./callback";

export interface EarlyStopOptions {
  /** 0..1: stops once an epoch ends with at least this accuracy */
  readonly target?: number;
  /** stops after so many epochs in a row without a better one */
  readonly patience?: number;
  /** 0..1: by how much an epoch must be better to count; 0 if absent */
  readonly minDelta?: number;
}

/**
 * Stops at a target, or on a plateau. Looks at validation accuracy, or without validation at the running one.
 * @throws {ModelError} if there is neither target nor patience
 */
export function earlyStop({ target, patience, minDelta = 0 }: EarlyStopOptions): Callback {
  if (target === undefined && patience === undefined)
    throw new ModelError("earlyStop", "give a target (0 to 1), a patience (epochs), or both.");
  if (target !== undefined && !(target > 0 && target <= 1))
    throw new ModelError("earlyStop.target", `an accuracy of 0 to 1 is expected, got ${target}.`);
  if (patience !== undefined && !(Number.isInteger(patience) && patience >= 1))
    throw new ModelError("earlyStop.patience", `a whole number of epochs is expected, got ${patience}.`);
  let best = Number.NEGATIVE_INFINITY;
  let since = 0;
  return {
    name: "earlyStop",
    onBegin() {
      best = Number.NEGATIVE_INFINITY;
      since = 0;
    },
    onEpoch(run, { accuracy, validation }) {
      const reached = validation ?? accuracy;
      const shown = `${(100 * reached).toFixed(1)} %`;
      if (target !== undefined && reached >= target) return run.stop(`reached ${shown}, the target`);
      if (reached > best + minDelta) {
        best = reached;
        since = 0;
      } else if (++since >= (patience ?? Number.POSITIVE_INFINITY)) {
        run.stop(`${shown}, no better than ${(100 * best).toFixed(1)} % for ${since} epochs`);
      }
    },
  };
}
