// The ways in which numbers of many can be given, and from one to another with as much kept as both have.
import { rangeOfValues, type Values } from "../../../index";

export type ValueKind = "one" | "drawn" | "normal" | "values";

/** Explicit numbers that are still offered for editing as a line of text. Chosen: what one can look over. */
export const MOST_WRITTEN = 32;
/** Explicit numbers that a choice makes at most. Chosen: more are written by programs, not by choosing. */
export const MOST_OFFERED = 1024;

export function kindOf(values: Values): ValueKind {
  if (typeof values === "number") return "one";
  if ("uniform" in values) return "drawn";
  return "normal" in values ? "normal" : "values";
}

/** A number in the middle of them. */
export function middleOf(values: Values): number {
  if (typeof values === "number") return values;
  if ("normal" in values) return values.normal[0];
  const [low, high] = rangeOfValues(values);
  return rounded((low + high) / 2);
}

export interface KindOptions {
  /** none is below it */
  readonly min?: number | undefined;
  /** how many explicit ones there are */
  readonly count: number;
}

/** Values of another kind in their stead: about as large, and as far apart. */
export function asKind(kind: ValueKind, values: Values, { min = -Infinity, count }: KindOptions): Values {
  if (kindOf(values) === kind) return values;
  const middle = middleOf(values);
  if (kind === "one") return middle;
  if (kind === "values") return { values: new Array<number>(count).fill(middle) };
  const half = halfOf(values, middle);
  if (kind === "drawn") return { uniform: [rounded(Math.max(min, middle - half)), rounded(middle + half)] };
  const normal = [middle, rounded(half / Math.sqrt(3))] as const; // as a uniform draw that far to either side spreads
  return min === -Infinity ? { normal } : { normal, min };
}

/** From half to one and a half times one value: draws differ enough to be seen. */
function halfOf(values: Values, middle: number): number {
  if (typeof values === "object" && "normal" in values) return values.normal[1] * Math.sqrt(3);
  const [low, high] = rangeOfValues(values);
  return (high - low) / 2 || Math.abs(middle) / 2 || 0.5;
}

/** What is cut off a normal distribution. */
export type Cut = "none" | "min" | "both";
type Normal = Extract<Values, { readonly normal: unknown }>;

export function cutOf({ min, max }: Normal): Cut {
  return max !== undefined ? "both" : min !== undefined ? "min" : "none";
}

/** @param least - none is below it */
export function withCut({ normal, min, max }: Normal, cut: Cut, least = -Infinity): Normal {
  const [mean, sd] = normal;
  const low = min ?? rounded(Math.max(least, mean - 2 * sd));
  if (cut === "none") return { normal };
  if (cut === "min") return { normal, min: low };
  return { normal, min: low, max: max ?? rounded(Math.max(low, mean + 2 * sd)) };
}

/** "1, 2.5" as numbers; null if a part is none. */
export function parseList(text: string): number[] | null {
  const parts = text.trim().split(/[\s,;]+/);
  const numbers = parts.map(Number);
  return parts[0] !== "" && numbers.every(Number.isFinite) ? numbers : null;
}

const rounded = (value: number): number => Number(value.toPrecision(4));
