// What a sequential network does where no one says: the settings that its encoder and its way of competing need to
// learn well, as the presets were tuned.
import type {
  ModelUse,
  NetworkDocument,
  Presentation,
  Readout,
  ReadoutBy,
  TrainingPlan,
} from "../../core/document";
import type { Params } from "../../core/params";
import { models } from "../../models/registry";
import type { DenseLayer, InputLayer, VoteLayer } from "./layers";
import { normalize } from "./models";

/** What a sequential network has besides layers. What is absent follows from them; null is none at all. */
export interface ChainOptions {
  readonly name?: string;
  /** ms; 1 if absent */
  readonly dt?: number;
  /** 1 if absent */
  readonly seed?: number;
  readonly presentation?: Partial<Omit<Presentation, "until">> & {
    readonly until?: NonNullable<Presentation["until"]> | null;
  };
  readonly training?:
    | (Omit<TrainingPlan, "anneal"> & { readonly anneal?: NonNullable<TrainingPlan["anneal"]> | null })
    | null;
  readonly layout?: NonNullable<NetworkDocument["layout"]>;
}

/**
 * Where the first spike decides (measured as preset mnist-latency-400): ms for the common ramp after the last input
 * spike; output spikes that end a sample; the share of their start at which learning rate and thresholds' rise end; how
 * spikes are read.
 */
const FIRST_SPIKE = { ramp: 6, until: { train: 1, test: 5 }, annealTo: 1 / 20, by: "rank_order" } as const;
/** ms a sample is shown where the encoder names no window. */
const USUAL_DURATION = 100;
/** Mean weight of an input under l1, after Diehl & Cook 2015, doi:10.3389/fncom.2015.00099: 78.4 for 784. */
const MEAN_WEIGHT = 0.1;
/** A layer of neurons, with the names that it and the projection onto it have. */
export interface PlacedLayer {
  readonly layer: DenseLayer;
  readonly name: string;
  readonly projection: string;
}

/** What the weights of a learning layer are scaled to. @param inputs - neurons of the layer before */
export function usualNormalization({ options }: DenseLayer, inputs: number): ModelUse | null {
  if (!options.learn) return null;
  if (options.compete === "first-spike") return normalize.l2({ total: 1 });
  return normalize.l1({ total: MEAN_WEIGHT * inputs });
}

/** Parameters of a layer's neurons: a common ramp starts when the last input has spiked. */
export function withOnset({ options }: DenseLayer, window: number | null): ModelUse {
  const { name, params } = asUse(options.neuron);
  const known = Object.hasOwn(models.neurons, name) ? models.neurons[name]!.params : {};
  const applies = options.compete === "first-spike" && window !== null && Object.hasOwn(known, "onset");
  return applies ? { name, params: { onset: window, ...params } } : { name, ...(params ? { params } : {}) };
}

/** How the spikes of a layer are read. */
export function readoutOf({ classes, by }: VoteLayer, population: string, last: DenseLayer): Readout {
  const usual = usualReadout(last.options.compete);
  const named = by === undefined ? usual : by;
  return { population, classes, ...(named ? { by: named } : {}) };
}

/** null: as a document has it that does not say. */
export function usualReadout(compete: DenseLayer["options"]["compete"]): ReadoutBy | null {
  return compete === "first-spike" ? FIRST_SPIKE.by : null;
}

export function presentationOf(
  last: DenseLayer,
  window: number | null,
  readout: Readout | null,
  given: ChainOptions["presentation"],
): Presentation {
  const first = last.options.compete === "first-spike";
  const usual = first && window !== null ? window + FIRST_SPIKE.ramp : USUAL_DURATION;
  const { duration = usual, until = first && readout ? FIRST_SPIKE.until : null, ...others } = given ?? {};
  return { duration, ...others, ...(until ? { until } : {}) };
}

export function trainingOf(
  hidden: readonly PlacedLayer[],
  given: ChainOptions["training"],
): TrainingPlan | null {
  if (given === null) return null;
  const { anneal = annealOf(hidden), ...others } = given ?? {};
  const plan = { ...others, ...(anneal ? { anneal } : {}) };
  return given || anneal ? plan : null;
}

/** Where the first spike decides, what a spike moves is much at first and little in the end. */
function annealOf(hidden: readonly PlacedLayer[]): TrainingPlan["anneal"] | null {
  const moved = hidden.flatMap(({ name, projection, layer: { options } }) => {
    if (options.compete !== "first-spike" || !options.learn) return [];
    return [
      ...endOf(`${projection}.eta`, options.learn, models.rules),
      ...endOf(`${name}.theta_plus`, asUse(options.neuron), models.neurons),
    ];
  });
  return moved.length > 0 ? Object.fromEntries(moved) : null;
}

/** Where a parameter ends that moves, if the model has it and it is above 0. */
function endOf(
  target: string,
  { name, params }: ModelUse,
  registry: Readonly<Record<string, { readonly params: Params }>>,
): [string, number][] {
  const parameter = target.split(".")[1]!;
  const known = Object.hasOwn(registry, name) ? registry[name]!.params[parameter] : undefined;
  const start = params?.[parameter] ?? known?.value ?? 0;
  return start > 0 ? [[target, Number((start * FIRST_SPIKE.annealTo).toPrecision(12))]] : [];
}

/** ms until the last input has spiked; null where the encoder goes on for as long as a sample is shown. */
export function windowOf({ options: { encode } }: InputLayer): number | null {
  const model = Object.hasOwn(models.encoders, encode.name) ? models.encoders[encode.name] : undefined;
  return encode.params?.window ?? model?.params.window?.value ?? null;
}

function asUse(neuron: string | ModelUse): ModelUse {
  return typeof neuron === "string" ? { name: neuron } : neuron;
}
