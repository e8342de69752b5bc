// Tree -> WGSL expression. What depends on parameters only becomes a constant that the host computes in f64.

import { evaluate } from "../lang/evaluate";
import { RAND } from "../lang/functions";
import { print } from "../lang/print";
import { countCalls, isTruth, literalOf, make, type Node, namesIn } from "../lang/tree";
import { ModelError } from "../util/errors";
import type { Env, Plan } from "./plan";

/** Finds the parameters of a tree in a plan, so that a constant can be computed anew when they change. */
export type EnvOf = (plan: Plan) => Env;

/** A number that kernels read from the uniform buffer, and how it follows from the parameters. */
export interface Constant {
  readonly tree: Node;
  readonly envOf: EnvOf;
}

/** Capacity of the uniform buffer in shaders/lib/memory.wgsl: 256 vec4f. */
export const MAX_CONSTANTS = 1024;

/** Collects the constants of all kernels of one network; equal ones share a place. */
export class Constants {
  readonly all: Constant[] = [];
  private readonly places = new Map<string, number>();

  /** @param owner - whose parameters the names are, to tell equal names apart */
  place(tree: Node, owner: string, envOf: EnvOf): string {
    const key = `${owner}: ${print(tree)}`;
    let index = this.places.get(key);
    if (index === undefined) {
      index = this.all.push({ tree, envOf }) - 1;
      if (index >= MAX_CONSTANTS)
        throw new ModelError("network", `more than ${MAX_CONSTANTS} constants. Use fewer models.`);
      this.places.set(key, index);
    }
    return `constants[${index >> 2}].${"xyzw"[index & 3]}`;
  }
}

/** @returns the constants' values for a plan, shape `[MAX_CONSTANTS]` */
export function evaluateConstants(constants: readonly Constant[], plan: Plan): Float32Array<ArrayBuffer> {
  const values = new Float32Array(MAX_CONSTANTS);
  for (const [i, { tree, envOf }] of constants.entries()) {
    const env = envOf(plan);
    values[i] = evaluate(tree, { lookup: (name) => env[name]! });
  }
  return values;
}

export interface WgslScope {
  readonly constants: Constants;
  readonly owner: string;
  readonly env: Env;
  readonly envOf: EnvOf;
  /** WGSL of every name that is not a parameter */
  readonly names: Readonly<Record<string, string>>;
  /** fold single parameters only, so that the f32 operations are those of the tree, one by one */
  readonly exact?: boolean;
}

/** The tree as a WGSL expression. Only names of the scope, numbers and known operators can come out. */
export function toWgsl(node: Node, scope: WgslScope): string {
  if (node.kind === "number") return literal(node.value);
  if (scope.exact && isNumeric(node)) return literal(evaluate(node, NUMBERS_IN_F32));
  if (isConstant(node, scope) && (!scope.exact || node.kind === "name")) {
    return scope.constants.place(node, scope.owner, scope.envOf);
  }
  switch (node.kind) {
    case "name":
      if (!Object.hasOwn(scope.names, node.name))
        throw new ModelError(scope.owner, `'${node.name}' is not known here.`);
      return scope.names[node.name]!;
    case "call":
      if (node.fn === RAND) return scope.names[RAND]!;
      return `${node.fn}(${node.args.map((arg) => toWgsl(arg, scope)).join(", ")})`;
    case "unary":
      return `${node.op === "-" ? "-" : "!"}(${toWgsl(node.arg, scope)})`;
    case "binary":
      return binary(node, scope);
  }
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

/** True if the host can compute it, as a number: the uniform buffer has no place for truth. */
function isConstant(node: Node, scope: WgslScope): boolean {
  if (isTruth(node) || countCalls(node, RAND) > 0) return false;
  return [...namesIn(node)].every(
    (name) => Object.hasOwn(scope.env, name) && !Object.hasOwn(scope.names, name),
  );
}

function literal(value: number): string {
  if (!Number.isFinite(value)) throw new ModelError("equations", `a number in them comes out as ${value}.`);
  const text = String(Math.fround(value));
  return value < 0 ? `(${text}f)` : `${text}f`;
}

/** A constant of one parameter, by name. */
export function parameter(name: string, scope: Omit<WgslScope, "names">): string {
  return toWgsl(make.name(name), { ...scope, names: {} });
}
