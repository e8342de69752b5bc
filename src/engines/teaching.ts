// What a teacher gives each neuron of the readout, from the state in which a sample ended: in words of the plan, for whoever
// can read that state.
import type { Env, Plan } from "../compiler/planned";
import { TARGET } from "../core/teacher";
import type { Node } from "../lang/tree";
import type { Lesson } from "./engine";

/**
 * @param valueAt - a tree's value at neuron n of the readout, with its variables, the teacher's parameters, and `more`
 * @returns shape `[n]`; null where no one teaches
 */
export function rewardsOf(
  { teacher, readout }: Plan,
  { label, classes }: Lesson,
  valueAt: (tree: Node, n: number, more: Env) => number,
): number[] | null {
  if (!teacher || !readout) return null;
  const values = (tree: Node, more: Env) =>
    Array.from({ length: readout.n }, (_, n) =>
      valueAt(tree, n, { ...more, [TARGET]: Number(classes[n] === label) }),
    );
  const totals = teacher.totals.map(({ name, by, tree }) => {
    const all = values(tree, {});
    return [name, all.reduce((a, b) => (by === "sum" ? a + b : Math.max(a, b)))] as const;
  });
  return values(teacher.reward, Object.fromEntries(totals));
}
