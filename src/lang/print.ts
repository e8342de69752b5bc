// Tree -> equation text. `print(parse(print(parse(x))))` equals `print(parse(x))`.
import { bindingOf, make, type Node, PREFIX_BINDS } from "./tree";

/** The tree as text, with no more parentheses than needed. */
export function print(node: Node): string {
  return write(node, 0);
}

function write(node: Node, minimum: number): string {
  if (node.kind === "number")
    return node.value < 0 ? write(make.negate(make.number(-node.value)), minimum) : String(node.value);
  if (node.kind === "name") return node.name;
  if (node.kind === "call") return `${node.fn}(${node.args.map((arg) => write(arg, 0)).join(", ")})`;
  const binds = node.kind === "unary" ? PREFIX_BINDS[node.op] : bindingOf(node.op)!;
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
