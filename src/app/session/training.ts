// One training: learns in short batches so that a pause is answered at once, measures held-out accuracy on the
// way, keeps a checkpoint, and tells the page what it sees.
import {
  type Dataset,
  type Finding,
  findFaults,
  fitStages,
  type Model,
  type SampleResult,
  type Samples,
  type StageProgress,
  toBytes,
} from "../../index";
import { letMessagesIn } from "./pauses";
import type { AnsweredView, DoseView, HeldOut, Phase, SampleView, Status, StopRule } from "./protocol";
import { Keeper } from "./runs/keeper";
import type { Host } from "./runs/run";
import { viewOf, weightsOf } from "./views";

/** Training answers that "of the last N" counts. */
const RECENT = 500;
/** ms a batch should take, and ms between two weight pictures and two digits shown. Chosen: smooth to the eye. */
const BATCH_MS = 120;
const WEIGHTS_MS = 150;
const SAMPLE_MS = 40;
const MOST_IN_BATCH = 512;
/** s of showing digits in search of faults, and how many digits at least and at most. Chosen: it is not felt as a halt. */
const LOOK = { seconds: 0.1, least: 5, most: 50 } as const;

/** What a training needs from its worker. */
type TrainingHost = Pick<Host, "sink" | "tell" | "exclusively" | "watched" | "keep">;

export class Training {
  private readonly model: Model;
  private readonly data: Dataset;
  private readonly host: TrainingHost;
  private readonly keeper: Keeper;
  private phase: Phase;
  private target = 0;
  private rate = 0;
  private batch = 1;
  private readonly recent: boolean[] = [];
  private heldOut: readonly HeldOut[];
  private confusion: number[] = [];
  /** answer to each held-out digit of the last test */
  private answers: readonly number[] = [];
  private evaluated: Status["evaluated"];
  private stage: StageProgress | null = null;
  private hash: string | undefined;
  private findings: readonly Finding[] = [];
  private stop: AbortController | null = null;
  private loop: Promise<void> = Promise.resolve();
  private shownMs = 0;
  private lastSample = 0;
  private lastWeights = 0;

  /** @param tests - that were made before this worker began */
  constructor(model: Model, data: Dataset, host: TrainingHost, tests: readonly HeldOut[] = []) {
    this.model = model;
    this.data = data;
    this.host = host;
    this.keeper = new Keeper(host);
    this.heldOut = tests;
    this.phase = this.atRest;
  }

  private get atRest(): Phase {
    return this.model.samples > 0 ? "paused" : "ready";
  }

  /** Where a running training stops; null: none runs. */
  get goal(): number | null {
    return this.stop && this.target;
  }

  status() {
    const { model } = this;
    const health = model.health;
    const right = this.recent.filter(Boolean).length;
    return {
      phase: this.phase,
      samples: model.samples,
      target: this.target,
      samplesPerSecond: this.rate,
      recent: this.recent.length ? { accuracy: right / this.recent.length, count: this.recent.length } : null,
      heldOut: this.heldOut,
      confusion: this.confusion,
      assigned: [...model.assigned],
      health: health && { dead: health.dead, medianWins: health.medianSpikes },
      findings: this.findings,
      ...(model.document.training?.stages ? { stage: this.stage } : {}),
      ...(this.evaluated ? { evaluated: this.evaluated } : {}),
      ...(this.hash ? { weightHash: this.hash } : {}),
    };
  }

  /** Learns until `target` samples were learned or a rule ends it, then evaluates on all held-out digits; or until `pause`. */
  async run(target: number, rule: StopRule): Promise<void> {
    this.stop = new AbortController();
    this.target = Math.max(target, this.model.samples);
    this.loop = this.learn(this.target, rule, this.stop.signal);
    try {
      await this.loop;
    } finally {
      this.stop = null;
      this.evaluated = undefined;
      this.stage = null;
      this.rate = 0;
    }
    await this.rest();
  }

  /** Stops after the running batch. */
  async pause(): Promise<void> {
    this.stop?.abort();
    await this.loop.catch(() => {});
  }

