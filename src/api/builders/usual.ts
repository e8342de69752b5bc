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
import type { NeuronLayer, VoteLayer } from "./layers";
import { type Place, rounded } from "./place";

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
  /**
   * How it learns. Where a convolution learns, each layer does so in a stage of its own, unless `stages` says otherwise:
   * `epochs`, `batch` and `anneal` are then those of the stages after it, and the teacher that of the last layer.
   */
  readonly training?:
    | (Omit<TrainingPlan, "anneal"> & { readonly anneal?: NonNullable<TrainingPlan["anneal"]> | null })
    | null;
  readonly layout?: NonNullable<NetworkDocument["layout"]>;
}

/**
 * Where the first spike decides (measured as preset mnist-latency-400): output spikes that end a sample; the share of
 * their start at which learning rate and thresholds' rise end; how spikes are read.
 */
export const FIRST_SPIKE = { until: { train: 1, test: 5 }, annealTo: 1 / 20, by: "rank_order" } as const;
/** ms a sample is shown where the encoder names no window. */
const USUAL_DURATION = 100;

/** Whether a layer answers by the first of its neurons to fire. */
export function isFirstSpike(layer: NeuronLayer): boolean {
  return layer.kind === "dense" && layer.options.compete === "first-spike";
}

/** How the spikes of a layer are read. */
export function readoutOf({ classes, by }: VoteLayer, { layer, name }: Place): Readout {
  const usual = usualReadout(isFirstSpike(layer));
  const named = by === undefined ? usual : by;
  return { population: name, classes, ...(named ? { by: named } : {}) };
}

/** null: as a document has it that does not say. */
export function usualReadout(firstSpike: boolean): ReadoutBy | null {
  return firstSpike ? FIRST_SPIKE.by : null;
}

export function presentationOf(
  { layer, before, heard }: Place,
  readout: Readout | null,
  given: ChainOptions["presentation"],
): Presentation {
  const first = isFirstSpike(layer);
  const isOver = layer.kind === "dense" ? first && before.heard !== null : heard !== null;
  const usual = isOver ? heard! : USUAL_DURATION;
  const { duration = usual, until = first && readout ? FIRST_SPIKE.until : null, ...others } = given ?? {};
  return { duration, ...others, ...(until ? { until } : {}) };
}

export function trainingOf(places: readonly Place[], given: ChainOptions["training"]): TrainingPlan | null {
  if (given === null) return null;
  const { anneal = annealOf(places), ...others } = given ?? {};
  const plan = { ...others, ...(anneal ? { anneal } : {}) };
  return given || anneal ? plan : null;
}

/** Where the first spike decides, what a spike moves is much at first and little in the end. */
export function annealOf(places: readonly Place[]): TrainingPlan["anneal"] | null {
  const moved = places.flatMap(({ name, projection, neuron, layer }) => {
    if (layer.kind !== "dense" || !isFirstSpike(layer) || !layer.options.learn) return [];
    const eta = endOf("eta", layer.options.learn, models.rules);
    const rise = endOf("theta_plus", neuron, models.neurons);
    return [
      ...(eta === undefined ? [] : [[`${projection}.eta`, eta] as const]),
      ...(rise === undefined ? [] : [[`${name}.theta_plus`, rise] as const]),
    ];
  });
  return moved.length > 0 ? Object.fromEntries(moved) : null;
}

/** Where a parameter ends that moves, if the model has it and it is above 0. */
export function endOf(
  parameter: string,
  { name, params }: ModelUse,
  registry: Readonly<Record<string, { readonly params: Params }>>,
): number | undefined {
  const known = Object.hasOwn(registry, name) ? registry[name]!.params[parameter] : undefined;
  const start = params?.[parameter] ?? known?.value ?? 0;
  return start > 0 ? rounded(start * FIRST_SPIKE.annealTo) : undefined;
}
