// Receptive fields of the retina: what each place of an image sees of its surroundings.
import { emptyLike } from "../samples";
import { checkNumber, fullOf, imagesOf, mapSamples, pixelOf, type Transform } from "./transform";

/** Weights by Manhattan distance from the centre, in a window of 5 x 5. */
const ON_CENTRE = [1, 0.625, 0.25, -0.125, -0.5] as const;

/**
 * Filters every channel by a 5 x 5 field with an excitatory centre, weights 1, 0.625, 0.25, -0.125 and -0.5 at Manhattan
 * distances 0 to 4, and nothing beyond the edges. What comes out, from `low` to `high`, becomes 0..1.
 *
 * @param options - `low`, -1 if absent, and `high`, 3: what images of digits give; beyond them it is held
 * @see Gupta 2016, Spiking-Neural-Network, https://github.com/Shikhargupta/Spiking-Neural-Network
 */
export function onCentre({
  low = -1,
  high = 3,
}: {
  readonly low?: number;
  readonly high?: number;
} = {}): Transform {
  checkNumber("onCentre.low", low, -4, 4);
  checkNumber("onCentre.high", high, low + 1e-6, 9);
  const kernel = Float64Array.from({ length: 25 }, (_, k) => {
    const distance = Math.abs(Math.floor(k / 5) - 2) + Math.abs((k % 5) - 2);
    return ON_CENTRE[distance]!;
  });
  return (samples) => {
    const { rows, columns, channels } = imagesOf(samples, "onCentre");
    return mapSamples(samples, (from, to) => {
      const full = fullOf(to);
      for (let channel = 0; channel < channels; channel++) {
        const image = Float64Array.from(
          { length: rows * columns },
          (_, place) => from[place * channels + channel]! / full,
        );
        const seen = filtered(image, rows, columns, kernel, 5, "dark");
        for (let place = 0; place < seen.length; place++)
          to[place * channels + channel] = pixelOf((seen[place]! - low) / (high - low), to);
      }
    });
  };
}

export interface DogOptions {
  /** standard deviations of centre and surround, in pixels; [1, 2] if absent */
  readonly sigma?: readonly [centre: number, surround: number];
  /** what a difference of brightness is multiplied by; 2 if absent, so that the best spot is nearly full */
  readonly gain?: number;
}

/**
 * Two channels for each one: where the centre is brighter than its surround (on), and where it is darker (off), by a
 * difference of two Gaussians of sum 1. Windows reach three standard deviations of the surround; beyond the edges
 * pixels go on as at the edge, so that even brightness is no contrast anywhere.
 *
 * @returns samples of shape `[rows, columns, 2 * channels]`: for each channel on, then off
 * @see Kheradpisheh et al. 2018, Neural Networks 99:56, doi:10.1016/j.neunet.2017.12.005 (sigma 1 and 2)
 */
export function dog({ sigma: [centre, surround] = [1, 2], gain = 2 }: DogOptions = {}): Transform {
  checkNumber("dog.sigma[0]", centre, 0.1, 20);
  checkNumber("dog.sigma[1]", surround, centre + 1e-6, 20);
  checkNumber("dog.gain", gain, 0, Number.POSITIVE_INFINITY);
  const reach = Math.ceil(3 * surround);
  const side = 2 * reach + 1;
  const [inner, outer] = [gaussian(centre, reach), gaussian(surround, reach)];
  const kernel = inner.map((weight, k) => weight - outer[k]!);
  return (samples) => {
    const { rows, columns, channels, count } = imagesOf(samples, "dog");
    const size = rows * columns * channels;
    const images = emptyLike(samples.images, 2 * count * size);
    const full = fullOf(images);
    for (let k = 0; k < count; k++) {
      for (let channel = 0; channel < channels; channel++) {
        const image = Float64Array.from(
          { length: rows * columns },
          (_, place) => samples.images[k * size + place * channels + channel]! / full,
        );
        const seen = filtered(image, rows, columns, kernel, side, "edge");
        for (let place = 0; place < seen.length; place++) {
          const at = 2 * (k * size + place * channels + channel);
          images[at] = pixelOf(gain * seen[place]!, images);
          images[at + 1] = pixelOf(-gain * seen[place]!, images);
        }
      }
    }
    return { ...samples, images, shape: [rows, columns, 2 * channels] };
  };
}

/** A window of a Gaussian, shape `[2 * reach + 1, likewise]`, of sum 1. */
function gaussian(sigma: number, reach: number): Float64Array {
  const side = 2 * reach + 1;
  const window = Float64Array.from({ length: side * side }, (_, k) => {
    const [down, right] = [Math.floor(k / side) - reach, (k % side) - reach];
    return Math.exp(-(down * down + right * right) / (2 * sigma * sigma));
  });
  const sum = window.reduce((a, b) => a + b, 0);
  return window.map((weight) => weight / sum);
}

/** @param beyond - the edges: nothing, or what is at the edge */
function filtered(
  image: Float64Array,
  rows: number,
  columns: number,
  kernel: Float64Array,
  side: number,
  beyond: "dark" | "edge",
): Float64Array {
  const reach = (side - 1) / 2;
  const seen = new Float64Array(image.length);
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      let sum = 0;
      for (let k = 0; k < kernel.length; k++) {
        const r = row + Math.floor(k / side) - reach;
        const c = column + (k % side) - reach;
        const inside = r >= 0 && c >= 0 && r < rows && c < columns;
        if (!inside && beyond === "dark") continue;
        const y = Math.min(rows - 1, Math.max(0, r));
        const x = Math.min(columns - 1, Math.max(0, c));
        sum += kernel[k]! * image[y * columns + x]!;
      }
      seen[row * columns + column] = sum;
    }
  }
  return seen;
}
