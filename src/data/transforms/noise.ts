// Noise on pixels, the same for the same seed on every machine: drawn in whole numbers.
import type { Pixels } from "../samples";
import { checkNumber, clamp, drawQuad, fullOf, mapSamples, type Transform } from "./transform";

export interface NoiseOptions {
  /** `gaussian` if absent */
  readonly kind?: "gaussian" | "salt-and-pepper";
  readonly seed?: number;
}

/**
 * Adds noise to every pixel, and holds it within 0..1.
 *
 * @param amount - of `gaussian` noise its standard deviation, in units of full brightness; of `salt-and-pepper` the
 *   share of pixels, 0..1, that become black or full, either with the same chance
 */
export function noise(amount: number, { kind = "gaussian", seed = 1 }: NoiseOptions = {}): Transform {
  const isGaussian = kind === "gaussian";
  checkNumber("noise", amount, 0, isGaussian ? Number.POSITIVE_INFINITY : 1);
  const add = isGaussian ? addGaussian : addSaltAndPepper;
  return (samples, place = 0) =>
    mapSamples(samples, (from, to, k) => {
      add(from, to, amount, (index) => drawQuad(seed, NOISE_STREAM, place, k, index));
    });
}

/** Chosen: any; see `shuffle`. */
const NOISE_STREAM = 0xda7a0003;

type Draw = (index: number) => readonly [number, number, number, number];

/** Mean and standard deviation of the sum of 16 uniform bytes: 16 * 255 / 2, and sqrt(16 * (256^2 - 1) / 12). */
const BYTES_MEAN = 2040;
const BYTES_DEVIATION = Math.sqrt(87380);

/**
 * A sum of 16 uniform bytes stands for the normal distribution: it lacks 0.075 of its kurtosis of 3, and ends at 6.9
 * standard deviations. Unlike logarithm and cosine, sums are the same on every machine.
 */
function addGaussian(from: Pixels, to: Pixels, amount: number, draw: Draw): void {
  const full = fullOf(to);
  const scale = (amount * full) / BYTES_DEVIATION;
  for (let i = 0; i < from.length; i++) {
    const [a, b, c, d] = draw(i);
    const halves = pairs(a) + pairs(b) + pairs(c) + pairs(d);
    const sum = (halves & 0xffff) + (halves >>> 16);
    const value = from[i]! + (sum - BYTES_MEAN) * scale;
    to[i] = clamp(full === 255 ? Math.round(value) : value, full);
  }
}

/** Sums of bytes 0 and 1, and of bytes 2 and 3, in the halves of a word. */
function pairs(word: number): number {
  return (word & 0x00ff00ff) + ((word >>> 8) & 0x00ff00ff);
}

/** Four neighbouring pixels share one draw. */
function addSaltAndPepper(from: Pixels, to: Pixels, share: number, draw: Draw): void {
  const full = fullOf(to);
  for (let i = 0; i < from.length; i += 4) {
    const words = draw(i >> 2);
    for (let lane = 0; lane < 4 && i + lane < from.length; lane++) {
      const u = words[lane]! * 2 ** -32;
      to[i + lane] = u < share / 2 ? 0 : u < share ? full : from[i + lane]!;
    }
  }
}
