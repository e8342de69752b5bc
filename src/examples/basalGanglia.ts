// Seven nuclei of the basal ganglia and the cortex that drives them: sizes, weights and delays of one table.
// After Humphries, Stewart & Gurney 2006, J Neurosci 26:12921, doi:10.1523/JNEUROSCI.3486-06.2006; Bahuguna et al. 2017; Hérice et al. 2016.
// Neurons: Izhikevich 2003, doi:10.1109/TNN.2003.820440.
// A current is kept for so long after its spike and then cut off, exactly: each connection has a second one, with the very same
// synapses and weights, later by that time, whose currents are what would have been left of the first one's, with the other sign.
import { type NetworkDocument, type NeuronPopulation, type Projection, sizeOf } from "../core/document";
import type { NeuronDescription } from "../core/neuron";
import type { SynapseDescription } from "../core/synapse";
import { izhikevich } from "../models/neurons/izhikevich";
import type { GalleryEntry } from "./lib/gallery";

type Nucleus = "ctx" | "d1" | "d2" | "gpi" | "ta" | "ti" | "stn";

const NUCLEI: Readonly<
  Record<Nucleus, readonly [label: string, shape: readonly [number, number], kind: "rs" | "fs" | "ib"]>
> = {
  ctx: ["Cortex", [40, 50], "rs"],
  d1: ["Striatum D1", [20, 20], "fs"],
  d2: ["Striatum D2", [20, 20], "fs"],
  gpi: ["GPi", [10, 20], "rs"],
  ta: ["GPe TA", [15, 20], "fs"],
  ti: ["GPe TI", [15, 20], "fs"],
  stn: ["STN", [10, 20], "ib"],
};

/** From, to, weight of all synapses onto a neuron, pA (that of one is it over the size of where they come from), delay in ms. */
const LINKS: readonly (readonly [Nucleus, Nucleus, number, number])[] = [
  ["ctx", "d1", 30, 10],
  ["ctx", "d2", 6, 10],
  ["ctx", "stn", 30, 2.5],
  ["d1", "d1", -2, 14],
  ["d1", "d2", -2, 10],
  ["d1", "gpi", -10, 7],
  ["d2", "d1", -2, 11],
  ["d2", "d2", -3, 13],
  ["d2", "ta", -2, 5],
  ["d2", "ti", -2, 5],
  ["ta", "d1", -2, 6],
  ["ta", "d2", -2, 6],
  ["ta", "ta", -2, 1],
  ["ta", "ti", -2, 1],
  ["ta", "stn", -2, 4],
  ["ti", "d1", -2, 6],
  ["ti", "d2", -2, 6],
  ["ti", "gpi", -2, 3],
  ["ti", "ta", -2, 1],
  ["ti", "ti", -2, 1],
  ["ti", "stn", -4, 4],
  ["stn", "gpi", 20, 1.5],
  ["stn", "ta", 20, 2],
  ["stn", "ti", 20, 2],
];

/** ms: how currents decay, and how long each is kept */
export const EXC = { tau: 20, kept: 20 } as const;
export const INH = { tau: 50, kept: 100 } as const;

/** The published 7 * Normal(1, 3) in each step of 0.2 ms, as a current whose mean and effect no longer depend on the step. */
const noisy: NeuronDescription = {
  name: "izhikevich_noisy",
  about: "Izhikevich's neuron under a noisy current.",
  source:
    "Izhikevich 2003, IEEE Trans Neural Netw 14:1569, doi:10.1109/TNN.2003.820440; noise: white, with the mean and, over " +
    "time, the variance of independent numbers for steps of 0.2 ms",
  params: {
    ...izhikevich.params,
    i_ext: { value: 7, unit: "pA", about: "mean of the current" },
    noise: { value: 21, unit: "pA", min: 0, about: "its deviation in steps of 0.2 ms" },
  },
  state: izhikevich.state,
  equations: `
    dv/dt = 0.04*v*v/(mV*ms) + 5*v/ms + 140*mV/ms - u + (i_ext + noise*sqrt(0.2*ms)*xi)/c_m
    du/dt = a*(b*v - u)`,
  threshold: izhikevich.threshold,
  reset: izhikevich.reset,
};

