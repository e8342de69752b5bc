// Which values a slider reaches, and where along it they lie: evenly by difference, or by ratio.

export interface Scale {
  readonly kind: "linear" | "log";
  readonly low: number;
  readonly high: number;
  /** of a log scale whose left end is 0, which no ratio reaches */
  readonly zero: boolean;
  readonly whole: boolean;
}

export interface ScaleOptions {
  /** where the slider is centred: the model's default */
  readonly usual: number;
  /** that it must reach as well */
  readonly value: number;
  readonly min?: number | undefined;
  readonly max?: number | undefined;
  readonly unit?: string;
  readonly whole?: boolean;
}

/** Positions of a slider. Chosen: as fine as a wide one has pixels. */
export const POSITIONS = 1000;
/** A log scale reaches from the default by this factor both ways. Chosen: two decades cover what papers use. */
const REACH = 100;
/** Bounds that lie further apart than this are told apart by ratio. */
const WIDE = 100;
/** How far a linear scale reaches to both sides of the default, by unit. Chosen: physiology, and some more. */
const AROUND: Readonly<Record<string, number>> = { mV: 30, pA: 500, nS: 50, ms: 50, Hz: 100 };

/** The scale for a parameter, from its bounds and default. */
export function scaleOf({ usual, value, min, max, unit = "1", whole = false }: ScaleOptions): Scale {
  const bounded = min !== undefined && max !== undefined;
  const positive = min !== undefined && min >= 0;
  const anchor = usual > 0 ? usual : value > 0 ? value : 0;
  if (bounded && (min > 0 ? max / min <= WIDE : min < 0 || max <= 10 * anchor || anchor === 0)) {
    return linear(min, max, value, whole);
  }
  if (positive && anchor > 0) {
    const zero = min === 0 && !whole;
    const least = whole ? Math.max(1, min) : Math.max(min, anchor / REACH);
    const low = Math.min(least, value > 0 ? value : least);
    const high = Math.max(Math.min(max ?? Infinity, anchor * REACH), value);
    return { kind: "log", low, high: whole ? Math.ceil(high) : high, zero, whole };
  }
  const around = AROUND[unit] ?? (Math.abs(usual) || 1);
  return linear(
    Math.max(min ?? -Infinity, usual - around),
    Math.min(max ?? Infinity, usual + around),
    value,
    whole,
  );
}

function linear(low: number, high: number, value: number, whole: boolean): Scale {
  return { kind: "linear", low: Math.min(low, value), high: Math.max(high, value), zero: false, whole };
}

/** Position of a value, 0 to POSITIONS. */
export function positionOf(value: number, { kind, low, high, zero }: Scale): number {
  if (high <= low) return 0;
  const clipped = Math.min(high, Math.max(zero ? 0 : low, value));
  if (kind === "linear") return Math.round((POSITIONS * (clipped - low)) / (high - low));
  if (clipped <= 0 || clipped < low) return 0;
  const share = Math.log(clipped / low) / Math.log(high / low);
  const first = zero ? 1 : 0;
  return Math.round(first + share * (POSITIONS - first));
}

/** Value at a position, with no more digits than the slider can tell apart. */
export function valueAt(position: number, { kind, low, high, zero, whole }: Scale): number {
  const at = Math.min(POSITIONS, Math.max(0, position));
  if (zero && at === 0) return 0;
  const first = zero ? 1 : 0;
  const share = (at - first) / (POSITIONS - first);
  if (at === POSITIONS) return high;
  if (kind === "linear") {
    if (at === 0) return low;
    const step = niceStep((high - low) / 200);
    return tidy(
      clamp(whole ? Math.round(low + share * (high - low)) : roundTo(low + share * (high - low), step)),
    );
  }
  const value = low * (high / low) ** share;
  return tidy(
    clamp(
      whole ? Math.round(value) : Number(value.toPrecision(2 + Number(value.toExponential(0)[0] === "1"))),
    ),
  );

  function clamp(x: number): number {
    return Math.min(high, Math.max(low, x));
  }
}

/** The largest of 1, 2 and 5 times a power of ten that is not above a size. */
function niceStep(size: number): number {
  const power = 10 ** Math.floor(Math.log10(size));
  return (size >= 5 * power ? 5 : size >= 2 * power ? 2 : 1) * power;
}

const roundTo = (value: number, step: number) => Math.round(value / step) * step;
const tidy = (value: number) => Number(value.toPrecision(10));
