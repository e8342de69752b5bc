// Bounds of a tree's value where names lie between bounds: what can be ruled out without looking at every neuron.
import { FUNCTIONS } from "./functions";
import type { BinaryOp, Node } from "./tree";

export type Interval = readonly [low: number, high: number];

const ANY: Interval = [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY];
const TRUE: Interval = [1, 1];
const FALSE: Interval = [0, 0];
const MAYBE: Interval = [0, 1];
/** Functions that never fall as their argument grows. */
const RISING: ReadonlySet<string> = new Set(["exp", "exprel", "tanh", "floor"]);

/**
 * An interval that holds every value of the tree; truths are 0 and 1. Wide where little is known, never too narrow but
 * for rounding.
 */
export function boundsOf(node: Node, lookup: (name: string) => Interval): Interval {
  switch (node.kind) {
    case "number":
      return [node.value, node.value];
    case "name":
      return lookup(node.name);
    case "call":
      return boundsOfCall(node.fn, node.args, lookup);
    case "unary": {
      const [low, high] = boundsOf(node.arg, lookup);
      return node.op === "-" ? [-high, -low] : [1 - high, 1 - low];
    }
    case "binary":
      return boundsOfBinary(node, lookup);
  }
}

function boundsOfCall(fn: string, args: readonly Node[], lookup: (name: string) => Interval): Interval {
  if (fn === "where") {
    const [holds, then, otherwise] = args as [Node, Node, Node];
    const [low, high] = boundsOf(holds, lookup);
    if (low === 1) return boundsOf(then, lookup);
    if (high === 0) return boundsOf(otherwise, lookup);
    return hull(boundsOf(then, lookup), boundsOf(otherwise, lookup));
  }
  const [a = ANY, b = ANY] = args.map((arg) => boundsOf(arg, lookup));
  if (fn === "min" || fn === "max") return [Math[fn](a[0], b[0]), Math[fn](a[1], b[1])];
  if (fn === "abs") return [Math.max(0, a[0], -a[1]), Math.max(-a[0], a[1])];
  if (fn === "sin" || fn === "cos") return [-1, 1];
  if (!RISING.has(fn)) return ANY;
  const { evaluate } = FUNCTIONS[fn]!;
  return sound([evaluate(a[0]), evaluate(a[1])]);
}

function boundsOfBinary(
  { op, left, right }: Node & { kind: "binary" },
  lookup: (name: string) => Interval,
): Interval {
  if (op === "<" || op === "<=" || op === ">" || op === ">=")
    return boundsOfComparison(op, left, right, lookup);
  const [a, b] = [boundsOf(left, lookup), boundsOf(right, lookup)];
  switch (op) {
    case "and":
      return [Math.min(a[0], b[0]), Math.min(a[1], b[1])];
    case "or":
      return [Math.max(a[0], b[0]), Math.max(a[1], b[1])];
    case "+":
      return sound([a[0] + b[0], a[1] + b[1]]);
    case "-":
      return sound([a[0] - b[1], a[1] - b[0]]);
    case "*":
      return corners(a, b, (x, y) => x * y);
    case "/":
      return b[0] > 0 || b[1] < 0 ? corners(a, b, (x, y) => x / y) : ANY;
    default:
      return ANY;
  }
}

/** A choice on the right is decided first: then a name compared with itself is seen to be one. */
function boundsOfComparison(
  op: BinaryOp,
  left: Node,
  right: Node,
  lookup: (name: string) => Interval,
): Interval {
  if (right.kind === "call" && right.fn === "where") {
    const [low, high] = boundsOf(right.args[0]!, lookup);
    const among = low === 1 ? [right.args[1]!] : high === 0 ? [right.args[2]!] : right.args.slice(1);
    return among.map((choice) => boundsOfComparison(op, left, choice, lookup)).reduce(hull);
  }
  const strict = op === "<" || op === ">";
  if (left.kind === "name" && right.kind === "name" && left.name === right.name) return strict ? FALSE : TRUE;
  const [a, b] = [boundsOf(left, lookup), boundsOf(right, lookup)];
  const [more, less] = op === ">" || op === ">=" ? [a, b] : [b, a];
  if (strict ? more[0] > less[1] : more[0] >= less[1]) return TRUE;
  return (strict ? more[1] <= less[0] : more[1] < less[0]) ? FALSE : MAYBE;
}

const hull = (a: Interval, b: Interval): Interval => [Math.min(a[0], b[0]), Math.max(a[1], b[1])];

function corners(a: Interval, b: Interval, of: (x: number, y: number) => number): Interval {
  const all = [of(a[0], b[0]), of(a[0], b[1]), of(a[1], b[0]), of(a[1], b[1])];
  return sound([Math.min(...all), Math.max(...all)]);
}

/** Infinity minus infinity can be anything. */
function sound(interval: Interval): Interval {
  return Number.isNaN(interval[0]) || Number.isNaN(interval[1]) ? ANY : interval;
}
