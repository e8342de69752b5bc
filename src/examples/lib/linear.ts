// Unconnected neurons held just below threshold, pushed over it by rare spikes of a few inputs: almost nothing
// happens, so an engine whose work follows events has almost nothing to do, however many neurons there are.
import type { NetworkDocument } from "../../core/document";

/** Inputs; a neuron hears each with probability 0.01, so 2.5 of them. Chosen: few, so that neurons are the cost. */
const INPUTS = 250;

/** @param rate - spikes of one input a second: 2.5 times that reach a neuron */
export function sizedLinear(neurons: number, rate: number): NetworkDocument {
  return {
    format: "spikeyard",
    version: 1,
    name: "Unconnected neurons",
    dt: 0.1,
    seed: 1,
    populations: {
      drive: { kind: "input", shape: [INPUTS], encoder: "poisson", params: { max_rate: rate } },
      cells: {
        kind: "neurons",
        shape: [neurons],
        neuron: "lif",
        params: { i_ext: 140 }, // settles at -51 mV, 1 below threshold
        init: { v: { uniform: [-65, -50] } },
      },
    },
    projections: {
      drive_cells: {
        from: "drive",
        to: "cells",
        synapse: "delta",
        receptor: "exc",
        connector: { name: "fixed_probability", p: 0.01 },
        weight: { uniform: [0, 2] }, // about half of them make a rested neuron spike
      },
    },
  };
}
