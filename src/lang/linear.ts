// Splits a tree into `slope * x + offset`, the form that can be integrated exactly.
import { make, type Node, namesIn } from "./tree";

export interface Linear {
  readonly slope: Node;
  readonly offset: Node;
}

const ZERO = make.number(0);
const ONE = make.number(1);

/** `tree` as `slope * x + offset`, with neither part naming x; null if it is not linear in x. */
export function linearIn(tree: Node, x: string): Linear | null {
  if (!namesIn(tree).has(x)) return { slope: ZERO, offset: tree };
  if (tree.kind === "name") return { slope: ONE, offset: ZERO };
  if (tree.kind === "unary" && tree.op === "-") {
    const arg = linearIn(tree.arg, x);
    return arg && { slope: negate(arg.slope), offset: negate(arg.offset) };
  }
  if (tree.kind !== "binary") return null;
  const left = linearIn(tree.left, x);
  const right = linearIn(tree.right, x);
  if (!left || !right) return null;
  switch (tree.op) {
    case "+":
      return { slope: add(left.slope, right.slope), offset: add(left.offset, right.offset) };
    case "-":
      return { slope: add(left.slope, negate(right.slope)), offset: add(left.offset, negate(right.offset)) };
    case "*":
      if (isNumber(left.slope, 0)) return scale(right, (part) => multiply(left.offset, part));
      if (isNumber(right.slope, 0)) return scale(left, (part) => multiply(part, right.offset));
      return null;
    case "/":
      return isNumber(right.slope, 0) ? scale(left, (part) => divide(part, right.offset)) : null;
    default:
      return null;
  }
}

function scale(parts: Linear, by: (part: Node) => Node): Linear {
  return { slope: by(parts.slope), offset: by(parts.offset) };
}

export function isNumber(node: Node, value: number): boolean {
  return node.kind === "number" && node.value === value;
}

// Builders that drop neutral elements, so that a slope that is zero is seen to be zero.
export function add(a: Node, b: Node): Node {
  if (isNumber(a, 0)) return b;
  return isNumber(b, 0) ? a : make.binary("+", a, b);
}
export function negate(a: Node): Node {
  return a.kind === "number" ? make.number(-a.value + 0) : make.negate(a);
}
export function multiply(a: Node, b: Node): Node {
  if (isNumber(a, 0) || isNumber(b, 0)) return ZERO;
  if (isNumber(a, 1)) return b;
  return isNumber(b, 1) ? a : make.binary("*", a, b);
}
export function divide(a: Node, b: Node): Node {
  return isNumber(a, 0) || isNumber(b, 1) ? a : make.binary("/", a, b);
}
