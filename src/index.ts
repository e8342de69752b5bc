// The public face of Spikeyard: the app, the command and users import from here only.
export type {
  InputPopulation,
  ModelUse,
  NetworkDocument,
  NeuronPopulation,
  ParamValues,
  Population,
  Presentation,
  Projection,
  Readout,
  Values,
} from "./core/document";
export { DOCUMENT_VERSION, sizeOf } from "./core/document";
export type { EncoderModel } from "./core/encoder";
export type { NeuronModel } from "./core/neuron";
export type { NormalizationModel } from "./core/normalization";
export type { Param, Params } from "./core/params";
export type { RuleModel } from "./core/rule";
export type { SynapseModel } from "./core/synapse";
export { type Models, models } from "./models/registry";
export { DataError, EngineError, ModelError } from "./util/errors";
