// 1,000 inputs to 400 neurons, all to all: what a step costs when only some of the inputs are active.
import type { NetworkDocument } from "../../core/document";

export const SPARSE_INPUTS = 1000;

/** Inputs of value 1 spike at 100 Hz, those of value 0 never. */
export const sparse: NetworkDocument = {
  format: "spikeyard",
  version: 1,
  name: "Sparse input",
  dt: 1,
  seed: 1,
  populations: {
    lines: { kind: "input", shape: [SPARSE_INPUTS], encoder: "poisson", params: { max_rate: 100 } },
    cells: { kind: "neurons", shape: [400], neuron: "lif" },
  },
  projections: {
    lines_cells: {
      from: "lines",
      to: "cells",
      synapse: "delta",
      receptor: "exc",
      connector: { name: "all_to_all" },
      weight: { uniform: [0, 0.01] }, // all inputs together lift v by 10 mV, 5 below threshold: the cost is input's
    },
  },
};
