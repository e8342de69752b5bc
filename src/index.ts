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
export { DataError, EngineError, ModelError } from "./util/errors";
