// What takes part in a training from outside: hooks that `fitModel` calls in turn, and what they are told.
import type { Samples } from "../../data/samples";
import type { Model } from "../model";
import type { SampleResult } from "../runs";

/** One pass through the training samples, or the part of it that a stop left. */
export interface EpochRecord {
  /** counts from 1 */
  readonly epoch: number;
  /** samples learned in all by its end */
  readonly samples: number;
  /** spent on learning, without validation */
  readonly seconds: number;
  readonly samplesPerSecond: number;
  /** 0..1: answers of this epoch, each before its sample's batch was learned from; NaN of a training in stages */
  readonly accuracy: number;
  /** 0..1: answers to validation samples after the epoch; null without any, or where it was stopped */
  readonly validation: number | null;
  /** output neurons that did not fire in this epoch */
  readonly dead: number;
  /** mean of the raised threshold `theta` of each population that has one, mV */
  readonly meanTheta: Readonly<Record<string, number>>;
}

/** A training under way. */
export interface FitRun {
  readonly model: Model;
  readonly train: Samples;
  /** validation samples */
  readonly held: Samples | null;
  readonly epochs: number;
  /** samples learned in all when it ends by itself */
  readonly until: number;
  /** epochs of this run that are over */
  readonly history: readonly EpochRecord[];
  /** Ends the training after the running batch. @param reason - a sentence, for `History.stopped` */
  stop(reason: string): void;
}

type Done = void | Promise<void>;

/**
 * Hooks, each of them optional, called in the order in which callbacks are given. What one throws ends the training:
 * the model stays as it was after the last whole batch.
 */
export interface Callback {
  readonly name: string;
  /**
   * Samples: a batch ends at each multiple of it, rounded up to whole minibatches, so that what happens in `onBatch`
   * then depends on no batch size. Absent: batches end where it suits the engine.
   */
  readonly every?: number;
  /** before the first sample */
  onBegin?(run: FitRun): Done;
  /** @param results - answers to the batch's samples, before it was learned from */
  onBatch?(run: FitRun, results: readonly SampleResult[]): Done;
  /** after a whole epoch and its validation */
  onEpoch?(run: FitRun, epoch: EpochRecord): Done;
  /** at the end, whatever ended it */
  onEnd?(run: FitRun): Done;
}
