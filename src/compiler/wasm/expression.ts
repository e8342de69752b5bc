// Tree -> WebAssembly vector code: four neurons, synapses or steps at a time. Truths are masks.
import { evaluate } from "../../lang/evaluate";
import { RAND } from "../../lang/functions";
import { print } from "../../lang/print";
import { countCalls, isTruth, literalOf, type Node, namesIn } from "../../lang/tree";
import { ModelError } from "../../util/errors";
import { isConstant, type TreeScope } from "../constants";
import { at, type Code, type FunctionScope, f32x4, type Local, op } from "./assembler";

export interface WasmScope extends TreeScope<Code> {
  readonly f: FunctionScope;
  /** address of the constants, an i32 */
  readonly constantsAt: Code;
  /** collects what is the same for all neurons of a loop, to be computed before it */
  readonly hoist?: Hoist;
}

export interface Hoist {
  /** names that stand for one value throughout the loop */
  readonly uniform: ReadonlySet<string>;
  /** by their text */
  readonly values: Map<string, { readonly local: Local; readonly set: Code }>;
}

/** The code that computes what was hoisted. */
export function hoisted({ values }: Hoist): Code {
  return [...values.values()].map(({ set }) => set);
}

/** A part of a tree that is the same for all neurons: computed once, read from a local. */
function lift(node: Node, scope: WasmScope, { uniform, values }: Hoist): Code | null {
  if (node.kind === "number" || isTruth(node) || countCalls(node, RAND) > 0) return null;
  const known = (name: string) =>
    uniform.has(name) || (Object.hasOwn(scope.env, name) && !Object.hasOwn(scope.names, name));
  if (![...namesIn(node)].every(known)) return null;
  const key = `${scope.owner}: ${print(node)}`;
  let value = values.get(key);
  if (!value) {
    const local = scope.f.local("v128");
    const { hoist: _, ...inside } = scope;
    value = { local, set: local.set(toWasm(node, inside)) };
    values.set(key, value);
  }
  return value.local.get;
}

const BINARY = {
  "+": "f32x4.add",
  "-": "f32x4.sub",
  "*": "f32x4.mul",
  "/": "f32x4.div",
  "<": "f32x4.lt",
  ">": "f32x4.gt",
  "<=": "f32x4.le",
  ">=": "f32x4.ge",
  and: "v128.and",
  or: "v128.or",
} as const;

/** The tree's value as f32x4, or as a mask where it is a comparison. */
export function toWasm(node: Node, scope: WasmScope): Code {
  if (node.kind === "number") return f32x4(node.value);
  const lifted = scope.hoist && lift(node, scope, scope.hoist);
  if (lifted) return lifted;
  if (isConstant(node, scope) && (!scope.exact || node.kind === "name")) {
    const index = scope.constants.place(node, scope.owner, scope.envOf);
    return at("v128.load32_splat", 4 * index, scope.constantsAt);
  }
  switch (node.kind) {
    case "name":
      if (!Object.hasOwn(scope.names, node.name))
        throw new ModelError(scope.owner, `'${node.name}' is not known here.`);
      return scope.names[node.name]!;
    case "call":
      return call(node, scope);
    case "unary":
      return op(node.op === "-" ? "f32x4.neg" : "v128.not", toWasm(node.arg, scope));
    case "binary":
      return node.op === "^"
        ? power(node.left, node.right, scope)
        : op(BINARY[node.op], toWasm(node.left, scope), toWasm(node.right, scope));
  }
}

const INSTRUCTIONS = {
  sqrt: "f32x4.sqrt",
  abs: "f32x4.abs",
  floor: "f32x4.floor",
  min: "f32x4.min",
  max: "f32x4.max",
} as const;

function call({ fn, args }: Node & { kind: "call" }, scope: WasmScope): Code {
  if (fn === RAND) return scope.names[RAND]!;
  const operands = args.map((arg) => toWasm(arg, scope));
  if (fn === "where") return op("v128.bitselect", operands[1]!, operands[2]!, operands[0]!);
  return Object.hasOwn(INSTRUCTIONS, fn)
    ? op(INSTRUCTIONS[fn as keyof typeof INSTRUCTIONS], ...operands)
    : scope.f.call(fn, ...operands);
}

/** Whole powers by squaring, as in WGSL: a general power means nothing below 0. */
function power(base: Node, exponent: Node, scope: WasmScope): Code {
  const whole = literalOf(exponent);
  const x = toWasm(base, scope);
  if (whole === null || !Number.isInteger(whole) || Math.abs(whole) >= 2 ** 31)
    return scope.f.call("pow", x, toWasm(exponent, scope));
  const square = scope.f.local("v128");
  const product = scope.f.local("v128");
  const code: Code[] = [square.set(x), product.set(f32x4(1))];
  for (let bits = Math.abs(whole); bits !== 0; bits = Math.floor(bits / 2)) {
    if (bits % 2 === 1) code.push(product.set(op("f32x4.mul", product.get, square.get)));
    if (bits > 1) code.push(square.set(op("f32x4.mul", square.get, square.get)));
  }
  return [...code, whole < 0 ? op("f32x4.div", f32x4(1), product.get) : product.get];
}

/** A number of the tree that has no names, in f32 at every operation. */
export function numberOf(node: Node): number {
  return evaluate(node, { lookup: () => Number.NaN, round: Math.fround });
}
