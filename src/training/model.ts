// A network that can be trained: compile, fit, evaluate, predict. Which engine runs it makes no difference here.

import { canRetune, planNetwork } from "../compiler/plan";
import { type NetworkDocument, sizeOf } from "../core/document";
import type { Pixels, Samples } from "../data/samples";
import { addCounts, type Engine, type Snapshot, type Spikes } from "../engines/engine";
import { type EngineChoice, type EngineOptions, type Opened, openEngine } from "../engines/open";
import { ModelError } from "../util/errors";
import { annealed, nextStage } from "./anneal";
import { Knowledge } from "./knowledge";
import type { Answer, Table } from "./readouts/readout";
import type { Counts } from "./responses";
import type {
  Checkpoint,
  Evaluation,
  FitOptions,
  Labelling,
  LookOptions,
  RunOptions,
  SampleResult,
} from "./runs";
import { inputOf, requireSamples } from "./samples";
import { mostAtOnce, orderOfSpikes, responseTo, type Shown, showSamples, spikesOf } from "./show";
import { weightHash } from "./weightHash";

export interface CompileOptions extends EngineOptions {
  readonly engine?: EngineChoice;
}

/** Samples at a time where no one says. Chosen: work for some ms at least. */
const BATCH = 256;

/**
 * Checks a document, and builds the engine that runs it.
 * @throws {ModelError} if the document has no input or readout, or anything in it is wrong
 * @throws {EngineError} if no engine can be had
 */
export async function compile(document: NetworkDocument, options: CompileOptions = {}): Promise<Model> {
  const plan = planNetwork(document);
  if (!document.readout)
    throw new ModelError("readout", "training needs one: which population answers, in how many classes.");
  inputOf(document);
  const opened = await openEngine(plan, options.engine, options);
  return new Model(opened, await opened.engine.snapshot(), options);
}

export class Model {
  readonly engine: Engine;
  private readonly knowledge: Knowledge;
  private readonly start: Snapshot;
  /** how it was compiled */
  readonly options: CompileOptions;
  /** why this engine, in words; `fallback`: because no GPU could be had */
  readonly choice: Pick<Opened, "reason" | "fallback">;
  private learned = 0;
  /** as the user has it: the engine's has annealed parameters */
  private own: NetworkDocument;

  /** Use `compile`. */
  constructor({ engine, ...choice }: Opened, start: Snapshot, options: CompileOptions) {
    this.engine = engine;
    this.options = options;
    this.choice = choice;
    this.own = engine.plan.document;
    this.start = start;
    this.knowledge = new Knowledge(engine);
  }

  get document(): NetworkDocument {
    return this.own;
  }

  get outputName(): string {
    return this.knowledge.output.name;
  }

  /** Samples learned from so far. */
  get samples(): number {
    return this.learned;
  }

  /** Class of each output neuron, -1 if it has none; from training responses, if they decide it. Shape `[n]`. */
  get assigned(): Int16Array {
    return this.knowledge.assigned;
  }

  /** Spikes of each output neuron over the remembered training samples, and how many these are. Shape `[n]`. */
  get activity(): { readonly spikes: Float64Array; readonly samples: number } {
    return this.knowledge.activity;
  }

  /**
   * What its teacher gave each output neuron for the last sample that it learned from. Shape `[n]`; null without a teacher.
   * Slow variables are read as the sample's end has left them.
   */
  rewards(label: number): Promise<readonly number[] | null> {
    return this.knowledge.rewards(label);
  }

  /** How many output neurons did not fire over the last training samples, and the median of their spikes. */
  get health(): { readonly dead: number; readonly medianSpikes: number } | null {
    if (this.learned === 0) return null;
    const activity = this.knowledge.activity.spikes.sort();
    return {
      dead: activity.filter((spikes) => spikes === 0).length,
      medianSpikes: activity[activity.length >> 1]!,
    };
  }

