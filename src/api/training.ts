// Where the API meets training: the one place that knows how a network is fitted and asked.
import type { Samples } from "../data/mnist";
import type { Model, FitOptions as RunFitOptions, SampleResult } from "../training/model";
import { ModelError } from "../util/errors";

export interface TrainOptions extends RunFitOptions {
  /** passes through the samples in all, those before included; the document's, or 1, if absent */
  readonly epochs?: number;
}

export interface History {
  /** samples learned from in all */
  readonly samples: number;
  /** that this training took */
  readonly seconds: number;
}

/** Learns from where training stands until so many passes are through. */
export async function fitNetwork(model: Model, data: Samples, options: TrainOptions = {}): Promise<History> {
  const { epochs = model.document.training?.epochs ?? 1, ...others } = options;
  const started = performance.now();
  const samples = await model.fit(data, { until: epochs * data.count, ...others });
  return { samples, seconds: (performance.now() - started) / 1000 };
}

/** One image: a value 0..255 for each input neuron, row-major. */
export type Image = Uint8Array | Uint8ClampedArray | readonly number[];

/** The answer to one image, or to each of several. */
export async function ask(
  model: Model,
  input: Image | readonly Image[],
): Promise<SampleResult | SampleResult[]> {
  if (!isList(input)) return model.predict(bytesOf(input, "image"));
  const pixels = input.map((image, k) => bytesOf(image, `images[${k}]`));
  const n = pixels[0]?.length ?? 0;
  const odd = pixels.findIndex(({ length }) => length !== n);
  if (odd >= 0)
    throw new ModelError(`images[${odd}]`, `${pixels[odd]!.length} values, where the first image has ${n}.`);
  if (n === 0) return [];
  const images = new Uint8Array(pixels.length * n);
  for (const [k, image] of pixels.entries()) images.set(image, k * n);
  const answers: SampleResult[] = [];
  const labels = new Uint8Array(pixels.length); // of no consequence: nothing is learned or counted
  const onBatch = (results: readonly SampleResult[]) => {
    for (const result of results) answers.push({ ...result, label: null });
  };
  await model.evaluate({ images, labels, count: pixels.length, shape: [1, n] }, { onBatch, watch: "all" });
  return answers;
}

function isList(input: Image | readonly Image[]): input is readonly Image[] {
  return Array.isArray(input) && (input.length === 0 || typeof input[0] !== "number");
}

/** @throws {ModelError} naming the first value that is none of a pixel */
function bytesOf(image: Image, path: string): Uint8Array {
  if (image instanceof Uint8Array) return image;
  const wrong = image.findIndex((value) => !(Number.isInteger(value) && value >= 0 && value <= 255));
  if (wrong >= 0)
    throw new ModelError(
      `${path}[${wrong}]`,
      `a whole number from 0 to 255 is expected, got ${image[wrong]}.`,
    );
  return Uint8Array.from(image);
}
