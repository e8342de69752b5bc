// A network that can be trained: compile, fit, evaluate, predict. Which engine runs it makes no difference here.

import { canRetune, planNetwork } from "../compiler/plan";
import type { NetworkDocument } from "../core/document";
import type { Samples } from "../data/mnist";
import type { BatchResult, Engine, SampleBatch, Snapshot, Spikes } from "../engines/engine";
import { type EngineChoice, type EngineOptions, type Opened, openEngine } from "../engines/open";
import { ModelError } from "../util/errors";
import { fingerprint } from "../util/hash";
import { annealed, nextStage } from "./anneal";
import { type Answer, assign, type Counts, type Profile, Responses, vote } from "./responses";

export interface CompileOptions extends EngineOptions {
  readonly engine?: EngineChoice;
}

/** What one sample did. */
export interface SampleResult extends Answer {
  /** number of the sample in its data set */
  readonly index: number;
  readonly label: number | null;
  readonly counts: Counts;
  /** of every population over the presentation; null where no one watches */
  readonly spikes: Spikes | null;
}

export interface RunOptions {
  /** samples between two calls of `onBatch`, rounded up to whole minibatches; changes no result */
  readonly batch?: number;
  readonly onBatch?: (results: readonly SampleResult[]) => void | Promise<void>;
  /** called as `onBatch` is, with the samples done so far: costs nothing where no one asks for answers */
  readonly onProgress?: (done: number) => void | Promise<void>;
  /** whose spikes the results of a batch hold: the fewer, the faster. `none` if absent */
  readonly watch?: "none" | "last" | "all";
  /** stops after the running batch; what was learned stays */
  readonly signal?: AbortSignal;
}

export interface FitOptions extends RunOptions {
  /** samples learned in all when it stops; once through if absent */
  readonly until?: number;
  /** samples over which parameters are annealed; `until` if absent */
  readonly span?: number;
}

export interface Evaluation {
  /** 0..1, of `count` samples */
  readonly accuracy: number;
  readonly count: number;
  /** `[true class, answer]`; an unanswered sample counts in no column, but as wrong */
  readonly confusion: Uint32Array<ArrayBuffer>;
}

/** The state of training: with the document it is all that is needed to go on elsewhere. */
export interface Checkpoint {
  readonly samples: number;
  readonly network: Snapshot;
  readonly profile: Profile;
  /** the window of responses that assigns classes, as `Responses.state` */
  readonly responses: Uint32Array<ArrayBuffer>;
}

/** Training responses that decide a neuron's class. Chosen: labels from 1,000 images cost under 1 point. */
const LABEL_WINDOW = { samples: 1000, spikesPerNeuron: 50 } as const;
/** Samples at a time where no one says. Chosen: work for some ms at least. */
const BATCH = 256;
/** Where the step counter starts for samples that are not learned from: their noise differs from training's. */
const EVALUATION_CLOCK = 2 ** 31;

/**
 * Checks a document, and builds the engine that runs it.
 * @throws {ModelError} if the document has no input or readout, or anything in it is wrong
 * @throws {EngineError} if no engine can be had
 */
export async function compile(document: NetworkDocument, options: CompileOptions = {}): Promise<Model> {
  const plan = planNetwork(document);
  if (!document.readout)
    throw new ModelError("readout", "training needs one: which population answers, in how many classes.");
  const inputs = plan.populations.filter(({ kind }) => kind === "input");
  if (inputs.length !== 1)
    throw new ModelError("populations", `training needs exactly one input, got ${inputs.length}.`);
  const opened = await openEngine(plan, options.engine, options);
  return new Model(opened, await opened.engine.snapshot());
}

export class Model {
  readonly engine: Engine;
  private readonly input: { readonly name: string; readonly n: number };
  private readonly output: { readonly name: string; readonly n: number };
  private readonly classes: number;
  private readonly start: Snapshot;
  /** why this engine, in words; `fallback`: because no GPU could be had */
  readonly choice: Pick<Opened, "reason" | "fallback">;
  private responses: Responses;
  private learned = 0;
  private profile: Profile;
  /** as the user has it: the engine's has annealed parameters */
  private own: NetworkDocument;

