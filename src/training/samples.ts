// The one door for data into training: what samples must be, and parts of them.
import { type InputPopulation, type NetworkDocument, sizeOf } from "../core/document";
import type { Samples } from "../data/mnist";
import { ModelError } from "../util/errors";
import { permutation } from "./permute";

/** of random numbers: the order of samples in an epoch */
const SHUFFLE_STREAM = 2 ** 24 + 1;

/** @throws {ModelError} if samples do not fit the network's only input and its readout: names both sides */
export function requireSamples(data: Samples, document: NetworkDocument): void {
  const [name, input] = inputOf(document);
  const takes = `input '${name}' takes ${sizeOf(input)} values`;
  const remedy = `Give images of ${input.shape.join(" x ")}.`;
  if (data.count < 1) throw new ModelError("data", `${takes}, got no samples. ${remedy}`);
  const pixels = data.images.length / data.count;
  if (pixels !== sizeOf(input))
    throw new ModelError("data", `${takes}, got images of ${pixels} pixels. ${remedy}`);
  const { classes } = document.readout!;
  requireLabels(data.labels, data.count, classes);
}

function requireLabels(labels: ArrayLike<number>, count: number, classes: number): void {
  if (labels.length !== count)
    throw new ModelError("data", `${count} images, but ${labels.length} labels. Give each image one label.`);
  for (let k = 0; k < count; k++) {
    if (labels[k]! < classes) continue;
    const what = `label ${labels[k]} is not among the readout's ${classes} classes`;
    throw new ModelError("data", `${what} (sample ${k}). Raise readout.classes, or leave the sample out.`);
  }
}

/** The document's only input. */
export function inputOf(document: NetworkDocument): readonly [name: string, input: InputPopulation] {
  const inputs = Object.entries(document.populations).filter(
    (entry): entry is [string, InputPopulation] => entry[1].kind === "input",
  );
  if (inputs.length !== 1)
    throw new ModelError("populations", `training needs exactly one input, got ${inputs.length}.`);
  return inputs[0]!;
}

/** Samples `first` to `first + count` - 1, over the same memory. */
export function sliceSamples(data: Samples, first: number, count: number): Samples {
  const pixels = data.images.length / data.count;
  return {
    ...data,
    images: data.images.subarray(first * pixels, (first + count) * pixels),
    labels: data.labels.subarray(first, first + count),
    count,
  };
}

/** A copy in the order of an epoch: equal seeds and epochs give equal orders. */
export function shuffleSamples(data: Samples, seed: number, epoch: number): Samples {
  const pixels = data.images.length / data.count;
  const [images, labels] = [data.images.slice(), data.labels.slice()];
  for (const [k, from] of permutation(data.count, seed, SHUFFLE_STREAM, epoch).entries()) {
    images.set(data.images.subarray(from * pixels, (from + 1) * pixels), k * pixels);
    labels[k] = data.labels[from]!;
  }
  return { ...data, images, labels };
}

/**
 * Parts data into what is learned from and what is only looked at.
 * @param validation - a share of the data, taken from its end, or samples of its own
 * @throws {ModelError} if one of the parts would be empty
 */
export function splitValidation(
  data: Samples,
  validation: number | Samples | undefined,
): { readonly train: Samples; readonly held: Samples | null } {
  if (validation === undefined) return { train: data, held: null };
  if (typeof validation !== "number") return { train: data, held: validation };
  const count = Math.round(data.count * validation);
  if (!(validation > 0 && validation < 1) || count < 1 || count >= data.count) {
    const left = `of ${data.count} samples at least one must be in either part`;
    throw new ModelError(
      "fit.validation",
      `a share between 0 and 1 is expected, got ${validation}; ${left}.`,
    );
  }
  const kept = data.count - count;
  return { train: sliceSamples(data, 0, kept), held: sliceSamples(data, kept, count) };
}
