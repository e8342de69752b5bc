import { profileOf } from "../responses";
import { decide, type ReadoutModel } from "./readout";

/**
 * The first spike decides, by what its neuron was the first to answer to. If that neuron was never the first in
 * training, the next spike does. Table: profiles over first spikes, shape `[n, classes]`.
 */
export const firstSpike: ReadoutModel = {
  name: "first_spike",
  about: "The first neuron to spike decides: nothing later is read.",
  source: "Thorpe & Gautrais 1998, Rank order coding, doi:10.1007/978-1-4615-4831-7_19",
  learnsFrom: "order",
  reads: "order",
  learn(responses) {
    const { neurons, classes } = responses;
    const sums = new Float64Array(neurons * classes);
    for (const { label, neurons: order } of responses) {
      const [winner] = order;
      if (winner !== undefined) sums[winner * classes + label]!++;
    }
    return profileOf(sums, responses.shownByClass);
  },
  answer({ order }, table, classes) {
    for (const neuron of order) {
      const answer = decide(table.slice(neuron * classes, (neuron + 1) * classes));
      if (answer.prediction >= 0) return answer;
    }
    return decide(new Float32Array(classes));
  },
};
