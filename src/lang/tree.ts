// The tree of an equation: an allow-list of node kinds. Text of users becomes this and nothing else.

/** Where in the text a node stands: `[first character, one past the last)`. */
export type Span = readonly [start: number, end: number];

export type Comparison = "<" | ">" | "<=" | ">=";
export type BinaryOp = "+" | "-" | "*" | "/" | "^" | Comparison | "and" | "or";

export type Node =
  | { readonly kind: "number"; readonly value: number; readonly at: Span }
  | { readonly kind: "name"; readonly name: string; readonly at: Span }
  | { readonly kind: "call"; readonly fn: string; readonly args: readonly Node[]; readonly at: Span }
  | { readonly kind: "unary"; readonly op: "-" | "not"; readonly arg: Node; readonly at: Span }
  | {
      readonly kind: "binary";
      readonly op: BinaryOp;
      readonly left: Node;
      readonly right: Node;
      readonly at: Span;
    };

/** `target op value`, as in `theta += theta_plus`. */
export interface Statement {
  readonly target: string;
  readonly op: "=" | "+=" | "-=" | "*=" | "/=";
  readonly value: Node;
  readonly at: Span;
}

/** How tightly operators bind, the loosest first; a prefix binds what follows it. */
const BINDING: ReadonlyMap<string, number> = new Map(
  [["or"], ["and"], [], ["<", ">", "<=", ">="], ["+", "-"], ["*", "/"], [], ["^"]].flatMap((level, i) =>
    level.map((op) => [op, i + 1] as const),
  ),
);
export const PREFIX_BINDS = { not: 3, "-": 7 } as const;

/** How tightly a binary operator binds; undefined for any other text. */
export function bindingOf(text: string): number | undefined {
  return BINDING.get(text);
}

const NOWHERE: Span = [0, 0];

/** Builders for trees made by the compiler rather than by a user. */
export const make = {
  number: (value: number): Node => ({ kind: "number", value, at: NOWHERE }),
  name: (name: string): Node => ({ kind: "name", name, at: NOWHERE }),
  call: (fn: string, ...args: Node[]): Node => ({ kind: "call", fn, args, at: NOWHERE }),
  binary: (op: BinaryOp, left: Node, right: Node): Node => ({ kind: "binary", op, left, right, at: NOWHERE }),
  negate: (arg: Node): Node => ({ kind: "unary", op: "-", arg, at: NOWHERE }),
};

/** The new value of a statement's target: `w -= a` gives the tree of `w - a`. */
export function rightSide(statement: Statement): Node {
  if (statement.op === "=") return statement.value;
  return make.binary(statement.op[0] as BinaryOp, make.name(statement.target), statement.value);
}

/** The value of a number, or of a number with a minus before it; null for any other tree. */
export function literalOf(node: Node): number | null {
  if (node.kind === "number") return node.value;
  return node.kind === "unary" && node.op === "-" && node.arg.kind === "number" ? -node.arg.value : null;
}

/** True for a comparison, or several joined by and, or, not. */
export function isTruth(node: Node): boolean {
  return node.kind === "binary" ? !/^[-+*/^]$/.test(node.op) : node.kind === "unary" && node.op === "not";
}

/** Every name that occurs in the tree. */
export function namesIn(node: Node, into: Set<string> = new Set()): Set<string> {
  if (node.kind === "name") into.add(node.name);
  for (const child of childrenOf(node)) namesIn(child, into);
  return into;
}

/** How often a function named `fn` is called in the tree. */
export function countCalls(node: Node, fn: string): number {
  const here = node.kind === "call" && node.fn === fn ? 1 : 0;
  return childrenOf(node).reduce((sum, child) => sum + countCalls(child, fn), here);
}

/** The tree with other trees in the place of some names; what does not change is shared. */
export function substitute(node: Node, replacement: (name: string) => Node | undefined): Node {
  if (node.kind === "number") return node;
  if (node.kind === "name") return replacement(node.name) ?? node;
  const into = (child: Node) => substitute(child, replacement);
  if (node.kind === "unary") return { ...node, arg: into(node.arg) };
  if (node.kind === "binary") return { ...node, left: into(node.left), right: into(node.right) };
  return { ...node, args: node.args.map(into) };
}

/** How many nodes a tree has. */
export function sizeOfTree(node: Node): number {
  return childrenOf(node).reduce((sum, child) => sum + sizeOfTree(child), 1);
}

export function childrenOf(node: Node): readonly Node[] {
  if (node.kind === "call") return node.args;
  if (node.kind === "unary") return [node.arg];
  if (node.kind === "binary") return [node.left, node.right];
  return [];
}
