import type { Checkpoint } from "../runs";
import type { Callback, FitRun } from "./callback";

export interface CheckpointKeeper extends Callback {
  /** the newest; null before the first */
  readonly last: Checkpoint | null;
  /** from the end of the epoch with the highest accuracy, by validation where there is one; null before the first */
  readonly best: Checkpoint | null;
}

/**
 * Keeps the state of training: the newest, and the best epoch's. `model.restore` goes on from either.
 * @param every - samples, rounded up to whole minibatches; absent: at the end of each epoch only
 * @param to - is given each new one, to save it: training waits for it
 */
export function checkpoint(
  every?: number,
  to?: (checkpoint: Checkpoint) => void | Promise<void>,
): CheckpointKeeper {
  let last: Checkpoint | null = null;
  let best: Checkpoint | null = null;
  let highest = Number.NEGATIVE_INFINITY;
  const take = async ({ model }: FitRun) => {
    if (last?.samples === model.samples) return;
    last = await model.checkpoint();
    await to?.(last);
  };
  let due = Number.POSITIVE_INFINITY;
  const next = (samples: number) => (every ? (Math.floor(samples / every) + 1) * every : due);
  return {
    name: "checkpoint",
    ...(every === undefined ? {} : { every }),
    get last() {
      return last;
    },
    get best() {
      return best;
    },
    onBegin({ model }) {
      last = best = null;
      highest = Number.NEGATIVE_INFINITY;
      due = next(model.samples);
    },
    async onBatch(run) {
      if (run.model.samples < due) return;
      due = next(run.model.samples);
      await take(run);
    },
    async onEpoch(run, { accuracy, validation }) {
      await take(run);
      if ((validation ?? accuracy) <= highest) return;
      highest = validation ?? accuracy;
      best = last;
    },
  };
}
