// Training in epochs, with validation and callbacks, over a model's own fit and evaluate.
import type { Samples } from "../data/samples";
import { ModelError } from "../util/errors";
import { breather } from "./breath";
import type { Callback, EpochRecord, FitRun } from "./callbacks/callback";
import { type FitModelOptions, requireFitOptions } from "./fitOptions";
import type { Model } from "./model";
import type { SampleResult } from "./runs";
import { requireSamples, shuffleSamples, splitValidation } from "./samples";
import { fitStages } from "./staged";
import { meanTheta, Tally } from "./tally";

export interface History {
  /** the passes of this call, in order */
  readonly epochs: readonly EpochRecord[];
  /** why it ended before its time; null if it did not */
  readonly stopped: string | null;
}

/**
 * Learns from samples, from where the model stands until `epochs` passes were learned in all: so a model that goes on
 * from a checkpoint ends with the weights of an uninterrupted run.
 *
 * @param data - images as the network's input takes them, a class each
 * @throws {ModelError} naming an option that is unknown or wrong, samples that do not fit, or a training that is
 * complete: before anything is learned. What a callback throws comes through; the model then stays as it was after
 * the last whole batch, ready to go on.
 */
export async function fitModel(model: Model, data: Samples, options: FitModelOptions = {}): Promise<History> {
  requireFitOptions(options);
  requireSamples(data, model.document);
  const { train, held } = splitValidation(data, options.validation);
  if (held) requireSamples(held, model.document);
  if (model.document.training?.stages) return fitAllStages(model, train, held, options);
  const epochs = options.epochs ?? model.document.training?.epochs ?? 1;
  const until = epochs * train.count;
  if (model.samples >= until) {
    const learned = `${model.samples} samples were learned already, ${epochs} x ${train.count} are asked for`;
    throw new ModelError(
      "fit.epochs",
      `${learned}. Ask for more epochs in all, or call model.reset() first.`,
    );
  }
  return new Fitting(model, train, held, epochs, options).run();
}

/** Each stage has its own plan: what would cut across them is refused. */
async function fitAllStages(
  model: Model,
  train: Samples,
  held: Samples | null,
  { signal, epochs, shuffle, callbacks = [] }: FitModelOptions,
): Promise<History> {
  for (const [option, given] of Object.entries({ epochs, shuffle, callbacks: callbacks[0] }))
    if (given !== undefined)
      throw new ModelError(
        `fit.${option}`,
        `is not for a training in stages: each has its own plan, in training.stages of the document${option === "epochs" ? ", or by training.epochs of a Sequential" : ""}.`,
      );
  const started = performance.now();
  const samples = await fitStages(model, train, { signal });
  const seconds = (performance.now() - started) / 1000;
  if (signal?.aborted) return { epochs: [], stopped: "stopped by its signal" };
  const validation = held ? (await model.evaluate(held)).accuracy : null;
  const record: EpochRecord = {
    epoch: 1,
    samples,
    seconds,
    samplesPerSecond: samples / seconds,
    accuracy: Number.NaN,
    validation,
    dead: model.health?.dead ?? 0,
    meanTheta: await meanTheta(model),
  };
  return { epochs: [record], stopped: null };
}

/** One call of `fitModel`. */
class Fitting implements FitRun {
  readonly model: Model;
  readonly train: Samples;
  readonly held: Samples | null;
  readonly epochs: number;
  readonly until: number;
  readonly history: EpochRecord[] = [];
  private readonly callbacks: readonly Callback[];
  private readonly shuffle: boolean;
  private readonly stopping = new AbortController();
  private readonly signal: AbortSignal | undefined;
  private stopped: string | null = null;
  private readonly breathe = breather();

  constructor(model: Model, train: Samples, held: Samples | null, epochs: number, options: FitModelOptions) {
    this.model = model;
    this.train = train;
    this.held = held;
    this.epochs = epochs;
    this.until = epochs * train.count;
    this.callbacks = options.callbacks ?? [];
    this.shuffle = options.shuffle ?? false;
    this.signal = options.signal;
  }

  stop(reason: string): void {
    this.stopped ??= reason;
    this.stopping.abort();
  }

  async run(): Promise<History> {
    const abort = () => this.stop("stopped by its signal");
    if (this.signal?.aborted) abort();
    this.signal?.addEventListener("abort", abort);
    try {
      for (const callback of this.callbacks) await callback.onBegin?.(this);
      while (this.model.samples < this.until && !this.isStopped) await this.learnEpoch();
    } finally {
      this.signal?.removeEventListener("abort", abort);
      for (const callback of this.callbacks) await callback.onEnd?.(this);
    }
    return { epochs: this.history, stopped: this.model.samples < this.until ? this.stopped : null };
  }

  private get isStopped(): boolean {
    return this.stopping.signal.aborted;
  }

  private async learnEpoch(): Promise<void> {
    const { model, train } = this;
    const epoch = Math.floor(model.samples / train.count);
    const end = (epoch + 1) * train.count;
    const data = this.shuffle ? shuffleSamples(train, model.document.seed, epoch) : train;
    const tally = new Tally(model);
    while (model.samples < end && !this.isStopped) {
      const onBatch = async (results: readonly SampleResult[]) => {
        tally.pause();
        tally.add(results);
        for (const callback of this.callbacks) await callback.onBatch?.(this, results);
        await this.breathe();
        tally.go();
      };
      const { signal } = this.stopping;
      await model.fit(data, {
        until: this.nextCut(end),
        span: this.until,
        batch: this.batch,
        onBatch,
        signal,
      });
    }
    tally.pause();
    if (tally.samples === 0) return;
    const isWhole = model.samples === end && !this.isStopped;
    const validation = isWhole && this.held ? await this.validate(this.held) : null;
    const record = await tally.record(epoch + 1, validation);
    this.history.push(record);
    if (!isWhole) return;
    for (const callback of this.callbacks) await callback.onEpoch?.(this, record);
  }

  /** Where the next batch must end: at the end of the epoch, or where a callback wants to be called. */
  private nextCut(end: number): number {
    const { minibatch } = this.model.engine.plan;
    const cuts = this.callbacks.map(({ every }) => {
      if (every === undefined) return end;
      const step = Math.ceil(every / minibatch) * minibatch;
      return (Math.floor(this.model.samples / step) + 1) * step;
    });
    return Math.min(end, ...cuts);
  }

  /** The oracle takes up to a second for a sample. */
  private get batch(): number {
    return this.model.engine.name === "reference" ? 4 : 256;
  }

  private async validate(held: Samples): Promise<number | null> {
    const { signal } = this.stopping;
    const { accuracy, count } = await this.model.evaluate(held, { signal, onProgress: () => this.breathe() });
    return count === held.count ? accuracy : null;
  }
}
