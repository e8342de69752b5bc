// Random numbers as a function of (seed, stream, index, step), never a stream: equal on every engine and in
// every split of the work. Philox4x32-10 of Salmon et al. 2011, "Parallel random numbers: as easy as 1, 2, 3",
// doi:10.1145/2063384.2063405; the same function is in shaders/lib/random.wgsl.

const M0 = 0xd2511f53;
const M1 = 0xcd9e8d57;
const W0 = 0x9e3779b9;
const W1 = 0xbb67ae85;

/** High 32 bits of the 64-bit product of two u32. */
function mulHigh(a: number, b: number): number {
  const aLow = a & 0xffff;
  const aHigh = a >>> 16;
  const bLow = b & 0xffff;
  const bHigh = b >>> 16;
  const middle = aHigh * bLow + ((aLow * bLow) >>> 16); // < 2^32
  const cross = aLow * bHigh + (middle & 0xffff); // < 2^32
  return (aHigh * bHigh + (middle >>> 16) + Math.floor(cross / 0x10000)) >>> 0;
}

export type Quad = [number, number, number, number];

/** Ten rounds of Philox4x32: four u32 from a counter of four u32 and a key of two. */
export function philox(counter: Readonly<Quad>, key0: number, key1: number): Quad {
  let [a, b, c, d] = counter;
  let k0 = key0 >>> 0;
  let k1 = key1 >>> 0;
  for (let round = 0; round < 10; round++) {
    const high0 = mulHigh(M0, a >>> 0);
    const high1 = mulHigh(M1, c >>> 0);
    [a, b, c, d] = [
      (high1 ^ b ^ k0) >>> 0,
      Math.imul(M1, c) >>> 0,
      (high0 ^ d ^ k1) >>> 0,
      Math.imul(M0, a) >>> 0,
    ];
    k0 = (k0 + W0) >>> 0;
    k1 = (k1 + W1) >>> 0;
  }
  return [a, b, c, d];
}

/**
 * A uniform number in [0, 1), a multiple of 2^-24 and so exact in f32. Four neighbouring indices share one
 * Philox call: index i is lane `i % 4` of counter `i / 4`.
 *
 * @param stream - what the number is for: one value a population or projection
 * @param step - time step, or 0 where time plays no part
 */
export function uniform(seed: number, stream: number, index: number, step: number): number {
  return laneOf(philox([index >>> 2, step >>> 0, stream >>> 0, 0], seed, 0), index);
}

const laneOf = (quad: Readonly<Quad>, index: number): number => (quad[index & 3]! >>> 8) * 2 ** -24;

/** The same numbers, for who takes those of many indices in a row: four for one Philox call. */
export function uniforms(seed: number, stream: number, step: number): (index: number) => number {
  let known = -1;
  let quad: Quad = [0, 0, 0, 0];
  return (index) => {
    const four = index >>> 2;
    if (four !== known) quad = philox([four, step >>> 0, stream >>> 0, 0], seed, 0);
    known = four;
    return laneOf(quad, index);
  };
}

/** Fourth word of the counter of the first draws of neurons; below it are values (0, normal ones 2) and delays (1). */
export const FIRST_DRAW = 3;

/**
 * The k-th uniform number that neuron `index` draws in a step: four of them share one Philox call.
 *
 * @param stream - of its population
 */
export function draw(seed: number, stream: number, index: number, step: number, k: number): number {
  const quad = philox([index, step >>> 0, stream >>> 0, FIRST_DRAW + (k >>> 2)], seed, 0);
  return (quad[k & 3]! >>> 8) * 2 ** -24;
}

/** Fourth word of the counter of normal draws: no uniform one has it. */
const NORMAL = 2;

/** A number of the standard normal distribution, in f64. @param index - and the others as in `uniform` */
export function normal(seed: number, stream: number, index: number, step: number): number {
  return gauss(philox([index >>> 0, step >>> 0, stream >>> 0, NORMAL], seed, 0));
}

/** Box & Muller 1958, doi:10.1214/aoms/1177706645. Of 32 bits, half a unit up: at most 6.8 from 0, and never infinite. */
export function gauss([a, b]: Readonly<Quad>): number {
  const radius = Math.sqrt(-2 * Math.log((a + 0.5) * 2 ** -32));
  return radius * Math.cos(2 * Math.PI * b * 2 ** -32);
}
