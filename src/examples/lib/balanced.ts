// CUBA and COBA in any size: sparse random networks of excitatory and inhibitory neurons that keep themselves active.
// Brette et al. 2007, J Comput Neurosci 23:349, doi:10.1007/s10827-007-0038-6, benchmarks 2 and 1.
import type { NetworkDocument, Projection, Values } from "../../core/document";

interface Balanced {
  readonly name: string;
  readonly neurons: number;
  readonly neuron: string;
  readonly synapse: string;
  readonly init: Readonly<Record<string, Values>>;
  readonly weight: { readonly exc: number; readonly inh: number };
}

/** Currents: 1.62 and -9 mV a spike over r_m of 0.1 GOhm. */
export function sizedCuba(neurons: number): NetworkDocument {
  return balanced({
    name: "CUBA",
    neurons,
    neuron: "lif_exp",
    synapse: "current",
    init: { v: { uniform: [-60, -50] } },
    weight: { exc: 16.2, inh: 90 },
  });
}

/**
 * Conductances: 6 and 67 nS a spike. At rest it would stay silent, so it starts with conductances as in Brian's
 * example misc/COBA: normal there, 40 +- 15 and 200 +- 120 nS; uniform here with that mean and spread, not below 0.
 */
export function sizedCoba(neurons: number): NetworkDocument {
  return balanced({
    name: "COBA",
    neurons,
    neuron: "lif_cond",
    synapse: "conductance",
    init: {
      v: { uniform: [-60, -50] },
      g_syn_exc: { uniform: [14, 66] },
      g_syn_inh: { uniform: [0, 400] },
    },
    weight: { exc: 6, inh: 67 },
  });
}

/** Four fifths excitatory; every pair connected with probability 80 / neurons, 0.02 at 4,000. */
function balanced({ name, neurons, neuron, synapse, init, weight }: Balanced): NetworkDocument {
  const inhibitory = Math.round(neurons / 5);
  const population = (label: string, n: number) =>
    ({ kind: "neurons", label, shape: [n], neuron, init }) as const;
  const project = (from: "exc" | "inh", to: "exc" | "inh"): Projection => ({
    from,
    to,
    synapse,
    receptor: from,
    connector: { name: "fixed_probability", p: Math.min(1, 80 / neurons) },
    weight: weight[from],
  });
  return {
    format: "spikeyard",
    version: 1,
    name,
    dt: 0.1,
    seed: 1,
    populations: {
      exc: population("Excitatory", neurons - inhibitory),
      inh: population("Inhibitory", inhibitory),
    },
    projections: {
      exc_exc: project("exc", "exc"),
      exc_inh: project("exc", "inh"),
      inh_exc: project("inh", "exc"),
      inh_inh: project("inh", "inh"),
    },
    layout: { exc: { x: 0, y: 0 }, inh: { x: 320, y: 0 } },
  };
}
