// Layers of a sequential network: plain data, as `Sequential` takes them.
// A layer that is drawn otherwise is one more `kind` here, and one more case in place.ts and neurons.ts.

import { LARGEST } from "../../compiler/check";
import { requireWhole } from "../../compiler/requirements";
import type {
  Connector,
  Extent,
  Filter,
  ModelUse,
  NeuronPopulation,
  ReadoutBy,
  Values,
  Windows,
} from "../../core/document";
import { gridOf } from "../../core/grid";
import { ModelError } from "../../util/errors";
import { frozenCopy } from "../../util/frozen";

/** How many neurons, in the most nearly square grid, or a grid such as `[28, 28]`. */
export type Shape = number | readonly number[];

export interface InputOptions {
  /** how values 0..1 become spikes, as `encode.latency()` */
  readonly encode: ModelUse;
  /** what an image becomes before that, as `{ name: "on_centre" }` */
  readonly filter?: Filter;
  /** "input" if absent */
  readonly name?: string;
  readonly label?: string;
}

/** What any layer of neurons may say. */
interface NeuronOptions {
  /** before normalisation, in the unit of the synapse; 0 to 1, drawn by seed, if the layer learns; 1 in a pool */
  readonly weight?: Values;
  /** the one that suits the neuron, and what it hears, if absent */
  readonly synapse?: string;
  /** where state variables start in every sample */
  readonly init?: NonNullable<NeuronPopulation["init"]>;
  /** "layer_1" and so on, if absent */
  readonly name?: string;
  readonly label?: string;
}

export interface DenseOptions extends NeuronOptions {
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
  /** as `connect.fixedProbability(0.1)`; all to all if absent */
  readonly connector?: Connector;
  /** ms; or drawn, for each synapse its own */
  readonly delay?: Values;
}

export interface Conv2dOptions extends NeuronOptions {
  /** rows and columns of a window, or one number for both */
  readonly kernel: number | Extent;
  /** `if_latency` if absent, whose parameters that are not given are those with which features are found */
  readonly neuron?: string | ModelUse;
  /** as `learn.instarLatency()`: in a stage of its own, from windows; absent: the weights stay as they are */
  readonly learn?: ModelUse;
  /** of the weights onto a feature; as in a dense layer if absent, and null for none */
  readonly normalize?: ModelUse | null;
  /**
   * `first-spike`, if absent: at each place one feature a step, the one furthest above threshold, and only the first few;
   * `winner`: at each place one feature a step; null: each for itself.
   */
  readonly compete?: "first-spike" | "winner" | null;
  /** how many windows to learn from, and how much there must be in one: as in the presets where absent */
  readonly windows?: Partial<Windows>;
}

export interface Pool2dOptions extends NeuronOptions {
  /** rows and columns of a window, or one number for both; those at the end are cut short */
  readonly size: number | Extent;
  /** from one window to the next; `size` if absent */
  readonly stride?: number | Extent;
  /** rows and columns by which the first window begins before the edge; 0 if absent */
  readonly padding?: number | Extent;
  /** one that spikes once if anything in its window has, if absent */
  readonly neuron?: string | ModelUse;
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
export interface Conv2dLayer {
  readonly kind: "conv2d";
  readonly features: number;
  readonly options: Conv2dOptions & { readonly kernel: Extent };
}
export interface Pool2dLayer {
  readonly kind: "pool2d";
  readonly options: Pool2dOptions & {
    readonly size: Extent;
    readonly stride?: Extent;
    readonly padding?: Extent;
  };
}
export interface VoteLayer {
  readonly kind: "vote";
  readonly classes: number;
  readonly by?: ReadoutBy | null;
}
/** Layers between the input and the vote. */
export type NeuronLayer = DenseLayer | Conv2dLayer | Pool2dLayer;
export type Layer = InputLayer | NeuronLayer | VoteLayer;

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
   * Features of windows of the layer before, shape `[rows, columns]` or `[rows, columns, channels]`: without padding, so
   * `[rows - height + 1, columns - width + 1, features]`. All places share the weights,
   * `[height, width, channels, features]`.
   */
  conv2d(features: number, options: Conv2dOptions): Conv2dLayer {
    requireOption(options, "kernel", "layers.conv2d", "[5, 5]");
    requireWhole(features, "layers.conv2d.features", LARGEST.neurons);
    return frozenCopy({
      kind: "conv2d",
      features,
      options: { ...options, kernel: bothWays(options.kernel) },
    });
  },
  /**
   * Each channel of the layer before by windows of `size`, one neuron each, shape
   * `[ceil((rows + 2 * padding - size) / stride) + 1, likewise, channels]`.
   */
  pool2d(options: Pool2dOptions): Pool2dLayer {
    requireOption(options, "size", "layers.pool2d", "[2, 2]");
    const { size, stride, padding, ...others } = options;
    return frozenCopy({
      kind: "pool2d",
      options: {
        ...others,
        size: bothWays(size),
        ...(stride === undefined ? {} : { stride: bothWays(stride) }),
        ...(padding === undefined ? {} : { padding: bothWays(padding) }),
      },
    });
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

const bothWays = (extent: number | Extent): Extent =>
  typeof extent === "number" ? [extent, extent] : extent;

function requireOption(options: object | undefined, key: string, path: string, example: string): void {
  const value = (options as Readonly<Record<string, unknown>> | undefined)?.[key];
  if (value === undefined || value === null)
    throw new ModelError(path, `${key} is missing. Give one, as { ${key}: ${example} }.`);
}