/** What is left of alpha's current after some time: w (t + kept)/tau exp(1 - (t + kept)/tau). */
const alphaRest: SynapseDescription = {
  name: "alpha_rest",
  about:
    "What is left of an alpha current some time after its spike: over the other receptor, it cuts that current off.",
  source: "the synapse alpha, a time kept later: its two equations from where they are then",
  params: {
    tau_syn: { value: INH.tau, unit: "ms", min: 1e-3, about: "time from the spike to the peak" },
    kept: { value: INH.kept, unit: "ms", min: 0, about: "time after the spike at which the rest begins" },
  },
  unit: "pA",
  post: {},
  state: {
    i: { unit: "pA", about: "current that rises once more" },
    s: { unit: "pA", about: "what it still gains, also the rest that only decays" },
  },
  equations: `
    di/dt = (s - i) / tau_syn
    ds/dt = -s / tau_syn`,
  onSpike: "s += w * exp(1 - kept/tau_syn)",
  output: { i_syn: "i + s * kept/tau_syn" },
};

/** A connection, and what ends its currents. @param sum - pA, @param delay - ms, as in LINKS */
function link(from: Nucleus, to: Nucleus, sum: number, delay: number): readonly [string, Projection][] {
  const [name, mean] = [`${from}_${to}`, Math.abs(sum) / sizeOf({ shape: NUCLEI[from][1] })];
  const wire = (size: number, receptor: "exc" | "inh") => ({
    ...{ from, to, receptor, connector: { name: "all_to_all" } as const },
    weight: { normal: [size, size] as const, min: 0 }, // times 1 + Normal(0, 1), and never the other sign
  });
  if (sum > 0) {
    const synapse = { synapse: "exponential", synapseParams: { tau_syn: EXC.tau } };
    const rest = wire(mean * Math.exp(-EXC.kept / EXC.tau), "inh");
    return [
      [name, { ...wire(mean, "exc"), ...synapse, delay }],
      [`${name}_end`, { ...rest, ...synapse, delay: delay + EXC.kept, drawnAs: name }],
    ];
  }
  const tau = { tau_syn: INH.tau };
  const rest = { synapse: alphaRest.name, synapseParams: { ...tau, kept: INH.kept } };
  return [
    [name, { ...wire(mean, "inh"), synapse: "alpha", synapseParams: tau, delay }],
    [`${name}_end`, { ...wire(mean, "exc"), ...rest, delay: delay + INH.kept, drawnAs: name }],
  ];
}

const population = (name: string, [label, shape, set]: (typeof NUCLEI)[Nucleus]): NeuronPopulation => ({
  kind: "neurons",
  label,
  shape,
  neuron: name === "ctx" ? noisy.name : izhikevich.name,
  params: izhikevich.sets![set]!.params,
});

export const basalGanglia: NetworkDocument = {
  format: "spikeyard",
  version: 1,
  name: "Basal ganglia",
  // divides all delays; measured: with 0.125 ms rates are 1 to 6 % higher, but with 0.5 ms up to 17 % lower
  dt: 0.25,
  seed: 1,
  models: { neurons: { [noisy.name]: noisy }, synapses: { [alphaRest.name]: alphaRest } },
  populations: Object.fromEntries(
    Object.entries(NUCLEI).map(([name, nucleus]) => [name, population(name, nucleus)]),
  ),
  projections: Object.fromEntries(LINKS.flatMap((one) => link(...one))),
  layout: {
    ctx: { x: 0, y: 160 },
    d1: { x: 380, y: 0 },
    d2: { x: 760, y: 0 },
    gpi: { x: 1140, y: 0 },
    stn: { x: 380, y: 340 },
    ta: { x: 760, y: 340 },
    ti: { x: 1140, y: 340 },
  },
};

export const gallery: GalleryEntry = {
  title: "Basal ganglia",
  line: "Seven nuclei: the pallidum and the subthalamic nucleus drive each other into eight volleys a second.",
  tags: ["basal ganglia", "izhikevich", "oscillation", "delays", "own synapse"],
  level: "research",
  tryThis: [
    "Set i_ext of GPe TA and of GPe TI to -200 pA: without them the volleys end, and STN fires steadily.",
    "Then set i_ext of Striatum D1 to -200 pA: no longer inhibited by it, GPi fires faster.",
  ],
  speed: 50,
};
