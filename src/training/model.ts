// A network that can be trained: compile, fit, evaluate, predict. Which engine runs it makes no difference here.

import { canRetune, planNetwork } from "../compiler/plan";
import type { NetworkDocument } from "../core/document";
import type { Samples } from "../data/mnist";
import type { Command, Engine, Snapshot, Spikes } from "../engines/engine";
import { type EngineChoice, openEngine } from "../engines/open";
import { ModelError } from "../util/errors";
import { fingerprint } from "../util/hash";
import { type Answer, assign, type Counts, countSpikes, type Profile, Responses, vote } from "./responses";

export interface CompileOptions {
  readonly engine?: EngineChoice;
  /** where WebGPU is found outside a browser */
  readonly gpu?: GPU;
}

/** What one sample did. */
export interface SampleResult extends Answer {
  /** number of the sample in its data set */
  readonly index: number;
  readonly label: number | null;
  readonly counts: Counts;
  /** of every population over the presentation */
  readonly spikes: Spikes;
}

export interface RunOptions {
  /** samples between two calls of `onBatch`; changes no result */
  readonly batch?: number;
  readonly onBatch?: (results: readonly SampleResult[]) => void | Promise<void>;
  /** stops after the running batch; what was learned stays */
  readonly signal?: AbortSignal;
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
}

/** Training responses that decide a neuron's class. Chosen: labels from 1,000 images cost under 1 point. */
const LABEL_WINDOW = 1000;
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
  const engine = await openEngine(plan, options.engine, options.gpu);
  return new Model(engine, await engine.snapshot());
}

export class Model {
  readonly engine: Engine;
  private readonly input: { readonly name: string; readonly n: number };
  private readonly output: { readonly name: string; readonly n: number };
  private readonly classes: number;
  private readonly start: Snapshot;
  private responses: Responses;
  private learned = 0;
  private profile: Profile;

  /** Use `compile`. */
  constructor(engine: Engine, start: Snapshot) {
    this.engine = engine;
    this.start = start;
    const { populations, document } = engine.plan;
    this.input = populations.find(({ kind }) => kind === "input")!;
    this.output = populations.find(({ name }) => name === document.readout!.population)!;
    this.classes = document.readout!.classes;
    this.responses = new Responses(this.output.n, this.classes, LABEL_WINDOW);
    this.profile = this.responses.profile();
  }

  get document(): NetworkDocument {
    return this.engine.plan.document;
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
  async fit(
    data: Samples,
    { until = data.count, ...options }: RunOptions & { readonly until?: number } = {},
  ): Promise<number> {
    this.checkData(data);
    const total = Math.max(0, until - this.learned);
    const indices = Array.from({ length: total }, (_, k) => (this.learned + k) % data.count);
    const first = this.learned;
    await this.inBatches(indices, options, async (batch, done) => {
      const results = await this.present(
        data,
        batch,
        (k) => (first + done + k) * this.engine.plan.sampleSteps,
        true,
      );
      for (const { counts, label } of results) this.responses.add(counts, label!);
      this.learned += batch.length;
      this.profile = this.responses.profile();
      return results;
    });
    return this.learned;
  }

  /** Shows samples without learning and compares the answers with their labels. */
  async evaluate(
    data: Samples,
    { count = data.count, ...options }: RunOptions & { readonly count?: number } = {},
  ): Promise<Evaluation> {
    this.checkData(data);
    const confusion = new Uint32Array(this.classes * this.classes);
    let right = 0;
    let seen = 0;
    const indices = Array.from({ length: Math.min(count, data.count) }, (_, k) => k);
    await this.inBatches(indices, options, async (batch) => {
      const results = await this.present(
        data,
        batch,
        (k) => EVALUATION_CLOCK + batch[k]! * this.engine.plan.sampleSteps,
        false,
      );
      for (const { label, prediction } of results) {
        seen++;
        if (prediction === label) right++;
        if (prediction >= 0) confusion[label! * this.classes + prediction]!++;
      }
      return results;
    });
    return { accuracy: seen ? right / seen : 0, count: seen, confusion };
  }

  /** Classifies one image without learning. @param pixels - shape of the input, 0..255 */
  async predict(pixels: Uint8Array): Promise<SampleResult> {
    const data: Samples = { images: pixels, labels: new Uint8Array(1), count: 1, shape: [1, pixels.length] };
    this.checkData(data);
    const [result] = await this.present(data, [0], () => EVALUATION_CLOCK, false);
    return { ...result!, label: null };
  }

  /** Takes in new live numbers; false if the network must be built anew for this document. */
  retune(document: NetworkDocument): boolean {
    if (!canRetune(this.document, document)) return false;
    this.engine.retune(document);
    return true;
  }

  /** Back to the first sample: weights as drawn, no classes. */
  async reset(): Promise<void> {
    const none = new Float32Array(this.output.n * this.classes);
    await this.restore({ samples: 0, network: this.start, profile: none });
  }

  async checkpoint(): Promise<Checkpoint> {
    return { samples: this.learned, network: await this.engine.snapshot(), profile: this.profile.slice() };
  }

  /** Goes on from a checkpoint. The window of responses that assigns classes starts anew. */
  async restore({ samples, network, profile }: Checkpoint): Promise<void> {
    await this.engine.restore(network);
    this.learned = samples;
    this.profile = profile.slice();
    this.responses = new Responses(this.output.n, this.classes, LABEL_WINDOW);
  }

  /** Fingerprint of all weights, in f32. */
  async weightHash(): Promise<string> {
    const hashes: string[] = [];
    for (const { name, weights } of this.engine.plan.projections) {
      if (weights === "dense")
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

  private async inBatches(
    indices: readonly number[],
    { batch = 16, onBatch, signal }: RunOptions,
    work: (batch: readonly number[], done: number) => Promise<readonly SampleResult[]>,
  ): Promise<void> {
    for (let done = 0; done < indices.length && !signal?.aborted; done += batch) {
      const results = await work(indices.slice(done, done + batch), done);
      await onBatch?.(results);
    }
  }

  /** Shows samples one after another; the classes known now answer for all of them. */
  private async present(
    data: Samples,
    indices: readonly number[],
    clockOf: (k: number) => number,
    learn: boolean,
  ): Promise<SampleResult[]> {
    const { sampleSteps, populations } = this.engine.plan;
    const commands = indices.flatMap((index, k): Command[] => {
      const pixels = data.images.subarray(index * this.input.n, (index + 1) * this.input.n);
      const inputs = { [this.input.name]: Float32Array.from(pixels, (pixel) => pixel / 255) };
      const shown: Command[] = [
        { do: "begin", inputs, clock: clockOf(k) },
        { do: "run", steps: sampleSteps, learn },
      ];
      return learn ? [...shown, { do: "end" }] : shown;
    });
    const all = await this.engine.run(commands);
    return indices.map((index, k) => {
      const cut = ({ name, words }: { name: string; words: number }) => {
        const length = sampleSteps * words;
        return [name, all[name]!.slice(k * length, (k + 1) * length)] as const;
      };
      const spikes = Object.fromEntries(populations.map(cut));
      const counts = countSpikes(spikes[this.output.name]!, this.output.n);
      return {
        index,
        label: data.labels[index]!,
        counts,
        spikes,
        ...vote(counts, this.profile, this.classes),
      };
    });
  }
}
