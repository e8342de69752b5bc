// A small network that is paid for what two of its neurons do.
import type { NetworkDocument, Payment } from "../core/document";
import { distalReward } from "../examples/distalReward";

export const cell = (neuron: number) => ({ population: "cells", neuron });

/** Twelve of the preset's neurons, each connected with all others; its delays are a tenth as long, so that 100 s are enough. */
export function twelve(payment: Partial<Payment> = {}, seed = 1): NetworkDocument {
  return {
    format: "spikeyard",
    version: 1,
    name: "paid",
    dt: 1,
    seed,
    ...(distalReward.models && { models: distalReward.models }),
    populations: {
      cells: { kind: "neurons", shape: [12], neuron: "izhikevich_restless", params: { noise: 8 } },
    },
    projections: {
      all: {
        from: "cells",
        to: "cells",
        synapse: "delta",
        receptor: "exc",
        connector: { name: "all_to_all", self: false },
        weight: 1,
        learn: { name: "r_stdp" },
      },
    },
    payment: { pre: cell(0), post: cell(1), within: 20, delay: [100, 300], ...payment },
  };
}
