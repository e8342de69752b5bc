// From what was typed to a number within bounds, or the reason why not.
import { copy } from "../../copy";
import { plain, unitLabel } from "../../ui/format";

export interface Bounds {
  readonly unit?: string;
  readonly min?: number | undefined;
  readonly max?: number | undefined;
  readonly whole?: boolean;
}

export type NumberEntry =
  | { readonly value: number; readonly problem: null }
  | { readonly value: null; readonly problem: string };

export function parseNumber(text: string, bounds: Bounds): NumberEntry {
  const trimmed = text.trim().replace("−", "-");
  if (trimmed === "") return refuse(copy.field.empty);
  if (trimmed.includes(",")) return refuse(copy.field.comma);
  const value = Number(trimmed);
  if (!/^[-+.\d]/.test(trimmed) || !Number.isFinite(value)) return refuse(copy.field.notNumber(trimmed));
  if (bounds.whole && !Number.isSafeInteger(value)) return refuse(copy.field.whole);
  const unit = unitLabel(bounds.unit ?? "1");
  const worded = (bound: number) => (unit ? `${plain(bound)} ${unit}` : plain(bound));
  if (bounds.min !== undefined && value < bounds.min) return refuse(copy.field.low(worded(bounds.min)));
  if (bounds.max !== undefined && value > bounds.max) return refuse(copy.field.high(worded(bounds.max)));
  return { value, problem: null };
}

/** One press of an arrow key: a step in the second digit that matters, kept within bounds. */
export function nudge(value: number, direction: 1 | -1, { min, max, whole = false }: Bounds): number {
  const size = Math.abs(value);
  const step = size === 0 ? 0.1 : 10 ** (Math.floor(Math.log10(size)) - 1);
  const next = Number((value + direction * (whole ? Math.max(1, Math.round(step)) : step)).toPrecision(10));
  return Math.min(max ?? Infinity, Math.max(min ?? -Infinity, next));
}

function refuse(problem: string): NumberEntry {
  return { value: null, problem };
}
