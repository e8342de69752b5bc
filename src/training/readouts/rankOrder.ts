import { decide, type ReadoutModel } from "./readout";

/** Share of a neuron's profile that is spread over all classes: a class it never answered to is unlikely, not impossible. */
const DOUBT = 0.01;

/**
 * The sooner a neuron spikes, the more it counts: the k-th spike adds 1/k of the logarithm of its neuron's profile, as
 * independent evidence does. Table: profiles, shape `[n, classes]`. Chosen by measuring on training images held back:
 * at N = 400 about a point better than equal votes of three spikes, and no worse with five.
 */
export const rankOrder: ReadoutModel = {
  name: "rank_order",
  about: "Spikes are evidence for each class, the first the most: the k-th counts 1/k.",
  source:
    "Thorpe & Gautrais 1998, Rank order coding, doi:10.1007/978-1-4615-4831-7_19; evidence as logarithms: Bishop 2006, sec. 4.2",
  learnsFrom: "counts",
  reads: "order",
  learn: (responses) => responses.profile(),
  answer({ order }, table, classes) {
    const evidence = new Float64Array(classes);
    let rank = 0;
    for (const neuron of order) {
      const profile = table.subarray(neuron * classes, (neuron + 1) * classes);
      if (profile.every((share) => share === 0)) continue; // it never fired in training
      rank++;
      for (let k = 0; k < classes; k++)
        evidence[k]! += Math.log((1 - DOUBT) * profile[k]! + DOUBT / classes) / rank;
    }
    if (rank === 0) return decide(new Float32Array(classes));
    const most = Math.max(...evidence);
    return decide(Float32Array.from(evidence, (sum) => Math.exp(sum - most)));
  },
};
