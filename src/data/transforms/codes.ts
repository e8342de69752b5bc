// Codes of many neurons: a value as the activity of a population, and values by their order.
import { emptyLike } from "../samples";
import { checkNumber, checkWhole, fullOf, mapSamples, pixelOf, type Transform } from "./transform";

/**
 * Each value by `n` neurons whose fields are Gaussians, centres evenly from 0 to 1 and one beyond either end.
 *
 * @param n - neurons a value, 3 at least
 * @param options - `beta`: distance of two centres over the standard deviation, 1.5 if absent
 * @returns samples with one more extent, `n`; of `[rows, columns, channels]` with `channels * n` in place of `channels`
 * @see Bohte, Kok & La Poutré 2002, Neurocomputing 48:17, doi:10.1016/S0925-2312(01)00658-0, sec. 4: centres at
 *   (2i - 3) / 2 / (n - 2), deviation 1 / (beta (n - 2))
 */
export function populationCode(n: number, { beta = 1.5 }: { readonly beta?: number } = {}): Transform {
  checkWhole("populationCode", n, 3);
  checkNumber("populationCode.beta", beta, 0.1, 100);
  const width = 1 / (beta * (n - 2));
  const centres = Array.from({ length: n }, (_, i) => (2 * (i + 1) - 3) / 2 / (n - 2));
  return (samples) => {
    const { shape } = samples;
    const images = emptyLike(samples.images, n * samples.images.length);
    const full = fullOf(samples.images);
    for (const [k, value] of samples.images.entries())
      for (const [i, centre] of centres.entries())
        images[k * n + i] = pixelOf(Math.exp(-(((value / full - centre) / width) ** 2) / 2), images);
    const extents = shape.length < 3 ? [...shape, n] : [...shape.slice(0, 2), shape[2]! * n];
    return { ...samples, images, shape: extents };
  };
}

/**
 * Each value by its rank in the sample: the brightest becomes 1, the next `1 - 1 / count`, and so on, what is 0 stays 0;
 * equal ones share the first of their ranks. With `encode.latency()` spikes then come in the order of brightness, evenly
 * spaced, whatever the contrast.
 *
 * @see Thorpe & Gautrais 1998, Rank order coding, doi:10.1007/978-1-4615-4831-7_19
 */
export function rankOrder(): Transform {
  return (samples) =>
    mapSamples(samples, (from, to) => {
      const order = Array.from(from.keys()).sort((a, b) => from[b]! - from[a]! || a - b);
      let rank = 0;
      for (const [place, k] of order.entries()) {
        if (place > 0 && from[k] !== from[order[place - 1]!]) rank = place;
        to[k] = from[k] === 0 ? 0 : pixelOf(1 - rank / from.length, to);
      }
    });
}
