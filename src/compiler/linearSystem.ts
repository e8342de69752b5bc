// Exact steps of coupled linear equations: x' = A x + b gives x(h) = phi x(0) + psi b, with phi = exp(A h) and
// psi its integral. The host computes both in f64; equations then read their entries by name.
import { evaluate } from "../lang/evaluate";
import { add, isNumber, linearIn, multiply } from "../lang/linear";
import { make, type Node, namesIn } from "../lang/tree";

/** Equations of variables that move together: `dx/dt = sum of a[x][y] y + b[x]`. */
export interface LinearSystem {
  readonly variables: readonly string[];
  /** of parameters only; absent where it is 0 */
  readonly a: Readonly<Record<string, Readonly<Record<string, Node>>>>;
  /** of whatever stands still during a step */
  readonly b: Readonly<Record<string, Node>>;
}

/** Entries of phi and psi under these names; no name of a user has a dot. */
const phi = (x: string, y: string) => `phi.${x}.${y}`;
const psi = (x: string, y: string) => `psi.${x}.${y}`;

/**
 * The equations as a linear system with coefficients that `isFixed` names alone decide; null if they are none.
 * @param derivatives - of every variable that moves during a step
 */
export function linearSystem(
  derivatives: Readonly<Record<string, Node>>,
  isFixed: (name: string) => boolean,
): LinearSystem | null {
  const variables = Object.keys(derivatives);
  const a: Record<string, Record<string, Node>> = {};
  const b: Record<string, Node> = {};
  for (const [x, tree] of Object.entries(derivatives)) {
    a[x] = {};
    let rest = tree;
    for (const y of variables) {
      const parts = linearIn(rest, y);
      if (!parts || ![...namesIn(parts.slope)].every(isFixed)) return null;
      if (!isNumber(parts.slope, 0)) a[x][y] = parts.slope;
      rest = parts.offset;
    }
    b[x] = rest;
  }
  return { variables, a, b };
}

/** True if some variable's equation contains another one. */
export function isCoupled({ a }: LinearSystem): boolean {
  return Object.entries(a).some(([x, row]) => Object.keys(row).some((y) => y !== x));
}

/** The tree of each variable one step later, over the names that `entriesOf` gives values. */
export function stepsOf(system: LinearSystem): Readonly<Record<string, Node>> {
  const next: Record<string, Node> = {};
  for (const x of system.variables) {
    let tree: Node = make.number(0);
    for (const y of reachable(system, x)) {
      tree = add(tree, multiply(make.name(phi(x, y)), make.name(y)));
      if (!isNumber(system.b[y]!, 0)) tree = add(tree, multiply(make.name(psi(x, y)), system.b[y]!));
    }
    next[x] = tree;
  }
  return next;
}

/** Values of the entries of phi and psi for steps of `h` ms. */
export function entriesOf(system: LinearSystem, env: Readonly<Record<string, number>>, h: number) {
  const { variables, a } = system;
  const n = variables.length;
  // exp of [[A h, h], [0, 0]] holds phi on the left and psi on the right
  const matrix = Array.from({ length: 2 * n }, () => new Float64Array(2 * n));
  for (const [i, x] of variables.entries()) {
    matrix[i]![n + i] = h;
    for (const [y, slope] of Object.entries(a[x]!)) {
      matrix[i]![variables.indexOf(y)] = h * evaluate(slope, { lookup: (name) => env[name]! });
    }
  }
  const result = exponential(matrix);
  const entries: Record<string, number> = {};
  for (const [i, x] of variables.entries()) {
    for (const y of reachable(system, x)) {
      entries[phi(x, y)] = result[i]![variables.indexOf(y)]!;
      entries[psi(x, y)] = result[i]![n + variables.indexOf(y)]!;
    }
  }
  return entries;
}

/** What x depends on, itself first: only there can phi and psi differ from 0. */
function reachable({ a }: LinearSystem, x: string): string[] {
  const found = [x];
  for (const y of found) found.push(...Object.keys(a[y]!).filter((z) => !found.includes(z)));
  return found;
}

type Matrix = readonly Float64Array[];

/** By scaling and squaring of the Taylor series: 20 terms of a norm up to 1/2 leave less than 2^-53. */
function exponential(matrix: Matrix): Matrix {
  const norm = Math.max(...matrix.map((row) => row.reduce((sum, x) => sum + Math.abs(x), 0)));
  const halvings = Math.max(0, Math.ceil(Math.log2(Math.max(norm, 1e-300))) + 1);
  const scaled = matrix.map((row) => row.map((x) => x / 2 ** halvings));
  let sum = identity(matrix.length);
  for (let k = 20; k > 0; k--) {
    const product = times(scaled, sum);
    sum = identity(matrix.length).map((row, i) => row.map((x, j) => x + product[i]![j]! / k));
  }
  for (let k = 0; k < halvings; k++) sum = times(sum, sum);
  return sum;
}

function identity(n: number): Float64Array[] {
  return Array.from({ length: n }, (_, i) => Float64Array.from({ length: n }, (_, j) => Number(i === j)));
}

function times(a: Matrix, b: Matrix): Float64Array[] {
  return a.map((row) => Float64Array.from(row, (_, j) => row.reduce((sum, x, k) => sum + x * b[k]![j]!, 0)));
}