  /** Use `compile`. */
  constructor({ engine, ...choice }: Opened, start: Snapshot) {
    this.engine = engine;
    this.choice = choice;
    this.own = engine.plan.document;
    this.start = start;
    const { populations, document } = engine.plan;
    this.input = populations.find(({ kind }) => kind === "input")!;
    this.output = populations.find(({ name }) => name === document.readout!.population)!;
    this.classes = document.readout!.classes;
    this.responses = new Responses(this.output.n, this.classes, LABEL_WINDOW);
    this.profile = this.responses.profile();
  }

  get document(): NetworkDocument {
    return this.own;
  }

  /** Samples learned from so far. */
  get samples(): number {
    return this.learned;
  }

  /** Class of each output neuron, -1 if it has none; from training responses. Shape `[n]`. */
  get assigned(): Int8Array {
    return assign(this.profile, this.classes);
  }

  /** How many output neurons did not fire over the last training samples, and the median of their spikes. */
  get health(): { readonly dead: number; readonly medianSpikes: number } | null {
    if (this.learned === 0) return null;
    const activity = this.responses.activity().sort();
    return {
      dead: activity.filter((spikes) => spikes === 0).length,
      medianSpikes: activity[activity.length >> 1]!,
    };
  }

  /**
   * Learns from samples in order, from where training stands until `until` samples were learned (default: once
   * through). Each result in `onBatch` is the answer before learning from that sample's batch.
   *
   * @returns samples learned in all
   */
  async fit(data: Samples, options: FitOptions = {}): Promise<number> {
    this.checkData(data);
    const { until = data.count, span = until, batch = BATCH, onBatch, onProgress, signal } = options;
    const minibatch = this.engine.plan.minibatch;
    const upTo = (sample: number) => Math.ceil(sample / minibatch) * minibatch;
    while (this.learned < until && !signal?.aborted) {
      const first = this.learned;
      const stage = { learned: first, span: upTo(span), minibatch };
      this.engine.retune(annealed(this.own, stage));
      const end = nextStage(this.own, stage);
      while (this.learned < Math.min(until, end) && !signal?.aborted) {
        const from = this.learned;
        const wrap = from - (from % data.count) + data.count;
        // a minibatch that a stop cut short ends where it would have
        const to = Math.min(until, end, wrap, from % minibatch === 0 ? upTo(from + batch) : upTo(from));
        const first = from % data.count;
        const shown = await this.present(data, first, to - from, options.watch, true, (counts, at, count) =>
          this.responses.add(counts, at, data.labels.subarray(first + at, first + at + count)),
        );
        const results = onBatch ? this.resultsOf(shown, data) : [];
        this.learned = to;
        this.profile = this.responses.profile();
        await onBatch?.(results);
        await onProgress?.(to);
      }
    }
    return this.learned;
  }

  /** Shows samples without learning and compares the answers with their labels. */
  async evaluate(
    data: Samples,
    {
      count = data.count,
      batch = BATCH,
      onBatch,
      onProgress,
      watch,
      signal,
    }: RunOptions & { readonly count?: number } = {},
  ): Promise<Evaluation> {
    this.checkData(data);
    const confusion = new Uint32Array(this.classes * this.classes);
    let right = 0;
    let seen = 0;
    const total = Math.min(count, data.count);
    while (seen < total && !signal?.aborted) {
      const shown = await this.present(data, seen, Math.min(batch, total - seen), watch, false);
      for (let k = 0; k < shown.count; k++) {
        const label = data.labels[seen + k]!;
        const { prediction } = vote(shown.counts, this.profile, this.classes, k * this.output.n);
        if (prediction === label) right++;
        if (prediction >= 0) confusion[label * this.classes + prediction]!++;
      }
      seen += shown.count;
      if (onBatch) await onBatch(this.resultsOf(shown, data));
      await onProgress?.(seen);
    }
    return { accuracy: seen ? right / seen : 0, count: seen, confusion };
  }

