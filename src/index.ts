// The public face of Spikeyard: the app, the command and users import from here only.

export type { NetworkDescription, ProjectionDescription } from "./api/builders/description";
export {
  type DenseLayer,
  type DenseOptions,
  type InputLayer,
  type InputOptions,
  type Layer,
  layers,
  type Shape,
  type VoteLayer,
} from "./api/builders/layers";
export { type Builders, connect, encode, learn, neuron, normalize } from "./api/builders/models";
export type { ChainOptions } from "./api/builders/usual";
export { type CodeOptions, toCode } from "./api/code/toCode";
export { type FileSource, readSource, writePath } from "./api/files";
export { type EvaluateOptions, loadNetwork, Network, type NetworkCompileOptions } from "./api/network";
export { Sequential } from "./api/sequential";
export type { Summary, SummaryRow } from "./api/summary";
export type { History, Image, TrainOptions } from "./api/training";
export { canRetune, planNetwork } from "./compiler/plan";
export { readDocument } from "./compiler/readDocument";
export type {
  Connector,
  InputPopulation,
  ModelUse,
  NetworkDocument,
  NeuronPopulation,
  ParamValues,
  Population,
  Presentation,
  Projection,
  Readout,
  TrainingPlan,
  Values,
} from "./core/document";
export { DOCUMENT_VERSION, sizeOf } from "./core/document";
export type { EncoderModel } from "./core/encoder";
export { gridOf } from "./core/grid";
export type { NeuronModel } from "./core/neuron";
export type { NormalizationModel } from "./core/normalization";
export type { Param, Params } from "./core/params";
export type { RuleModel } from "./core/rule";
export type { SynapseModel } from "./core/synapse";
export { type Dataset, loadMnist, readFiles, type Samples } from "./data/mnist";
export type { BatchResult, Command, Engine, SampleBatch, Spikes, Work } from "./engines/engine";
export { type FromThread, type Spawn, serveThread, type Thread, type ToThread } from "./engines/event/crew";
export { type EngineChoice, type EngineOptions, type Opened, openEngine } from "./engines/open";
export { type Models, models } from "./models/registry";
export {
  type Checkpoint,
  type CompileOptions,
  compile,
  type Evaluation,
  type FitOptions,
  Model,
  type SampleResult,
} from "./training/model";
export { readModelFile, requireFit, type SavedModel, writeModelFile } from "./training/modelFile";
export { DataError, EngineError, ModelError } from "./util/errors";