  async step(): Promise<void> {
    this.phase = "paused";
    await this.host.exclusively(() => this.fit(this.model.samples + 1, 1));
    await this.keep();
    await this.showWeights();
    await this.rest();
  }

  predict(pixels: Uint8Array): Promise<SampleView> {
    return this.host.exclusively(async () => {
      const { plan } = this.model.engine;
      const start = this.shownMs;
      this.shownMs += plan.sampleSteps * plan.document.dt;
      return viewOf(this.model, await this.model.predict(pixels), pixels, start);
    });
  }

  /** See `Session.answered`. */
  answered(truth: number, answer: number, most: number): AnsweredView {
    const { labels, images, count, shape } = this.data.test;
    const found = this.answers.flatMap((one, index) =>
      one === answer && labels[index] === truth ? [index] : [],
    );
    const size = images.length / count;
    const digits = found.slice(0, most).map((index) => ({
      index,
      pixels: toBytes(images.subarray(index * size, (index + 1) * size)).slice(),
    }));
    return { count: found.length, digits, columns: shape.at(-1) ?? size };
  }

  /** Tells the fingerprint of the weights, now that they stand still. */
  async rest(): Promise<void> {
    this.hash = await this.host.exclusively(() => this.model.weightHash());
    this.host.tell();
  }

  private async learn(target: number, rule: StopRule, signal: AbortSignal): Promise<void> {
    this.phase = "training";
    this.hash = undefined;
    if (this.model.document.training?.stages) {
      await this.learnStages(signal);
      return this.conclude(signal);
    }
    const interval = Math.max(100, Math.round(target / 8));
    const probe = Math.min(500, Math.max(100, interval / 2), this.data.test.count);
    while (this.model.samples < target && !signal.aborted) {
      const next = Math.min(target, (Math.floor(this.model.samples / interval) + 1) * interval);
      while (this.model.samples < next && !signal.aborted) {
        const until = Math.min(next, this.model.samples + this.batch);
        await this.host.exclusively(() => this.fit(until, this.batch));
        await letMessagesIn();
        if (this.keeper.isDue) await this.keep();
        if (performance.now() - this.lastWeights > WEIGHTS_MS) await this.showWeights();
        this.host.tell();
      }
      if (signal.aborted || this.model.samples >= target) break;
      await this.keep();
      await this.evaluate(probe, signal);
      await this.lookForFaults();
      if (isOver(this.heldOut, rule)) break;
    }
    await this.conclude(signal);
  }

  /** All stages from the first on: a pause gives up what they have learned. */
  private async learnStages(signal: AbortSignal): Promise<void> {
    const onProgress = async (progress: StageProgress) => {
      this.stage = progress;
      this.host.tell();
      await letMessagesIn();
    };
    const onBatch = async (results: readonly SampleResult[], model: Model, data: Samples) => {
      if (data !== this.data.train) return; // what earlier stages make of digits is none
      await this.show(results, data, model);
    };
    await this.host.exclusively(() =>
      fitStages(this.model, this.data.train, { onProgress, onBatch, signal }),
    );
  }

  private async conclude(signal: AbortSignal): Promise<void> {
    await this.showWeights();
    this.stage = null;
    if (this.model.samples > 0) await this.lookForFaults();
    this.phase = signal.aborted ? this.atRest : "evaluating";
    if (this.model.samples > 0) await this.keep();
    if (signal.aborted) {
      this.phase = this.atRest; // perhaps only now
      return;
    }
    await this.evaluate(this.data.test.count, signal);
    this.phase = signal.aborted ? "paused" : "done";
  }

  private keep(): Promise<void> {
    const { model, host } = this;
    return this.keeper.keep(async () => ({
      document: model.document,
      checkpoint: await host.exclusively(() => model.checkpoint()),
    }));
  }

