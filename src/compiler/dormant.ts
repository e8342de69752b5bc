// Synapses that sleep: until a spike of their presynaptic neuron leaves something behind, nothing can change them, and an
// engine that follows spikes need not look at them.
import { add, divide, isNumber, multiply, negate } from "../lang/linear";
import { make, type Node } from "../lang/tree";
import type { RulePlan, Update } from "./planned";

/**
 * Whether a synapse without eligibility, whose presynaptic neuron has not spiked since the sample began, is left as it is by
 * time, by postsynaptic spikes and by rewards; apart from the bounds of its weight.
 */
export function canSleep({ traces, eligibility, onPost, onReward, model }: RulePlan): boolean {
  const { drift } = model.trees;
  const ownNames = eligibility.map(({ name }) => name);
  const needsOwn = (names: readonly string[]) => names.some((name) => ownNames.includes(name));
  if (drift && !(isNumber(drift.slope, 0) && drift.terms.every((term) => needsOwn(term.traces))))
    return false;
  const none = new Set([...ownNames, ...traces.filter(({ of }) => of === "pre").map(({ name }) => name)]);
  return [...onPost, ...onReward].every((update) => leavesAlone(update, none));
}

/** @param none - names that are 0 */
function leavesAlone({ variable, tree }: Update, none: ReadonlySet<string>): boolean {
  const left = withZeros(tree, none);
  return variable === "w" ? left.kind === "name" && left.name === "w" : isNumber(left, 0);
}

/** The tree where some names are 0, without what then adds nothing. */
function withZeros(tree: Node, none: ReadonlySet<string>): Node {
  if (tree.kind === "name") return none.has(tree.name) ? make.number(0) : tree;
  if (tree.kind === "unary" && tree.op === "-") return negate(withZeros(tree.arg, none));
  if (tree.kind !== "binary") return tree;
  const [left, right] = [withZeros(tree.left, none), withZeros(tree.right, none)];
  switch (tree.op) {
    case "+":
      return add(left, right);
    case "-":
      return add(left, negate(right));
    case "*":
      return multiply(left, right);
    case "/":
      return divide(left, right);
    default:
      return tree;
  }
}
