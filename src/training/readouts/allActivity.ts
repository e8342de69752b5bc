import { assign } from "../responses";
import { type ReadoutModel, vote } from "./readout";

/**
 * One class a neuron, the one it answers most to; the class whose neurons spike most, on average, is the answer.
 * Table: `[n, classes]`, 1 over the number of the class's neurons where the neuron has it, else 0.
 */
export const allActivity: ReadoutModel = {
  name: "all_activity",
  about: "Every neuron has one class; the class whose neurons spike most on average wins.",
  source: "Diehl & Cook 2015, Front Comput Neurosci 9:99, doi:10.3389/fncom.2015.00099",
  learnsFrom: "counts",
  reads: "counts",
  learn(responses) {
    const { neurons, classes } = responses;
    const assigned = assign(responses.profile(), classes);
    const sizes = new Float64Array(classes);
    for (const k of assigned) if (k >= 0) sizes[k]!++;
    const table = new Float32Array(neurons * classes);
    for (const [neuron, k] of assigned.entries()) if (k >= 0) table[neuron * classes + k] = 1 / sizes[k]!;
    return table;
  },
  answer: vote,
};
