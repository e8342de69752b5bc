// Windows of samples for a convolution to learn from: drawn by seed, each with enough in it.
import { emptyLike, type Samples } from "../data/samples";
import { DataError } from "../util/errors";
import { uniform } from "../util/random";
import type { StagePlan } from "./stages";

/** Stream of the draws, apart from those of weights and spikes. */
const STREAM = 2 ** 17;
/** Draws for one window before it is told that there is too little in the samples. */
const MOST_TRIES = 10_000;

/** @throws {DataError} if no window has enough in it */
export function drawWindows(
  { images, labels, count: samples }: Samples,
  { count, least = 0, shape, kernel }: NonNullable<StagePlan["windows"]>,
  seed: number,
): Samples {
  const [rows = 1, columns = 1, channels = 1] = shape;
  const [height = 1, width = 1] = kernel;
  const size = height * width * channels;
  const first = images.subarray(0, rows * columns * channels);
  const drawn = emptyLike(first, count * size);
  const classes = emptyLike(labels, count);
  const full = first instanceof Uint8Array ? 255 : 1;
  for (let k = 0; k < count; k++) {
    let tries = 0;
    for (; tries < MOST_TRIES; tries++) {
      const draw = (index: number, below: number) =>
        Math.floor(below * uniform(seed, STREAM + index, k, tries));
      const sample = draw(0, samples);
      const row = draw(1, rows - height + 1);
      const column = draw(2, columns - width + 1);
      const image = images.subarray(
        sample * rows * columns * channels,
        (sample + 1) * rows * columns * channels,
      );
      let energy = 0;
      for (let r = 0; r < height; r++) {
        const from = ((row + r) * columns + column) * channels;
        for (let i = 0; i < width * channels; i++) {
          const value = image[from + i]!;
          drawn[k * size + r * width * channels + i] = value;
          energy += value * value;
        }
      }
      classes[k] = labels[sample]!;
      if (energy >= (full * least) ** 2) break;
    }
    if (tries === MOST_TRIES)
      throw new DataError(
        "windows",
        `none of ${MOST_TRIES} has an energy of ${least}. Set windows.least lower.`,
      );
  }
  return { images: drawn, labels: classes, count, shape: [...kernel, ...shape.slice(2)] };
}
