// The range of weights that the colours span: nearly all of them, steady from picture to picture.

export interface WeightRange {
  /** weights at the ends of the palette: from 0 where all have one sign, else as far below 0 as above */
  readonly low: number;
  readonly high: number;
  /** some weights lie beyond and look alike */
  readonly clipped: boolean;
}

/** Share of weights that may lie beyond. Chosen: a handful of largest weights would leave all strokes dark. */
const ABOVE = 0.005;
const STEP = 0.05;
const BINS = 512;

/** The upper end is rounded up in steps, so that colours do not flicker as weights grow. */
export function rangeOf(weights: Float32Array): WeightRange {
  let most = 0;
  let least = 0;
  for (let k = 0; k < weights.length; k++) {
    if (Math.abs(weights[k]!) > most) most = Math.abs(weights[k]!);
    if (weights[k]! < least) least = weights[k]!;
  }
  if (most === 0) return { low: 0, high: STEP, clipped: false };
  const bins = new Uint32Array(BINS);
  for (let k = 0; k < weights.length; k++) {
    const size = Math.abs(weights[k]!);
    if (size > 0) bins[Math.min(BINS - 1, Math.floor((size / most) * BINS))]!++;
  }
  let above = 0;
  let bin = BINS;
  while (bin > 1 && above + bins[bin - 1]! <= ABOVE * weights.length) above += bins[--bin]!;
  const high = Number((Math.ceil((bin / BINS) * (most / STEP) - 1e-6) * STEP).toFixed(2));
  return { low: least < 0 ? -high : 0, high, clipped: most > high };
}
