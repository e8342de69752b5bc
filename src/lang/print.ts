// Tree -> equation text. `print(parse(print(parse(x))))` equals `print(parse(x))`.
import type { Node } from "./tree";

const BINDING: Readonly<Record<string, number>> = {
  or: 1,
  and: 2,
  "<": 4,
  ">": 4,
  "<=": 4,
  ">=": 4,
  "+": 5,
  "-": 5,
  "*": 6,
  "/": 6,
  "^": 8,
};

/** The tree as text, with no more parentheses than needed. */
export function print(node: Node): string {
  return write(node, 0);
}

function write(node: Node, minimum: number): string {
  if (node.kind === "number") return String(node.value);
  if (node.kind === "name") return node.name;
  if (node.kind === "call") return `${node.fn}(${node.args.map((arg) => write(arg, 0)).join(", ")})`;
  const binds = node.kind === "unary" ? (node.op === "-" ? 7 : 3) : BINDING[node.op]!;
  const text =
    node.kind === "unary"
      ? node.op === "-"
        ? `-${write(node.arg, binds)}`
        : `not ${write(node.arg, binds)}`
      : node.op === "^"
        ? `${write(node.left, binds + 1)}^${write(node.right, binds)}`
        : `${write(node.left, binds)} ${node.op} ${write(node.right, binds + 1)}`;
  return binds < minimum ? `(${text})` : text;
}