  /** Classifies one image without learning. @param pixels - shape of the input, 0..255 */
  async predict(pixels: Uint8Array): Promise<SampleResult> {
    const data: Samples = { images: pixels, labels: new Uint8Array(1), count: 1, shape: [1, pixels.length] };
    this.checkData(data);
    const [result] = this.resultsOf(await this.present(data, 0, 1, "all", false), data);
    return { ...result!, label: null };
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
    const none = new Float32Array(this.output.n * this.classes);
    const responses = new Uint32Array(0);
    await this.restore({ samples: 0, network: this.start, profile: none, responses });
  }

  async checkpoint(): Promise<Checkpoint> {
    return {
      samples: this.learned,
      network: await this.engine.snapshot(),
      profile: this.profile.slice(),
      responses: this.responses.state(),
    };
  }

  /** Goes on from a checkpoint of a network like this one: to the same weights and classes as without a break. */
  async restore({ samples, network, profile, responses }: Checkpoint): Promise<void> {
    const window = new Responses(this.output.n, this.classes, LABEL_WINDOW);
    window.restore(responses);
    await this.engine.restore(network);
    this.learned = samples;
    this.profile = profile.slice();
    this.responses = window;
  }

  /** Fingerprint of all weights, in f32. */
  async weightHash(): Promise<string> {
    const hashes: string[] = [];
    for (const { name, weights } of this.engine.plan.projections) {
      if (weights === "stored")
        hashes.push(fingerprint(new Float32Array(await this.engine.read(`${name}.w`))));
    }
    return hashes.join("-");
  }

  dispose(): void {
    this.engine.dispose();
  }

  private checkData(data: Samples): void {
    const pixels = data.count ? data.images.length / data.count : 0;
    if (pixels !== this.input.n) {
      const got = data.count ? `images of ${pixels} pixels` : "no samples";
      throw new ModelError("data", `input '${this.input.name}' takes ${this.input.n} values, got ${got}.`);
    }
    if (data.labels.length !== data.count)
      throw new ModelError("data", `${data.count} images, but ${data.labels.length} labels.`);
    const wrong = data.labels.find((label) => label >= this.classes);
    if (wrong !== undefined)
      throw new ModelError("data", `label ${wrong} is not among the readout's ${this.classes} classes.`);
  }

  /** Shows `count` samples from `first` on, all within the data. */
  private async present(
    data: Samples,
    first: number,
    count: number,
    watch: RunOptions["watch"],
    learn: boolean,
    onCounts?: SampleBatch["onCounts"],
  ): Promise<Shown> {
    const { plan } = this.engine;
    const { sampleSteps } = plan;
    const kept = watch === "all" ? count : watch === "last" ? Math.min(1, count) : 0;
    const clock = learn ? this.learned * sampleSteps : EVALUATION_CLOCK + first * sampleSteps;
    const { n, name } = this.input;
    const result = await this.engine.present({
      count,
      inputs: { [name]: data.images.subarray(first * n, (first + count) * n) },
      clocks: Float64Array.from({ length: count }, (_, k) => clock + k * sampleSteps),
      learn,
      minibatch: learn ? plan.minibatch : 1,
      spikesFrom: count - kept,
      ...(onCounts ? { onCounts } : {}),
    });
    return { ...result, first, count, spikesFrom: count - kept };
  }

  /** Sample by sample; the classes known now answer for all of them. */
  private resultsOf({ counts, spikes, first, count, spikesFrom }: Shown, data: Samples): SampleResult[] {
    const { sampleSteps, populations } = this.engine.plan;
    const { n } = this.output;
    const spikesOf = (k: number): Spikes => {
      const cut = ({ name, words }: { readonly name: string; readonly words: number }) => {
        const length = sampleSteps * words;
        return [name, spikes[name]!.slice(k * length, (k + 1) * length)] as const;
      };
      return Object.fromEntries(populations.map(cut));
    };
    return Array.from({ length: count }, (_, k) => ({
      index: first + k,
      label: data.labels[first + k]!,
      counts: counts.subarray(k * n, (k + 1) * n),
      spikes: k < spikesFrom ? null : spikesOf(k - spikesFrom),
      ...vote(counts, this.profile, this.classes, k * n),
    }));
  }
}

/** Samples of a data set, `first` and those after it, as an engine shows them. */
interface Shown extends BatchResult {
  readonly first: number;
  readonly count: number;
  readonly spikesFrom: number;
}
