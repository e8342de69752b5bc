// The network document: plain, versioned JSON. The only thing that is saved, linked, undone or shared;
// the canvas, the API, presets, links and files all produce and consume it.

import type { Choice } from "./agent";
import type { EncoderDescription } from "./encoder";
import type { NeuronDescription } from "./neuron";
import type { ParamValues } from "./params";
import type { RuleDescription } from "./rule";
import type { SynapseDescription } from "./synapse";

/** Current major version of the format. */
export const DOCUMENT_VERSION = 1;

/**
 * Numbers of many, as of all synapses or neurons:
 * - a number: the same for each.
 * - `uniform`: drawn by seed from `[low, high)`.
 * - `normal`: drawn by seed about `mean`; what falls below `min` or above `max` is put there.
 * - `values`: each its own, in the order of neurons or synapses (see `Connector`).
 */
export type Values =
  | number
  | { readonly uniform: readonly [low: number, high: number] }
  | { readonly normal: readonly [mean: number, sd: number]; readonly min?: number; readonly max?: number }
  | { readonly values: readonly number[] };

/** Neurons that turn the values of a sample into spikes. */
export interface InputPopulation {
  readonly kind: "input";
  readonly label?: string;
  /** e.g. `[28, 28]`; its product is the number of neurons */
  readonly shape: readonly number[];
  /** what an image becomes before it is encoded; as it is if absent */
  readonly filter?: Filter;
  /** name of an encoder model, e.g. "poisson" */
  readonly encoder: string;
  readonly params?: ParamValues;
}

/**
 * Of an image `[rows, columns]` or `[rows, columns, channels]`, values 0 to 1:
 * - `on_centre`: what a receptive field of 5 x 5 pixels with a bright centre sees at each place; of its answers `low` to
 *   `high` (-1 to 3 if absent) become 0 to 1, and those beyond are held there. See `onCentre`.
 */
export interface Filter {
  readonly name: "on_centre";
  readonly low?: number;
  readonly high?: number;
}

/** Neurons of one model. */
export interface NeuronPopulation {
  readonly kind: "neurons";
  readonly label?: string;
  readonly shape: readonly number[];
  /** name of a neuron model, e.g. "lif_adaptive" */
  readonly neuron: string;
  readonly params?: ParamValues;
  /** parameters that differ from neuron to neuron, in their units; in place of those of `params` */
  readonly vary?: Readonly<Record<string, Values>>;
  /** where state variables start in every sample, in the variable's unit; absent: as the model says */
  readonly init?: Readonly<Record<string, Values>>;
  /** At most this many spikes a step, those furthest above threshold; absent: no limit. Now only 1. */
  readonly winners?: 1;
  /** who competes with whom: all neurons, or those of one place, that differ in their last index only */
  readonly among?: "all" | "place";
}

export type Population = InputPopulation | NeuronPopulation;

/** A model by name with its parameters. */
export interface ModelUse {
  readonly name: string;
  readonly params?: ParamValues;
}

/**
 * Which neurons of two populations are connected. With `self: false`, no neuron is
 * connected to itself, or to the one of its own index in another population of equal size.
 * - `all_to_all`: all pairs. With `values` for weights it is a matrix, row-major `[pre, post]`.
 * - `one_to_one`: each neuron to the one of the same index, in populations of equal size.
 * - `fixed_probability`: each pair with probability `p`, drawn by seed.
 * - `fixed_in_degree`, `fixed_out_degree`: onto each postsynaptic, or from each presynaptic neuron `n` synapses, whose
 *   partners are all different, drawn by seed.
 * - `distance`: each pair with probability `p * exp(-d^2 / (2 sigma^2))`, within `radius`; without `sigma` it is `p` there
 *   throughout. Both shapes, of one to three extents, lie over the same line, square or cube of side 1: place k of n along
 *   an axis is at `(k + 1/2) / n`. With `wrap` opposite edges meet. Beyond 6 `sigma` nothing is connected.
 * - `conv2d`: each place of `[rows, columns, features]` to the window of `kernel` before it in `[rows, columns]` or
 *   `[rows, columns, channels]`, without padding; all places share the weights, shape `[height, width, channels, features]`.
 * - `local2d`: the same with weights of its own for each place, windows `stride` apart (1 if absent).
 * - `pool2d`: each place and channel to the window of `size` before it in the same channel, windows `stride` apart
 *   (`size` if absent), the first `padding` rows and columns before the edge; those at the edges are cut short.
 * - `list`: neuron `pre[k]` to neuron `post[k]` for each k, no pair twice. Explicit values are in its order.
 *
 * Weights and delays that are not shared are in order of the presynaptic neuron, then of the postsynaptic one.
 */