  /**
   * Learns from samples in order, from where training stands until `until` samples were learned (default: once
   * through). Each result in `onBatch` is the answer before learning from that sample's batch. What a fault or an
   * error in a callback cuts short stays as it was after the last whole batch.
   *
   * @returns samples learned in all
   * @throws {ModelError} if the samples do not fit the network: before anything is learned
   */
  async fit(data: Samples, options: FitOptions = {}): Promise<number> {
    requireSamples(data, this.own);
    const { until = data.count, span = until, batch = BATCH, onBatch, onProgress, signal } = options;
    const minibatch = this.engine.plan.minibatch;
    const most = this.limit(batch, options.watch);
    const upTo = (sample: number) => Math.ceil(sample / minibatch) * minibatch;
    while (this.learned < until && !signal?.aborted) {
      const first = this.learned;
      const stage = { learned: first, span: upTo(span), minibatch };
      this.engine.retune(annealed(this.own, stage));
      const end = nextStage(this.own, stage);
      const { own } = this; // until a callback retunes it
      while (this.learned < Math.min(until, end) && this.own === own && !signal?.aborted) {
        const from = this.learned;
        const wrap = from - (from % data.count) + data.count;
        // a minibatch that a stop cut short ends where it would have
        const to = Math.min(until, end, wrap, from % minibatch === 0 ? upTo(from + most) : upTo(from));
        const known = onBatch ? this.knowledge.table() : null;
        const shown = await this.learnFrom(data, from, to - from, known !== null, options.watch);
        this.learned = to;
        if (known) await onBatch?.(this.resultsOf(shown, data, known));
        await onProgress?.(to);
      }
    }
    return this.learned;
  }

  /**
   * Shows samples without learning and compares the answers with their labels, which nothing else ever sees.
   * @throws {ModelError} if samples do not fit the network, or none of their classes can be answered
   */
  async evaluate(data: Samples, options: LookOptions = {}): Promise<Evaluation> {
    requireSamples(data, this.own);
    const { knowledge } = this;
    const { classes } = knowledge;
    const unseen = knowledge.requireSeen(data.labels);
    const confusion = new Uint32Array(classes * classes);
    const table = knowledge.table();
    let right = 0;
    const count = await this.look(data, options, (shown) => {
      for (let k = 0; k < shown.showing.count; k++) {
        const label = data.labels[shown.showing.first + k]!;
        const { prediction } = knowledge.answer(responseTo(shown, k), table);
        if (prediction === label) right++;
        if (prediction >= 0) confusion[label * classes + prediction]!++;
      }
    });
    return { accuracy: count ? right / count : 0, count, confusion, unseen };
  }

  /**
   * Gives output neurons their classes anew: by what they answer to these samples of training, shown without
   * learning. Without it, the answers given while learning decide. A signal leaves the old classes.
   * @throws {ModelError} if samples do not fit the network
   */
  async label(data: Samples, options: LookOptions = {}): Promise<Labelling> {
    requireSamples(data, this.own);
    let count = 0;
    const found = await this.knowledge.relabel(data, async (take) => {
      count = await this.look(data, options, take);
      return !options.signal?.aborted;
    });
    return { count, ...found };
  }

  /**
   * What the readout makes of the spikes of one sample, shown by other means: without learning.
   * @param spikes - of the population that is read out at least, shape `[steps, ceil(n / 32)]`
   */
  answer(spikes: Spikes): Answer {
    const { knowledge } = this;
    const { name, n } = knowledge.output;
    const { words } = this.engine.plan.readout!;
    const counts = new Uint16Array(n);
    addCounts(spikes[name]!, words, counts);
    const order = knowledge.readsOrder ? orderOfSpikes(spikes[name]!, words) : new Uint32Array(0);
    return knowledge.answer({ counts, order }, knowledge.table());
  }

  /** Classifies one image without learning. @param pixels - shape of the input: bytes, or f32 0..1 */
  async predict(pixels: Pixels): Promise<SampleResult> {
    const data = unlabelled(pixels, 1);
    requireSamples(data, this.own);
    const ordered = this.knowledge.readsOrder;
    const showing = { first: 0, count: 1, learned: null, watch: "all", ordered } as const;
    const shown = await showSamples(this.engine, data, showing);
    const [result] = this.resultsOf(shown, data, this.knowledge.table());
    return { ...result!, label: null };
  }

  /**
   * Classifies many images without learning: as `evaluate` would, without labels.
   * @param images - shape `[any, n]`, 0..255
   */
  async predictAll(images: Pixels, options: Omit<RunOptions, "onBatch"> = {}): Promise<SampleResult[]> {
    const data = unlabelled(images, Math.max(1, Math.floor(images.length / sizeOf(inputOf(this.own)[1]))));
    requireSamples(data, this.own);
    const results: SampleResult[] = [];
    const onBatch = (batch: readonly SampleResult[]) => {
      for (const result of batch) results.push({ ...result, label: null });
    };
    await this.look(data, { ...options, onBatch }, () => {});
    return results;
  }

