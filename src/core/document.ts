// The network document: plain, versioned JSON. The only thing that is saved, linked, undone or shared;
// the canvas, the API, presets, links and files all produce and consume it.

/** Current major version of the format. */
export const DOCUMENT_VERSION = 1;

/** Numbers drawn when the network is built: one value, or a seeded uniform draw from `[low, high)`. */
export type Values = number | { readonly uniform: readonly [low: number, high: number] };

/** Values of a model's parameters by name; what is left out has the model's default. */
export type ParamValues = Readonly<Record<string, number>>;

/** Neurons that turn the values of a sample into spikes. */
export interface InputPopulation {
  readonly kind: "input";
  readonly label?: string;
  /** e.g. `[28, 28]`; its product is the number of neurons */
  readonly shape: readonly number[];
  /** name of an encoder model, e.g. "poisson" */
  readonly encoder: string;
  readonly params?: ParamValues;
}

/** Neurons of one model. */
export interface NeuronPopulation {
  readonly kind: "neurons";
  readonly label?: string;
  readonly shape: readonly number[];
  /** name of a neuron model, e.g. "lif_adaptive" */
  readonly neuron: string;
  readonly params?: ParamValues;
  /** At most this many spikes a step, those furthest above threshold; absent: no limit. Now only 1. */
  readonly winners?: 1;
}

export type Population = InputPopulation | NeuronPopulation;

/** A model by name with its parameters. */
export interface ModelUse {
  readonly name: string;
  readonly params?: ParamValues;
}

/** All synapses from one population to another. */
export interface Projection {
  readonly from: string;
  readonly to: string;
  /** name of a synapse model, e.g. "delta" */
  readonly synapse: string;
  readonly receptor: "exc" | "inh";
  readonly connector: { readonly name: "all_to_all"; readonly self?: boolean };
  /** in the unit of the synapse; the receptor gives the sign */
  readonly weight: Values;
  /** ms, at least dt */
  readonly delay?: number;
  readonly learn?: ModelUse;
  /** scales the weights onto each postsynaptic neuron, when drawn and after every learning sample */
  readonly normalize?: ModelUse;
}

/** How one sample is shown to the network. */
export interface Presentation {
  /** ms that a sample is shown */
  readonly duration: number;
}

/** How spikes of a population become a class. */
export interface Readout {
  readonly population: string;
  readonly classes: number;
}

export interface NetworkDocument {
  readonly format: "spikeyard";
  readonly version: typeof DOCUMENT_VERSION;
  readonly name: string;
  /** ms */
  readonly dt: number;
  readonly seed: number;
  readonly populations: Readonly<Record<string, Population>>;
  readonly projections: Readonly<Record<string, Projection>>;
  readonly presentation?: Presentation;
  readonly readout?: Readout;
  /** where the cards lie on the canvas, px */
  readonly layout?: Readonly<Record<string, { readonly x: number; readonly y: number }>>;
}

/** Number of neurons of a population. */
export function sizeOf(population: Population): number {
  return population.shape.reduce((product, n) => product * n, 1);
}
