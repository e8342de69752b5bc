// Where the step counter, on which all random numbers depend, stands when a sample begins: by the number of the sample
// alone, so that batches, pauses and checkpoints change nothing.
//
// Engines take it as u32. Training has the lower half of it and looking the upper one, so that their noise differs. In
// either half first showings go up from its start, and repeats of samples come down from its end: with `most` repeats of
// each they meet after 2^31 / (steps * (1 + most)) samples, from which on noise may be that of another sample. (Of 1,000
// steps and 5 repeats: after 357,000, six epochs of MNIST.)

const HALF = 2 ** 31;

/** Steps of a sample, its number (of those learned so far, or within the data), and whether it is learned from. */
export interface Occasion {
  readonly steps: number;
  readonly sample: number;
  readonly learn: boolean;
}

/** The counter at the first step of a sample. */
export function clockOf({ steps, sample, learn }: Occasion): number {
  return sample * steps + (learn ? 0 : HALF);
}

/** The same of its repeats. @param repeat - 1 for the first, at most `most` */
export function clockOfRepeat({ steps, sample, learn }: Occasion, repeat: number, most: number): number {
  const back = ((sample * most + repeat) * steps) % HALF;
  return (learn ? 0 : HALF) + (back === 0 ? 0 : HALF - back);
}
