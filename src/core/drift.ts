// How a weight moves by itself: dw/dt as a multiple of w and a sum of products of traces, each of which decays.
import { add, isNumber, linearIn, multiply, negate } from "../lang/linear";
import { literalOf, make, type Node, namesIn } from "../lang/tree";
import { ModelError } from "../util/errors";

/** `dw/dt = slope w + sum of factor * traces`, where the product of a term's traces decays at `rate`. */
export interface Drift {
  /** of parameters only, as all factors and rates (1/ms) */
  readonly slope: Node;
  readonly terms: readonly DriftTerm[];
}

export interface DriftTerm {
  readonly factor: Node;
  /** the traces that are multiplied; one that stands twice counts twice */
  readonly traces: readonly string[];
  readonly rate: Node;
}

/** Time constants of traces by name; null: it does not decay. */
type Taus = Readonly<Record<string, Node | null>>;
type Product = Omit<DriftTerm, "rate">;

/** Chosen: a square of a trace is the most that a published rule has. */
const MOST_POWER = 4;
/** Chosen: far above any published rule. */
const MOST_TERMS = 16;

/** @throws {ModelError} if dw/dt is no sum of products of w or traces with parameters */
export function splitDrift(tree: Node, taus: Taus, path: string): Drift {
  const refuse = (): ModelError =>
    new ModelError(path, "a sum of products of w or traces with parameters is expected.");
  const isFixed = (node: Node): boolean =>
    [...namesIn(node)].every((name) => name !== "w" && !Object.hasOwn(taus, name));
  const parts = linearIn(tree, "w");
  if (!parts || !isFixed(parts.slope)) throw refuse();

  function productsOf(node: Node): Product[] {
    if (isFixed(node)) return [{ factor: node, traces: [] }];
    if (node.kind === "name") return [{ factor: make.number(1), traces: [node.name] }];
    if (node.kind === "unary" && node.op === "-") return productsOf(node.arg).map(negated);
    if (node.kind !== "binary") throw refuse();
    const { op, left, right } = node;
    if (op === "+") return [...productsOf(left), ...productsOf(right)];
    if (op === "-") return [...productsOf(left), ...productsOf(right).map(negated)];
    if (op === "*") return times(productsOf(left), productsOf(right));
    if (op === "/" && isFixed(right)) {
      const share = make.binary("/", make.number(1), right);
      return productsOf(left).map((term) => ({ ...term, factor: multiply(term.factor, share) }));
    }
    const power = op === "^" ? literalOf(right) : null;
    if (power === null || !Number.isInteger(power) || power < 1 || power > MOST_POWER) throw refuse();
    return Array.from({ length: power }, () => productsOf(left)).reduce(times);
  }

  function times(left: readonly Product[], right: readonly Product[]): Product[] {
    if (left.length * right.length > MOST_TERMS)
      throw new ModelError(path, `comes out as more than ${MOST_TERMS} products. Write it with fewer.`);
    return left.flatMap((a) =>
      right.map((b) => ({ factor: multiply(a.factor, b.factor), traces: [...a.traces, ...b.traces] })),
    );
  }

  const rateOf = (traces: readonly string[]): Node =>
    traces.reduce((rate, trace) => {
      const tau = taus[trace]!;
      return tau ? add(rate, make.binary("/", make.number(1), tau)) : rate;
    }, make.number(0) as Node);
  const terms = isNumber(parts.offset, 0) ? [] : productsOf(parts.offset);
  return { slope: parts.slope, terms: terms.map((term) => ({ ...term, rate: rateOf(term.traces) })) };
}

const negated = (term: Product): Product => ({ ...term, factor: negate(term.factor) });

/**
 * The weight after a time of the name `step` (ms), from the weight and the traces at its start:
 * `w' = e^(a h) (w + sum of P h exprel(-(rate + a) h))` with `a` the slope and P a term at the start.
 */
export function driftFor({ slope, terms }: Drift, step: string): Node {
  const h = make.name(step);
  const moved = terms.reduce<Node>((sum, { factor, traces, rate }) => {
    const exponent = negate(multiply(add(rate, slope), h));
    const still = isNumber(rate, 0) && isNumber(slope, 0);
    const length = still ? h : multiply(h, make.call("exprel", exponent));
    // what parameters alone decide stands together, and is computed once
    const share = multiply(factor, length);
    return add(
      sum,
      traces.reduce<Node>((product, trace) => multiply(product, make.name(trace)), share),
    );
  }, make.name("w"));
  return isNumber(slope, 0) ? moved : multiply(moved, make.call("exp", multiply(slope, h)));
}
