// The public face of Spikeyard: the app, the command and users import from here only.

import * as datasets from "./data/datasets";
import * as windowFeatures from "./models/windowFeatures";

export {
  Agent,
  type EvaluateAgentOptions,
  type Intention,
  loadAgent,
  type World,
} from "./api/agent";
export type { Image } from "./api/asking";
export { type ActorCriticOptions, agents, observe, type Sight } from "./api/builders/agents";
export type { NetworkDescription, ProjectionDescription } from "./api/builders/description";
export {
  type Conv2dLayer,
  type Conv2dOptions,
  type DenseLayer,
  type DenseOptions,
  type InputLayer,
  type InputOptions,
  type Layer,
  layers,
  type NeuronLayer,
  type Pool2dLayer,
  type Pool2dOptions,
  type Shape,
  type VoteLayer,
} from "./api/builders/layers";
export {
  type Builders,
  connect,
  encode,
  fromMatrix,
  learn,
  neuron,
  normalize,
  teach,
} from "./api/builders/models";
export { addModel, type OwnBuilder } from "./api/builders/own";
export type { ChainOptions } from "./api/builders/usual";
export { type CodeOptions, toCode } from "./api/code/toCode";
export type { NetworkCompileOptions } from "./api/compiled";
export type { ArrayPair, LabelledData } from "./api/data";
export { type FileSource, readSource, writePath } from "./api/files";
export { LONGEST_NAME } from "./api/link/documentShape";
export { readDocumentFile, writeDocument } from "./api/link/file";
export { LONGEST_LINK, readLink, toLink } from "./api/link/link";
export {
  type EvaluateOptions,
  type FitNetworkOptions,
  loadNetwork,
  Network,
} from "./api/network";
export { Sequential } from "./api/sequential";
export type { Summary, SummaryRow } from "./api/summary";
export { checkDocument } from "./compiler/check";
export { explicitCount, synapseCount } from "./compiler/checkConnector";
export { withoutLostDraws } from "./compiler/drawnAs";
export { canRetune, planNetwork } from "./compiler/plan";
export { readDocument } from "./compiler/readDocument";
export { type Shader, shadersOf } from "./compiler/shadersOf";
export { rangeOfValues } from "./compiler/values";
export { weightMatrix } from "./compiler/weights";
export { type Choice, SIGNALS } from "./core/agent";
export { chance } from "./core/chance";
export type {
  Again,
  AgentPlan,
  Cell,
  Connector,
  Distance,
  Extent,
  Filter,
  InputPopulation,
  ModelUse,
  NetworkDocument,
  NeuronPopulation,
  OwnModels,
  Payment,
  Population,
  Presentation,
  Projection,
  Readout,
  ReadoutBy,
  TrainingPlan,
  Values,
} from "./core/document";
export { DOCUMENT_VERSION, READOUTS, sizeOf } from "./core/document";
export { type Drive, type Driven, defineDrive, drivenBy } from "./core/drive";
export { defineEncoder, type EncoderDescription, type EncoderModel } from "./core/encoder";
export {
  type Actions,
  defineEnvironment,
  type Environment,
  type EnvironmentDescription,
  type EnvironmentModel,
  type Outcome,
  type Quantity,
  type Role,
  type Scene,
  type SceneShape,
  type Site,
} from "./core/environment";
export { lackOf } from "./core/fits";
export { gridOf } from "./core/grid";
export {
  defineNeuron,
  INTEGRATORS,
  type Integrator,
  type NeuronDescription,
  type NeuronModel,
  type StateVariable,
} from "./core/neuron";
export {
  defineNormalization,
  type NormalizationDescription,
  type NormalizationModel,
} from "./core/normalization";
export type { Param, Params, ParamValues } from "./core/params";
export {
  defineRule,
  needsTeacher,
  type RuleDescription,
  type RuleModel,
  type SumDescription,
  type TraceDescription,
} from "./core/rule";
export { defineSynapse, type Receptor, type SynapseDescription, type SynapseModel } from "./core/synapse";
export {
  defineTeacher,
  type TeacherDescription,
  type TeacherModel,
  type TotalDescription,
} from "./core/teacher";
export { type Threshold, thresholdOf } from "./core/threshold";
export {
  type ArrayOptions,
  collect,
  type LabelledImage,
  type Numeric,
  toSamples,
} from "./data/arrays";
export type {
  ArraysOptions,
  FilePair,
  FolderOptions,
  IdxOptions,
  IdxSource,
  LabelledArrays,
  MnistOptions,
} from "./data/datasets";
export { loadMnist, readFiles } from "./data/mnist";
export {
  classesOf,
  type Dataset,
  type Labels,
  ofClasses,
  type Pixels,
  pick,
  type Samples,
  samplesPerClass,
  shuffle,
  split,
  take,
  toBytes,
} from "./data/samples";
export { populationCode, rankOrder } from "./data/transforms/codes";
export { contrast, invert, stretch, threshold } from "./data/transforms/contrast";
export { type DogOptions, dog, onCentre } from "./data/transforms/fields";
export { type Corner, crop, pad, resize, shift } from "./data/transforms/geometry";
export { type NoiseOptions, noise } from "./data/transforms/noise";
export { type Transform, transform } from "./data/transforms/transform";
export {
  type BatchResult,
  type Command,
  type Engine,
  joinSpikes,
  type SampleBatch,
  type Spikes,
  type Work,
} from "./engines/engine";
export type { FromThread, Spawn, Thread, ToThread } from "./engines/event/crew";
export { canUseThreads } from "./engines/event/spawn";
export { findGpu } from "./engines/gpu/find";
export { type EngineChoice, type EngineOptions, type Opened, openEngine } from "./engines/open";
export { type Course as SingleCourse, type CourseOptions, type Single, singleNeuron } from "./engines/single";
export {
  type AnyModel,
  codes,
  environments,
  type Models,
  makeEnvironment,
  models,
  modelsOf,
} from "./models/registry";
export { sightFor } from "./models/sight";
export { usualSynapse } from "./models/usualSynapse";
export {
  type AgentCheckpoint,
  AgentModel,
  compileAgent,
  type Decision,
  type Episode,
  type EpisodeOptions,
} from "./training/agents/agentModel";
export { checkedEnvironment } from "./training/agents/checked";
export { type AgentEvaluation, bestWindow, summarizeEpisodes } from "./training/agents/evaluation";
export type {
  AgentCallback,
  AgentHistory,
  AgentRun,
  TrainAgentOptions,
} from "./training/agents/trainAgent";
export type { Callback, EpochRecord, FitRun } from "./training/callbacks/callback";
export { type CheckpointKeeper, checkpoint } from "./training/callbacks/checkpoint";
export { type EarlyStopOptions, earlyStop } from "./training/callbacks/earlyStop";
export { type ProgressOptions, progress } from "./training/callbacks/progress";
export { type Course, schedule } from "./training/callbacks/schedule";
export { type Diagnosis, diagnose, type FaultOptions, findFaults } from "./training/diagnostics/diagnose";
export type { Finding, FindingKind } from "./training/diagnostics/findings";
export { fitModel, type History } from "./training/fit";
export type { FitModelOptions } from "./training/fitOptions";
export { type CompileOptions, compile, Model } from "./training/model";
export {
  isSavedAgent,
  readAgentFile,
  readModelFile,
  readSaved,
  type Saved,
  type SavedAgent,
  type SavedModel,
  writeModelFile,
} from "./training/modelFile";
export { Payer } from "./training/payer";
export type { Answer, ReadoutModel } from "./training/readouts/readout";
export { readouts } from "./training/readouts/registry";
export { requireFit } from "./training/requireFit";
export type {
  Checkpoint,
  Evaluation,
  FitOptions,
  Labelling,
  LookOptions,
  RunOptions,
  SampleResult,
} from "./training/runs";
export { datasetFor, drawnSets, throughFilter } from "./training/shown";
export { fitStages, type StagedOptions, type StageProgress } from "./training/staged";
export { DataError, EngineError, ModelError } from "./util/errors";
export { isSame } from "./util/frozen";
export { fingerprint } from "./util/hash";
export { datasets, windowFeatures };
