// Where each layer of a row stands: the names and shapes on both sides of it, and until when spikes come and go there.
import { type Windowed, windowsOn } from "../../compiler/checkConnector";
import { placesOf } from "../../compiler/windows";
import { type ModelUse, sizeOf } from "../../core/document";
import { models } from "../../models/registry";
import { FEATURES, featureParams, POOL } from "../../models/windowFeatures";
import { ModelError } from "../../util/errors";
import type { Conv2dLayer, DenseLayer, InputLayer, NeuronLayer, Pool2dLayer } from "./layers";

/** A layer with all that follows from those before it. */
export interface Place<L extends NeuronLayer = NeuronLayer> {
  readonly layer: L;
  /** as errors call it: `layers[1]` */
  readonly path: string;
  readonly name: string;
  /** the projection onto it */
  readonly projection: string;
  readonly before: Source;
  readonly shape: readonly number[];
  /** with the parameters that it needs here */
  readonly neuron: ModelUse;
  readonly heard: Source["heard"];
}

/** What a layer hears. */
export interface Source {
  readonly name: string;
  readonly shape: readonly number[];
  readonly isInput: boolean;
  /** ms: until all its spikes are where they go; null where they may come for as long as a sample is shown */
  readonly heard: number | null;
}

/** ms in which a layer's first spikes come, on a common ramp after the last input: measured as preset mnist-latency-400. */
export const RAMP = 6;

/** @param dt - ms. @throws {ModelError} if a layer does not fit on the one before it */
export function placeLayers(input: InputLayer, layers: readonly NeuronLayer[], dt: number): readonly Place[] {
  const name = input.options.name ?? "input";
  const places: Place[] = [];
  let before: Source = { name, shape: input.shape, isInput: true, heard: windowOf(input) };
  for (const [k, layer] of layers.entries()) {
    const name = layer.options.name ?? `layer_${k + 1}`;
    const path = `layers[${k + 1}]`;
    const placed = placeAfter(before, layer, path, dt);
    places.push({ layer, path, name, projection: `${before.name}_${name}`, before, ...placed });
    before = { name, shape: placed.shape, isInput: false, heard: placed.heard };
  }
  return places;
}

type Placed = Pick<Place, "shape" | "neuron" | "heard">;

function placeAfter(before: Source, layer: NeuronLayer, path: string, dt: number): Placed {
  if (layer.kind === "dense") return placeDense(before, layer);
  const windows = windowsOn(windowsOf(layer), [before.name, before.shape], path);
  if (layer.kind === "conv2d") {
    requireTimes(before, layer, path);
    return placeConv2d(before, layer, [...windows, layer.features], dt);
  }
  return placePool2d(before, layer, [...windows, placesOf(before.shape)[2]], dt);
}

/** Where the first spike decides, the ramp starts when the last input has spiked. */
function placeDense({ heard }: Source, { shape, options }: DenseLayer): Placed {
  const given = asUse(options.neuron);
  if (options.compete !== "first-spike" || heard === null) return { shape, neuron: given, heard };
  const known = Object.hasOwn(models.neurons, given.name) ? models.neurons[given.name]!.params : {};
  const neuron = Object.hasOwn(known, "onset") ? withUsual(given, { onset: heard }) : given;
  return { shape, neuron, heard: heard + RAMP };
}

/** The usual features fire when all input is in. */
function requireTimes({ name, heard }: Source, { options }: Conv2dLayer, path: string): void {
  if (heard !== null || options.neuron !== undefined) return;
  throw new ModelError(
    `${path}.neuron`,
    `${FEATURES.neuron}, the usual one, finds features in inputs that spike once each; those of '${name}' go on. Use encode.latency(), or name another neuron.`,
  );
}

function placeConv2d({ heard }: Source, layer: Conv2dLayer, shape: readonly number[], dt: number): Placed {
  const given = asUse(layer.options.neuron ?? FEATURES.neuron);
  if (!findsFeatures(layer) || heard === null) return { shape, neuron: given, heard };
  const neuron = withUsual(given, featureParams(heard));
  return { shape, neuron, heard: rounded(neuron.params!.close! + dt) };
}

/** Features spike and pass on within one step. */
function placePool2d({ heard }: Source, layer: Pool2dLayer, shape: readonly number[], dt: number): Placed {
  const given = asUse(layer.options.neuron ?? POOL.neuron);
  const neuron = given.name === POOL.neuron.name ? withUsual(given, POOL.neuron.params) : given;
  return { shape, neuron, heard: heard === null ? null : rounded(heard + dt) };
}

/** Whether at each place the first features to fire win, in neurons that can be set to it. */
export function findsFeatures({ options }: Conv2dLayer): boolean {
  const { neuron = FEATURES.neuron, compete = "first-spike" } = options;
  return compete === "first-spike" && asUse(neuron).name === FEATURES.neuron;
}

/** The connector of a layer of windows. */
export function windowsOf(layer: Conv2dLayer | Pool2dLayer): Exclude<Windowed, { readonly name: "local2d" }> {
  if (layer.kind === "conv2d") return { name: "conv2d", kernel: layer.options.kernel };
  const { size, stride, padding } = layer.options;
  return { name: "pool2d", size, ...(stride ? { stride } : {}), ...(padding ? { padding } : {}) };
}

/** Synapses onto each neuron, where all that could be there are. */
export function inputsOf({ layer, before }: Place): number {
  if (layer.kind === "dense") return sizeOf(before);
  const windows = windowsOf(layer);
  const [height, width] = windows.name === "conv2d" ? windows.kernel : windows.size;
  return height * width * (layer.kind === "conv2d" ? placesOf(before.shape)[2] : 1);
}

/** ms until the last input has spiked; null where the encoder goes on for as long as a sample is shown. */
function windowOf({ options: { encode } }: InputLayer): number | null {
  const model = Object.hasOwn(models.encoders, encode.name) ? models.encoders[encode.name] : undefined;
  return encode.params?.window ?? model?.params.window?.value ?? null;
}

/** The rule by which its weights change, if they do. */
export function ruleOf(layer: NeuronLayer): ModelUse | undefined {
  return layer.kind === "pool2d" ? undefined : layer.options.learn;
}

/** Without what binary fractions leave over: 18.2, not 18.200000000000003. */
export const rounded = (value: number): number => Number(value.toPrecision(12));

export function asUse(neuron: string | ModelUse): ModelUse {
  return typeof neuron === "string" ? { name: neuron } : neuron;
}

/** What is not given is as usual. */
function withUsual({ name, params }: ModelUse, usual: NonNullable<ModelUse["params"]>): ModelUse {
  return { name, params: { ...usual, ...params } };
}
