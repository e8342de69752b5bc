import { decide, type ReadoutModel, type Table } from "./readout";

/** Stands before the first spike, so that one spike is a pair too. */
const START = -1;

/**
 * Which neuron spiked right after which: each such pair votes for the classes in which it was seen, by how often a
 * sample. Table: rows of `[before, neuron, votes of each class]`, sorted; only pairs that were seen have one.
 */
export const ngram: ReadoutModel = {
  name: "ngram",
  about: "Pairs of spikes in a row vote: who spikes after whom tells more than how often.",
  source: "Hazan et al. 2018, arXiv:1807.09374 (n-grams, here n = 2)",
  learnsFrom: "order",
  reads: "order",
  learn(responses) {
    const { classes, shownByClass } = responses;
    const seen = new Map<number, Float64Array>();
    for (const { label, neurons } of responses) {
      for (const [before, neuron] of pairsOf(neurons)) {
        const key = (before + 1) * responses.neurons + neuron;
        const sums = seen.get(key) ?? new Float64Array(classes);
        sums[label]! += 1 / shownByClass[label]!;
        seen.set(key, sums);
      }
    }
    const width = 2 + classes;
    const table = new Float32Array(seen.size * width);
    for (const [row, [key, sums]] of [...seen].sort(([a], [b]) => a - b).entries()) {
      const before = Math.floor(key / responses.neurons) - 1;
      table.set([before, key % responses.neurons], row * width);
      table.set(sums, row * width + 2);
    }
    return table;
  },
  answer({ order }, table, classes) {
    const votes = new Float32Array(classes);
    for (const pair of pairsOf(order)) {
      const at = findRow(table, 2 + classes, pair);
      for (let k = 0; at >= 0 && k < classes; k++) votes[k]! += table[at + 2 + k]!;
    }
    return decide(votes);
  },
};

function* pairsOf(order: Uint32Array): Generator<readonly [before: number, neuron: number]> {
  let before = START;
  for (const neuron of order) {
    yield [before, neuron];
    before = neuron;
  }
}

/** Where the row of a pair begins, by halving; -1 if it was never seen. */
function findRow(table: Table, width: number, [before, neuron]: readonly [number, number]): number {
  let low = 0;
  let high = table.length / width - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const at = middle * width;
    const difference = table[at]! - before || table[at + 1]! - neuron;
    if (difference === 0) return at;
    if (difference < 0) low = middle + 1;
    else high = middle - 1;
  }
  return -1;
}
