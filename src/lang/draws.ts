// Random numbers in equations: each call becomes a name that the engine gives a number for, so that a tree with them is
// like any other, and one call has one value wherever its tree is used.
import { RAND, RANDN } from "./functions";
import { childrenOf, make, type Node, namesIn } from "./tree";

/** `xi`: white noise of deviation 1 / sqrt(dt), one number a neuron and step wherever it stands. */
export const XI = "xi";

/** Name of the k-th uniform number of a neuron and step; no name of a user has a dot. */
export const drawName = (k: number): string => `rand.${k}`;

/** The k of such a name; -1 for any other. */
const drawOf = (name: string): number => (name.startsWith("rand.") ? Number(name.slice(5)) : -1);

/** Whether a tree reads random numbers by such names. */
export function isRandom(tree: Node): boolean {
  return [...namesIn(tree)].some((name) => drawOf(name) >= 0);
}

/** Gives out the numbers of a model's draws. */
export class Draws {
  /** uniform numbers of a neuron and step */
  count = 0;
  private xi: Node | null = null;

  /** The tree with names in place of rand(), randn() and xi. */
  number(node: Node): Node {
    if (node.kind === "name") return node.name === XI ? this.noise() : node;
    if (node.kind === "call" && node.fn === RAND) return make.name(drawName(this.count++));
    if (node.kind === "call" && node.fn === RANDN) return this.normal();
    if (childrenOf(node).length === 0) return node;
    if (node.kind === "unary") return { ...node, arg: this.number(node.arg) };
    if (node.kind === "binary")
      return { ...node, left: this.number(node.left), right: this.number(node.right) };
    return node.kind === "call" ? { ...node, args: node.args.map((arg) => this.number(arg)) } : node;
  }

  private noise(): Node {
    this.xi ??= make.binary("/", this.normal(), make.call("sqrt", make.name("dt")));
    return this.xi;
  }

  /**
   * Box & Muller 1958, doi:10.1214/aoms/1177706645: sqrt(-2 ln(1 - u)) cos(2 pi w). 1 - u is in (0, 1]; near 1 a loose
   * logarithm may come out above 0.
   */
  private normal(): Node {
    const [u, w] = [make.name(drawName(this.count++)), make.name(drawName(this.count++))];
    const log = make.call("log", make.binary("-", make.number(1), u));
    const square = make.call("max", make.binary("*", make.number(-2), log), make.number(0));
    const angle = make.binary("*", make.number(2 * Math.PI), w);
    return make.binary("*", make.call("sqrt", square), make.call("cos", angle));
  }
}
