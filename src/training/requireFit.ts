// Whether what was saved of one network can go on in another.
import { stateArrays, weightArrays } from "../compiler/memory";
import { planNetwork } from "../compiler/plan";
import type { Plan } from "../compiler/planned";
import type { NetworkDocument } from "../core/document";
import { DataError } from "../util/errors";

/**
 * Whether a saved network's weights and state fit another network: the same arrays, and the same synapses.
 *
 * @throws {DataError} naming an array that differs, with its shape on both sides
 */
export function requireFit(file: string, saved: NetworkDocument, here: NetworkDocument): void {
  const [there, own] = [planNetwork(saved), planNetwork(here)];
  const [theirs, ours] = [shapesOf(there), shapesOf(own)];
  const shown = (shape: readonly number[] | undefined) => (shape ? `[${shape.join(", ")}]` : "absent");
  for (const name of new Set([...ours.keys(), ...theirs.keys()])) {
    const [a, b] = [shown(theirs.get(name)), shown(ours.get(name))];
    if (a === b) continue;
    throw new DataError(
      file,
      `holds another network, '${saved.name}': ${name} is ${a} in the file and ${b} in '${here.name}'. ` +
        "Nothing was loaded. Open the file as a network of its own, or build this one like it.",
    );
  }
  const [a, b] = [saved, here].map(({ readout }) => `${readout?.population}, ${readout?.classes} classes`);
  if (a !== b)
    throw new DataError(file, `its readout is ${a}, but ${b} in '${here.name}'. Nothing was loaded.`);
  for (const [k, { name, connections }] of own.projections.entries()) {
    const others = there.projections[k]!.connections;
    if (connections?.post.every((post, at) => post === others?.post[at]) ?? !others) continue;
    throw new DataError(
      file,
      `the synapses of ${name} were drawn with seed ${saved.seed}, here with ${here.seed}. Nothing was loaded.`,
    );
  }
}

/** Shape of every array that a network keeps: `[n]` of a population, `[pre, post]` or `[synapses]` of weights. */
export function shapesOf(plan: Plan): Map<string, readonly number[]> {
  const shapes = new Map<string, readonly number[]>();
  for (const { name, length } of [...stateArrays(plan), ...weightArrays(plan)]) shapes.set(name, [length]);
  for (const { name, weights, connections, from, to } of plan.projections)
    if (weights === "stored" && !connections) shapes.set(`${name}.w`, [from.n, to.n]);
  return shapes;
}
