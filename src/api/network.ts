// A network to write, train, ask and save: populations and projections in any graph. It owns what runs it.
import type { NetworkDocument } from "../core/document";
import { fitModel, type History } from "../training/fit";
import type { FitModelOptions } from "../training/fitOptions";
import { type CompileOptions, compile, type Model } from "../training/model";
import { readModelFile, type SavedModel } from "../training/modelFile";
import type { Checkpoint, Evaluation, SampleResult } from "../training/runs";
import { ask, type Image } from "./asking";
import { Compiled } from "./compiled";
import { type LabelledData, samplesFrom } from "./data";
import { type FileSource, readSource } from "./files";

/** How a network learns: see `FitModelOptions`; what is held back may be given in any form. */
export interface FitNetworkOptions extends Omit<FitModelOptions, "validation"> {
  readonly validation?: number | LabelledData;
}

/** How samples are told from training: see `Model.evaluate`. */
export type EvaluateOptions = Parameters<Model["evaluate"]>[1];

export class Network extends Compiled<Checkpoint, Model> {
  protected readonly kind = "network";

  /** Samples learned from so far. */
  get samples(): number {
    return this.running?.samples ?? 0;
  }

  /** Class of each neuron of the readout, shape `[n]`: -1 if it has none. @throws {ModelError} before `compile` */
  get assigned(): Int16Array {
    return this.compiled("assigned").assigned;
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
    const samples = await samplesFrom(data, this.document);
    const given = typeof validation === "object" ? await samplesFrom(validation, this.document) : validation;
    return fitModel(model, samples, { ...options, ...(given === undefined ? {} : { validation: given }) });
  }

  /** Shows samples without learning and compares the answers with their labels. @throws {ModelError} as `fit` */
  async evaluate(data: LabelledData, options: EvaluateOptions = {}): Promise<Evaluation> {
    const model = this.compiled("evaluate");
    return model.evaluate(await samplesFrom(data, this.document), options);
  }

  /** The class of an image, or of each of several, with scores and spikes. @throws as `fit` */
  predict(image: Image): Promise<SampleResult>;
  predict(images: readonly Image[]): Promise<SampleResult[]>;
  async predict(input: Image | readonly Image[]): Promise<SampleResult | SampleResult[]> {
    return ask(this.compiled("predict"), input);
  }

  protected build(document: NetworkDocument, options: CompileOptions): Promise<Model> {
    return compile(document, options);
  }

  protected readFile(name: string, bytes: Uint8Array<ArrayBuffer>): SavedModel {
    return readModelFile(name, bytes);
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