export type Connector =
  | { readonly name: "all_to_all"; readonly self?: boolean }
  | { readonly name: "one_to_one" }
  | { readonly name: "fixed_probability"; readonly p: number; readonly self?: boolean }
  | { readonly name: "fixed_in_degree"; readonly n: number; readonly self?: boolean }
  | { readonly name: "fixed_out_degree"; readonly n: number; readonly self?: boolean }
  | Distance
  | { readonly name: "conv2d"; readonly kernel: Extent }
  | { readonly name: "local2d"; readonly kernel: Extent; readonly stride?: Extent }
  | { readonly name: "pool2d"; readonly size: Extent; readonly stride?: Extent; readonly padding?: Extent }
  | { readonly name: "list"; readonly pre: readonly number[]; readonly post: readonly number[] };

/** Names as in NEST, whose layers are as wide by default: `p` times a gaussian of the distance, within a radius. */
export interface Distance {
  readonly name: "distance";
  /** at distance 0; 1 if absent */
  readonly p?: number;
  /** at least one of both, in sides of the sheet */
  readonly sigma?: number;
  readonly radius?: number;
  readonly wrap?: boolean;
  readonly self?: boolean;
}

/** Rows and columns. */
export type Extent = readonly [height: number, width: number];

/** All synapses from one population to another. */
export interface Projection {
  readonly from: string;
  readonly to: string;
  /** name of a synapse model, e.g. "delta" */
  readonly synapse: string;
  readonly synapseParams?: ParamValues;
  readonly receptor: "exc" | "inh";
  readonly connector: Connector;
  /** in the unit of the synapse; the receptor gives the sign, and only a synapse that is one for both takes a weight below 0 */
  readonly weight: Values;
  /** ms from a spike to its arrival, at least dt; drawn ones, for each synapse its own, are rounded to whole steps */
  readonly delay?: Values;
  readonly learn?: ModelUse;
  /** scales the weights onto each postsynaptic neuron, when drawn and after every learning sample */
  readonly normalize?: ModelUse;
  /**
   * Another projection, by the same connector between populations of the same shapes: this one's synapses, weights and
   * delays are drawn by that one's random numbers. So the same neurons are connected, and where the mean, spread and
   * bounds of weights are those of the other one times a factor, each weight is. Learning changes each one's own.
   */
  readonly drawnAs?: string;
}

/** How one sample is shown to the network. */
export interface Presentation {
  /** ms that a sample is shown, at most */
  readonly duration: number;
  /** ms after it in which the inputs are silent and the network settles: it still learns, and spikes count; 0 if absent */
  readonly rest?: number;
  /** spikes of the readout population after which a sample ends, in training and in testing; absent: never */
  readonly until?: { readonly train: number; readonly test: number };
  /** samples that are hardly answered are shown again, brighter, in training and in testing; absent: never */
  readonly again?: Again;
}

/** When a sample is shown again, after its rest: each showing is learned from, and the last one's answer counts. */
export interface Again {
  /** fewer spikes of the readout population than this are too few */
  readonly below: number;
  /** the k-th repeat shows the sample's values times `1 + k * brighter`; Diehl & Cook 2015 have 0.5 */
  readonly brighter: number;
  /** repeats of one sample; 5 if absent */
  readonly most?: number;
}

/** How the network learns from a set of samples. */
export interface TrainingPlan {
  /** samples whose spikes come from the same weights, which change after all of them; 1 if absent */
  readonly batch?: number;
  /** passes through the training samples; 1 if absent */
  readonly epochs?: number;
  /**
   * Parameters that move in equal ratios from their own value to this one over the training, by
   * `population.parameter` or `projection.parameter` (of its learning rule).
   */
  readonly anneal?: Readonly<Record<string, number>>;
  /** gives the neurons of the readout their rewards, by the class of the sample: for rules that learn from them */
  readonly teacher?: ModelUse;
  /** one after another, each with a training plan of its own; absent: all rules of the projections learn at once */
  readonly stages?: readonly Stage[];
}

/** A part of the training, in which some projections onto one population learn and all others stand still. */
export interface Stage extends Omit<TrainingPlan, "stages"> {
  /** the projections that learn, and by which rule */
  readonly learn: Readonly<Record<string, ModelUse>>;
  /** parameters as they are in this stage only, by `population.parameter` */
  readonly set?: Readonly<Record<string, number>>;
  /** how a sample is shown in this stage; as the network says if absent */
  readonly presentation?: Presentation;
  /** of a convolution, which learns at one place at a time: windows of the samples, in place of epochs */
  readonly windows?: Windows;
}

