// A network to write, train, ask and save: populations and projections in any graph. It owns what runs it.
import type { NetworkDocument } from "../core/document";
import { canUseThreads } from "../engines/event/spawn";
import { fitModel, type History } from "../training/fit";
import type { FitModelOptions } from "../training/fitOptions";
import { type CompileOptions, compile, type Model } from "../training/model";
import { readModelFile, requireFit, type SavedModel, writeModelFile } from "../training/modelFile";
import type { Evaluation, SampleResult } from "../training/runs";
import { ModelError } from "../util/errors";
import { ask, type Image } from "./asking";
import { documentOf, type NetworkDescription } from "./builders/description";
import { type LabelledData, samplesFrom } from "./data";
import { type FileSource, readSource, writePath } from "./files";
import { type Summary, summarize } from "./summary";

export interface NetworkCompileOptions extends CompileOptions {
  /** draws weights, synapses and noise; the document's if absent */
  readonly seed?: number;
}

/** How a network learns: see `FitModelOptions`; what is held back may be given in any form. */
export interface FitNetworkOptions extends Omit<FitModelOptions, "validation"> {
  readonly validation?: number | LabelledData;
}

/** How samples are told from training: see `Model.evaluate`. */
export type EvaluateOptions = Parameters<Model["evaluate"]>[1];

export class Network {
  private described: NetworkDocument;
  private model: Model | null = null;

  /**
   * @param description - a document, or one without what is usual
   * @throws {ModelError} with the path of what is wrong
   */
  constructor(description: NetworkDescription) {
    this.described = documentOf(description);
  }

  /** What the page edits, and links and files hold. Frozen. */
  get document(): NetworkDocument {
    return this.described;
  }

  /** Samples learned from so far. */
  get samples(): number {
    return this.model?.samples ?? 0;
  }

  /** Class of each neuron of the readout, shape `[n]`: -1 if it has none. @throws {ModelError} before `compile` */
  get assigned(): Int16Array {
    return this.compiled("assigned").assigned;
  }

  /** Prints what it is made of. @param print - where to; null: nowhere */
  summary(print: ((text: string) => void) | null = console.log): Summary {
    const summary = summarize(this.described);
    print?.(summary.text);
    return summary;
  }

  /**
   * Builds what runs the network, with weights as drawn by seed. One that ran before is let go once this succeeds.
   *
   * @throws {ModelError} if the network cannot be trained: it has no input, or no readout; or threads cannot be had
   * @throws {EngineError} if the engine cannot be had
   */
  async compile({ seed, ...options }: NetworkCompileOptions = {}): Promise<this> {
    if ((options.threads ?? 1) > 1 && !options.spawn && !canUseThreads())
      throw new ModelError(
        "threads",
        `${options.threads} share memory and wait for each other, which in a browser only a worker may, of a page that is cross-origin isolated (headers COOP and COEP). Leave 'threads' out, or compile there.`,
      );
    const document = seed === undefined ? this.described : documentOf({ ...this.described, seed });
    const model = await compile(document, options);
    this.model?.dispose();
    [this.described, this.model] = [document, model];
    return this;
  }

  /**
   * Learns from samples, in order, from where training stands, until `epochs` passes are through in all.
   *
   * @param data - samples of a data set, arrays, or an iterable
   * @throws {DataError} naming the sample and pixel that are none
   * @throws {ModelError} before `compile`, or if images and labels do not fit the network; nothing is lost by it
   */
  async fit(data: LabelledData, { validation, ...options }: FitNetworkOptions = {}): Promise<History> {
    const model = this.compiled("fit");
    const samples = await samplesFrom(data, this.described);
    const given = typeof validation === "object" ? await samplesFrom(validation, this.described) : validation;
    return fitModel(model, samples, { ...options, ...(given === undefined ? {} : { validation: given }) });
  }

  /** Shows samples without learning and compares the answers with their labels. @throws {ModelError} as `fit` */
  async evaluate(data: LabelledData, options: EvaluateOptions = {}): Promise<Evaluation> {
    const model = this.compiled("evaluate");
    return model.evaluate(await samplesFrom(data, this.described), options);
  }

  /** The class of an image, or of each of several, with scores and spikes. @throws as `fit` */
  predict(image: Image): Promise<SampleResult>;
  predict(images: readonly Image[]): Promise<SampleResult[]>;
  async predict(input: Image | readonly Image[]): Promise<SampleResult | SampleResult[]> {
    return ask(this.compiled("predict"), input);
  }

  /** Fingerprint of all weights: equal if and only if two trainings ended alike. */
  async weightHash(): Promise<string> {
    return this.compiled("weightHash").weightHash();
  }

  /**
   * Saves document, weights and training state: to a file in Node, whole or not at all; without a path, to a Blob.
   *
   * @throws {EngineError} "not-finite" if a number is none any more: what was saved before stays
   * @throws {DataError} if the file cannot be written
   */
  save(): Promise<Blob>;
  save(path: string | URL): Promise<void>;
  async save(path?: string | URL): Promise<unknown> {
    const bytes = writeModelFile(await this.checkpoint());
    if (path === undefined) return new Blob([bytes], { type: "application/octet-stream" });
    return writePath(path, bytes);
  }

  /**
   * Takes weights and training state of a network like this one from a file: parameters stay as they are here.
   *
   * @throws {DataError} naming what differs, on both sides, or what is wrong with the file; then nothing has changed
   */
  async load(source: FileSource): Promise<this> {
    const [name, bytes] = await readSource(source);
    return this.restore(readModelFile(name, bytes), name);
  }

  /** All that a file holds, in memory: to go back to. */
  async checkpoint(): Promise<SavedModel> {
    const model = this.compiled("checkpoint");
    return { document: model.document, checkpoint: await model.checkpoint() };
  }

  /** As `load`, from memory. @param name - of where it comes from, for errors */
  async restore(saved: SavedModel, name = "checkpoint"): Promise<this> {
    const model = this.compiled("restore");
    requireFit(name, saved.document, model.document);
    await model.restore(saved.checkpoint);
    return this;
  }

  /** Lets go of memory, threads and device. The document stays, and can be compiled again. */
  dispose(): void {
    this.model?.dispose();
    this.model = null;
  }

  private compiled(what: string): Model {
    if (this.model) return this.model;
    throw new ModelError(what, "the network is not compiled. Call `await network.compile()` first.");
  }
}

/**
 * The network in a file, ready to answer and to learn on.
 *
 * @throws {DataError} if it is no model file, or damaged
 */
export async function loadNetwork(source: FileSource, options: CompileOptions = {}): Promise<Network> {
  const [name, bytes] = await readSource(source);
  const saved = readModelFile(name, bytes);
  const network = await new Network(saved.document).compile(options);
  return network.restore(saved, name);
}
