// Layers of a sequential network: plain data, as `Sequential` takes them.
// A layer that is drawn otherwise, such as a convolution, is one more `kind` here and one more case in chain.ts.

import { LARGEST } from "../../compiler/check";
import type { Connector, ModelUse, NeuronPopulation, ReadoutBy, Values } from "../../core/document";
import { gridOf } from "../../core/grid";
import { ModelError } from "../../util/errors";
import { frozenCopy } from "../../util/frozen";

/** How many neurons, in the most nearly square grid, or a grid such as `[28, 28]`. */
export type Shape = number | readonly number[];

export interface InputOptions {
  /** how values 0..1 become spikes, as `encode.latency()` */
  readonly encode: ModelUse;
  /** "input" if absent */
  readonly name?: string;
  readonly label?: string;
}

export interface DenseOptions {
  /** a neuron model by name, or with parameters, as `neuron.lif({ tau_m: 10 })` */
  readonly neuron: string | ModelUse;
  /** as `learn.stdp()`; absent: the weights stay as they are */
  readonly learn?: ModelUse;
  /** as `normalize.l1({ total: 78.4 })`, or null for none; absent: what suits learning and competition */
  readonly normalize?: ModelUse | null;
  /**
   * `first-spike`: one neuron a step, the one furthest above threshold, and a sample is over after the first few
   * spikes; `winner`: one neuron a step. Absent: each for itself.
   */
  readonly compete?: "first-spike" | "winner";
  /** weight with which each neuron inhibits all others of the layer, in the unit of the synapse */
  readonly inhibition?: number;
  /** before normalisation, in the unit of the synapse; 0 to 1, drawn by seed, if the layer learns */
  readonly weight?: Values;
  /** as `connect.fixedProbability(0.1)`; all to all if absent */
  readonly connector?: Connector;
  /** the one that suits the neuron, if absent */
  readonly synapse?: string;
  /** ms; or drawn, for each synapse its own */
  readonly delay?: Values;
  /** where state variables start in every sample */
  readonly init?: NonNullable<NeuronPopulation["init"]>;
  /** "layer_1" and so on, if absent */
  readonly name?: string;
  readonly label?: string;
}

export interface InputLayer {
  readonly kind: "input";
  readonly shape: readonly number[];
  readonly options: InputOptions;
}
export interface DenseLayer {
  readonly kind: "dense";
  readonly shape: readonly number[];
  readonly options: DenseOptions;
}
export interface VoteLayer {
  readonly kind: "vote";
  readonly classes: number;
  readonly by?: ReadoutBy | null;
}
export type Layer = InputLayer | DenseLayer | VoteLayer;

/** @throws {ModelError} on a layer without what it cannot be without */
export const layers = Object.freeze({
  /** Neurons that turn the values of a sample, shape `shape`, into spikes: the first layer. */
  input(shape: Shape, options: InputOptions): InputLayer {
    requireOption(options, "encode", "layers.input", "encode.latency()");
    return frozenCopy({ kind: "input", shape: extentsOf(shape, "layers.input"), options });
  },
  /** Neurons that hear the layer before. */
  dense(shape: Shape, options: DenseOptions): DenseLayer {
    requireOption(options, "neuron", "layers.dense", '"lif"');
    return frozenCopy({ kind: "dense", shape: extentsOf(shape, "layers.dense"), options });
  },
  /**
   * The class of a sample, by the spikes of the layer before and what they were in training: the last layer. `by` names
   * the readout: if absent, rank_order where the first spike decides, else proportion (null).
   */
  vote: ({ classes, by }: Omit<VoteLayer, "kind">): VoteLayer =>
    frozenCopy({ kind: "vote", classes, ...(by === undefined ? {} : { by }) }),
});

function extentsOf(shape: Shape, path: string): readonly number[] {
  if (Array.isArray(shape)) return shape;
  if (typeof shape === "number" && Number.isInteger(shape) && shape >= 1 && shape <= LARGEST.neurons)
    return gridOf(shape);
  throw new ModelError(
    path,
    `a number of neurons, or a grid as [28, 28], is expected, got ${String(shape)}.`,
  );
}

function requireOption(options: object | undefined, key: string, path: string, example: string): void {
  const value = (options as Readonly<Record<string, unknown>> | undefined)?.[key];
  if (value === undefined || value === null)
    throw new ModelError(path, `${key} is missing. Give one, as { ${key}: ${example} }.`);
}