/** Windows drawn by seed from samples: the sample, and where in it. */
export interface Windows {
  readonly count: number;
  /** the root of the sum of its squared values, 0 to 1 each, that a window has at least; 0 if absent */
  readonly least?: number;
}

/**
 * Ways to make a class of output spikes: each neuron votes for its one class (`all_activity`) or for all of them as it
 * answered to them (`proportion`); the first spike, or which spike followed which (`ngram`), decides; or a
 * logistic regression on the counts. Without training, neurons have the classes in turn (`in_turn`).
 */
export const READOUTS = [
  "proportion",
  "all_activity",
  "rank_order",
  "first_spike",
  "ngram",
  "logistic",
  "in_turn",
] as const;
export type ReadoutBy = (typeof READOUTS)[number];

/** How spikes of a population become a class. */
export interface Readout {
  readonly population: string;
  readonly classes: number;
  /** populations whose spikes are counted, one after the other; the one that is read out if absent */
  readonly counted?: readonly string[];
  /** `proportion` if absent */
  readonly by?: ReadoutBy;
}

/** What makes a network an agent: where it acts, what it sees of that, how its spikes become acts, and what it is paid. */
export interface AgentPlan {
  /** by name and parameters; absent: a program brings an object of its own (see `Agent.train`) */
  readonly environment?: ModelUse;
  /** what it observes becomes values of an input, by an observation code */
  readonly observe: { readonly input: string; readonly code: ModelUse };
  readonly act: {
    /** its neurons stand for the acts in equal parts, the first ones for the first act; or for directions around a circle */
    readonly population: string;
    /**
     * `first_spike`: the act whose neuron fires first; `count`: whose neurons fire most, of equal ones the first to fire;
     * `vector`: the direction of the sum of all spikes. If none fires it thinks on, up to ten times as long; then the act
     * is random
     */
    readonly by: Choice;
    /** share of acts that are random, 0 to 1; 0 if absent */
    readonly epsilon?: number;
    /** an input of the same size that shows the population the act that was taken, so that what it learns is of that one */
    readonly copy: string;
  };
  /** whose spikes say what is still to come: needed by the signal `td` */
  readonly critic?: {
    readonly population: string;
    /** of one spike of each of its neurons in a decision */
    readonly worth: number;
    /** of none; 0 if absent */
    readonly silence?: number;
  };
  /** what of a reward arrives at the synapses: one of `SIGNALS` */
  readonly reward: ModelUse;
  /** ms of a decision */
  readonly decision: {
    /** what is observed is shown, and nothing learned */
    readonly think: number;
    /** it is shown with the act that was chosen, and synapses remember it */
    readonly act: number;
    /** nothing is shown, and neurons settle */
    readonly rest: number;
  };
  /** in which it learns */
  readonly episodes: number;
}

type Named<Description> = Readonly<Record<string, Description>>;

/** Descriptions by kind and name, as `defineNeuron` and the others take them: data, and texts of equations. */
export interface OwnModels {
  readonly neurons?: Named<NeuronDescription>;
  readonly synapses?: Named<SynapseDescription>;
  readonly rules?: Named<RuleDescription>;
  readonly encoders?: Named<EncoderDescription>;
}

/** Sets of samples that are drawn instead of loaded: see `drawnSets`. */
export const DRAWN_SETS = ["letters"] as const;
export type DrawnSet = (typeof DRAWN_SETS)[number];

export interface NetworkDocument {
  readonly format: "spikeyard";
  readonly version: typeof DOCUMENT_VERSION;
  readonly name: string;
  /** ms */
  readonly dt: number;
  readonly seed: number;
  /** models of its own: a network that is saved or shared carries the equations that it needs */
  readonly models?: OwnModels;
  readonly populations: Readonly<Record<string, Population>>;
  readonly projections: Readonly<Record<string, Projection>>;
  readonly presentation?: Presentation;
  readonly training?: TrainingPlan;
  readonly readout?: Readout;
  /** what it is shown where no one gives it other samples; handwritten digits if absent */
  readonly samples?: DrawnSet;
  /** what makes it an agent, which learns by acting in place of samples */
  readonly agent?: AgentPlan;
  /** where the cards lie on the canvas, px */
  readonly layout?: Readonly<Record<string, { readonly x: number; readonly y: number }>>;
}

/** Number of neurons of a population. */
export function sizeOf({ shape }: Pick<Population, "shape">): number {
  return shape.reduce((product, n) => product * n, 1);
}
