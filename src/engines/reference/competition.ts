// Of neurons that cross their thresholds in one step, who may spike.

export interface Crossing {
  readonly n: number;
  /** how far above its threshold */
  readonly margin: number;
}

/** Of every `rivals` neurons in a row the one furthest above its threshold, the first of several. */
export function bestOf(crossing: readonly Crossing[], rivals: number): Crossing[] {
  const best = new Map<number, Crossing>();
  for (const one of crossing) {
    const place = Math.floor(one.n / rivals);
    if (!(one.margin <= (best.get(place)?.margin ?? -1))) best.set(place, one);
  }
  return [...best.values()];
}
