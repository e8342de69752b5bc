import { type ReadoutModel, vote } from "./readout";

/**
 * Neurons have the classes in turn, as many each, from the first on: for weights that were set, not learned. Table as that
 * of `all_activity`.
 */
export const inTurn: ReadoutModel = {
  name: "in_turn",
  about:
    "Neurons have the classes in turn, without training; the class whose neurons spike most on average wins.",
  source: "Chosen: as teachers give neurons their classes",
  learnsFrom: "counts",
  reads: "counts",
  assigned: inTurnOf,
  learn({ neurons, classes }) {
    const assigned = inTurnOf(neurons, classes);
    const sizes = new Float64Array(classes);
    for (const k of assigned) sizes[k]!++;
    const table = new Float32Array(neurons * classes);
    for (const [neuron, k] of assigned.entries()) table[neuron * classes + k] = 1 / sizes[k]!;
    return table;
  },
  answer: vote,
};

/** Class of each of `neurons`, shape `[neurons]`. */
export function inTurnOf(neurons: number, classes: number): Int16Array<ArrayBuffer> {
  return Int16Array.from({ length: neurons }, (_, j) => Math.floor((j * classes) / neurons));
}
