// A synfire chain: ten groups of a hundred neurons, each connected all to all with the next, in noise. A volley that begins the
// chain runs to its end, sharper and more complete; one that is too weak dies on its way.
// Diesmann, Gewaltig & Aertsen 1999, Nature 402:529, doi:10.1038/990101: size of groups, tau_m, rest, threshold, shape of currents.
// The noise stands for its 20,000 background synapses: mean and size, and weight, delay and refractory period, as in Brian 2's
// example of the same chain (examples/frompapers/Diesmann_et_al_1999).
import type { NetworkDocument, NeuronPopulation, Population, Projection } from "../core/document";
import type { NeuronDescription } from "../core/neuron";
import type { GalleryEntry } from "./lib/gallery";

const GROUPS = 10;
const SIZE = 100;
/** ms; of alpha currents, so that a single one lifts v for 1.7 ms at its peak */
const TAU_SYN = 0.325;

const noisy: NeuronDescription = {
  name: "lif_noisy",
  about: "Leaky integrate-and-fire under a noise of alpha currents.",
  source:
    "Diesmann, Gewaltig & Aertsen 1999, Nature 402:529, doi:10.1038/990101; noise as in Brian 2's example of it",
  params: {
    tau_m: { value: 10, unit: "ms", min: 1e-3, about: "membrane time constant" },
    tau_syn: { value: TAU_SYN, unit: "ms", min: 1e-3, about: "rise of a current" },
    v_rest: { value: -70, unit: "mV", about: "potential without input" },
    v_thresh: { value: -55, unit: "mV", about: "potential that makes a spike" },
    tau_refrac: { value: 1, unit: "ms", min: 0, about: "time v is held after a spike" },
    drift: { value: 25.27, unit: "mV/ms", about: "mean of what drives y" },
    noise: { value: 39.24, unit: "mV/ms", about: "size of what drives y, for white noise of 1 ms" },
  },
  state: {
    v: { init: "v_rest + drift*tau_syn", unit: "mV", about: "membrane potential" },
    x: { init: "drift*tau_syn", unit: "mV", about: "input" },
    y: { init: "drift*tau_syn", unit: "mV", about: "what the input still gains" },
  },
  equations: `
    dv/dt = (v_rest - v + x) / tau_m
    dx/dt = (y - x) / tau_syn
    dy/dt = -y/tau_syn + drift + noise*sqrt(1*ms)*xi`,
  threshold: "v > v_thresh",
  reset: "v = v_rest",
  refractory: "tau_refrac",
};

const names = Array.from({ length: GROUPS }, (_, k) => `group_${k + 1}`);
const group = (k: number): NeuronPopulation => ({
  kind: "neurons",
  label: `Group ${k + 1}`,
  shape: [SIZE],
  neuron: noisy.name,
});

/** mV a spike adds to y: a potential of 0.14 mV at its peak, as in the paper. */
const WEIGHT = 4.86;

const link = (from: string, to: string): Projection => ({
  from,
  to,
  synapse: "delta_y",
  receptor: "exc",
  connector: { name: "all_to_all" },
  weight: WEIGHT,
  delay: 5,
});

/** Clockwork: every 120 ms a spike, that makes so many relays fire at normal times. Chosen: the chain is silent again by then. */
function volley(size: number): {
  populations: Record<string, Population>;
  projections: Record<string, Projection>;
} {
  return {
    populations: {
      clock: {
        kind: "neurons",
        label: "Clock",
        shape: [1],
        neuron: "lif",
        params: { tau_m: 60, i_ext: 175 },
      },
      volley: { kind: "neurons", label: "Volley", shape: [size], neuron: "lif" },
    },
    projections: {
      clock_volley: {
        from: "clock",
        to: "volley",
        synapse: "delta",
        receptor: "exc",
        connector: { name: "all_to_all" },
        weight: 20, // alone enough to make a resting neuron fire
        delay: { normal: [5, 1], min: 1, max: 9 }, // the spread of the paper's usual volley is 1 ms
      },
      volley_1: link("volley", "group_1"),
    },
  };
}

/** @param size - spikes of the volley that begins it */
export function chainBegunBy(size: number): NetworkDocument {
  const begin = volley(size);
  return {
    format: "spikeyard",
    version: 1,
    name: "Synfire chain",
    dt: 0.1,
    seed: 1,
    models: {
      neurons: { [noisy.name]: noisy },
      synapses: {
        delta_y: {
          name: "delta_y",
          about: "A spike begins an alpha current.",
          source: "Diesmann, Gewaltig & Aertsen 1999, Nature 402:529, doi:10.1038/990101",
          params: {},
          unit: "mV",
          post: { y: "mV" },
          onSpike: "y += w",
        },
      },
    },
    populations: { ...begin.populations, ...Object.fromEntries(names.map((name, k) => [name, group(k)])) },
    projections: {
      ...begin.projections,
      ...Object.fromEntries(
        names.slice(1).map((name, k) => [`${names[k]}_${k + 2}`, link(names[k]!, name)] as const),
      ),
    },
    layout: {
      clock: { x: 0, y: 0 },
      volley: { x: 300, y: 0 },
      ...Object.fromEntries(
        names.map((name, k) => [name, { x: 300 * (k % 5), y: 300 + 300 * Math.floor(k / 5) }]),
      ),
    },
  };
}

export const synfireChain: NetworkDocument = chainBegunBy(100);

export const gallery: GalleryEntry = {
  title: "Synfire chain",
  line: "A volley of spikes runs through ten groups of noisy neurons, and arrives sharper than it began.",
  tags: ["synfire", "synchrony", "noise", "feed-forward", "timing"],
  level: "research",
  tryThis: ["Make the volley 40 neurons instead of 100: it dies on its way."],
  speed: 100,
};
