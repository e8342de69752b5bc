// Transforms of brightness, 0..1: gain, threshold, stretch and invert.
import type { Pixels } from "../samples";
import { checkNumber, fullOf, mapPixels, mapSamples, pixelOf, type Transform } from "./transform";

/**
 * Multiplies the distance of every pixel from `middle`, and holds it within 0..1.
 * @param gain - below 1 less contrast, above 1 more
 * @param options - `middle`: the brightness that stays, 0.5 if absent; with 0 the gain is one of brightness
 */
export function contrast(gain: number, { middle = 0.5 }: { readonly middle?: number } = {}): Transform {
  checkNumber("contrast", gain, 0, Number.POSITIVE_INFINITY);
  checkNumber("contrast.middle", middle, 0, 1);
  return (samples) => mapPixels(samples, (value) => middle + gain * (value - middle));
}

/** Makes every pixel full from `level` on (0..1), and black below it. */
export function threshold(level = 0.5): Transform {
  checkNumber("threshold", level, 0, 1);
  return (samples) => mapPixels(samples, (value) => (value >= level ? 1 : 0));
}

/**
 * Stretches the brightness of each sample over 0..1. A sample of one brightness stays as it is.
 * @param share - of a sample's pixels at either end, 0..0.5, that may become black or full: 0 if absent, which takes
 *   the darkest and the brightest pixel
 */
export function stretch(share = 0): Transform {
  checkNumber("stretch", share, 0, 0.5);
  return (samples) =>
    mapSamples(samples, (from, to) => {
      const sorted = from.slice().sort();
      const skipped = Math.min(Math.floor(share * from.length), (from.length - 1) >> 1);
      const [low, high] = [sorted[skipped]!, sorted[from.length - 1 - skipped]!];
      if (low === high) to.set(from);
      else for (let i = 0; i < from.length; i++) to[i] = pixelOf((from[i]! - low) / (high - low), to);
    });
}

/** Turns dark into bright and bright into dark. */
export function invert(): Transform {
  return (samples) => {
    const full = fullOf(samples.images);
    return { ...samples, images: samples.images.map((value: number) => full - value) as Pixels };
  };
}
