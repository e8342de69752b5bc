// Numbers of generated code that depend on parameters only: the host computes them in f64, kernels read them.
import { evaluate } from "../lang/evaluate";
import { RAND } from "../lang/functions";
import { print } from "../lang/print";
import { countCalls, isTruth, type Node, namesIn } from "../lang/tree";
import { ModelError } from "../util/errors";
import type { Env, Plan } from "./planned";

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

  /** @param owner - whose parameters the names are, to tell equal names apart @returns its index in `all` */
  place(tree: Node, owner: string, envOf: EnvOf): number {
    const key = `${owner}: ${print(tree)}`;
    let index = this.places.get(key);
    if (index === undefined) {
      index = this.all.push({ tree, envOf }) - 1;
      if (index >= MAX_CONSTANTS)
        throw new ModelError("network", `more than ${MAX_CONSTANTS} constants. Use fewer models.`);
      this.places.set(key, index);
    }
    return index;
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

/** What the names of a tree stand for in generated code of one kind. */
export interface TreeScope<Code> {
  readonly constants: Constants;
  readonly owner: string;
  readonly env: Env;
  readonly envOf: EnvOf;
  /** code of every name that is not a parameter */
  readonly names: Readonly<Record<string, Code>>;
  /** fold single parameters only, so that the f32 operations are those of the tree, one by one */
  readonly exact?: boolean;
}

/** True if the host can compute it, as a number: among the constants there is no place for truth. */
export function isConstant(node: Node, scope: TreeScope<unknown>): boolean {
  if (isTruth(node) || countCalls(node, RAND) > 0) return false;
  return [...namesIn(node)].every(
    (name) => Object.hasOwn(scope.env, name) && !Object.hasOwn(scope.names, name),
  );
}