  /** Takes in new live numbers; false if the network must be built anew for this document. */
  retune(document: NetworkDocument): boolean {
    if (!canRetune(this.own, document)) return false;
    this.engine.retune(document);
    this.own = document; // annealed again when learning goes on
    return true;
  }

  /** Back to the first sample: weights as drawn, no classes. */
  async reset(): Promise<void> {
    await this.restore({ samples: 0, network: this.start, responses: new Uint32Array(0) });
  }

  async checkpoint(): Promise<Checkpoint> {
    const network = await this.engine.snapshot();
    return { samples: this.learned, network, ...this.knowledge.state };
  }

  /** Takes over what another network with the same output neurons knows of their classes. */
  goOnFrom(other: Model): void {
    this.knowledge.goOnFrom(other.knowledge);
  }

  /** Its weights are those that so many samples have taught to networks like it. */
  haveLearned(samples: number): void {
    this.learned = samples;
  }

  /** Goes on from a checkpoint, to the bits that an uninterrupted run would end with. */
  async restore({ samples, network, responses, taught }: Checkpoint): Promise<void> {
    const known = this.knowledge.read(responses);
    await this.engine.restore(network);
    this.learned = samples;
    this.knowledge.restore(known, taught ?? null);
  }

  /** Fingerprint of all weights, in f32. */
  async weightHash(): Promise<string> {
    return weightHash(this.engine);
  }

  dispose(): void {
    this.engine.dispose();
  }

  /** Samples to show at once: what is kept of each must fit. */
  private limit(batch: number, watch: RunOptions["watch"]): number {
    const { plan } = this.engine;
    const words = watch === "all" ? plan.words : this.knowledge.readsOrder ? plan.readout!.words : 0;
    return words > 0 ? Math.min(batch, mostAtOnce(plan, words)) : batch;
  }

  /** @param answers - whether answers are wanted, besides what the readout learns from */
  private async learnFrom(
    data: Samples,
    from: number,
    count: number,
    answers: boolean,
    watch: RunOptions["watch"] = "none",
  ) {
    const first = from % data.count;
    const { knowledge } = this;
    const { learnsOrder, readsOrder } = knowledge;
    const ordered = learnsOrder || (answers && readsOrder);
    const lessons = this.engine.plan.teacher
      ? { labels: data.labels, classes: knowledge.taughtClasses() }
      : null;
    const showing = { first, count, learned: from, watch, ordered, lessons } as const;
    if (!learnsOrder) {
      // while other samples are still on their way
      const onCounts = (counts: Counts, at: number, some: number) =>
        knowledge.learnCounts(counts, at, data.labels.subarray(first + at, first + at + some));
      return showSamples(this.engine, data, { ...showing, onCounts });
    }
    const shown = await showSamples(this.engine, data, showing);
    knowledge.learn(shown, data);
    return shown;
  }

  /** Shows samples without learning. @returns how many */
  private async look(data: Samples, options: LookOptions, take: (shown: Shown) => void): Promise<number> {
    const { count = data.count, batch = BATCH, onBatch, onProgress, watch = "none", signal } = options;
    const total = Math.min(count, data.count);
    const most = this.limit(batch, watch);
    let seen = 0;
    while (seen < total && !signal?.aborted) {
      const some = Math.min(most, total - seen);
      const showing = { first: seen, count: some, learned: null, watch, ordered: this.knowledge.readsOrder };
      const shown = await showSamples(this.engine, data, showing);
      take(shown);
      seen += some;
      if (onBatch) await onBatch(this.resultsOf(shown, data, this.knowledge.table()));
      await onProgress?.(seen);
    }
    return seen;
  }

  /** Sample by sample; the classes known now answer for all of them. */
  private resultsOf(shown: Shown, data: Samples, table: Table): SampleResult[] {
    const { first, count } = shown.showing;
    return Array.from({ length: count }, (_, k) => {
      const response = responseTo(shown, k);
      return {
        index: first + k,
        label: data.labels[first + k]!,
        counts: response.counts,
        spikes: spikesOf(shown, k),
        ...this.knowledge.answer(response, table),
      };
    });
  }
}

/** @param images - shape `[count, any]` */
function unlabelled(images: Pixels, count: number): Samples {
  return { images, labels: new Uint8Array(count), count, shape: [1, images.length / count] };
}
