// The meaning of a tree, in f64. Booleans are 1 and 0. The oracle of every generated kernel.
import { FUNCTIONS, RAND } from "./functions";
import type { BinaryOp, Node } from "./tree";

/** Values of names, and of `rand()` where the tree draws. */
export interface Scope {
  readonly lookup: (name: string) => number;
  readonly rand?: () => number;
  /** applied after every operation; `Math.fround` gives the f32 result of the same tree */
  readonly round?: (x: number) => number;
}

export function evaluate(node: Node, scope: Scope): number {
  const round = scope.round ?? identity;
  switch (node.kind) {
    case "number":
      return round(node.value);
    case "name":
      return round(scope.lookup(node.name));
    case "call": {
      if (node.fn === RAND) {
        if (!scope.rand) throw new Error("rand() has no meaning here");
        return scope.rand();
      }
      return round(FUNCTIONS[node.fn]!.evaluate(...node.args.map((arg) => evaluate(arg, scope))));
    }
    case "unary": {
      const value = evaluate(node.arg, scope);
      return node.op === "-" ? -value : Number(value === 0);
    }
    case "binary":
      return round(OPERATIONS[node.op](evaluate(node.left, scope), evaluate(node.right, scope)));
  }
}

const identity = (x: number): number => x;

export const OPERATIONS: Readonly<Record<BinaryOp, (a: number, b: number) => number>> = {
  "+": (a, b) => a + b,
  "-": (a, b) => a - b,
  "*": (a, b) => a * b,
  "/": (a, b) => a / b,
  "^": (a, b) => a ** b,
  "<": (a, b) => Number(a < b),
  ">": (a, b) => Number(a > b),
  "<=": (a, b) => Number(a <= b),
  ">=": (a, b) => Number(a >= b),
  and: (a, b) => Number(a !== 0 && b !== 0),
  or: (a, b) => Number(a !== 0 || b !== 0),
};
