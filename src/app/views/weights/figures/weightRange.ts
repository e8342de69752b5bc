// The range of weights that the colours span: nearly all of them, steady from picture to picture.

export interface WeightRange {
  /** weight at the upper end of the palette */
  readonly high: number;
  /** some weights lie above it and look alike */
  readonly clipped: boolean;
}

/** Share of weights that may lie above. Chosen: a handful of largest weights would leave all strokes dark. */
const ABOVE = 0.005;
const STEP = 0.05;
const BINS = 512;

/** The upper end is rounded up in steps, so that colours do not flicker as weights grow. */
export function rangeOf(weights: Float32Array): WeightRange {
  let most = 0;
  for (let k = 0; k < weights.length; k++) if (weights[k]! > most) most = weights[k]!;
  if (most === 0) return { high: STEP, clipped: false };
  const bins = new Uint32Array(BINS);
  for (let k = 0; k < weights.length; k++) {
    if (weights[k]! > 0) bins[Math.min(BINS - 1, Math.floor((weights[k]! / most) * BINS))]!++;
  }
  let above = 0;
  let bin = BINS;
  while (bin > 1 && above + bins[bin - 1]! <= ABOVE * weights.length) above += bins[--bin]!;
  const high = Math.ceil((bin / BINS) * (most / STEP) - 1e-6) * STEP;
  return { high: Number(high.toFixed(2)), clipped: most > high };
}
