// Types and units of a tree, found before anything runs: every name known, every sum of like with like.
import { didYouMean } from "../util/errors";
import { DRAWING, FUNCTIONS } from "./functions";
import { faultAt } from "./parse";
import { literalOf, type Node } from "./tree";
import { combine, ONE, sameUnit, showUnit, UNIT_NAMES, type Unit } from "./units";

/** What a tree may refer to, and where its text stands. */
export interface CheckScope {
  readonly path: string;
  readonly text: string;
  readonly units: Readonly<Record<string, Unit>>;
  /** whether it may draw random numbers */
  readonly rand?: boolean;
}

/** The unit of a tree, or "truth" for a comparison. @throws {ModelError} that points at the part that is wrong */
export function unitOf(node: Node, scope: CheckScope): Unit | "truth" {
  switch (node.kind) {
    case "number":
      return ONE;
    case "name":
      if (!Object.hasOwn(scope.units, node.name)) {
        if (Object.hasOwn(UNIT_NAMES, node.name)) return UNIT_NAMES[node.name]!.unit;
        const known = Object.keys(scope.units);
        throw fault(
          node,
          scope,
          `'${node.name}' is not known here.${didYouMean(node.name, known)} Known: ${known.join(", ")}.`,
        );
      }
      return scope.units[node.name]!;
    case "call":
      return unitOfCall(node, scope);
    case "unary":
      if (node.op === "not") return requireTruth(node.arg, scope);
      return requireNumber(node.arg, scope);
    case "binary":
      return unitOfBinary(node, scope);
  }
}

/** Checks that a tree has the unit `expected`. A literal 0 has every unit. */
export function requireUnit(node: Node, expected: Unit, scope: CheckScope, what: string): void {
  requireSame(node, requireNumber(node, scope), expected, scope, what);
}

function requireSame(node: Node, got: Unit, expected: Unit, scope: CheckScope, what: string): void {
  if (isZero(node) || sameUnit(got, expected)) return;
  throw fault(
    node,
    scope,
    `${what} is in ${showUnit(expected)}, got ${showUnit(got)}.`,
    mismatch(got, expected),
  );
}

/** Checks that a tree is a comparison, or several joined by and, or, not. */
export function requireTruth(node: Node, scope: CheckScope): "truth" {
  if (unitOf(node, scope) !== "truth")
    throw fault(node, scope, "A comparison is expected here, such as v > v_thresh.");
  return "truth";
}

function fault(node: Node, scope: CheckScope, what: string, underlined = "") {
  return faultAt(scope.path, scope.text, node.at, what, underlined);
}

function mismatch(got: Unit, expected: Unit): string {
  const factor = showUnit(combine(expected, got, -1));
  return `${showUnit(got)}, where ${showUnit(expected)} is expected. Multiply by something in ${factor}.`;
}

function isZero(node: Node): boolean {
  return node.kind === "number" && node.value === 0;
}

/** The unit of a tree that is no comparison. */
export function requireNumber(node: Node, scope: CheckScope): Unit {
  const unit = unitOf(node, scope);
  if (unit === "truth") throw fault(node, scope, "A number is expected here, got a comparison.");
  return unit;
}

function unitOfCall(node: Node & { kind: "call" }, scope: CheckScope): Unit {
  if (DRAWING.has(node.fn)) {
    if (!scope.rand) throw fault(node, scope, `${node.fn}() cannot be used here.`);
    return ONE;
  }
  const fn = FUNCTIONS[node.fn]!;
  if (fn.units === "choice") requireTruth(node.args[0]!, scope);
  const args = fn.units === "choice" ? node.args.slice(1) : node.args;
  const units = args.map((arg) => requireNumber(arg, scope)); // once each: nested calls would double the work
  const telling = units[args.findIndex((arg) => !isZero(arg))] ?? ONE;
  const unit = fn.units === "plain" ? ONE : telling;
  const which = args.length === 1 ? "The" : fn.units === "choice" ? "The second and third" : "Every";
  for (const [i, arg] of args.entries())
    requireSame(arg, units[i]!, unit, scope, `${which} argument of ${node.fn}()`);
  return fn.units === "root" ? [unit[0] / 2, unit[1] / 2, unit[2] / 2] : unit;
}

function unitOfBinary(node: Node & { kind: "binary" }, scope: CheckScope): Unit | "truth" {
  const { op, left, right } = node;
  if (op === "and" || op === "or") {
    requireTruth(left, scope);
    return requireTruth(right, scope);
  }
  const a = requireNumber(left, scope);
  const b = requireNumber(right, scope);
  if (op === "*") return combine(a, b, 1);
  if (op === "/") return combine(a, b, -1);
  if (op === "^") {
    if (sameUnit(a, ONE) && sameUnit(b, ONE)) return ONE;
    const power = literalOf(right);
    if (power === null)
      throw fault(right, scope, "A quantity with a unit can be raised to a plain number only.");
    return combine(ONE, a, power);
  }
  if (!sameUnit(a, b) && !isZero(left) && !isZero(right)) {
    const sides = `${showUnit(a)} on the left of '${op}', ${showUnit(b)} on the right.`;
    throw fault(right, scope, sides, mismatch(b, a));
  }
  if (op === "+" || op === "-") return isZero(left) ? b : a;
  return "truth";
}
