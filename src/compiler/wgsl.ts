// Tree -> WGSL expression. What depends on parameters only becomes a constant that the host computes in f64.

import { evaluate } from "../lang/evaluate";
import { RAND } from "../lang/functions";
import { countCalls, isTruth, literalOf, make, type Node, namesIn } from "../lang/tree";
import { ModelError } from "../util/errors";
import { isConstant, type TreeScope } from "./constants";

export type WgslScope = TreeScope<string>;

/** The tree as a WGSL expression. Only names of the scope, numbers and known operators can come out. */
export function toWgsl(node: Node, scope: WgslScope): string {
  if (node.kind === "number") return literal(node.value);
  if (scope.exact && isNumeric(node)) return literal(evaluate(node, NUMBERS_IN_F32));
  if (isConstant(node, scope) && (!scope.exact || node.kind === "name")) {
    const index = scope.constants.place(node, scope.owner, scope.envOf);
    return `constants[${index >> 2}].${"xyzw"[index & 3]}`;
  }
  switch (node.kind) {
    case "name":
      if (!Object.hasOwn(scope.names, node.name))
        throw new ModelError(scope.owner, `'${node.name}' is not known here.`);
      return scope.names[node.name]!;
    case "call":
      if (node.fn === RAND) return scope.names[RAND]!;
      if (node.fn === "where") return choice(node.args, scope);
      return `${OWN_NAMES[node.fn] ?? node.fn}(${node.args.map((arg) => toWgsl(arg, scope)).join(", ")})`;
    case "unary":
      return `${node.op === "-" ? "-" : "!"}(${toWgsl(node.arg, scope)})`;
    case "binary":
      return binary(node, scope);
  }
}

/** Functions of shaders/lib/functions.wgsl in the place of looser ones of WGSL's own. */
const OWN_NAMES: Readonly<Record<string, string>> = {
  sin: "sine",
  cos: "cosine",
  tanh: "tanh_of",
};

/** WGSL has the truth last, and what holds second. */
function choice(args: readonly Node[], scope: WgslScope): string {
  const [holds, then, otherwise] = args.map((arg) => toWgsl(arg, scope));
  return `select(${otherwise}, ${then}, ${holds})`;
}

function binary(node: Node & { kind: "binary" }, scope: WgslScope): string {
  const left = toWgsl(node.left, scope);
  const right = toWgsl(node.right, scope);
  if (node.op === "and") return `(${left} && ${right})`;
  if (node.op === "or") return `(${left} || ${right})`;
  if (node.op !== "^") return `(${left} ${node.op} ${right})`;
  const power = literalOf(node.right);
  if (power === null || !Number.isInteger(power) || Math.abs(power) >= 2 ** 31)
    return `pow(${left}, ${right})`;
  // A name may stand more than once; a longer text, in a power of a power, would grow without bound.
  if (node.left.kind === "name" && power >= 1 && power <= 4)
    return `(${Array(power).fill(left).join(" * ")})`;
  return power < 0 ? `(1f / whole_power(${left}, ${-power}u))` : `whole_power(${left}, ${power}u)`;
}

/** Numbers only. WGSL would compute it while compiling, and refuse 1 / 0 there. */
function isNumeric(node: Node): boolean {
  return !isTruth(node) && namesIn(node).size === 0 && countCalls(node, RAND) === 0;
}

const NUMBERS_IN_F32 = { lookup: () => Number.NaN, round: Math.fround };

/** A number as WGSL has it. @throws {ModelError} if it is none */
export function literal(value: number): string {
  if (!Number.isFinite(value)) throw new ModelError("equations", `a number in them comes out as ${value}.`);
  const text = String(Math.fround(value));
  return value < 0 ? `(${text}f)` : `${text}f`;
}

/** A constant of one parameter, by name. */
export function parameter(name: string, scope: Omit<WgslScope, "names">): string {
  return toWgsl(make.name(name), { ...scope, names: {} });
}
