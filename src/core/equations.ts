// The equations of a model: units checked where they were written, then definitions, units and random numbers put in
// place, so that only variables, parameters, times and draws are left.
import { type CheckScope, requireNumber, requireUnit } from "../lang/check";
import { type Draws, XI } from "../lang/draws";
import { faultAt, parseEquations } from "../lang/parse";
import { childrenOf, type Node, type Span, sizeOfTree, substitute } from "../lang/tree";
import { combine, MS, UNIT_NAMES, type Unit } from "../lang/units";
import { ModelError } from "../util/errors";
import { requireSymbol } from "./params";

/** Nodes of all equations of a model with definitions in place. Chosen: ten times what Hodgkin and Huxley's take. */
const LARGEST_TREE = 4096;

/** White noise of equations, in 1 / sqrt(ms). */
export const XI_UNIT: Unit = [-0.5, 0, 0];

export interface EquationScope {
  /** of the model, for errors */
  readonly name: string;
  readonly text: string;
  /** of the variables, which alone have derivatives */
  readonly state: Readonly<Record<string, Unit>>;
  /** of everything that a right side may name, by the variable whose equation it is; definitions are those of all */
  readonly unitsOf: (variable: string | null) => Readonly<Record<string, Unit>>;
  readonly draws: Draws;
}

export interface CheckedEquations {
  readonly derivatives: Readonly<Record<string, Node>>;
  readonly definitions: Readonly<Record<string, Node>>;
  readonly definitionUnits: Readonly<Record<string, Unit>>;
}

/** Reads `dx/dt = ...` and `name = ...` lines. @throws {ModelError} that points at what is wrong */
export function checkEquations({ name, text, state, unitsOf, draws }: EquationScope): CheckedEquations {
  const path = `${name}, equations`;
  const { derivatives, definitions } = parseEquations(text, path);
  const scopeOf = (left: string, units: Readonly<Record<string, Unit>>): CheckScope => ({
    path: `${name}, ${left}`,
    text,
    units: { ...definitionUnits, ...units },
    rand: true,
  });
  const definitionUnits: Record<string, Unit> = {};
  const defined: Record<string, Node> = {};
  const finish = (tree: Node, at: Span, left: string, room = LARGEST_TREE): Node => {
    if (sizeInPlace(tree, defined) <= room) return putInPlace(tree, defined, draws, `${name}, ${left}`);
    const what = room < LARGEST_TREE ? "the equations have" : `${left} has`;
    throw faultAt(path, text, at, `With its definitions in place ${what} more than ${LARGEST_TREE} terms.`);
  };
  for (const [left, { value, at }] of definitions) {
    requireSymbol(left, path);
    const known = { ...unitsOf(null), [XI]: XI_UNIT };
    if (Object.hasOwn(known, left)) throw faultAt(path, text, at, `'${left}' has a meaning already.`);
    definitionUnits[left] = requireNumber(value, scopeOf(left, known));
    defined[left] = finish(value, at, left);
  }
  const trees: Record<string, Node> = {};
  let room = LARGEST_TREE;
  for (const [variable, { value, at }] of derivatives) {
    requireState(variable, state, `${name}, d${variable}/dt`);
    const known = { ...unitsOf(variable), [XI]: XI_UNIT };
    const rate = combine(state[variable]!, MS, -1);
    requireUnit(value, rate, scopeOf(`d${variable}/dt`, known), "The right side");
    trees[variable] = finish(value, at, `d${variable}/dt`, room);
    room -= sizeOfTree(trees[variable]);
  }
  return { derivatives: trees, definitions: defined, definitionUnits };
}

type Definitions = Readonly<Record<string, Node>>;

/** The tree with definitions, units and draws in place. @throws {ModelError} if it is then too large */
export function putInPlace(tree: Node, definitions: Definitions, draws: Draws, path: string): Node {
  if (sizeInPlace(tree, definitions) > LARGEST_TREE)
    throw new ModelError(
      path,
      `has more than ${LARGEST_TREE} terms with its definitions in place. Simplify it.`,
    );
  const named = draws.number(tree);
  return substitute(named, (name) => {
    if (Object.hasOwn(definitions, name)) return definitions[name];
    if (!Object.hasOwn(UNIT_NAMES, name)) return undefined;
    return { kind: "number", value: UNIT_NAMES[name]!.scale, at: [0, 0] };
  });
}

/** Nodes of a tree with its definitions in place, which are not walked for every time that they stand in it. */
function sizeInPlace(tree: Node, definitions: Definitions): number {
  const sizes = new Map<string, number>();
  const sizeOf = (node: Node): number => {
    if (node.kind !== "name" || !Object.hasOwn(definitions, node.name))
      return childrenOf(node).reduce((sum, child) => sum + sizeOf(child), 1);
    const size = sizes.get(node.name) ?? sizeOfTree(definitions[node.name]!);
    sizes.set(node.name, size);
    return size;
  };
  return sizeOf(tree);
}

export function requireState(variable: string, state: Readonly<Record<string, Unit>>, path: string): void {
  if (Object.hasOwn(state, variable)) return;
  throw new ModelError(path, `'${variable}' cannot be set here. What can: ${Object.keys(state).join(", ")}.`);
}