  private async fit(until: number, batch: number): Promise<void> {
    const start = performance.now();
    const before = this.model.samples;
    const onBatch = (results: readonly SampleResult[]) => {
      for (const { label, prediction } of results) this.recent.push(prediction === label);
      this.recent.splice(0, this.recent.length - RECENT);
      this.show(results, this.data.train);
    };
    await this.model.fit(this.data.train, { until, span: this.target, batch, onBatch, watch: "last" });
    const ms = performance.now() - start;
    const rate = ((this.model.samples - before) / ms) * 1000;
    this.rate = this.rate === 0 ? rate : 0.8 * this.rate + 0.2 * rate;
    this.batch = Math.max(1, Math.min(MOST_IN_BATCH, Math.round((this.rate * BATCH_MS) / 1000)));
  }

  /** Measures accuracy on the first `count` held-out digits, in turns with whoever else needs the engine. */
  private async evaluate(count: number, signal: AbortSignal): Promise<void> {
    const { samples } = this.model;
    this.evaluated = { done: 0, total: count };
    const answers: number[] = [];
    const onBatch = (results: readonly SampleResult[]) => {
      for (const { index, prediction } of results) answers[index] = prediction;
      this.evaluated = { done: this.evaluated!.done + results.length, total: count };
      this.show(results, this.data.test);
      this.host.tell();
      return letMessagesIn();
    };
    const options = { count, batch: this.batch, onBatch, signal, watch: "last" } as const;
    const result = await this.host.exclusively(() => this.model.evaluate(this.data.test, options));
    this.evaluated = undefined;
    if (signal.aborted) return;
    this.heldOut = [
      ...this.heldOut.filter((point) => point.samples !== samples),
      { samples, accuracy: result.accuracy, count },
    ];
    this.confusion = [...result.confusion];
    this.answers = answers;
    this.host.tell();
  }

  /** Measures what makes learning fail. */
  private async lookForFaults(): Promise<void> {
    const count = Math.round(Math.max(LOOK.least, Math.min(LOOK.most, this.rate * LOOK.seconds)));
    this.findings = await this.host.exclusively(() => findFaults(this.model, this.data.train, { count }));
    this.host.tell();
  }

  /** Shows the newest sample, if the last one was long enough ago. */
  private async show(results: readonly SampleResult[], data: Samples, model = this.model): Promise<void> {
    const { plan } = model.engine;
    const duration = plan.sampleSteps * plan.document.dt;
    this.shownMs += results.length * duration;
    const last = results.at(-1);
    if (!last || performance.now() - this.lastSample < SAMPLE_MS) return;
    this.lastSample = performance.now();
    const pixels = data.images.length / data.count;
    const image = toBytes(data.images.subarray(last.index * pixels, (last.index + 1) * pixels));
    const sample = viewOf(model, last, image, this.shownMs - duration);
    const doses = model !== this.model ? await lessonOf(model, last, plan.sampleSteps) : [];
    this.host.sink({ kind: "sample", sample: { ...sample, doses } });
  }

  private async showWeights(): Promise<void> {
    this.lastWeights = performance.now();
    const view = await this.host.exclusively(() => weightsOf(this.model.engine, this.host.watched()));
    if (view) this.host.sink({ kind: "weights", view });
  }
}

/** What the teacher has given most, and taken most, for a sample that has just been learned from. */
async function lessonOf(model: Model, { label }: SampleResult, step: number): Promise<DoseView[]> {
  const rewards = label === null ? null : await model.rewards(label);
  if (!rewards) return [];
  return [Math.max(...rewards), Math.min(...rewards)]
    .filter((reward, k) => (k === 0 ? reward > 0 : reward < 0))
    .map((reward) => ({ step, reward, level: reward, tau: 0 }));
}

/** Whether a rule ends training after the last test. */
export function isOver(tests: readonly HeldOut[], { accuracy, patience }: StopRule): boolean {
  const last = tests.at(-1);
  if (!last) return false;
  if (accuracy !== null && last.accuracy >= accuracy) return true;
  if (patience === null || tests.length <= patience) return false;
  const best = Math.max(...tests.slice(0, -patience).map((test) => test.accuracy));
  return tests.slice(-patience).every((test) => test.accuracy <= best);
}
