// For tests: a tree in f64, and how far f32 may be from it: a running error analysis over the bounds that WGSL gives its
// operations (https://www.w3.org/TR/WGSL/#floating-point-accuracy), and the functions of shaders/lib theirs.
import { evaluate } from "../lang/evaluate";
import { FUNCTIONS } from "../lang/functions";
import type { Node } from "../lang/tree";

export interface Bounded {
  readonly value: number;
  readonly error: number;
}

const U = 2 ** -24;

/** Null where f32 may be anywhere: a choice that hangs on rounding, a pole, or a size that f32 does not have. */
export function boundedOf(node: Node, names: Readonly<Record<string, number>>): Bounded | null {
  const found = bound(node, names);
  if (!found || !Number.isFinite(found.value) || !Number.isFinite(found.error)) return null;
  const size = Math.abs(found.value);
  return size > 1e30 || (size !== 0 && size < 1e-30) ? null : found;
}

function bound(node: Node, names: Readonly<Record<string, number>>): Bounded | null {
  switch (node.kind) {
    case "number":
      return { value: Math.fround(node.value), error: 0 };
    case "name":
      return { value: names[node.name]!, error: 0 };
    case "unary": {
      const arg = boundedOf(node.arg, names);
      return arg && { value: -arg.value, error: arg.error };
    }
    case "call":
      return boundOfCall(node, names);
    case "binary": {
      const [a, b] = [boundedOf(node.left, names), boundedOf(node.right, names)];
      return a && b && boundOfBinary(node.op, a, b);
    }
  }
}

function boundOfBinary(op: string, a: Bounded, b: Bounded): Bounded | null {
  const rounded = (value: number, error: number, ulps = 1): Bounded => ({
    value,
    error: error + 2 * ulps * U * (Math.abs(value) + error),
  });
  switch (op) {
    case "+":
      return rounded(a.value + b.value, a.error + b.error);
    case "-":
      return rounded(a.value - b.value, a.error + b.error);
    case "*":
      return rounded(
        a.value * b.value,
        Math.abs(a.value) * b.error + Math.abs(b.value) * a.error + a.error * b.error,
      );
    case "/": {
      const least = Math.abs(b.value) - b.error;
      if (least <= 0) return null;
      const value = a.value / b.value;
      return rounded(value, (a.error + Math.abs(value) * b.error) / least, 2.5);
    }
    case "^": {
      const power = b.value;
      if (Math.abs(a.value) <= 2 * a.error) return null;
      const value = a.value ** power;
      const relative = (1 + (2 * a.error) / Math.abs(a.value) + 4 * U) ** Math.abs(power) - 1;
      return rounded(value, Math.abs(value) * relative, 2.5);
    }
    default:
      return null; // comparisons are met within choices only
  }
}

function boundOfCall(node: Node & { kind: "call" }, names: Readonly<Record<string, number>>): Bounded | null {
  if (node.fn === "where") return boundOfChoice(node, names);
  const args = node.args.map((arg) => boundedOf(arg, names));
  const [a, b] = args;
  if (!a || b === null) return null;
  const { evaluate: of } = FUNCTIONS[node.fn]!;
  if (b) return { value: of(a.value, b.value), error: Math.max(a.error, b.error) };
  const value = of(a.value);
  const [low, high] = [of(a.value - a.error), of(a.value + a.error)];
  const moved = Math.max(Math.abs(low - value), Math.abs(high - value));
  switch (node.fn) {
    case "exp":
      return { value, error: moved + 2 * U * (3 + 2 * Math.abs(a.value)) * high };
    case "exprel":
      return { value, error: moved + 40 * U * high };
    case "log":
      return a.value - a.error > 0
        ? { value, error: moved + Math.max(6 * U * Math.abs(value), 2 ** -21) }
        : null;
    case "sin":
    case "cos":
      // reduced by parts of pi/2: what the third one leaves, and the series
      return Math.abs(a.value) > 1000 ? null : { value, error: a.error + U * (8 + Math.abs(a.value) / 4) };
    case "floor":
      return low === high ? { value, error: 0 } : null;
    case "tanh":
      return { value, error: a.error + 1e-5 };
    case "sqrt":
      return a.value - a.error >= 0 ? { value, error: moved + 6 * U * value } : null;
    default: // abs
      return { value, error: a.error };
  }
}

/** The choice itself is sure where its sides are further apart than their errors. */
function boundOfChoice(
  { args }: Node & { kind: "call" },
  names: Readonly<Record<string, number>>,
): Bounded | null {
  const [holds, then, otherwise] = args as [Node, Node, Node];
  if (holds.kind !== "binary") return null;
  const [a, b] = [boundedOf(holds.left, names), boundedOf(holds.right, names)];
  if (!a || !b || Math.abs(a.value - b.value) <= a.error + b.error) return null;
  const is = evaluate(holds, { lookup: (name) => names[name]! });
  return boundedOf(is ? then : otherwise, names);
}
